/** An invented article, whole, with what a test wants different. */
import type { ArticleFile } from '#ports/knowledge.ts'
import { day } from './record.ts'

export function buildArticle(parts: Partial<ArticleFile> & { readonly slug: string }): ArticleFile {
  return {
    title: `Judul ${parts.slug}`,
    questions: [`Apa itu ${parts.slug}?`],
    keywords: [],
    topics: [],
    body: '**Jawaban singkat.**\n\n- Rincian pertama.',
    sources: ['Peraturan contoh 1/2025'],
    uncertainty: null,
    validFrom: day('2026-01-01'),
    validUntil: null,
    owner: 'BKPP, urusan contoh',
    reviewOn: day('2027-01-31'),
    peopleOnly: false,
    fileHash: `hash of ${parts.slug}`,
    ...parts,
  }
}

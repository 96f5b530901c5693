/** The words of a question that carry its meaning, the same ones for formal, clipped and polite writing. */
import { applyGlossary, parseGlossary } from '../language/glossary.ts'
import { createPeel } from '../language/politeness.ts'
import { wordsOf } from '../language/words.ts'

export type QuestionKey = (text: string) => string

/** In many questions whatever they ask. */
const general = new Set(
  (
    'saya aku kami kita anda bapak ibu pak bu min admin semar apa apakah yang di ke dari dan atau untuk itu ini ya kok ' +
    'sih dong deh nih kah lah pun mau ingin tanya tolong mohon info informasi minta kasih tahu tau beritahu jelaskan ' +
    'bisa boleh dapat ada tidak belum sudah sedang akan harus kalau jika bila gimana bagaimana cara caranya kapan ' +
    'berapa siapa mana dimana kenapa mengapa nya dengan pada oleh dalam sebagai adalah agar supaya saja juga lagi nggih'
  ).split(' '),
)

/** Personal data is gone before; its placeholders say nothing of the matter. */
export function createQuestionKey(sources: { glossary: string; politeness: string }): QuestionKey {
  const glossary = parseGlossary(sources.glossary)
  const peel = createPeel(sources.politeness)
  const keep = (word: string) => [word]
  return (text) => {
    const typed = wordsOf(text.replace(/\[[A-Z]+-\d+\]/g, ' ')).map((word) => word.text)
    const { from, until } = peel(typed)
    const meant = applyGlossary(glossary, applyGlossary(glossary, typed.slice(from, until), keep), keep)
    const telling = meant.filter((word) => !general.has(word))
    // "gimana caranya" is all general; then it is what it is.
    return (telling.length > 0 ? telling : meant).map(stemmed).join(' ').slice(0, keyLimit)
  }
}

/** A life story is known by its first lines; the index keeps no more. */
const keyLimit = 300

/** "mengajukan", "pengajuan" and "diajukan" are one; rough, as trigrams forgive the rest. */
function stemmed(word: string): string {
  if (word.length < 6) return word
  const bare = word.replace(/(?:nya|kan|lah|kah)$/, '').replace(/^(?:di|ter|ber|ke|se)(?=[a-z]{4})/, '')
  const nasal = bare.replace(/^(?:me|pe)(?:ng|ny|n|m|r|l)?(?=[a-z]{3})/, '')
  const stem = nasal.replace(/(?:an|i)$/, '')
  return stem.length >= 3 ? stem : word
}

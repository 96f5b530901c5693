/** Reads the first edition of the articles from a folder: one Markdown file each, with YAML front matter. */
import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { parse } from 'yaml'
import { articleSchema } from '#core/knowledge/article.ts'
import type { ArticleFile } from '#ports/knowledge.ts'

/** `README.md` is for those who write them. Throws with everything that is wrong, file by file. */
export async function loadKnowledge(folder: string): Promise<readonly ArticleFile[]> {
  const files = (await readdir(folder)).filter((file) => file.endsWith('.md') && file !== 'README.md').sort()
  const problems: string[] = []
  const articles: ArticleFile[] = []
  for (const file of files) {
    const read = readArticle(file.slice(0, -'.md'.length), await readFile(join(folder, file), 'utf8'))
    if ('problems' in read) problems.push(...read.problems.map((problem) => `${file}: ${problem}`))
    else articles.push(read.article)
  }
  if (problems.length > 0) {
    throw new Error(`${problems.length} problem(s) in the articles of ${folder}:\n${problems.join('\n')}`)
  }
  return articles
}

type Read = { readonly article: ArticleFile } | { readonly problems: readonly string[] }

function readArticle(slug: string, content: string): Read {
  const text = content.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n')
  const parts = /^---\n([\s\S]*?)\n---\n([\s\S]*)$/.exec(text)
  if (!parts) return { problems: ['begin it with front matter: a line "---", the fields, a line "---", then the text'] }
  const [, front = '', body = ''] = parts
  const fields = frontMatter(front)
  if ('problems' in fields) return fields
  const own = ['slug', 'body'].filter((name) => Object.hasOwn(fields.values, name))
  if (own.length > 0) {
    return { problems: own.map((name) => `remove "${name}": the file's name is the slug, the text below is the body`) }
  }
  const parsed = articleSchema.safeParse({ ...fields.values, slug, body })
  if (!parsed.success) {
    return {
      problems: parsed.error.issues.map(({ path, message }) => `${path.join('.') || 'front matter'}: ${message}`),
    }
  }
  return { article: { ...parsed.data, fileHash: createHash('sha256').update(text).digest('hex') } }
}

function frontMatter(
  source: string,
): { readonly values: Record<string, unknown> } | { readonly problems: readonly string[] } {
  try {
    const values: unknown = parse(source)
    if (typeof values === 'object' && values !== null && !Array.isArray(values)) return { values: { ...values } }
    return { problems: ['the front matter has to be fields, "name: value" a line'] }
  } catch (error) {
    return { problems: [`the front matter is no YAML: ${error instanceof Error ? error.message : String(error)}`] }
  }
}

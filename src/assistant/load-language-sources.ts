/** Reads `prompts/intents/`: one file an intent, and the glossary, politeness, keywords, concepts and names beside them. */
import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { LanguageSources } from '#core/language/language-sources.ts'
import { textLines } from '#core/language/text-lines.ts'

const shared = new Set(['glossary', 'politeness', 'keywords', 'names', 'concepts'])

/** Throws when the folder or one of the five shared files is missing, or an intent has no example. */
export function loadLanguageSources(
  folder = fileURLToPath(new URL('../../prompts/intents/', import.meta.url)),
): LanguageSources {
  const read = (name: string) => readFileSync(`${folder}/${name}.txt`, 'utf8')
  const names = readdirSync(folder)
    .filter((file) => file.endsWith('.txt'))
    .map((file) => file.slice(0, -'.txt'.length))
    .filter((name) => !shared.has(name))
    .sort()
  const intents = names.map((name) => ({ name, examples: textLines(read(name)) }))
  const empty = intents.find(({ examples }) => examples.length === 0)
  if (empty) throw new Error(`prompts/intents/${empty.name}.txt has no example`)
  return {
    intents,
    glossary: read('glossary'),
    politeness: read('politeness'),
    keywords: read('keywords'),
    concepts: read('concepts'),
    names: read('names'),
  }
}

/** Messages that are only a keyword, and what each may mean. */
import { textLines } from './text-lines.ts'

/** Normalised words joined by one blank, to names of intents, likeliest first. */
export type Keywords = ReadonlyMap<string, readonly string[]>

/** `normalize` brings the lines of the file into the form that messages are compared in. */
export function parseKeywords(text: string, normalize: (words: readonly string[]) => readonly string[]): Keywords {
  const keywords = new Map<string, readonly string[]>()
  for (const line of textLines(text)) {
    const [words = '', meanings = ''] = line.split('=')
    const key = normalize(words.trim().toLowerCase().split(/\s+/)).join(' ')
    keywords.set(
      key,
      meanings.split('|').map((meaning) => meaning.trim()),
    )
  }
  return keywords
}

/** The glossary: which words and phrases stand for which. */
import { textLines } from './text-lines.ts'

/** Written phrase (words joined by one blank) to the words that are meant; an empty list leaves the phrase out. */
export type Glossary = ReadonlyMap<string, readonly string[]>

/** A later line wins over an earlier one. */
export function parseGlossary(text: string): Glossary {
  const glossary = new Map<string, readonly string[]>()
  for (const line of textLines(text)) {
    const [written = '', meant = ''] = line.split('=')
    const words = meant.trim() === '' ? [] : meant.trim().toLowerCase().split(/\s+/)
    for (const phrase of written.split(',')) {
      const key = phrase.trim().toLowerCase()
      if (key !== '') glossary.set(key, words)
    }
  }
  return glossary
}

/** Words of the longest phrase that may stand on the left of a line. */
export const longestPhrase = 4

/** Replaces phrases of up to four words, the longest first; `unknown` handles each word that has no entry. */
export function applyGlossary(
  glossary: Glossary,
  words: readonly string[],
  unknown: (word: string) => readonly string[],
): string[] {
  const meant: string[] = []
  for (let at = 0; at < words.length; ) {
    let width = longestPhrase
    let found: readonly string[] | undefined
    for (; width >= 1; width--) {
      if (at + width > words.length) continue
      found = glossary.get(words.slice(at, at + width).join(' '))
      if (found) break
    }
    meant.push(...(found ?? unknown(words[at] ?? '')))
    at += Math.max(width, 1)
  }
  return meant
}

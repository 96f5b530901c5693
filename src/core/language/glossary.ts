/** The glossary: which words and phrases stand for which. */
/** Written phrase (words joined by one blank) to the words that are meant; an empty list leaves the phrase out. */
export type Glossary = ReadonlyMap<string, readonly string[]>

/** Words of the longest phrase that may stand on the left of a line. */
export const longestPhrase = 5

/** A later line wins over an earlier one. Throws, with the number of the line, on one that cannot be read. */
export function parseGlossary(text: string): Glossary {
  const glossary = new Map<string, readonly string[]>()
  for (const [index, raw] of text.split('\n').entries()) {
    const line = raw.trim()
    if (line === '' || line.startsWith('#')) continue
    const [written = '', meant, ...more] = line.split('=')
    const phrases = written.split(',').map((phrase) => phrase.trim().toLowerCase().split(/\s+/).join(' '))
    const long = phrases.find((phrase) => phrase.split(' ').length > longestPhrase)
    const place = `prompts/intents/glossary.txt, line ${index + 1}`
    if (meant === undefined || more.length > 0) throw new Error(`${place}: expected "written, written = meant"`)
    if (phrases.includes('')) throw new Error(`${place}: a comma without a word before or after it`)
    if (long) throw new Error(`${place}: "${long}" has more than ${longestPhrase} words`)
    const words = meant.trim() === '' ? [] : meant.trim().toLowerCase().split(/\s+/)
    for (const phrase of phrases) glossary.set(phrase, words)
  }
  return glossary
}

/** Replaces phrases of up to five words, the longest first; `unknown` handles each word that has no entry. */
export function applyGlossary(
  glossary: Glossary,
  words: readonly string[],
  unknown: (word: string) => readonly string[],
): string[] {
  const widths = widthsOf(glossary)
  const meant: string[] = []
  for (let at = 0; at < words.length; ) {
    let width = Math.min(widths.get(words[at] ?? '') ?? 0, words.length - at)
    let found: readonly string[] | undefined
    for (; width >= 1; width--) {
      found = glossary.get(width === 1 ? (words[at] ?? '') : words.slice(at, at + width).join(' '))
      if (found) break
    }
    meant.push(...(found ?? unknown(words[at] ?? '')))
    at += Math.max(width, 1)
  }
  return meant
}

/** Words of the longest phrase by its first word: most words begin none, and lines are many. */
const widthsByGlossary = new WeakMap<Glossary, ReadonlyMap<string, number>>()

function widthsOf(glossary: Glossary): ReadonlyMap<string, number> {
  const known = widthsByGlossary.get(glossary)
  if (known) return known
  const widths = new Map<string, number>()
  for (const phrase of glossary.keys()) {
    const words = phrase.split(' ')
    const [first = ''] = words
    widths.set(first, Math.max(widths.get(first) ?? 0, words.length))
  }
  widthsByGlossary.set(glossary, widths)
  return widths
}

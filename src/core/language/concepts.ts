/** Words that mean the same matter share a concept, so that one example stands for all of them. */
import { textLines } from './text-lines.ts'

/** The concepts of a line of normalised words, each once, sorted. */
export type ConceptsOf = (words: readonly string[]) => readonly string[]

/** Of lines `concept: word, two words`; `meant` gives what our own words mean by the glossary. */
export function parseConcepts(text: string, meant: (words: readonly string[]) => readonly string[]): ConceptsOf {
  const byPhrase = new Map<string, Set<string>>()
  let longest = 1
  for (const line of textLines(text)) {
    const at = line.indexOf(':')
    if (at < 1) throw new Error(`prompts/intents/concepts.txt: expected "concept: word, two words", not "${line}"`)
    for (const phrase of line.slice(at + 1).split(',')) {
      const words = meant(phrase.trim().toLowerCase().split(/\s+/))
      const key = words.join(' ')
      if (key === '') continue
      const concepts = byPhrase.get(key) ?? new Set()
      byPhrase.set(key, concepts.add(line.slice(0, at).trim()))
      longest = Math.max(longest, words.length)
    }
  }
  return (words) => {
    const found = new Set<string>()
    for (let at = 0; at < words.length; at++) {
      // The words of a phrase keep what they mean alone: measured better than the longest phrase only.
      for (let width = Math.min(longest, words.length - at); width >= 1; width--) {
        for (const concept of byPhrase.get(words.slice(at, at + width).join(' ')) ?? []) found.add(concept)
      }
    }
    return [...found].sort()
  }
}

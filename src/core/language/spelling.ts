/** Finds the word that was meant: one edit away, clipped of its vowels, stretched, suffixed or run together. */
import type { Glossary } from './glossary.ts'

export interface Spelling {
  /** Known as it stands, in the vocabulary or the glossary. */
  isKnown(word: string): boolean
  /** The words meant; the word itself if nothing near is known. */
  correct(word: string): readonly string[]
}

const suffixes = ['nya', 'ipun', 'kah', 'lah', 'ku', 'mu', 'ne', 'pun', 'e', 'an', 'kan', 'in', 'i', 'ke', 'no']

/** `counts`: how often each word of the vocabulary is used; the commoner wins where two are equally near. */
export function createSpelling(counts: ReadonlyMap<string, number>, glossary: Glossary): Spelling {
  const byDeletion = new Map<string, string[]>()
  const bySkeleton = new Map<string, string[]>()
  const add = (index: Map<string, string[]>, key: string, word: string) => {
    const words = index.get(key)
    if (!words) index.set(key, [word])
    else if (!words.includes(word)) words.push(word)
  }
  const targets = new Set([...counts.keys(), ...[...glossary.keys()].filter((key) => !key.includes(' '))])
  for (const word of targets) {
    if (/\d/.test(word)) continue
    if (word.length >= 4) {
      add(byDeletion, word, word)
      for (const shorter of deletions(word)) add(byDeletion, shorter, word)
    }
    if (word.length >= 5 && counts.has(word)) add(bySkeleton, skeleton(word), word)
  }
  const isKnown = (word: string) => counts.has(word) || glossary.has(word)
  const meaning = (word: string): readonly string[] => glossary.get(word) ?? [word]
  const commonest = (words: Iterable<string>) => {
    let best: string | undefined
    for (const word of words) if (!best || (counts.get(word) ?? 0) > (counts.get(best) ?? 0)) best = word
    return best
  }

  function correct(word: string): readonly string[] {
    if (isKnown(word)) return meaning(word)
    if (/\d|^i+v?$/.test(word) || word.length < 3 || word.length > 40) return [word]
    const calm = word.replace(/(.)\1+/g, '$1')
    if (calm !== word && isKnown(calm)) return meaning(calm)
    const stem = stemOf(word) ?? stemOf(calm)
    if (stem) return stem
    if (word.length >= 3 && vowels(word) === 0) {
      const full = commonest(bySkeleton.get(skeleton(word)) ?? [])
      if (full) return meaning(full)
    }
    if (word.length >= 5) {
      const near = nearest(calm.length >= 4 ? calm : word) ?? nearest(word)
      if (near) return meaning(near)
    }
    return splitJoined(word) ?? [word]
  }

  function stemOf(word: string): readonly string[] | undefined {
    for (const suffix of suffixes) {
      const stem = word.slice(0, -suffix.length)
      if (!word.endsWith(suffix) || stem.length < 2) continue
      if (stem.length < 4 && suffix.length < 2) continue
      if (isKnown(stem)) return suffix === 'ku' ? [...meaning(stem), 'saya'] : meaning(stem)
    }
    return undefined
  }

  function nearest(word: string): string | undefined {
    const near = new Set<string>()
    for (const candidate of byDeletion.get(word) ?? []) near.add(candidate)
    for (const shorter of deletions(word)) {
      for (const candidate of byDeletion.get(shorter) ?? []) {
        const isFair = Math.abs(candidate.length - word.length) <= 1 && (word.length >= 6 || candidate[0] === word[0])
        if (isFair) near.add(candidate)
      }
    }
    return commonest(near)
  }

  function splitJoined(word: string): readonly string[] | undefined {
    for (let at = word.length - 3; at >= 3; at--) {
      const [head, tail] = [word.slice(0, at), word.slice(at)]
      if (isKnown(head) && isKnown(tail)) return [...meaning(head), ...meaning(tail)]
    }
    return undefined
  }

  return { isKnown, correct }
}

function* deletions(word: string): Generator<string> {
  for (let at = 0; at < word.length; at++) yield word.slice(0, at) + word.slice(at + 1)
}

function skeleton(word: string): string {
  return word.replace(/[aiueo]/g, '')
}

function vowels(word: string): number {
  return word.length - skeleton(word).length
}

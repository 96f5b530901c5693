/** Finds the word that was meant: mistyped, clipped of its vowels, stretched, suffixed or run together. */
import type { Glossary } from './glossary.ts'
import { typingDistance } from './typing-distance.ts'

export interface Spelling {
  /** Known as it stands, in the vocabulary or the glossary. */
  isKnown(word: string): boolean
  /** The words meant; the word itself if nothing near is known. */
  correct(word: string): readonly string[]
  /** The known word that a rare one is but a slip of; null when it stands for itself. */
  slipOf(word: string): string | null
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
      if (counts.has(word)) add(bySkeleton, skeleton(word), word)
    }
  }
  const isKnown = (word: string) => counts.has(word) || glossary.has(word)
  const meaning = (word: string): readonly string[] => glossary.get(word) ?? [word]

  function correct(word: string): readonly string[] {
    if (isKnown(word)) return meaning(word)
    if (/\d|^i+v?$/.test(word) || word.length < 3 || word.length > 40) return [word]
    const calm = word.replace(/(.)\1+/g, '$1')
    if (calm !== word && isKnown(calm)) return meaning(calm)
    const stem = stemOf(word) ?? stemOf(calm)
    if (stem) return stem
    const near = nearest(word, allowance(word.length))
    if (near) return meaning(near)
    return splitJoined(word) ?? [word]
  }

  function stemOf(word: string): readonly string[] | undefined {
    for (const suffix of suffixes) {
      const stem = word.slice(0, -suffix.length)
      if (!word.endsWith(suffix) || stem.length < 2) continue
      if (stem.length < 4 && suffix.length < 2) continue
      if (stem.length < 3 && !/^(?:nya|ku|ne|mu)$/.test(suffix)) continue
      if (isKnown(stem)) return suffix === 'ku' ? [...meaning(stem), 'saya'] : meaning(stem)
    }
    return undefined
  }

  function candidates(word: string): Set<string> {
    const near = new Set<string>(byDeletion.get(word) ?? [])
    for (const shorter of deletions(word)) for (const candidate of byDeletion.get(shorter) ?? []) near.add(candidate)
    const bones = skeleton(word)
    if (bones.length >= 2) {
      for (const candidate of bySkeleton.get(bones) ?? []) near.add(candidate)
      // A slip among the consonants of a clipped long word.
      if (bones.length >= 5) {
        for (const shorter of deletions(bones))
          for (const candidate of bySkeleton.get(shorter) ?? []) near.add(candidate)
      }
    }
    return near
  }

  function nearest(word: string, limit: number): string | undefined {
    let best: string | undefined
    let least = limit
    for (const candidate of candidates(word)) {
      if (candidate === word) continue
      const used = counts.get(candidate) ?? 0
      // The commoner of two is worth a third of a slip at most.
      const distance = typingDistance(word, candidate, limit + 0.31) - Math.min(0.3, Math.log10(used + 1) * 0.12)
      if (distance <= least) {
        least = distance
        best = candidate
      }
    }
    return best
  }

  function splitJoined(word: string): readonly string[] | undefined {
    for (let at = word.length - 2; at >= 2; at--) {
      const [head, tail] = [word.slice(0, at), word.slice(at)]
      const isShort = head.length < 3 || tail.length < 3
      const isFair = (short.has(head) && tail.length >= 4) || (short.has(tail) && head.length >= 4)
      if (isShort && !isFair) continue
      if (isKnown(head) && isKnown(tail)) return [...meaning(head), ...meaning(tail)]
    }
    return undefined
  }

  const slipOf = (word: string): string | null => (word.length < 5 ? null : (nearest(word, 0.55) ?? null))

  return { isKnown, correct, slipOf }
}

/** Words of two letters that people write onto the next one ("kpskrg", "sydari"). */
const short = new Set('kp jp tw sk di ke sy ak'.split(' '))

/** How much may be wrong with a word of that length, in letters. */
function allowance(length: number): number {
  if (length <= 3) return 0.4
  if (length === 4) return 0.75
  if (length <= 6) return 1.05
  return length <= 8 ? 1.4 : 1.8
}

function* deletions(word: string): Generator<string> {
  for (let at = 0; at < word.length; at++) yield word.slice(0, at) + word.slice(at + 1)
}

function skeleton(word: string): string {
  return word.replace(/[aiueo]/g, '').replace(/(.)\1+/g, '$1')
}

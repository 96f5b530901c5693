/** What the built-in engine has learnt: read from its file, or learnt now and written there for the next start. */
import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { LanguageSources } from '#core/language/language-sources.ts'
import { learn } from '#core/language/learn.ts'
import type { Learnt } from '#core/language/learnt.ts'
import { readLearnt, writeLearnt } from './learnt-file.ts'

export interface LoadedLearnt {
  readonly learnt: Learnt
  /** How long it took to learn; null when it was read from its file. */
  readonly learntMs: number | null
  /** It lies in a file now. */
  readonly isKept: boolean
}

/** Beside the packages: an install empties it, and fills it anew. */
const installFolder = fileURLToPath(new URL('../../node_modules/.cache/semar/', import.meta.url))
const engineFolder = fileURLToPath(new URL('../core/language/', import.meta.url))

/** Never fails for the file's sake: a folder that cannot be written costs the next start its time. */
export function loadLearnt(sources: LanguageSources, folder = installFolder): LoadedLearnt {
  const key = learntKey(sources)
  const kept = readLearnt(folder, key)
  if (kept) return { learnt: kept, learntMs: null, isKept: true }
  const before = performance.now()
  const learnt = learn(sources)
  const learntMs = performance.now() - before
  try {
    writeLearnt(folder, key, learnt)
    return { learnt, learntMs, isKept: true }
  } catch {
    return { learnt, learntMs, isKept: false }
  }
}

/** Another one for any other text to learn from and for any other engine. */
export function learntKey(sources: LanguageSources): string {
  const hash = createHash('sha256')
  for (const file of readdirSync(engineFolder).sort()) hash.update(readFileSync(`${engineFolder}/${file}`))
  return hash.update(JSON.stringify(sources)).digest('hex').slice(0, 32)
}

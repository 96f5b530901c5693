/** Keeps what was learnt in a file named by its key, so that a start need not learn anew. */
import { createHash } from 'node:crypto'
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Learnt } from '#core/language/learnt.ts'
import { learntBytes, learntOfBytes } from '#core/language/learnt-bytes.ts'

const checksumBytes = 32
/** Older ones are dropped: every change of a glossary leaves one behind. */
const filesKept = 4

const nameOf = (key: string): string => `language-${key}.bin`
const checksumOf = (key: string, bytes: Uint8Array): Uint8Array =>
  createHash('sha256').update(key).update(bytes).digest()

/** Null when there is none, or it is not whole, or not of this key. */
export function readLearnt(folder: string, key: string): Learnt | null {
  let file: Uint8Array
  try {
    file = readFileSync(join(folder, nameOf(key)))
  } catch {
    return null
  }
  const bytes = file.subarray(checksumBytes)
  return Buffer.compare(checksumOf(key, bytes), file.subarray(0, checksumBytes)) === 0 ? learntOfBytes(bytes) : null
}

/** Several processes may write at once: the file is there whole or not at all. Throws where nothing can be written. */
export function writeLearnt(folder: string, key: string, learnt: Learnt): void {
  const bytes = learntBytes(learnt)
  mkdirSync(folder, { recursive: true })
  const draft = join(folder, `${process.pid}-${key}.tmp`)
  try {
    writeFileSync(draft, Buffer.concat([checksumOf(key, bytes), bytes]))
    renameSync(draft, join(folder, nameOf(key)))
  } catch (error) {
    rmSync(draft, { force: true })
    throw error
  }
  dropOld(folder)
}

function dropOld(folder: string): void {
  const files = readdirSync(folder)
    .filter((name) => /^language-.*\.bin$/.test(name))
    .map((name) => ({
      path: join(folder, name),
      ms: statSync(join(folder, name), { throwIfNoEntry: false })?.mtimeMs ?? 0,
    }))
    .sort((a, b) => b.ms - a.ms)
  for (const { path } of files.slice(filesKept)) rmSync(path, { force: true })
}

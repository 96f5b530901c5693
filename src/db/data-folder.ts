/** The folder with everything that one installation keeps on disk, held by one process at a time. */
import { randomBytes } from 'node:crypto'
import { chmodSync, mkdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'

/** An operator can mend it; the message says how. */
export class DataFolderProblem extends Error {
  override readonly name = 'DataFolderProblem'
}

export interface DataFolder {
  readonly path: string
  /** Reads a secret kept in the folder, made at the first call; readable by its owner only. */
  secret(name: string): string
  release(): void
}

/** Opens the folder and marks it as in use. A mark left by a process that died is taken over. */
export function openDataFolder(dir: string): DataFolder {
  const path = resolve(dir)
  const lock = join(path, 'semar.pid')
  try {
    mkdirSync(path, { recursive: true })
    takeLock(lock, path)
  } catch (error) {
    throw asProblem(error, path)
  }
  return {
    path,
    secret: (name) => {
      try {
        return keptSecret(join(path, name))
      } catch (error) {
        throw asProblem(error, path)
      }
    },
    release: () => rmSync(lock, { force: true }),
  }
}

/** Made whole beside its place: a full disk must not leave half a secret, which would then be taken for the secret. */
function keptSecret(file: string): string {
  try {
    const secret = readFileSync(file, 'utf8').trim()
    if (secret.length < shortestSecret) {
      throw new DataFolderProblem(
        `${file} holds no whole secret. Bring it back from a backup; without one, remove it and a new one is made (what the old one opened stays closed).`,
      )
    }
    if ((statSync(file).mode & 0o077) !== 0) chmodSync(file, 0o600)
    return secret
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error
  }
  const secret = randomBytes(32).toString('base64url')
  const half = `${file}.new`
  rmSync(half, { force: true })
  writeFileSync(half, `${secret}\n`, { mode: 0o600, flag: 'wx', flush: true })
  renameSync(half, file)
  return secret
}

/** Characters; those made here have 43. */
const shortestSecret = 32

function takeLock(lock: string, path: string): void {
  const mine = `${process.pid} ${startTicks(process.pid)}\n`
  for (let attempt = 0; attempt < 3; attempt++) {
    try {
      writeFileSync(lock, mine, { flag: 'wx' })
      return
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
    }
    const [pid, ticks] = readFileSync(lock, 'utf8').trim().split(' ')
    if (isRunning(Number(pid), ticks ?? '')) {
      throw new DataFolderProblem(
        `the data folder ${path} is in use by another Semar (process ${pid}). Stop it first, or set DATA_DIR to another folder.`,
      )
    }
    rmSync(lock, { force: true })
  }
}

function isRunning(pid: number, ticks: string): boolean {
  if (!Number.isInteger(pid) || pid <= 0 || pid === process.pid) return false
  try {
    process.kill(pid, 0)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EPERM') return false
  }
  return startTicks(pid) === ticks
}

/** When a process started, so that a reused process id is not taken for the old owner (Linux; elsewhere unknown). */
function startTicks(pid: number): string {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? '?'
  } catch {
    return '?'
  }
}

/** Turns what the system says of a folder into what an operator can do. */
export function asProblem(error: unknown, path: string): Error {
  const { code } = error as NodeJS.ErrnoException
  if (code === 'ENOSPC' || code === 'EDQUOT') {
    return new DataFolderProblem(
      `no space left for the data folder ${path}. Free some space or set DATA_DIR to another disk. Nothing was damaged.`,
    )
  }
  if (code === 'EACCES' || code === 'EPERM' || code === 'EROFS') {
    return new DataFolderProblem(
      `the data folder ${path} can't be written (${code}). Give this user the right to write there, or set DATA_DIR to another folder.`,
    )
  }
  if (code === 'ENOTDIR' || code === 'EEXIST') {
    return new DataFolderProblem(`${path} is not a folder. Set DATA_DIR to a folder.`)
  }
  return error instanceof Error ? error : new Error(String(error))
}

/** Finds the embedded server of a Semar that is running, for commands beside it; starts and changes nothing. */
import { existsSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { locatePostgres } from './postgres-files.ts'

export interface RunningPostgres {
  readonly url: string
  /** A secret that Semar keeps in the data folder; null when it made none. */
  secret(name: string): string | null
}

/** Null when no server of this data folder runs. */
export function runningPostgres(dataDir: string): RunningPostgres | null {
  const path = resolve(dataDir)
  const secret = (name: string): string | null => {
    const file = join(path, name)
    return existsSync(file) ? readFileSync(file, 'utf8').trim() : null
  }
  const password = secret('postgres-password')
  if (password === null) return null
  const marks = join(locatePostgres(path).cluster, 'postmaster.pid')
  // Line 4 of postmaster.pid is the port: https://www.postgresql.org/docs/18/storage-file-layout.html
  const port = existsSync(marks) ? Number(readFileSync(marks, 'utf8').split('\n')[3]) : 0
  return port > 0 ? { url: `postgresql://postgres:${password}@127.0.0.1:${port}/semar`, secret } : null
}

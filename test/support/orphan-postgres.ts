/** The database server that a killed Semar left behind: who it is, where it listens, and its end. */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { until } from './ask-until.ts'

/** Null: no server has run on this data folder, or it took its note away when it stopped. */
export function embeddedServer(dataDir: string): { readonly pid: number; readonly url: string } | null {
  const file = join(clusterOf(dataDir), 'postmaster.pid')
  if (!existsSync(file)) return null
  // Line 1 is the process id, line 4 the port.
  const lines = readFileSync(file, 'utf8').split('\n')
  const password = readFileSync(join(dataDir, 'postgres-password'), 'utf8').trim()
  return { pid: Number(lines[0]), url: `postgresql://postgres:${password}@127.0.0.1:${lines[3]}/semar` }
}

/** Where Semar keeps the cluster of a data folder: in it, or where the server's user can reach it. */
export function clusterOf(dataDir: string): string {
  const note = join(dataDir, 'postgres-location')
  return join(existsSync(note) ? readFileSync(note, 'utf8').trim() : dataDir, 'postgres')
}

export async function stopOrphan(dataDir: string): Promise<void> {
  const server = embeddedServer(dataDir)
  if (!server || !isAlive(server.pid)) return
  process.kill(server.pid, 'SIGQUIT')
  await until(() => !isAlive(server.pid))
}

/** A zombie counts as gone: it runs nothing and holds nothing. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    return stat[stat.lastIndexOf(')') + 2] !== 'Z'
  } catch {
    return false
  }
}

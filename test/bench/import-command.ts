/** Runs the import command as a process of its own and watches its memory and that of the database server (Linux). */
import { spawn } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import pg from 'pg'

export interface ImportRun {
  readonly code: number | null
  readonly seconds: number
  readonly nodeMb: number
  /** Private memory of the server's processes together; what they share is counted nowhere. */
  readonly serverMb: number
  readonly output: string
}

const lookEveryMs = 100

/** `interruptAt`: Ctrl-C as soon as rows of this kind stand in staging. */
export async function runImport(
  url: string,
  args: readonly string[],
  options: { interruptAt?: string } = {},
): Promise<ImportRun> {
  const startedAt = performance.now()
  const command = fileURLToPath(new URL('../../src/import.ts', import.meta.url))
  const child = spawn(process.execPath, [command, ...args], {
    env: { ...process.env, DATABASE_URL: url },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let output = ''
  for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', (text) => (output += text))
  let nodeMb = 0
  let serverMb = 0
  const watch = setInterval(() => {
    if (child.pid) nodeMb = Math.max(nodeMb, statusMb(child.pid, 'VmHWM'))
    serverMb = Math.max(serverMb, postgresMb())
  }, lookEveryMs)
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve))
  if (options.interruptAt) {
    await rowsOf(url, options.interruptAt)
    child.kill('SIGINT')
  }
  const code = await ended
  clearInterval(watch)
  return { code, seconds: (performance.now() - startedAt) / 1000, nodeMb, serverMb, output }
}

async function rowsOf(url: string, kind: string): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    for (;;) {
      const found = await client.query(
        `SELECT FROM pg_stat_user_tables WHERE schemaname = 'staging' AND relname = $1 AND pg_relation_size(relid) > 0`,
        [kind],
      )
      if (found.rowCount) return
      await new Promise((resolve) => setTimeout(resolve, lookEveryMs))
    }
  } finally {
    await client.end()
  }
}

function statusMb(pid: number, line: string): number {
  try {
    const text = readFileSync(`/proc/${pid}/status`, 'utf8')
    return Number(new RegExp(`${line}:\\s+(\\d+)`).exec(text)?.[1] ?? 0) / 1024
  } catch {
    // It has just ended.
    return 0
  }
}

/** Every PostgreSQL process of this machine: run the benchmark where no other one works. */
function postgresMb(): number {
  let sum = 0
  for (const name of readdirSync('/proc')) {
    if (!/^\d+$/.test(name)) continue
    try {
      if (readFileSync(`/proc/${name}/comm`, 'utf8').trim() === 'postgres') sum += statusMb(Number(name), 'RssAnon')
    } catch {
      // It has just ended.
    }
  }
  return sum
}

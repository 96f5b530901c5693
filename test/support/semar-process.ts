/** Semar as its own process, as an operator starts it: waited for, killed, started again, and cleared away at the end. */
import { type ChildProcess, spawn } from 'node:child_process'
import { chmod, chown, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { stopOrphan } from './orphan-postgres.ts'

export interface Ending {
  readonly code: number | null
  readonly signal: NodeJS.Signals | null
}

interface Launch {
  readonly pid: number
  /** Resolves with the port of the web server, null without one; rejects when the process ends first. */
  readonly ready: Promise<number | null>
  readonly ended: Promise<Ending>
}

export interface SemarProcess {
  readonly dataDir: string
  /** All that was printed since the last start. */
  readonly output: string
  readonly errors: string
  /** The running or last process. */
  readonly pid: number
  /** Resolves when the running process ends; at once when it has. */
  readonly ended: Promise<Ending>
  /** Starts it without waiting; the last one must have ended. */
  launch(env?: NodeJS.ProcessEnv): Launch
  /** Resolves with the web server's port when Semar says that it is ready. */
  start(env?: NodeJS.ProcessEnv): Promise<number | null>
  /** Starts it where it should refuse, and waits for its end. */
  fail(env?: NodeJS.ProcessEnv): Promise<Ending>
  kill(signal: NodeJS.Signals): Promise<Ending>
  /** Ctrl-C: the terminal signals the whole group. Only with `hasOwnGroup`. */
  interrupt(): void
  /** Ends what still runs, the orphaned database server too, and deletes the data folder. */
  close(): Promise<void>
}

const home = resolve(import.meta.dirname, '../..')
/** Of a machine on which several test files run at once. */
const startLimitMs = 120_000

/** A data folder of its own, unless one is named; nothing of this process's own settings reaches Semar. */
export async function createSemarProcess(needs: {
  env?: NodeJS.ProcessEnv
  dataDir?: string
  user?: { uid: number; gid: number }
  /** As a job of a terminal has. */
  hasOwnGroup?: boolean
  /** The checkout to start it from. */
  cwd?: string
}): Promise<SemarProcess> {
  const folder = needs.dataDir ?? (await mkdtemp(join(tmpdir(), 'semar-run-')))
  // Open to the database server's user, which is another one where the tests run as root.
  if (!needs.dataDir) await chmod(folder, 0o755)
  if (!needs.dataDir && needs.user) await chown(folder, needs.user.uid, needs.user.gid)
  let child: ChildProcess | undefined
  let ended: Promise<Ending> = Promise.resolve({ code: null, signal: null })
  let output = ''
  let errors = ''

  function launch(env: NodeJS.ProcessEnv = {}): Launch {
    if (child && isRunning(child)) throw new Error('Semar still runs')
    output = ''
    errors = ''
    const { PATH, HOME, TMPDIR } = process.env
    const started = spawn(process.execPath, ['src/main.ts'], {
      cwd: needs.cwd ?? home,
      env: { PATH, HOME, ...(TMPDIR && { TMPDIR }), PORT: '0', DATA_DIR: folder, ...needs.env, ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
      detached: needs.hasOwnGroup ?? false,
      ...needs.user,
    })
    child = started
    // 'close' comes after the last output, 'exit' may come before it.
    const end = new Promise<Ending>((done, broken) => {
      started.once('error', broken)
      started.once('close', (code, signal) => done({ code, signal }))
    })
    ended = end
    const ready = new Promise<number | null>((done, broken) => {
      const timer = setTimeout(() => broken(new Error(`Semar was not ready in time:\n${errors}`)), startLimitMs)
      const settle = () => clearTimeout(timer)
      started.stdout?.setEncoding('utf8').on('data', (chunk: string) => {
        output += chunk
        if (!output.includes('Ctrl-C stops it')) return
        settle()
        const port = /http:\/\/localhost:(\d+)/.exec(output)?.[1]
        done(port === undefined ? null : Number(port))
      })
      started.stderr?.setEncoding('utf8').on('data', (chunk: string) => {
        errors += chunk
      })
      end.then(({ code, signal }) => {
        settle()
        broken(new Error(`Semar ended with ${signal ?? code} before it was ready:\n${errors}`))
      }, broken)
    })
    // Who kills it early does not wait for this one.
    ready.catch(() => {})
    return { pid: started.pid ?? 0, ready, ended: end }
  }

  async function kill(signal: NodeJS.Signals): Promise<Ending> {
    if (child && isRunning(child)) child.kill(signal)
    return ended
  }

  return {
    dataDir: folder,
    get output() {
      return output
    },
    get errors() {
      return errors
    },
    get pid() {
      return child?.pid ?? 0
    },
    get ended() {
      return ended
    },
    launch,
    start: (env) => launch(env).ready,
    fail: (env) => launch(env).ended,
    kill,
    interrupt() {
      if (!needs.hasOwnGroup || !child?.pid) throw new Error('there is no group to interrupt')
      process.kill(-child.pid, 'SIGINT')
    },
    async close() {
      await kill('SIGKILL')
      await stopOrphan(folder)
      await rm(folder, { recursive: true, force: true })
    },
  }
}

function isRunning(child: ChildProcess): boolean {
  return child.pid !== undefined && child.exitCode === null && child.signalCode === null
}

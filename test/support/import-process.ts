/** The import command as a process of its own, as HR's IT starts it. */
import { spawn } from 'node:child_process'
import { resolve } from 'node:path'

export interface ImportEnding {
  readonly code: number | null
  readonly signal: NodeJS.Signals | null
  readonly output: string
  readonly errors: string
}

export interface ImportProcess {
  readonly ended: Promise<ImportEnding>
  kill(signal: NodeJS.Signals): void
}

const home = resolve(import.meta.dirname, '../..')

/** `env` says which database; nothing of this process's own settings reaches the command. */
export function startImport(args: readonly string[], env: NodeJS.ProcessEnv): ImportProcess {
  const { PATH, HOME, TMPDIR } = process.env
  const child = spawn(process.execPath, ['src/import.ts', ...args], {
    cwd: home,
    env: { PATH, HOME, ...(TMPDIR && { TMPDIR }), ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let output = ''
  let errors = ''
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    output += text
  })
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    errors += text
  })
  const ended = new Promise<ImportEnding>((done, broken) => {
    child.once('error', broken)
    child.once('close', (code, signal) => done({ code, signal, output, errors }))
  })
  return { ended, kill: (signal) => void child.kill(signal) }
}

export function runImport(args: readonly string[], env: NodeJS.ProcessEnv): Promise<ImportEnding> {
  return startImport(args, env).ended
}

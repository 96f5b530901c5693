/** How long a start takes, on an empty and on an existing data folder, and what Semar holds at rest. */
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { quantile } from './load.ts'
import type { Figure } from './report.ts'
import { createTelegramSink } from './telegram-sink.ts'

const laterStarts = 5

export async function benchStart(): Promise<Figure[]> {
  const dataDir = await mkdtemp(join(tmpdir(), 'semar-bench-start-'))
  await chmod(dataDir, 0o755)
  const sink = await createTelegramSink()
  const environment = {
    ...process.env,
    PORT: '0',
    DATA_DIR: dataDir,
    TELEGRAM_BOT_TOKEN: '7000000001:AAE-contoh_token_untuk_uji_coba_saja',
    TELEGRAM_API_ROOT: sink.url,
    PUBLIC_URL: 'http://127.0.0.1',
  }
  try {
    const first = await started(environment)
    await stopped(first.child)
    const seconds: number[] = []
    let restingMb = 0
    for (let turn = 0; turn < laterStarts; turn++) {
      const { child, tookMs } = await started(environment)
      seconds.push(tookMs / 1000)
      if (turn === laterStarts - 1) {
        await wait(10_000)
        restingMb = residentMb(child.pid as number)
      }
      await stopped(child)
    }
    const later = quantile(
      seconds.toSorted((a, b) => a - b),
      0.5,
    )
    return [
      {
        what: 'first start, empty folder: ready',
        value: `${(first.tookMs / 1000).toFixed(1)} s`,
        isMet: first.tookMs < 30_000,
      },
      {
        what: `later start, Telegram only: ready (median of ${laterStarts})`,
        value: `${later.toFixed(1)} s`,
        isMet: later < 5,
      },
      { what: 'memory of the Node process at rest', value: `${restingMb.toFixed(0)} MB` },
    ]
  } finally {
    sink.close()
    await rm(dataDir, { recursive: true, force: true })
  }
}

async function started(env: NodeJS.ProcessEnv): Promise<{ child: ChildProcess; tookMs: number }> {
  const startedAt = performance.now()
  const main = fileURLToPath(new URL('../../src/main.ts', import.meta.url))
  const child = spawn(process.execPath, [main], { env, stdio: ['ignore', 'pipe', 'inherit'] })
  await new Promise<void>((resolve, reject) => {
    let output = ''
    child.stdout.on('data', (chunk: Buffer) => {
      output += chunk
      if (output.includes('Semar is ready')) resolve()
    })
    child.once('exit', (code) => reject(new Error(`Semar ended with ${code}`)))
  })
  return { child, tookMs: performance.now() - startedAt }
}

async function stopped(child: ChildProcess): Promise<void> {
  const exit = once(child, 'exit')
  child.kill('SIGINT')
  await exit
}

/** Resident memory (Linux). */
function residentMb(pid: number): number {
  const pages = Number(readFileSync(`/proc/${pid}/statm`, 'utf8').split(' ')[1])
  return (pages * 4096) / 1024 / 1024
}

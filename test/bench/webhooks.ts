/** Webhooks checked, deduplicated and committed a second, beside the same app without a database and with one INSERT each. */
import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { createSql } from '#db/sql.ts'
import { type LoadResult, type LoadTarget, quantile, saturate, steady } from './load.ts'
import type { Figure } from './report.ts'
import { withDatabase } from './with-database.ts'

const secret = 'rahasia-webhook-untuk-pengukuran'
const ways = ['parse', 'insert', 'inbox'] as const
type Way = (typeof ways)[number]
const rounds = 3

export async function benchWebhooks(): Promise<Figure[]> {
  return withDatabase(async (url) => {
    const servers = new Map<Way, Served>()
    for (const way of ways) servers.set(way, await serve(way, url))
    const speeds = new Map<Way, number[]>(ways.map((way) => [way, []]))
    const latencies = new Map<Way, number[]>(ways.map((way) => [way, []]))
    try {
      for (let round = -1; round < rounds; round++) {
        for (const way of ways) {
          const target = servers.get(way)?.target as LoadTarget
          const load = await saturate(target, { connections: 128, forMs: round < 0 ? 1_500 : 4_000 })
          if (round >= 0) speeds.get(way)?.push(load.accepted.length / load.seconds)
        }
      }
      for (let round = 0; round < rounds; round++) {
        for (const way of ['parse', 'inbox'] as const) {
          const target = servers.get(way)?.target as LoadTarget
          const load = await steady(target, { perSecond: 600, connections: 64, forMs: 4_000 })
          latencies.get(way)?.push(quantile(load.latenciesMs, 0.5))
        }
      }
      const lost = await killWhileBusy(url, servers.get('inbox') as Served)
      const [parse, insert, inbox] = ways.map((way) => median(speeds.get(way) ?? [])) as [number, number, number]
      const [p50Parse, p50Inbox] = [median(latencies.get('parse') ?? []), median(latencies.get('inbox') ?? [])]
      return [
        { what: 'webhooks/s: only parsed and checked', value: parse.toFixed(0) },
        { what: 'webhooks/s: one INSERT each', value: insert.toFixed(0), ratio: insert / parse },
        {
          what: 'webhooks/s: accepted (committed, fsync)',
          value: inbox.toFixed(0),
          ratio: inbox / parse,
          atLeast: 0.25,
        },
        { what: 'accepted against one INSERT each', value: '', ratio: inbox / insert, atLeast: 1.9 },
        {
          what: 'p50 at 600/s above parsing only',
          value: `${(p50Inbox - p50Parse).toFixed(2)} ms`,
          isMet: p50Inbox - p50Parse <= 2,
        },
        {
          what: 'accepted and lost by kill -9 under full load',
          value: `${lost.lost} of ${lost.accepted}`,
          isMet: lost.lost === 0,
        },
      ]
    } finally {
      for (const { child } of servers.values()) child.kill('SIGKILL')
    }
  })
}

interface Served {
  readonly child: ChildProcess
  readonly target: LoadTarget
}

let firstUpdate = 100_000_000

async function serve(way: Way, url: string): Promise<Served> {
  const child = fork(fileURLToPath(new URL('./webhook-server.ts', import.meta.url)), [way, url, secret])
  const [{ port }] = (await once(child, 'message')) as [{ port: number }]
  firstUpdate += 100_000_000
  const from = firstUpdate
  let used = 0
  return {
    child,
    target: {
      port,
      path: '/webhooks/telegram',
      headers: { 'x-telegram-bot-api-secret-token': secret },
      // Each load begins with 0 again; the numbers of updates go on.
      body: () => update(from + used++),
    },
  }
}

/** A text message as Telegram posts it, from one of 5,000 people. */
function update(id: number): string {
  const person = 200_000_000 + (id % 5_000)
  const from = { id: person, is_bot: false, first_name: 'Contoh', username: 'contoh_saja', language_code: 'id' }
  const chat = { id: person, first_name: 'Contoh', username: 'contoh_saja', type: 'private' }
  return JSON.stringify({
    update_id: id,
    message: {
      message_id: id % 100_000,
      from,
      chat,
      date: 1_795_000_000,
      text: 'min, kapan saya naik pangkat? terima kasih',
    },
  })
}

/** Cuts the server off in the middle of a full load, and looks for every message that it had said yes to. */
async function killWhileBusy(url: string, { child, target }: Served): Promise<{ accepted: number; lost: number }> {
  const ids = new Map<number, string>()
  let n = 0
  const watched: LoadTarget = {
    ...target,
    body: (at) => {
      const body = target.body(n++)
      ids.set(at, String(JSON.parse(body).update_id))
      return body
    },
  }
  const load: Promise<LoadResult> = saturate(watched, { connections: 128, forMs: 4_000 })
  setTimeout(() => child.kill('SIGKILL'), 1_500)
  const { accepted } = await load
  const sql = createSql({ url })
  const rows = await sql<{ id: string }>(
    `SELECT regexp_replace(platform_id, '\\D', '', 'g') AS id FROM inbound_message`,
    [],
  )
  await sql.close()
  const kept = new Set(rows.map(({ id }) => id))
  return { accepted: accepted.length, lost: accepted.filter((at) => !kept.has(ids.get(at) ?? '')).length }
}

const median = (figures: readonly number[]): number =>
  quantile(
    figures.toSorted((a, b) => a - b),
    0.5,
  )

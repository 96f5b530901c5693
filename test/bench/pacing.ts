/** How exactly a channel's pace is kept against the strict far end, and how soon what is due at one instant leaves. */
import { createTelegramClient } from '#channels/telegram/client.ts'
import { createTelegramSender } from '#channels/telegram/sender.ts'
import type { Lane } from '#core/message.ts'
import { outboundId } from '#core/outbound-id.ts'
import { createChannelPauses } from '#db/channel-pauses.ts'
import { createDatabaseClient } from '#db/client.ts'
import { createLeases } from '#db/leases.ts'
import { createOutboundQueue } from '#db/outbound-queue.ts'
import { createSql } from '#db/sql.ts'
import { createTransact } from '#db/transact.ts'
import type { Sender } from '#ports/sender.ts'
import type { Stores } from '#ports/stores.ts'
import { createPostgresBell } from '#queue/postgres-bell.ts'
import { createClock } from '#src/clock.ts'
import { createTelegramServer } from '#test/support/telegram-server/create-telegram-server.ts'
import { startOutboundWorker } from '#workers/outbound.ts'
import { quantile } from './load.ts'
import type { Figure } from './report.ts'
import { withDatabase } from './with-database.ts'

const log = { info: () => {}, warn: () => {}, error: () => {} }

export async function benchPacing(): Promise<Figure[]> {
  return [
    ...(await withDatabase(paced)),
    ...(await withDatabase((url) => instant(url, 0))),
    ...(await withDatabase((url) => instant(url, 100_000))),
  ]
}

/** 600 messages to 600 people through the real client, the far end refusing whatever is too fast. */
async function paced(url: string): Promise<Figure[]> {
  const count = 600
  const telegram = await createTelegramServer()
  const users = Array.from({ length: count }, () => telegram.user({ hasStarted: true }))
  const spine = createSpine(url)
  const api = createTelegramClient({ token: telegram.token, apiRoot: telegram.url })
  const sender = createTelegramSender({ api, account: '7000000001', log })
  await spine.add(
    sender,
    users.map(({ address }) => address),
    'reminder',
    0,
  )
  const worker = startOutboundWorker({ ...spine.needs, sender })
  await telegram.called('sendMessage', count)
  await worker.stop()
  const times = telegram.calls.filter(({ method }) => method === 'sendMessage').map(({ atMs }) => atMs)
  const refused = telegram.calls.filter(({ outcome }) => outcome === 429).length
  await spine.close()
  await telegram.close()
  const { perSecond, burst } = sender.pace
  const idealMs = ((count - burst) / (perSecond ?? 1)) * 1000
  const tookMs = (times.at(-1) ?? 0) - (times[0] ?? 0)
  const most = Math.max(...times.map((from, at) => times.findLastIndex((time) => time < from + 1000) - at + 1))
  return [
    {
      what: `${count} messages at ${perSecond}/s against the ideal token bucket`,
      value: `${(tookMs / 1000).toFixed(1)} s`,
      ratio: idealMs / tookMs,
      atLeast: 0.95,
    },
    { what: '429 answers', value: String(refused), isMet: refused === 0 },
    { what: 'most in any one second at the far end', value: String(most), isMet: most <= 31 },
  ]
}

/** 2,000 answers due at one instant on a sender without a pace, beside a lane that is full. */
async function instant(url: string, others: number): Promise<Figure[]> {
  const count = 2_000
  const lateMs: number[] = []
  const dueAtMs = Date.now() + 4_000 + others / 20
  let done: () => void = () => {}
  const all = new Promise<void>((resolve) => {
    done = resolve
  })
  const sender: Sender = {
    channel: 'telegram',
    account: 'pengukuran',
    pace: { perSecond: null, burst: 1, addressGapMs: 0, concurrency: 100 },
    recognisesRepeats: true,
    send: async ({ id, lane }) => {
      if (lane === 'answer') lateMs.push(performance.timeOrigin + performance.now() - dueAtMs)
      if (lateMs.length === count) done()
      return { ok: true, value: { platformIds: [id] } }
    },
  }
  const spine = createSpine(url)
  const addresses = (from: number, many: number) => Array.from({ length: many }, (_, n) => String(from + n))
  await spine.add(sender, addresses(900_000_000, others), 'broadcast', 0)
  await spine.add(sender, addresses(100_000_000, count), 'answer', dueAtMs)
  const worker = startOutboundWorker({ ...spine.needs, sender })
  await all
  await worker.stop()
  await spine.close()
  const sorted = lateMs.sort((a, b) => a - b)
  const beside = others === 0 ? '' : `, ${others.toLocaleString('en')} rows waiting in another lane`
  const p99 = quantile(sorted, 0.99)
  return [
    { what: `2,000 due at one instant: p99 of leaving${beside}`, value: `${p99.toFixed(0)} ms`, isMet: p99 < 500 },
  ]
}

function createSpine(url: string) {
  const clock = createClock(null)
  const { prisma, close } = createDatabaseClient({ url })
  const sql = createSql({ url })
  const bell = createPostgresBell({ connectionString: url, log })
  const transact = createTransact({ prisma, clock, others: () => ({}) as Omit<Stores, 'conversations' | 'outbox'> })
  return {
    needs: {
      queue: createOutboundQueue({ sql }),
      leases: createLeases({ sql, holder: 'bench' }),
      pauses: createChannelPauses({ sql }),
      transact,
      bell,
      clock,
      log,
    },
    async add({ channel, account }: Sender, addresses: readonly string[], lane: Lane, notBeforeMs: number) {
      const content = { text: [{ text: 'Pengingat: rencana SKP paling lambat Jumat, 29 Januari.' }], choices: [] }
      for (let from = 0; from < addresses.length; from += 5_000) {
        const rows = addresses.slice(from, from + 5_000).map((address) => {
          const to = { channel, account, address }
          const id = outboundId(`bench:${lane}`, to)
          return {
            ...to,
            id,
            employeeId: null,
            lane,
            cause: `bench:${lane}`,
            content,
            ...(notBeforeMs > 0 && { notBeforeMs }),
          }
        })
        await transact((stores) => stores.outbox.add(rows))
      }
    },
    async close() {
      await bell.close()
      await Promise.all([sql.close(), close()])
    },
  }
}

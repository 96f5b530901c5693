/** From an update at the webhook to the bot's message at Telegram, on both queue backends; and how many a second at most. */
import { fork } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { createDatabaseClient } from '#db/client.ts'
import { seedDefaults, seedSampleCity } from '#prisma/sample/seed.ts'
import { redisPath, startRedis } from '#test/support/redis-server.ts'
import { type LoadTarget, quantile, steady } from './load.ts'
import type { Figure } from './report.ts'
import { createTelegramSink, type TelegramSink } from './telegram-sink.ts'
import { withDatabase } from './with-database.ts'

const webhookSecret = 'rahasia-webhook-untuk-pengukuran'
const firstChat = 300_000_001
/** Enough that nobody asks twice before being answered. */
const chats = 6_000
const questions = [
  'kapan saya naik pangkat',
  'kgb saya kapan',
  'pensiun saya tmt kapan',
  'jp saya sdh brp',
  'golonganku saiki opo to',
]

export async function benchAnswers(): Promise<Figure[]> {
  const onPostgres = await measure(null)
  const figures: Figure[] = [
    {
      what: 'p50 at 50 questions/s, queues on PostgreSQL',
      value: `${onPostgres.p50.toFixed(1)} ms`,
      isMet: onPostgres.p50 < 50,
    },
    {
      what: 'p99 at 50 questions/s, queues on PostgreSQL',
      value: `${onPostgres.p99.toFixed(1)} ms`,
      isMet: onPostgres.p99 < 250,
    },
    { what: 'answers/s at saturation, queues on PostgreSQL', value: onPostgres.perSecond.toFixed(0) },
  ]
  if (!redisPath) return [...figures, { what: 'queues on Redis', value: 'not measured: no redis-server on PATH' }]
  const redis = await startRedis()
  try {
    const onRedis = await measure(redis.url)
    return [
      ...figures,
      {
        what: 'p50 at 50 questions/s, queues on Redis',
        value: `${onRedis.p50.toFixed(1)} ms`,
        isMet: onRedis.p50 < 50,
      },
      {
        what: 'p99 at 50 questions/s, queues on Redis',
        value: `${onRedis.p99.toFixed(1)} ms`,
        isMet: onRedis.p99 < 250,
      },
      {
        what: 'answers/s at saturation, queues on Redis (ratio to PostgreSQL)',
        value: onRedis.perSecond.toFixed(0),
        ratio: onRedis.perSecond / onPostgres.perSecond,
      },
    ]
  } finally {
    await redis.close()
  }
}

function measure(redisUrl: string | null) {
  return withDatabase(async (url) => {
    await prepare(url)
    const sink = await createTelegramSink()
    const child = fork(fileURLToPath(new URL('./answers-server.ts', import.meta.url)), {
      env: {
        ...process.env,
        PORT: '0',
        DATABASE_URL: url,
        REDIS_URL: redisUrl ?? '',
        SECRET_KEY: 'kunci rahasia untuk pengukuran saja, bukan untuk dipakai',
        PUBLIC_URL: 'http://127.0.0.1',
        TELEGRAM_BOT_TOKEN: '7000000001:AAE-contoh_token_untuk_uji_coba_saja',
        TELEGRAM_WEBHOOK_SECRET: webhookSecret,
        TELEGRAM_API_ROOT: sink.url,
      },
    })
    try {
      const [{ port }] = (await once(child, 'message')) as [{ port: number }]
      await latency(port, sink, { perSecond: 50, forMs: 5_000, from: 0 })
      const sorted = await latency(port, sink, { perSecond: 50, forMs: 20_000, from: 1_000 })
      const perSecond = await flood(port, sink)
      return { p50: quantile(sorted, 0.5), p99: quantile(sorted, 0.99), perSecond }
    } finally {
      child.kill('SIGKILL')
      sink.close()
    }
  })
}

/** The sample city, and chats bound to its people in turn. */
async function prepare(url: string): Promise<void> {
  const { prisma, close } = createDatabaseClient({ url })
  await seedDefaults(prisma)
  await seedSampleCity(prisma, { today: Temporal.Now.plainDateISO('Asia/Jakarta') })
  await prisma.$executeRaw`
    WITH people AS (SELECT id, row_number() OVER (ORDER BY id) - 1 AS at, count(*) OVER () AS all_of_them FROM employee
      WHERE left_on IS NULL),
    chat AS (SELECT n, (${firstChat}::bigint + n)::text AS address FROM generate_series(0, ${chats}::int - 1) AS n)
    INSERT INTO channel_bond (channel, account, address, employee_id, method)
    SELECT 'telegram', '7000000001', address, people.id, 'phone_and_nip' FROM chat
    JOIN people ON people.at = chat.n % people.all_of_them`
  await prisma.$executeRaw`
    INSERT INTO consent (channel, account, address, notice_version)
    SELECT channel, account, address, '2026-11' FROM channel_bond`
  await close()
}

let lastUpdate = 100_000_000

function target(port: number, chatOf: (n: number) => number, onSent: (n: number, chat: number) => void): LoadTarget {
  return {
    port,
    path: '/webhooks/telegram',
    headers: { 'x-telegram-bot-api-secret-token': webhookSecret },
    body: (n) => {
      const id = chatOf(n)
      onSent(n, id)
      const from = { id, is_bot: false, first_name: 'Contoh', language_code: 'id' }
      const chat = { id, first_name: 'Contoh', type: 'private' }
      const message = {
        message_id: n + 1,
        from,
        chat,
        date: Math.trunc(Date.now() / 1000),
        text: questions[n % questions.length],
      }
      return JSON.stringify({ update_id: ++lastUpdate, message })
    },
  }
}

/** Milliseconds from each update's posting to the message's arrival, sorted. */
async function latency(
  port: number,
  sink: TelegramSink,
  needs: { perSecond: number; forMs: number; from: number },
): Promise<number[]> {
  const sentAt = new Map<number, number>()
  const took: number[] = []
  const total = (needs.perSecond * needs.forMs) / 1000
  const all = new Promise<void>((resolve) => {
    sink.onMessage = (chat, atMs) => {
      const at = sentAt.get(chat)
      if (at === undefined) return
      sentAt.delete(chat)
      took.push(atMs - at)
      if (took.length === total) resolve()
    }
  })
  const posts = target(
    port,
    (n) => firstChat + needs.from + n,
    (_, chat) => sentAt.set(chat, performance.now()),
  )
  await steady(posts, { ...needs, connections: 16 })
  await all
  return took.sort((a, b) => a - b)
}

/** Everybody asks at once; answers a second from the first post to the last arrival. */
async function flood(port: number, sink: TelegramSink): Promise<number> {
  let arrived = 0
  const startedAt = performance.now()
  const all = new Promise<number>((resolve) => {
    sink.onMessage = (_, atMs) => {
      if (++arrived === chats) resolve(atMs)
    }
  })
  let asked = 0
  // Each chat once: a second question of the same person would be answered together with the first.
  const posts = target(
    port,
    () => firstChat + asked++,
    () => {},
  )
  await steady(posts, { perSecond: 1_000_000, connections: 32, forMs: chats / 1000 })
  return chats / (((await all) - startedAt) / 1000)
}

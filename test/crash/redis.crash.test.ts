/** Semar on servers, split by role: Redis is lost and emptied, workers and the web are killed, the database goes away, and nothing is lost or sent twice. */
import { setTimeout as wait } from 'node:timers/promises'
import { Redis } from 'ioredis'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { freePort } from '#db/free-port.ts'
import { seedDefaults, seedSampleCity } from '#prisma/sample/seed.ts'
import { createClock } from '#src/clock.ts'
import { until } from '#test/support/ask-until.ts'
import { createCrowd } from '#test/support/crowd.ts'
import { createTestDatabase, type TestDatabase } from '#test/support/database.ts'
import { createRandom } from '#test/support/random.ts'
import { type RedisServer, redisPath, startRedis } from '#test/support/redis-server.ts'
import { createSemarProcess, type SemarProcess } from '#test/support/semar-process.ts'
import { spineAtRest } from '#test/support/spine-count.ts'
import { createTelegramServer, type TelegramServer } from '#test/support/telegram-server/create-telegram-server.ts'

const size = 80
const questionsEach = 3
/** Sends that Semar lets be under way at once on Telegram: as many can be in doubt at a kill. */
const underWayLimit = 10

let telegram: TelegramServer
let database: TestDatabase
let redis: RedisServer
let web: SemarProcess
let workers: readonly SemarProcess[]

describe.skipIf(!redisPath)('Semar in three processes on Redis (needs redis-server on PATH)', () => {
  beforeEach(async () => {
    telegram = await createTelegramServer()
    database = await createTestDatabase({ poolSize: 2 })
    await seedDefaults(database.prisma)
    await seedSampleCity(database.prisma, { today: createClock(null).today() })
    redis = await startRedis()
    const port = await freePort()
    const env = {
      DATABASE_URL: database.url,
      REDIS_URL: redis.url,
      SECRET_KEY: 'kunci-contoh-untuk-uji-coba-saja-0123456789',
      PORT: String(port),
      PUBLIC_URL: `http://127.0.0.1:${port}`,
      TELEGRAM_BOT_TOKEN: telegram.token,
      TELEGRAM_API_ROOT: telegram.url,
    }
    web = await createSemarProcess({ env: { ...env, ROLES: 'web' } })
    workers = await Promise.all([1, 2].map(() => createSemarProcess({ env: { ...env, ROLES: 'worker' } })))
  })
  afterEach(async () => {
    await Promise.all([web, ...workers].map((part) => part.close()))
    await telegram.close()
    await redis.close()
    await database.close()
  })

  it('answers everything once while Redis, workers, web and database come and go', { timeout: 300_000 }, async () => {
    const random = createRandom(20_261_125)
    const startedAt = performance.now()
    await Promise.all([web, ...workers].map((part) => part.start()))
    const crowd = await createCrowd({ telegram, databaseUrl: database.url, size, questionsEach, random })
    const asked = crowd.ask(200_000)
    // Its failure is seen at the end, and not as one that nobody caught meanwhile.
    asked.catch(() => {})

    let crashes = 0
    const crash = async (part: SemarProcess | undefined): Promise<void> => {
      if (!part) throw new Error('no worker holds the account')
      crashes += 1
      expect(await part.kill('SIGKILL')).toEqual({ code: null, signal: 'SIGKILL' })
      await part.start()
    }
    // While the database is away nothing is accepted, so Telegram keeps what is written meanwhile and brings it later.
    const latecomer = telegram.user()
    const outage = async (): Promise<void> => {
      crashes += 1
      await database.cut()
      latecomer.start()
      await until(() => telegram.deliveries.some(({ status }) => status === 503))
      await database.restore()
    }
    const steps = [
      () => redis.stop(),
      // It keeps nothing on disk, so it comes back empty.
      () => redis.start(),
      () => emptied(redis),
      async () => crash(await holder()),
      () => crash(web),
      outage,
      async () => crash(await holder()),
    ]
    for (const [index, step] of steps.entries()) {
      await telegram.called(
        'sendMessage',
        Math.floor((crowd.questions / (steps.length + 1)) * (index + 0.5 + random() / 2)),
      )
      await wait(random() * 300)
      await step()
    }
    await asked
    await latecomer.waitForReply(60_000)
    await telegram.drained()
    const spine = await spineAtRest(database.url)
    const tally = crowd.tally()
    const throttled = telegram.calls.filter(({ outcome }) => outcome === 429).length
    const seconds = Math.round((performance.now() - startedAt) / 1000)
    process.stdout.write(
      `crash test on Redis: ${JSON.stringify({ ...tally, ...spine, crashes, throttled, farEnd: telegram.sent.length, seconds })}\n`,
    )

    expect(tally).toMatchObject({ answered: crowd.questions, strange: [], outOfOrder: 0 })
    expect(spine).toMatchObject({ inbound: crowd.questions + 1, outbound: crowd.questions + 1 })
    expect(telegram.sent.length).toBe(tally.answered + tally.twice + latecomer.messages.length)
    // Twice only what was on its way at a kill, tried once more by the policy for answers.
    expect(tally.twice + latecomer.messages.length - 1).toBeLessThanOrEqual(spine.doubts)
    expect(spine.doubts).toBeLessThanOrEqual(underWayLimit * crashes)
    expect(throttled).toBe(0)
    const ends = await Promise.all([web, ...workers].map((part) => part.kill('SIGTERM')))
    expect(ends).toEqual(ends.map(() => ({ code: 0, signal: null })))
  })
})

/** The worker through which messages leave just now. */
async function holder(): Promise<SemarProcess | undefined> {
  const leases = await database.prisma.lease.findMany({ where: { name: { startsWith: 'sender:telegram:' } } })
  return workers.find(({ pid }) => leases.some((lease) => lease.holder.endsWith(`:${pid}`)))
}

async function emptied({ url }: RedisServer): Promise<void> {
  const client = new Redis(url)
  await client.flushall()
  await client.quit()
}

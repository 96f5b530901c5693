/** The bell on Redis, on a server of the test's own. */
import { Redis } from 'ioredis'
import { afterAll, beforeAll, describe, it } from 'vitest'
import { createRedisBell } from '#queue/redis-bell.ts'
import { bellContract } from '#test/contract/bell-contract.ts'
import { type RedisServer, redisPath, startRedis } from '#test/support/redis-server.ts'
import { silentLog } from '#test/support/spine.ts'

describe.skipIf(!redisPath)('the bell on Redis (needs redis-server on PATH)', () => {
  let server: RedisServer
  let redis: Redis
  beforeAll(async () => {
    server = await startRedis()
    redis = new Redis(server.url)
    redis.on('error', () => {})
  })
  afterAll(async () => {
    redis.disconnect()
    await server.close()
  })
  const open = () => createRedisBell({ url: server.url, log: silentLog })

  bellContract(() => ({
    open,
    jobs: async (name) =>
      (await redis.keys(`semar:${name}:*`)).filter((key) => /^\d+$/.test(key.split(':')[2] ?? '')).length,
    // Killed and started without its data: what it held is gone.
    stop: () => server.stop(),
    start: () => server.start(),
  }))

  it('goes on after FLUSHALL', async () => {
    const bell = open()
    const listening = open()
    let heard = Promise.withResolvers<void>()
    await listening.listen('outbound-flushed', async () => heard.resolve())
    await bell.ring('outbound-flushed')
    await heard.promise
    heard = Promise.withResolvers<void>()
    await redis.flushall()
    await bell.ring('outbound-flushed')
    await heard.promise
    await bell.close()
    await listening.close()
  })
})

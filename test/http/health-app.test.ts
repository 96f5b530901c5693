/** What a supervisor, a load balancer and a scraper see. */
import { describe, expect, it } from 'vitest'
import { createHealthApp, type Readiness } from '#http/health-app.ts'

const appWith = (isReady: () => Promise<Readiness>) =>
  createHealthApp({ isReady, metrics: async () => '# TYPE webhooks counter\nwebhooks 1\n', limitMs: 20 })

describe('health', () => {
  it('lives whatever else is wrong', async () => {
    const app = appWith(() => Promise.reject(new Error('down')))
    expect((await app.request('/health/live')).status).toBe(200)
  })

  it('is ready when every part is', async () => {
    const response = await appWith(async () => ({ isReady: true, parts: { database: true } })).request('/health/ready')
    expect([response.status, await response.json()]).toEqual([200, { isReady: true, parts: { database: true } }])
  })

  it.each<[string, () => Promise<Readiness>]>([
    ['says no', async () => ({ isReady: false, parts: { database: false } })],
    ['throws', () => Promise.reject(new Error('down'))],
    ['hangs', () => new Promise(() => undefined)],
  ])('is not ready when a check %s', async (_name, isReady) => {
    expect((await appWith(isReady).request('/health/ready')).status).toBe(503)
  })

  it('asks the database once however many ask it', async () => {
    let asked = 0
    const answer = Promise.withResolvers<Readiness>()
    const app = appWith(() => {
      asked += 1
      return answer.promise
    })
    const requests = Array.from({ length: 20 }, () => app.request('/health/ready'))
    answer.resolve({ isReady: true, parts: {} })
    expect((await Promise.all(requests)).map(({ status }) => status)).toEqual(Array(20).fill(200))
    expect(asked).toBe(1)
    await app.request('/health/ready')
    expect(asked).toBe(2)
  })

  it.each(['x-forwarded-for', 'forwarded', 'x-real-ip', 'cf-connecting-ip'])(
    'keeps the metrics from who comes through a proxy (%s)',
    async (name) => {
      const app = appWith(async () => ({ isReady: true, parts: {} }))
      const response = await app.request('/metrics', { headers: { [name]: '203.0.113.7' } })
      expect([response.status, await response.text()]).toEqual([404, ''])
    },
  )

  it('hands out the metrics as Prometheus reads them', async () => {
    const response = await appWith(async () => ({ isReady: true, parts: {} })).request('/metrics')
    expect(response.headers.get('content-type')).toContain('text/plain; version=0.0.4')
    expect(await response.text()).toContain('webhooks 1')
  })
})

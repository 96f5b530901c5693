/** Tells a supervisor that the process lives, a load balancer that it can work, and a scraper what it counted. */
import { Hono } from 'hono'
import { within } from '#core/within.ts'

export interface Readiness {
  readonly isReady: boolean
  /** What was looked at, such as `database: true`. */
  readonly parts: Record<string, boolean>
}

interface HealthNeeds {
  readonly isReady: () => Promise<Readiness>
  /** In Prometheus' text format. */
  readonly metrics: () => Promise<string>
  /** A check that hangs counts as failed after this. */
  readonly limitMs?: number
}

export function createHealthApp({ isReady, metrics, limitMs = 2_000 }: HealthNeeds): Hono {
  const app = new Hono()
  app.get('/health/live', (context) => context.json({ isAlive: true }, 200, { 'cache-control': 'no-store' }))
  app.get('/health/ready', async (context) => {
    const readiness = (await within(limitMs, isReady()).catch(() => undefined)) ?? none
    return context.json(readiness, readiness.isReady ? 200 : 503, { 'cache-control': 'no-store' })
  })
  app.get('/metrics', async (context) =>
    context.body(await metrics(), 200, { 'content-type': 'text/plain; version=0.0.4; charset=utf-8' }),
  )
  return app
}

const none: Readiness = { isReady: false, parts: {} }

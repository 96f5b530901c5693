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
  let checking: Promise<Readiness> | null = null
  // However many ask at once, they take one connection of the database.
  const check = (): Promise<Readiness> => {
    checking ??= isReady().finally(() => {
      checking = null
    })
    return checking
  }
  app.get('/health/live', (context) => context.json({ isAlive: true }, 200, { 'cache-control': 'no-store' }))
  app.get('/health/ready', async (context) => {
    const readiness = (await within(limitMs, check()).catch(() => undefined)) ?? none
    return context.json(readiness, readiness.isReady ? 200 : 503, { 'cache-control': 'no-store' })
  })
  app.get('/metrics', async (context) => {
    // How busy a city's civil servants are is for those inside: a scraper comes straight to the port.
    if (passedOn.some((name) => context.req.header(name) !== undefined)) return context.body(null, 404)
    return context.body(await metrics(), 200, { 'content-type': 'text/plain; version=0.0.4; charset=utf-8' })
  })
  return app
}

/** What a reverse proxy or a tunnel adds to a request from outside. */
const passedOn = ['x-forwarded-for', 'forwarded', 'x-real-ip', 'cf-connecting-ip'] as const

const none: Readiness = { isReady: false, parts: {} }

/** Joins the parts of the web side into one app, and answers for what none of them does: unknown paths, and bugs. */
import { Hono } from 'hono'
import type { Log } from '#ports/log.ts'

/** What an unknown path or a bug gets says nothing of the inside: an error's own message may quote a row. */
export function createRootApp(needs: { parts: readonly Hono[]; log: Pick<Log, 'warn' | 'error'> }): Hono {
  const app = new Hono()
  for (const part of needs.parts) app.route('/', part)
  app.get('/', (context) => context.redirect('/coba'))
  app.notFound((context) => context.body(null, 404, plain))
  app.onError((error, context) => {
    if ('getResponse' in error) return error.getResponse()
    if (context.req.raw.signal.aborted) {
      needs.log.warn({ path: context.req.path }, 'a request broke off before it was read')
      return context.body(null, 400, plain)
    }
    needs.log.error({ err: error, method: context.req.method }, 'a request failed')
    return context.body(null, 500, plain)
  })
  return app
}

const plain = { 'X-Content-Type-Options': 'nosniff', 'Cache-Control': 'no-store' }

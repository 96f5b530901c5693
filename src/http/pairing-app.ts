/** The pairing page: links the WhatsApp number for whoever holds the one-time link of the log. */
import { type Context, Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { getCookie, setCookie } from 'hono/cookie'
import type { PairingAccess, SessionBoard } from '#ports/whatsapp-session.ts'
import { sameSiteOnly } from './coba/same-site.ts'
import { closedView, enterView, pairingView } from './pairing/pairing-view.ts'

interface PairingNeeds {
  readonly board: SessionBoard
  readonly access: PairingAccess
  readonly nowMs: () => number
  /** People reach the page by https, so its cookie may travel by nothing else. */
  readonly isSecure?: boolean
}

const cookieName = 'semar_pairing'
/** Linking takes minutes; whoever comes back another day takes a new link. */
const visitMs = 2 * 3_600_000

const headers = {
  'Content-Security-Policy':
    "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
  'X-Content-Type-Options': 'nosniff',
  // The link is in the address.
  'Referrer-Policy': 'no-referrer',
  'Cache-Control': 'no-store',
}

export function createPairingApp({ board, access, nowMs, isSecure = false }: PairingNeeds): Hono {
  const app = new Hono()
  app.use('/pairing/*', async (c, next) => {
    await next()
    for (const [name, value] of Object.entries(headers)) c.header(name, value)
  })
  app.use('/pairing/*', sameSiteOnly)
  app.use('/pairing/*', bodyLimit({ maxSize: 4096 }))

  app.get('/pairing', async (c) => {
    if (await isVisitor(c)) return c.html(pairingView({ status: await board.read(), nowMs: nowMs() }))
    const link = c.req.query('link')
    return link === undefined ? c.html(closedView(), 403) : c.html(enterView(link))
  })

  app.post('/pairing/enter', async (c) => {
    const { link } = await c.req.parseBody()
    const visitor = typeof link === 'string' ? await access.enter(link, visitMs) : null
    if (visitor === null) return c.html(closedView(), 403)
    const cameByHttps = new URL(c.req.url).protocol === 'https:' || c.req.header('x-forwarded-proto') === 'https'
    setCookie(c, cookieName, visitor, {
      path: '/pairing',
      httpOnly: true,
      sameSite: 'Strict',
      secure: isSecure || cameByHttps,
      maxAge: visitMs / 1000,
    })
    return c.redirect('/pairing', 303)
  })

  app.post('/pairing/relink', async (c) => {
    if (!(await isVisitor(c))) return c.html(closedView(), 403)
    // Only where it stands still: a page left open must not unlink a number that works.
    if ((await board.read()).state === 'stopped') await board.askRelink()
    return c.redirect('/pairing', 303)
  })
  return app

  async function isVisitor(c: Context): Promise<boolean> {
    const visitor = getCookie(c, cookieName)
    return visitor !== undefined && (await access.isVisitor(visitor))
  }
}

/** Refuses writes that another site's page makes a browser send. */
import type { MiddlewareHandler } from 'hono'

/**
 * A browser says where a request comes from by Sec-Fetch-Site (on https and localhost) or by Origin (on every POST);
 * a program that says neither has no cookie of a victim to abuse.
 */
export const sameSiteOnly: MiddlewareHandler = async (c, next) => {
  if (c.req.method === 'GET' || c.req.method === 'HEAD') return next()
  const site = c.req.header('sec-fetch-site')
  const origin = c.req.header('origin')
  const isOurs =
    site !== undefined
      ? site === 'same-origin' || site === 'none'
      : origin === undefined || hostOf(origin) === c.req.header('host')
  return isOurs ? next() : c.json({ message: 'Permintaan dari situs lain ditolak.' }, 403)
}

function hostOf(origin: string): string | null {
  return URL.canParse(origin) ? new URL(origin).host : null
}

/** Who this browser tries Semar out as: a signed cookie, since the server keeps no session of its own. */
import type { Context } from 'hono'
import { getSignedCookie, setSignedCookie } from 'hono/cookie'
import { z } from 'zod'

const sessionSchema = z.tuple([z.enum(['browser', 'terminal']), z.uuid(), z.uuid()])

export interface CobaSession {
  readonly channel: 'browser' | 'terminal'
  /** The chat's random address; whoever holds the cookie reads that chat. */
  readonly address: string
  readonly employeeId: string
}

const cookieName = 'semar_coba'

/** Keeps this signature apart from whatever else the same key signs. */
const keyOf = (secretKey: string): string => `coba:${secretKey}`

/** Null when there is none, or it is not ours. */
export async function readSession(c: Context, secretKey: string): Promise<CobaSession | null> {
  const value = await getSignedCookie(c, keyOf(secretKey), cookieName)
  const parsed = sessionSchema.safeParse(typeof value === 'string' ? value.split('.') : null)
  if (!parsed.success) return null
  const [channel, address, employeeId] = parsed.data
  return { channel, address, employeeId }
}

/** The cookie is kept for https alone where `isSecure` says that people come by it, and wherever this request did. */
export async function writeSession(
  c: Context,
  { secretKey, isSecure = false }: { secretKey: string; isSecure?: boolean },
  session: CobaSession,
): Promise<void> {
  const cameByHttps = new URL(c.req.url).protocol === 'https:' || c.req.header('x-forwarded-proto') === 'https'
  await setSignedCookie(
    c,
    cookieName,
    `${session.channel}.${session.address}.${session.employeeId}`,
    keyOf(secretKey),
    { path: '/coba', httpOnly: true, sameSite: 'Strict', secure: isSecure || cameByHttps, maxAge: 7 * 24 * 3600 },
  )
}

/** Reads a request's body up to a limit, without trusting what its headers say of the length. */
import type { Context } from 'hono'
import { readLimited } from '#core/read-limited.ts'

/** Null: the body is larger than `limitBytes`. */
export async function readText(context: Context, limitBytes: number): Promise<string | null> {
  const length = declaredLength(context)
  // With a Content-Length the server itself ends the body there, so the fast way is safe.
  if (length !== null) return length > limitBytes ? null : context.req.text()
  const bytes = await readLimited(context.req.raw.body, limitBytes)
  return bytes && new TextDecoder().decode(bytes)
}

/** Null: the body is larger than `limitBytes`. */
export async function readBytes(context: Context, limitBytes: number): Promise<Uint8Array<ArrayBuffer> | null> {
  const length = declaredLength(context)
  if (length !== null) return length > limitBytes ? null : new Uint8Array(await context.req.arrayBuffer())
  return readLimited(context.req.raw.body, limitBytes)
}

/** Infinity for a header that is no number: too large rather than unbounded. */
function declaredLength(context: Context): number | null {
  const header = context.req.header('content-length')
  if (header === undefined) return null
  return /^\d{1,15}$/.test(header) ? Number(header) : Number.POSITIVE_INFINITY
}

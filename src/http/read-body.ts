/** Reads a request's body up to a limit, without trusting what its headers say of the length. */
import type { Context } from 'hono'

/** Null: the body is larger than `limitBytes`. */
export async function readText(context: Context, limitBytes: number): Promise<string | null> {
  const length = declaredLength(context)
  // With a Content-Length the server itself ends the body there, so the fast way is safe.
  if (length !== null) return length > limitBytes ? null : context.req.text()
  const bytes = await readStream(context.req.raw.body, limitBytes)
  return bytes && new TextDecoder().decode(bytes)
}

/** Null: the body is larger than `limitBytes`. */
export async function readBytes(context: Context, limitBytes: number): Promise<Uint8Array<ArrayBuffer> | null> {
  const length = declaredLength(context)
  if (length !== null) return length > limitBytes ? null : new Uint8Array(await context.req.arrayBuffer())
  return readStream(context.req.raw.body, limitBytes)
}

/** Infinity for a header that is no number: too large rather than unbounded. */
function declaredLength(context: Context): number | null {
  const header = context.req.header('content-length')
  if (header === undefined) return null
  return /^\d{1,15}$/.test(header) ? Number(header) : Number.POSITIVE_INFINITY
}

async function readStream(
  body: ReadableStream<Uint8Array> | null,
  limitBytes: number,
): Promise<Uint8Array<ArrayBuffer> | null> {
  if (!body) return new Uint8Array()
  const chunks: Uint8Array[] = []
  let size = 0
  for (const reader = body.getReader(); ; ) {
    const { done, value } = await reader.read()
    if (done) break
    size += value.length
    if (size > limitBytes) {
      await reader.cancel()
      return null
    }
    chunks.push(value)
  }
  const whole = new Uint8Array(size)
  let at = 0
  for (const chunk of chunks) {
    whole.set(chunk, at)
    at += chunk.length
  }
  return whole
}

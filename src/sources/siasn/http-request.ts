/** One request over HTTP with a limit in time and size; whatever keeps the answer from coming whole is a fault. */
import type { Result } from '#core/result.ts'
import { failed, ok } from '#core/result.ts'
import type { Fault } from './fault.ts'

export interface HttpAnswer {
  readonly status: number
  /** How long the server asks to wait; null: it doesn't say. */
  readonly retryAfterMs: number | null
  /** The body as JSON; undefined: it is none. */
  readonly body: unknown
}

interface HttpRequest {
  readonly url: string
  readonly headers: Readonly<Record<string, string>>
  /** A form to POST; absent: GET. */
  readonly form?: URLSearchParams
  readonly timeoutMs: number
  readonly signal: AbortSignal
}

/** Throws the signal's reason when that aborts. */
export async function httpRequest(request: HttpRequest): Promise<Result<HttpAnswer, Fault>> {
  const { url, headers, form, timeoutMs, signal } = request
  const limit = AbortSignal.timeout(timeoutMs)
  try {
    const response = await fetch(url, {
      method: form ? 'POST' : 'GET',
      headers: { accept: 'application/json', ...headers },
      ...(form && { body: form }),
      // The tokens go where the configuration says and nowhere else.
      redirect: 'manual',
      signal: AbortSignal.any([signal, limit]),
    })
    const text = await textOf(response)
    if (text === null) return failed({ kind: 'shape' })
    return ok({
      status: response.status,
      retryAfterMs: waitOf(response.headers.get('retry-after')),
      body: asJson(text),
    })
  } catch {
    // What fetch throws may quote the address, and with it a NIP: it goes no further.
    signal.throwIfAborted()
    return failed({ kind: limit.aborted ? 'late' : 'unreached' })
  }
}

/** Null: longer than anything SIASN has to say. */
async function textOf(response: Response): Promise<string | null> {
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of response.body ?? []) {
    size += chunk.byteLength
    if (size > bodyLimitBytes) return null
    chunks.push(chunk)
  }
  return new TextDecoder().decode(Buffer.concat(chunks))
}

const bodyLimitBytes = 64 * 1024 * 1024

function asJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** Seconds, or a date (RFC 9110, 10.2.3). */
function waitOf(header: string | null): number | null {
  if (header === null) return null
  if (/^\d+$/.test(header.trim())) return Number(header) * 1000
  const at = Date.parse(header)
  return Number.isNaN(at) ? null : Math.max(0, at - Date.now())
}

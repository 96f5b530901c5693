/** The Graph API as far as Semar uses it: JSON by fetch, with a time limit, and errors that never hold the token. */
import { z } from 'zod'
import type { SendFailure } from '#core/failure.ts'
import { failed, ok, type Result } from '#core/result.ts'
import { type CloudError, cloudFailure } from './api-failure.ts'

interface ClientNeeds {
  readonly token: string
  /** Without a slash at the end; absent: https://graph.facebook.com. */
  readonly apiRoot?: string | undefined
  /** How long one call may take, in all. */
  readonly timeoutMs?: number
}

/** A call that did not lead to an answer. `error`: what Meta said, if it said something. */
export interface CallProblem {
  readonly failure: SendFailure
  readonly error: CloudError | null
}

export interface CloudClient {
  readonly root: string
  get(path: string): Promise<Result<unknown, CallProblem>>
  post(path: string, body: object, attempts?: number): Promise<Result<unknown, CallProblem>>
}

export const officialRoot = 'https://graph.facebook.com'
const version = 'v24.0'

const errorSchema = z.object({
  error: z.object({
    code: z.number(),
    error_subcode: z.number().optional(),
    message: z.string().optional(),
    error_data: z.object({ details: z.string().optional() }).optional().catch(undefined),
  }),
})

/** The connection was never made, so Meta cannot have seen the message. */
const neverSent = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'EADDRNOTAVAIL',
  'UND_ERR_CONNECT_TIMEOUT',
])

export function createCloudClient({ token, apiRoot = officialRoot, timeoutMs = 15_000 }: ClientNeeds): CloudClient {
  const headers = { authorization: `Bearer ${token}` }
  return {
    root: apiRoot,
    get: (path) => call(path, { headers }, 1),
    post: (path, body, attempts = 1) =>
      call(
        path,
        { method: 'POST', headers: { ...headers, 'content-type': 'application/json' }, body: JSON.stringify(body) },
        attempts,
      ),
  }

  async function call(path: string, init: RequestInit, attempts: number): Promise<Result<unknown, CallProblem>> {
    let status: number
    let answer: unknown
    try {
      const response = await fetch(`${apiRoot}/${version}/${path}`, {
        ...init,
        redirect: 'error',
        signal: AbortSignal.timeout(timeoutMs),
      })
      status = response.status
      answer = await response.json().catch(() => null)
    } catch (error) {
      const code = networkCode(error)
      return failed({ failure: { kind: 'unreached', isInDoubt: !neverSent.has(code), detail: code }, error: null })
    }
    if (status === 200) {
      if (answer !== null) return ok(answer)
      return failed({ failure: { kind: 'unreached', isInDoubt: true, detail: 'an answer without JSON' }, error: null })
    }
    const said = errorSchema.safeParse(answer)
    if (!said.success) {
      const detail = `${status} without Meta's reason`
      // A proxy's word on the way: whether Meta has it is unknown.
      return failed({ failure: { kind: 'unreached', isInDoubt: status >= 500, detail }, error: null })
    }
    const { code, error_subcode: subcode, message = '' } = said.data.error
    const error: CloudError = { code, subcode, title: message.replace(/^\(#\d+\) /, ''), status }
    return failed({ failure: cloudFailure(error, attempts), error })
  }
}

/** A short word for a network error; never its message, which may hold an address. */
function networkCode(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown'
  if (error.name === 'TimeoutError') return 'timeout'
  const { cause } = error
  return typeof cause === 'object' && cause !== null && 'code' in cause && typeof cause.code === 'string'
    ? cause.code
    : 'unknown'
}

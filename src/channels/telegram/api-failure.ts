/** What a failed Bot API call means for the message: grammY's two errors mapped onto the closed set of send failures. */
import { GrammyError, HttpError } from 'grammy'
import type { SendFailure } from '#core/failure.ts'

/** Telegram rarely leaves `retry_after` out; then this is long enough to be let in again. */
const defaultWaitMs = 5_000
/** A wrong token is for the operator to mend; the messages wait meanwhile instead of being thrown away. */
const wrongTokenWaitMs = 60_000

/** The connection was never made, so Telegram cannot have seen the message. */
const neverSent = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH', 'EADDRNOTAVAIL'])

/** Answers to a message that no repetition and no other address would make acceptable. */
const ourMistake =
  /can't parse|text is empty|must be non-empty|must be encoded|too[ _]long|BUTTON_|REPLY_MARKUP|ENTITIES_/i

/** 401 for a token that is not known, a bare 404 for what is no token; a 404 that names a method is an older server's. */
export const isWrongToken = (error: unknown): boolean =>
  error instanceof GrammyError &&
  (error.error_code === 401 || (error.error_code === 404 && error.description === 'Not Found'))

export function apiFailure(error: unknown): SendFailure {
  if (error instanceof GrammyError) return refusal(error)
  const code = networkCode(error)
  return { kind: 'unreached', isInDoubt: !neverSent.has(code), detail: code }
}

function refusal(error: GrammyError): SendFailure {
  const detail = `${error.error_code} ${error.description}`.slice(0, 200)
  if (isWrongToken(error)) return { kind: 'throttled', waitMs: wrongTokenWaitMs, scope: 'account' }
  switch (error.error_code) {
    case 429: {
      const seconds = error.parameters.retry_after
      return { kind: 'throttled', waitMs: seconds ? seconds * 1000 : defaultWaitMs, scope: 'account' }
    }
    case 403:
      return { kind: 'stopped', detail }
    case 400:
      return ourMistake.test(error.description) ? { kind: 'unsendable', detail } : { kind: 'refused', detail }
    default:
      return error.error_code >= 500 ? { kind: 'unreached', isInDoubt: true, detail } : { kind: 'refused', detail }
  }
}

/** A short word for a network error; never its message, which holds the address with the token. */
export function networkCode(error: unknown): string {
  const cause: unknown = error instanceof HttpError ? error.error : error
  if (typeof cause !== 'object' || cause === null) return 'unknown'
  if ('code' in cause && typeof cause.code === 'string') return cause.code
  if ('type' in cause && typeof cause.type === 'string') return cause.type
  return cause instanceof Error && cause.message.includes('timed out') ? 'timeout' : 'unknown'
}

/** The log that operators read: one JSON object a line, on standard error, without personal data. */
import pino from 'pino'
import type { Log } from '#ports/log.ts'

/** `write` takes each line instead of standard error. */
export function createLog(needs: { level: 'debug' | 'info' | 'warn' | 'error'; write?: (line: string) => void }): Log {
  const { level, write } = needs
  return pino(
    { level, base: null, timestamp: pino.stdTimeFunctions.isoTime, serializers: { err: withoutValues } },
    write ? { write } : pino.destination({ fd: 2, sync: true }),
  )
}

/**
 * What an error is and where it happened, without what it says: a database's message quotes the row that it refused,
 * a parser's the text. Node's own system errors name only addresses of servers, and keep their message.
 */
function withoutValues(error: unknown): object {
  if (!(error instanceof Error)) return { type: typeof error }
  const { code, constraint, table, syscall } = error as Error & Record<string, unknown>
  return {
    type: error.name,
    ...(typeof code === 'string' && { code }),
    ...(typeof constraint === 'string' && { constraint }),
    ...(typeof table === 'string' && { table }),
    ...(typeof syscall === 'string' && { message: error.message }),
    at: (error.stack ?? '')
      .split('\n')
      .filter((line) => /^\s+at /.test(line))
      .map((line) => line.trim().slice(3))
      .slice(0, 12),
    ...(error.cause instanceof Error && { cause: withoutValues(error.cause) }),
  }
}

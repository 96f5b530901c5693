/** The log that operators read: one JSON object a line, on standard error, without personal data. */
import pino from 'pino'
import type { Log } from '#ports/log.ts'

export function createLog(needs: { level: 'debug' | 'info' | 'warn' | 'error' }): Log {
  return pino(
    { level: needs.level, base: null, timestamp: pino.stdTimeFunctions.isoTime },
    pino.destination({ fd: 2, sync: true }),
  )
}

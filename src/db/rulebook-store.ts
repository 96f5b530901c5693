/** Rules and calendar from the database, read again only after a while: every answer needs them, HR changes them rarely. */
import type { Holiday as HolidayDay } from '#core/calendar/holidays.ts'
import type { ParameterRow } from '#core/personnel/parameters.ts'
import type { Rulebook } from '#ports/personnel.ts'
import type { PrismaClient } from './generated/client.ts'

/** A change in the tables is seen at most `ttlMs` later. A read that fails is not kept. */
export function createRulebook(needs: { prisma: PrismaClient; ttlMs: number }): Rulebook {
  const { prisma, ttlMs } = needs
  return {
    parameters: remembered(ttlMs, async () => {
      const rows = await prisma.ruleParameter.findMany({ orderBy: [{ key: 'asc' }, { validFrom: 'asc' }] })
      return rows.map(({ key, value, validFrom, source, status }): ParameterRow => {
        // The database holds the closed set of states as a check constraint.
        return { key, value, validFrom: toPlainDate(validFrom), source, status: status as ParameterRow['status'] }
      })
    }),
    holidays: remembered(ttlMs, async () => {
      const rows = await prisma.holiday.findMany({ orderBy: { date: 'asc' } })
      return rows.map(({ date, name, kind, source, status }): HolidayDay => {
        return { date: toPlainDate(date), name, kind, source, status: status as HolidayDay['status'] }
      })
    }),
  }
}

function remembered<Value>(ttlMs: number, read: () => Promise<Value>): () => Promise<Value> {
  let kept: { readonly until: number; readonly value: Promise<Value> } | null = null
  return () => {
    if (kept && performance.now() < kept.until) return kept.value
    const fresh = { until: performance.now() + ttlMs, value: read() }
    kept = fresh
    fresh.value.catch(() => {
      if (kept === fresh) kept = null
    })
    return fresh.value
  }
}

/** Prisma hands a `date` over as midnight UTC. */
function toPlainDate(date: Date): Temporal.PlainDate {
  return Temporal.PlainDate.from(date.toISOString().slice(0, 10))
}

/** The rule parameters as HR edits them: every row with its author, written with a line in the audit. */
import type { ParameterRow } from '#core/personnel/parameters.ts'
import type { Clock } from '#ports/clock.ts'
import type { RulebookDesk } from '#ports/personnel.ts'
import { createAudit } from './audit.ts'
import { toDate } from './calendar-date.ts'
import type { Prisma, PrismaClient } from './generated/client.ts'

export function createRulebookDesk(needs: { prisma: PrismaClient; clock: Clock }): RulebookDesk {
  const { prisma, clock } = needs
  return {
    async rows() {
      const rows = await prisma.ruleParameter.findMany({ orderBy: [{ key: 'asc' }, { validFrom: 'asc' }] })
      return rows.map(({ key, value, validFrom, source, status, author }) => ({
        key,
        value,
        validFrom: Temporal.PlainDate.from(validFrom.toISOString().slice(0, 10)),
        source,
        // The database holds the closed set of states as a check constraint.
        status: status as ParameterRow['status'],
        author,
      }))
    },

    async write(rows, author) {
      await prisma.$transaction(async (db) => {
        for (const { key, value, validFrom, source, status } of rows) {
          const place = { key, validFrom: toDate(validFrom) }
          const content = { value: value as Prisma.InputJsonValue, source, status, author }
          const known = await db.ruleParameter.findUnique({ where: { key_validFrom: place } })
          await db.ruleParameter.upsert({
            where: { key_validFrom: place },
            create: { ...place, ...content },
            update: content,
          })
          await createAudit({ db, clock }).write({
            actor: author,
            action: known ? 'rule.corrected' : 'rule.set',
            employeeId: null,
            detail: { key, validFrom: validFrom.toString(), source },
          })
        }
      })
    },
  }
}

/** The audit table: appended to, never changed; who was told what kind of thing, without the values. */
import type { Audit } from '#ports/binding.ts'
import type { Clock } from '#ports/clock.ts'
import { fromInstant } from './calendar-date.ts'
import type { Db } from './client.ts'

export function createAudit(needs: { db: Db; clock: Clock }): Audit {
  const { db, clock } = needs
  return {
    async write({ actor, action, employeeId, detail = {} }) {
      await db.auditEntry.create({ data: { at: fromInstant(clock.now()), actor, action, employeeId, detail } })
    },
  }
}

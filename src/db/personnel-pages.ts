/** All present employees with all their facts, page by page: for whoever has to look at the whole city. */
import type { PersonnelPages } from '#ports/personnel.ts'
import type { Db } from './client.ts'
import { type PersonnelRow, toPersonnelRecord } from './personnel-row.ts'
import { personnelPageSql } from './personnel-sql.ts'

/** Comes before every id that is given out. */
const before = '00000000-0000-0000-0000-000000000000'

export function createPersonnelPages(needs: { db: Db; today: Temporal.PlainDate }): PersonnelPages {
  const { db, today } = needs
  return {
    async records(after, limit) {
      const rows = await db.$queryRawUnsafe<{ facts: string }[]>(
        personnelPageSql,
        after ?? before,
        today.toString(),
        limit,
      )
      return rows.map(({ facts }) => toPersonnelRecord(JSON.parse(facts) as PersonnelRow))
    },
  }
}

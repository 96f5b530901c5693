/** The training calendar as one employee sees it. */
import type { TrainingSession } from '#core/training-session.ts'
import type { Clock } from '#ports/clock.ts'
import type { Trainings } from '#ports/trainings.ts'
import type { Db } from './client.ts'
import { Prisma } from './generated/client.ts'
import { type TrainingRow, toTrainingSession } from './training-row.ts'
import { largestSession, sessionsOf } from './training-sql.ts'

export function createTrainings(needs: { db: Db; clock: Clock }): Trainings {
  const { db, clock } = needs

  const query = async (employeeId: string, where: Prisma.Sql): Promise<TrainingSession[]> => {
    const rows = await db.$queryRaw<TrainingRow[]>(sessionsOf(employeeId, clock.today(), where))
    return rows.map(toTrainingSession)
  }

  return {
    list: (employeeId, from, until) =>
      query(
        employeeId,
        Prisma.sql`s.cancelled_on IS NULL AND s.starts_on <= ${until.toString()}::date
          AND (s.starts_on >= ${from.toString()}::date OR s.mode = 'mandiri' AND s.ends_on >= ${from.toString()}::date)`,
      ),
    async session(employeeId, id) {
      if (id > largestSession) return null
      const [found] = await query(employeeId, Prisma.sql`s.id = ${id}`)
      return found ?? null
    },
    registrations: (employeeId, today) =>
      query(
        employeeId,
        Prisma.sql`mine.status <> 'batal'
          AND (s.ends_on >= ${today.toString()}::date OR date_part('year', s.ends_on) = ${today.year})`,
      ),
  }
}

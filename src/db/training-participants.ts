/** People of a session with the chats that are bound to them: who is to be told something. */
import type { Participant } from '#ports/trainings.ts'
import type { Db } from './client.ts'
import { Prisma } from './generated/client.ts'
import { stays } from './training-sql.ts'

type Row = Omit<Participant, 'registeredAt'> & { readonly registeredAt: Date }

/** By time of registration. `which` narrows the rows `r` of the registrations. */
export async function participantsOf(
  db: Db,
  session: number,
  today: Temporal.PlainDate,
  which: Prisma.Sql = Prisma.sql`r.status <> 'batal'`,
): Promise<readonly Participant[]> {
  const rows = await db.$queryRaw<Row[]>`
    SELECT e.id AS "employeeId", e.sex::text AS sex, r.status::text AS status, r.registered_at AS "registeredAt",
      COALESCE((
        SELECT jsonb_agg(jsonb_build_object('channel', b.channel, 'account', b.account, 'address', b.address)
          ORDER BY b.bound_at, b.id)
        FROM channel_bond b WHERE b.employee_id = e.id AND b.ended_at IS NULL
      ), '[]'::jsonb) AS addresses
    FROM training_registration r JOIN employee e ON e.id = r.employee_id
    WHERE r.session_id = ${session} AND ${which} AND ${stays(today)}
    ORDER BY r.registered_at, r.employee_id`
  return rows.map((row) => ({
    ...row,
    registeredAt: Temporal.Instant.fromEpochMilliseconds(row.registeredAt.getTime()),
  }))
}

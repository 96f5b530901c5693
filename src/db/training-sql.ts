/** The query behind every training answer: audience, seats, waiting list, conflicts and gaps of one asker at once. */
import { Prisma } from './generated/client.ts'

/** Of a PostgreSQL integer: a button's data can be forged, and a number beyond it must not fail a whole turn. */
export const largestSession = 2_147_483_647

/** Takes up a seat; who waits does not. */
export const seated = Prisma.raw(`('terdaftar', 'hadir', 'tidak_hadir')`)

/** Of people who left the city nothing is counted: their seats are free. */
export const stays = (today: Temporal.PlainDate): Prisma.Sql =>
  Prisma.sql`(e.left_on IS NULL OR e.left_on > ${today.toString()}::date)`

/**
 * An empty audience list means everybody; of several requirements for one competency the one closest to the post counts.
 * Sessions collide when their days overlap and so do their hours; without hours the whole day is taken, and e-learning
 * takes none.
 */
export function sessionsOf(employeeId: string, today: Temporal.PlainDate, where: Prisma.Sql): Prisma.Sql {
  const day = Prisma.sql`${today.toString()}::date`
  return Prisma.sql`
    WITH asker AS (
      SELECT e.id, e.kind, u.agency_id, p.kind AS post_kind, p.profession, p.level
      FROM employee e
      JOIN unit u ON u.id = e.unit_id
      LEFT JOIN LATERAL (
        SELECT kind, profession, level FROM post_entry
        WHERE employee_id = e.id AND assignment = 'definitif' AND tmt <= ${day}
          AND (ended_on IS NULL OR ended_on >= ${day})
        ORDER BY tmt DESC LIMIT 1
      ) p ON true
      WHERE e.id = ${employeeId}::uuid
    ), shortfall AS (
      SELECT DISTINCT ON (r.competency_code) r.competency_code, r.required, ca.assessed, r.required - ca.assessed AS gap
      FROM asker a
      JOIN competency_requirement r ON r.post_kind = a.post_kind
        AND (r.profession IS NULL OR r.profession = a.profession) AND (r.level IS NULL OR r.level = a.level)
      JOIN competency_assessment ca ON ca.employee_id = a.id AND ca.competency_code = r.competency_code
      ORDER BY r.competency_code, (r.profession IS NOT NULL)::int + (r.level IS NOT NULL)::int DESC, r.required DESC
    ), own AS (
      SELECT o.id, o.training_id, t.title, o.starts_on, o.ends_on, o.start_time, o.end_time, o.mode, r.status
      FROM training_registration r
      JOIN training_session o ON o.id = r.session_id AND o.cancelled_on IS NULL
      JOIN training t ON t.id = o.training_id
      WHERE r.employee_id = ${employeeId}::uuid AND r.status <> 'batal'
    ), picked AS MATERIALIZED (
      SELECT s.*, mine.status AS mine_status, mine.registered_at AS mine_registered_at
      FROM training_session s
      LEFT JOIN training_registration mine ON mine.session_id = s.id AND mine.employee_id = ${employeeId}::uuid
      WHERE ${where}
    ), seats AS MATERIALIZED (
      -- All sessions at once: looked up for each session, the people of a full calendar cost a quarter of a second.
      SELECT x.session_id, count(*) FILTER (WHERE x.status IN ${seated})::int AS taken,
        count(*) FILTER (WHERE x.status = 'menunggu')::int AS waiting
      FROM training_registration x JOIN employee e ON e.id = x.employee_id
      WHERE x.session_id IN (SELECT id FROM picked) AND x.status <> 'batal' AND ${stays(today)}
      GROUP BY x.session_id
    )
    SELECT s.id, t.title, t.summary, t.provider, t.form::int, t.hours::int,
      s.starts_on::text AS "startsOn", s.ends_on::text AS "endsOn",
      s.start_time AS "startTime", s.end_time AS "endTime", s.mode::text AS mode, s.place, s.link, s.quota::int,
      COALESCE(seats.taken, 0) AS taken, COALESCE(seats.waiting, 0) AS waiting, s.waiting_limit::int AS "waitingLimit",
      s.registration_closes_on::text AS "closesOn", s.contact, s.cancelled_on IS NOT NULL AS "isCancelled",
      (COALESCE(cardinality(s.post_kinds), 0) = 0 OR COALESCE(a.post_kind = ANY (s.post_kinds), false))
        AND (COALESCE(cardinality(s.professions), 0) = 0 OR COALESCE(a.profession = ANY (s.professions), false))
        AND (COALESCE(cardinality(s.employment_kinds), 0) = 0 OR a.kind = ANY (s.employment_kinds))
        AND (COALESCE(cardinality(s.agency_ids), 0) = 0 OR a.agency_id = ANY (s.agency_ids)) AS "isOpenToAsker",
      s.mine_status::text AS "askerStatus",
      CASE WHEN s.mine_status = 'menunggu' THEN (
        SELECT count(*) FROM training_registration x JOIN employee e ON e.id = x.employee_id
        WHERE x.session_id = s.id AND x.status = 'menunggu' AND ${stays(today)}
          AND (x.registered_at, x.employee_id) <= (s.mine_registered_at, a.id)
      )::int END AS "askerPlace",
      EXISTS (
        SELECT 1 FROM own o WHERE o.training_id = s.training_id AND o.id <> s.id AND o.status <> 'tidak_hadir'
          AND date_part('year', o.ends_on) = date_part('year', s.ends_on)
      ) AS "isElsewhere",
      COALESCE((
        SELECT jsonb_agg(jsonb_build_object('id', o.id, 'title', o.title, 'startsOn', o.starts_on, 'endsOn', o.ends_on,
          'mode', o.mode) ORDER BY o.starts_on, o.id)
        FROM own o
        WHERE o.id <> s.id AND o.status IN ('terdaftar', 'menunggu') AND o.mode <> 'mandiri' AND s.mode <> 'mandiri'
          AND o.starts_on <= s.ends_on AND s.starts_on <= o.ends_on
          AND COALESCE(o.start_time < s.end_time AND s.start_time < o.end_time, true)
      ), '[]'::jsonb) AS conflicts,
      COALESCE((
        SELECT jsonb_agg(jsonb_build_object('code', c.code, 'name', c.name, 'isDigital', c.is_digital, 'gap', f.gap,
            'assessed', f.assessed, 'required', f.required, 'target', tc.target_level)
          ORDER BY f.gap DESC, c.is_digital DESC, c.name)
        FROM training_competency tc
        JOIN shortfall f ON f.competency_code = tc.competency_code AND f.gap > 0 AND tc.target_level > f.assessed
        JOIN competency c ON c.code = tc.competency_code
        WHERE tc.training_id = t.id
      ), '[]'::jsonb) AS "closesGaps"
    FROM asker a
    CROSS JOIN picked s
    JOIN training t ON t.id = s.training_id
    LEFT JOIN seats ON seats.session_id = s.id
    ORDER BY s.starts_on, s.id`
}

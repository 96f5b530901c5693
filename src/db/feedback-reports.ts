/** What was said about trainings, summed up by session and competency; no person leaves the database. */
import type { CompetencyTally, SessionTally } from '#core/training-feedback-report.ts'
import type { FeedbackReports } from '#ports/training-feedback.ts'
import type { Db } from './client.ts'
import { Prisma } from './generated/client.ts'

type Session = Omit<SessionTally, 'startsOn' | 'endsOn'> & { readonly startsOn: string; readonly endsOn: string }

export function createFeedbackReports({ db }: { db: Db }): FeedbackReports {
  return {
    async sessions(since, session) {
      const rows = await db.$queryRaw<Session[]>`
        SELECT s.id AS session, t.title, t.provider, s.starts_on::text AS "startsOn", s.ends_on::text AS "endsOn",
          count(*) FILTER (WHERE f.round = 'selesai')::int AS asked,
          count(*) FILTER (WHERE f.round = 'selesai' AND f.answered_at IS NOT NULL)::int AS answered,
          ${tally('f.useful', 'selesai')} AS useful, ${tally('f.used', 'selesai')} AS used,
          ${tally('f.used', 'tiga_bulan')} AS later,
          COALESCE(jsonb_agg(f.missing ORDER BY md5(f.missing)) FILTER (WHERE f.missing IS NOT NULL), '[]'::jsonb) AS missing
        FROM training_feedback f
        JOIN training_session s ON s.id = f.session_id
        JOIN training t ON t.id = s.training_id
        WHERE f.asked_at IS NOT NULL AND ${within(since, session)}
        GROUP BY s.id, t.title, t.provider
        ORDER BY s.ends_on, s.id`
      return rows.map((row) => ({
        ...row,
        startsOn: Temporal.PlainDate.from(row.startsOn),
        endsOn: Temporal.PlainDate.from(row.endsOn),
      }))
    },

    competencies(since, session) {
      return db.$queryRaw<CompetencyTally[]>`
        WITH person AS MATERIALIZED (
          SELECT DISTINCT f.session_id, f.employee_id, s.training_id, s.starts_on, s.ends_on
          FROM training_feedback f JOIN training_session s ON s.id = f.session_id
          WHERE f.asked_at IS NOT NULL AND ${within(since, session)}
        ), level AS MATERIALIZED (
          -- The newest of each, and what imports wrote over.
          SELECT employee_id, competency_code, assessed::int AS assessed, assessed_on FROM competency_assessment
          WHERE employee_id IN (SELECT employee_id FROM person)
          UNION
          SELECT (before->>'employee_id')::uuid, before->>'competency_code', (before->>'assessed')::int,
            (before->>'assessed_on')::date
          FROM import_change
          WHERE table_name = 'competency_assessment' AND change = 'changed'
            AND (before->>'employee_id')::uuid IN (SELECT employee_id FROM person)
        ), need AS MATERIALIZED (
          SELECT DISTINCT ON (p.session_id, p.employee_id, r.competency_code)
            p.session_id, p.employee_id, p.starts_on, p.ends_on, r.competency_code, r.required
          FROM person p
          JOIN training_competency tc ON tc.training_id = p.training_id
          JOIN LATERAL (
            SELECT kind, profession, level FROM post_entry
            WHERE employee_id = p.employee_id AND assignment = 'definitif' AND tmt <= p.ends_on
              AND (ended_on IS NULL OR ended_on >= p.ends_on)
            ORDER BY tmt DESC LIMIT 1
          ) post ON true
          JOIN competency_requirement r ON r.competency_code = tc.competency_code AND r.post_kind = post.kind
            AND (r.profession IS NULL OR r.profession = post.profession)
            AND (r.level IS NULL OR r.level = post.level)
          ORDER BY p.session_id, p.employee_id, r.competency_code,
            (r.profession IS NOT NULL)::int + (r.level IS NOT NULL)::int DESC, r.required DESC
        ), gap AS (
          SELECT n.*,
            (SELECT GREATEST(n.required - l.assessed, 0) FROM level l
             WHERE l.employee_id = n.employee_id AND l.competency_code = n.competency_code
               AND l.assessed_on <= n.starts_on ORDER BY l.assessed_on DESC LIMIT 1) AS before,
            (SELECT GREATEST(n.required - l.assessed, 0) FROM level l
             WHERE l.employee_id = n.employee_id AND l.competency_code = n.competency_code
               AND l.assessed_on > n.ends_on ORDER BY l.assessed_on LIMIT 1) AS after
          FROM need n
        )
        SELECT g.session_id AS session, c.code, c.name, count(*)::int AS people,
          jsonb_build_object('count', count(g.before), 'sum', COALESCE(sum(g.before), 0)) AS before,
          jsonb_build_object('count', count(g.after), 'sum', COALESCE(sum(g.after), 0)) AS after
        FROM gap g JOIN competency c ON c.code = g.competency_code
        GROUP BY g.session_id, c.code, c.name
        ORDER BY g.session_id, c.code`
    },
  }
}

function within(since: Temporal.PlainDate, session: number | null): Prisma.Sql {
  return session === null ? Prisma.sql`s.ends_on >= ${since.toString()}::date` : Prisma.sql`s.id = ${session}`
}

function tally(column: string, round: string): Prisma.Sql {
  return Prisma.raw(`jsonb_build_object('count', count(${column}) FILTER (WHERE f.round = '${round}'),
    'sum', COALESCE(sum(${column}) FILTER (WHERE f.round = '${round}'), 0))`)
}

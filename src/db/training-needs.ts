/** Competency gaps of the whole city or a part of it, set against the training calendar, in one set-based query. */
import type { CompetencyNeed } from '#core/training-needs.ts'
import type { Clock } from '#ports/clock.ts'
import type { TrainingNeeds } from '#ports/trainings.ts'
import type { Db } from './client.ts'

export function createTrainingNeeds(needs: { db: Db; clock: Clock }): TrainingNeeds {
  const { db, clock } = needs
  return {
    competencyNeeds({ unitId, months }) {
      const today = clock.today()
      const until = today.add({ months }).toString()
      const day = today.toString()
      const root = unitId ?? null
      return db.$queryRaw<CompetencyNeed[]>`
        WITH RECURSIVE part AS (
          SELECT id FROM unit WHERE id = ${root}::uuid
          UNION ALL
          SELECT u.id FROM unit u JOIN part ON u.parent_id = part.id
        ), person AS MATERIALIZED (
          SELECT e.id, e.kind, u.agency_id, CASE WHEN ${root}::uuid IS NULL THEN u.agency_id ELSE u.id END AS unit_id,
            p.kind AS post_kind, p.profession, p.level, concat_ws('|', p.kind, COALESCE(p.profession, ''), p.level) AS post_key
          FROM employee e
          JOIN unit u ON u.id = e.unit_id
          JOIN LATERAL (
            SELECT kind, profession, level FROM post_entry
            WHERE employee_id = e.id AND assignment = 'definitif' AND tmt <= ${day}::date
              AND (ended_on IS NULL OR ended_on >= ${day}::date)
            ORDER BY tmt DESC LIMIT 1
          ) p ON true
          WHERE (e.left_on IS NULL OR e.left_on > ${day}::date)
            AND e.legal_status NOT IN ('pensiun', 'berhenti', 'mpp')
            AND (${root}::uuid IS NULL OR e.unit_id IN (SELECT id FROM part))
        ), asked AS MATERIALIZED (
          -- Once for every kind of post that occurs, not for every person.
          SELECT DISTINCT ON (k.post_key, r.competency_code) k.post_key, r.competency_code, r.required
          FROM (SELECT DISTINCT post_key, post_kind, profession, level FROM person) k
          JOIN competency_requirement r ON r.post_kind = k.post_kind
            AND (r.profession IS NULL OR r.profession = k.profession) AND (r.level IS NULL OR r.level = k.level)
          ORDER BY k.post_key, r.competency_code,
            (r.profession IS NOT NULL)::int + (r.level IS NOT NULL)::int DESC, r.required DESC
        ), gap AS MATERIALIZED (
          -- People alike in all that decides who may join a session are one row from here on.
          SELECT p.unit_id, p.agency_id, p.kind, p.post_kind, p.profession, k.competency_code, k.required, a.assessed,
            count(*) AS people
          FROM person p
          JOIN asked k ON k.post_key = p.post_key
          LEFT JOIN competency_assessment a ON a.employee_id = p.id AND a.competency_code = k.competency_code
          GROUP BY 1, 2, 3, 4, 5, 6, 7, 8
        ), planned AS MATERIALIZED (
          SELECT DISTINCT tc.competency_code, tc.target_level, s.post_kinds, s.professions, s.employment_kinds, s.agency_ids
          FROM training_session s JOIN training_competency tc ON tc.training_id = s.training_id
          WHERE s.cancelled_on IS NULL AND s.starts_on <= ${until}::date
            AND CASE WHEN s.mode = 'mandiri' THEN s.ends_on ELSE s.starts_on END >= ${day}::date
        )
        SELECT g.unit_id AS "unitId", u.name AS "unitName", c.code, c.name, c.is_digital AS "isDigital",
          sum(g.people)::int AS required,
          COALESCE(sum(g.people) FILTER (WHERE g.assessed IS NOT NULL), 0)::int AS assessed,
          COALESCE(sum(g.people) FILTER (WHERE g.assessed < g.required), 0)::int AS short,
          COALESCE(sum(g.people * (g.required - g.assessed)) FILTER (WHERE g.assessed < g.required), 0)::int
            AS "missingLevels",
          COALESCE(sum(g.people) FILTER (WHERE g.assessed < g.required AND NOT EXISTS (
            SELECT 1 FROM planned s
            WHERE s.competency_code = g.competency_code AND s.target_level > g.assessed
              AND (COALESCE(cardinality(s.post_kinds), 0) = 0 OR g.post_kind = ANY (s.post_kinds))
              AND (COALESCE(cardinality(s.professions), 0) = 0 OR COALESCE(g.profession = ANY (s.professions), false))
              AND (COALESCE(cardinality(s.employment_kinds), 0) = 0 OR g.kind = ANY (s.employment_kinds))
              AND (COALESCE(cardinality(s.agency_ids), 0) = 0 OR g.agency_id = ANY (s.agency_ids))
          )), 0)::int AS unserved
        FROM gap g JOIN unit u ON u.id = g.unit_id JOIN competency c ON c.code = g.competency_code
        GROUP BY g.unit_id, u.name, c.code
        ORDER BY u.name, g.unit_id, c.code`
    },
  }
}

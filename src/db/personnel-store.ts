/** The personnel database as the answers read it: one query for all facts of one employee. */

import type { TeamMember } from '#core/personnel/team-member.ts'
import type { Clock } from '#ports/clock.ts'
import type { Personnel } from '#ports/personnel.ts'
import type { Db } from './client.ts'
import {
  type AppraisalYearRow,
  displayName,
  type PersonnelRow,
  toAppraisalYear,
  toPersonnelRecord,
} from './personnel-row.ts'
import { personnelSql } from './personnel-sql.ts'

interface TeamRow {
  readonly fullName: string
  readonly frontTitle: string | null
  readonly backTitle: string | null
  readonly postTitle: string | null
  readonly legalStatus: TeamMember['legalStatus']
  readonly startedOn: string | null
  readonly appraisal: AppraisalYearRow | null
}

export function createPersonnel(needs: { db: Db; clock: Pick<Clock, 'today'> }): Personnel {
  const { db, clock } = needs
  return {
    async record(employeeId) {
      const rows = await db.$queryRawUnsafe<{ facts: string }[]>(personnelSql, employeeId, clock.today().toString())
      const facts = rows[0]?.facts
      return facts === undefined ? null : toPersonnelRecord(JSON.parse(facts) as PersonnelRow)
    },

    async team(supervisorId, year) {
      const today = clock.today().toString()
      const rows = await db.$queryRaw<TeamRow[]>`
        SELECT e.full_name AS "fullName", e.front_title AS "frontTitle", e.back_title AS "backTitle",
          e.legal_status::text AS "legalStatus",
          COALESCE(e.tmt_cpns, (SELECT min(starts_on) FROM contract WHERE employee_id = e.id))::text AS "startedOn",
          (SELECT title FROM post_entry
            WHERE employee_id = e.id AND assignment = 'definitif' AND tmt <= ${today}::date
              AND (ended_on IS NULL OR ended_on >= ${today}::date)
            ORDER BY tmt DESC LIMIT 1) AS "postTitle",
          (SELECT json_build_object('year', y.year, 'planSubmittedOn', y.plan_submitted_on,
              'planApprovedOn', y.plan_approved_on, 'selfAssessedOn', y.self_assessed_on,
              'evaluatedOn', y.evaluated_on, 'result', y.result, 'behaviour', y.behaviour, 'predicate', y.predicate,
              'periods', (SELECT json_agg(json_build_object('quarter', quarter, 'submittedOn', submitted_on,
                  'evaluatedOn', evaluated_on, 'predicate', predicate) ORDER BY quarter)
                FROM periodic_evaluation WHERE appraisal_id = y.id))
            FROM appraisal_year y WHERE y.employee_id = e.id AND y.year = ${year}::smallint) AS appraisal
        FROM employee e
        WHERE e.supervisor_id = ${supervisorId}::uuid AND (e.left_on IS NULL OR e.left_on > ${today}::date)
        ORDER BY e.full_name, e.id`
      return rows.map((row) => ({
        displayName: displayName(row),
        postTitle: row.postTitle ?? '',
        legalStatus: row.legalStatus,
        startedOn: row.startedOn === null ? null : Temporal.PlainDate.from(row.startedOn),
        appraisal: row.appraisal && toAppraisalYear(row.appraisal),
      }))
    },
  }
}

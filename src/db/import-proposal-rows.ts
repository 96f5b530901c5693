/** Groups rows of proposals, one a status, into proposals and their steps; what a list no longer shows stays. */
import { type Examination, forgetReleased, isFaulty } from './import-examination.ts'
import { datesTooLate, writeFaults } from './import-fact-rows.ts'

export async function examineProposals(exam: Examination): Promise<void> {
  const { db, there, asOf, counts } = exam
  if ((counts.get('proposal') ?? 0) === 0) return
  // A list without days of submission knows a proposal by its id; the first day that is known of it stands for it.
  await db.run(`
    CREATE UNLOGGED TABLE staging.r_proposal AS
    SELECT s.*, o.employee_id, o.state, t.id AS known_id,
      coalesce(t.submitted_on, min(s.submitted_on) OVER same, min(s.reached_on) OVER same, ${asOf}) AS begun_on
    FROM staging.proposal s
    LEFT JOIN staging.owner o ON o.nip = s.nip
    LEFT JOIN proposal t ON ${there} AND t.source_id = s.source_id
    WINDOW same AS (PARTITION BY coalesce(s.source_id, s.row_no::text));
    ANALYZE staging.r_proposal;`)
  await writeFaults(exam, 'proposal', [
    { code: 'unknown_employee', field: 'nip', condition: `r.employee_id IS NULL OR r.state = 'rejected'` },
    { code: 'depends_on_held', field: 'nip', condition: `r.state = 'held'` },
    ...datesTooLate(exam, 'proposal'),
  ])
  await forgetReleased(exam, 'proposal')
  await db.run(`
    CREATE UNLOGGED TABLE staging.x_proposal AS
    SELECT x.employee_id, x.service, x.begun_on, coalesce(min(x.known_id::text)::uuid, min(t.id::text)::uuid, gen_random_uuid()) AS id
    FROM (SELECT * FROM staging.r_proposal r WHERE NOT ${isFaulty('r')}) x
    LEFT JOIN proposal t ON ${there} AND t.employee_id = x.employee_id AND t.service = x.service AND t.submitted_on = x.begun_on
    GROUP BY x.employee_id, x.service, x.begun_on;
    CREATE UNLOGGED TABLE staging.d_proposal AS
    SELECT DISTINCT ON (x.id) r.row_no, x.id, x.employee_id, x.service, coalesce(r.source_id, t.source_id) AS source_id, r.title,
      x.begun_on AS submitted_on, coalesce(r.target_tmt, t.target_tmt) AS target_tmt,
      CASE WHEN t.id IS NULL THEN 'added'
        WHEN (r.title, coalesce(r.target_tmt, t.target_tmt), coalesce(r.source_id, t.source_id))
          IS DISTINCT FROM (t.title, t.target_tmt, t.source_id) THEN 'changed' ELSE 'same' END AS change
    FROM staging.r_proposal r JOIN staging.x_proposal x USING (employee_id, service, begun_on)
    LEFT JOIN proposal t ON t.id = x.id
    WHERE NOT ${isFaulty('r')} ORDER BY x.id, r.row_no DESC;
    CREATE UNLOGGED TABLE staging.d_proposal_step AS
    SELECT DISTINCT ON (x.proposal_id, x.reached_on, x.status_text) x.*, t.id AS t_id,
      CASE WHEN t.id IS NULL THEN 'added' WHEN (x.holder, x.note) IS DISTINCT FROM (t.holder, t.note) THEN 'changed' ELSE 'same' END AS change
    FROM (
      SELECT r.row_no, r.sheet, r.employee_id, x.id AS proposal_id, r.status_text,
        coalesce(r.reached_on, (SELECT max(y.reached_on) FROM proposal_step y WHERE y.proposal_id = x.id AND y.status_text = r.status_text),
          ${asOf}) AS reached_on, r.holder, r.note
      FROM staging.r_proposal r JOIN staging.x_proposal x USING (employee_id, service, begun_on)
      WHERE NOT ${isFaulty('r')}
    ) x LEFT JOIN proposal_step t ON t.proposal_id = x.proposal_id AND t.reached_on = x.reached_on AND t.status_text = x.status_text
    ORDER BY x.proposal_id, x.reached_on, x.status_text, x.row_no DESC;
    INSERT INTO staging.x_dropped SELECT r.row_no, 'proposal' FROM staging.r_proposal r
      WHERE NOT ${isFaulty('r')} AND NOT EXISTS (SELECT FROM staging.d_proposal_step d WHERE d.row_no = r.row_no);`)
}

/** Writes units, people and their numbers, marks who has left, and notes what this import looked at for whom. */
import type { Examination } from './import-examination.ts'
import { isFaulty } from './import-examination.ts'
import { facts } from './import-facts.ts'
import { journal } from './import-journal.ts'
import { employeeColumns } from './import-people-rows.ts'
import { unitColumns } from './import-unit-rows.ts'

export async function applyUnits({ db, batch }: Examination): Promise<void> {
  await journal(db, batch, 'unit', 'changed', `unit t JOIN staging.d_unit d ON d.id = t.id AND d.change = 'changed'`)
  const names = unitColumns.map((name) => `"${name}"`)
  // New ones first: a unit that is known may move under one of them.
  await db.run(`
    INSERT INTO unit (id, ${names.join(', ')}, batch_id)
    SELECT id, ${names.join(', ')}, '${batch.id}'::uuid FROM staging.d_unit WHERE change = 'added';
    UPDATE unit t SET batch_id = '${batch.id}', ${unitColumns.map((name) => `"${name}" = d."${name}"`).join(', ')}
    FROM staging.d_unit d WHERE d.change = 'changed' AND d.id = t.id`)
}

export async function applyPeople(exam: Examination): Promise<void> {
  const { db, batch, asOf } = exam
  await listCovered(exam)
  const columns = employeeColumns.map((name) => `"${name}"`).join(', ')
  await journal(
    db,
    batch,
    'employee',
    'changed',
    `employee t WHERE t.id IN (SELECT employee_id FROM staging.x_covered) OR t.id IN (SELECT employee_id FROM staging.g_employee)
       OR t.id IN (SELECT employee_id FROM staging.d_employee WHERE change = 'changed')`,
  )
  await db.run(`
    INSERT INTO employee (id, ${columns}, batch_id, covered, updated_at)
    SELECT d.employee_id, ${employeeColumns.map((name) => `d."${name}"`).join(', ')}, '${batch.id}'::uuid,
      coalesce(c.covered, '{}'), now()
    FROM staging.d_employee d LEFT JOIN staging.x_covered c ON c.employee_id = d.employee_id
    WHERE d.change = 'added';
    UPDATE employee t SET batch_id = '${batch.id}', updated_at = now(), covered = t.covered || coalesce(c.covered, '{}'),
      ${employeeColumns.map((name) => `"${name}" = d."${name}"`).join(', ')}
    FROM staging.d_employee d LEFT JOIN staging.x_covered c ON c.employee_id = d.employee_id
    WHERE d.change = 'changed' AND t.id = d.employee_id;
    UPDATE employee t SET covered = t.covered || c.covered FROM staging.x_covered c
    WHERE t.id = c.employee_id
      AND NOT EXISTS (SELECT FROM staging.d_employee d WHERE d.employee_id = t.id AND d.change <> 'same');
    UPDATE employee t SET left_on = ${asOf}, updated_at = now(), batch_id = '${batch.id}'
    FROM staging.g_employee g WHERE g.employee_id = t.id;`)
  await writeNumbers(exam)
}

/** A person of whom a row was held or refused keeps the older date for that kind: not all that is known was taken over. */
async function listCovered({ db, batch, counts }: Examination): Promise<void> {
  const kinds = [...facts.map(({ kind }) => kind), 'employee' as const].filter((kind) => (counts.get(kind) ?? 0) > 0)
  if ((counts.get('proposal') ?? 0) > 0) kinds.push('proposal')
  const looked = kinds.map((kind) => {
    const table = kind === 'proposal' ? 'staging.d_proposal_step' : `staging.d_${kind}`
    return `SELECT employee_id, '${kind}' AS kind FROM ${table} GROUP BY employee_id
      EXCEPT SELECT r.employee_id, '${kind}' FROM staging.r_${kind} r WHERE ${isFaulty('r')}
      EXCEPT SELECT o.employee_id, n.kind FROM staging.x_named n JOIN staging.owner o ON o.nip = n.nip WHERE n.kind = '${kind}'`
  })
  await db.run(`
    CREATE UNLOGGED TABLE staging.x_covered AS
    SELECT employee_id, jsonb_object_agg(kind, ${batch.number}) AS covered FROM (
      ${looked.length > 0 ? looked.map((one) => `(${one})`).join(' UNION ALL ') : `SELECT NULL::uuid AS employee_id, '' AS kind WHERE false`}
    ) x GROUP BY employee_id;
    ANALYZE staging.x_covered;`)
}

/** A new number ends the old one; bonds hang on the person and stay. */
async function writeNumbers({ db, batch, asOf }: Examination): Promise<void> {
  const ended = `employee_number t JOIN staging.d_employee d ON d.employee_id = t.employee_id
    AND d.change = 'changed' AND d.is_new_number AND t.valid_to IS NULL AND t.kind <> 'nip_lama'`
  await journal(db, batch, 'employee_number', 'changed', ended)
  const kind = `CASE WHEN d.kind IN ('pppk', 'pppk_paruh_waktu') THEN 'ni_pppk' ELSE 'nip' END::number_kind`
  await db.run(`
    UPDATE employee_number t SET valid_to = greatest(${asOf}, t.valid_from), batch_id = '${batch.id}'
    FROM staging.d_employee d WHERE d.employee_id = t.employee_id AND d.change = 'changed' AND d.is_new_number
      AND t.valid_to IS NULL AND t.kind <> 'nip_lama';
    INSERT INTO employee_number (employee_id, kind, value, valid_from, batch_id)
    SELECT d.employee_id, ${kind}, d.nip, CASE WHEN d.change = 'added' THEN d.tmt_cpns ELSE ${asOf} END, '${batch.id}'::uuid
    FROM staging.d_employee d WHERE d.change = 'added' OR d.change = 'changed' AND d.is_new_number;
    INSERT INTO employee_number (employee_id, kind, value, valid_to, batch_id)
    SELECT DISTINCT ON (d.nip_lama) d.employee_id, CASE WHEN length(d.nip_lama) = 9 THEN 'nip_lama' ELSE 'ni_pppk' END::number_kind,
      d.nip_lama, CASE WHEN length(d.nip_lama) = 18 THEN ${asOf} END, '${batch.id}'::uuid
    FROM staging.d_employee d WHERE d.nip_lama ~ '^([0-9]{9}|[0-9]{18})$' AND d.nip_lama <> d.nip
    ORDER BY d.nip_lama, d.row_no DESC
    ON CONFLICT (value) DO NOTHING`)
}

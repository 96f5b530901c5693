/** Finds out who the people of an import are, sets odd ones aside, and compares them with those on record. */
import { activeAges, goneFrom, telling } from '#core/import/quarantine.ts'
import { type Examination, forgetReleased, isFaulty, saidValue } from './import-examination.ts'
import { datesTooLate, findMass, holdGone, writeFaults } from './import-fact-rows.ts'

/** Column, staged field, and the value over `r` and today's `t`. */
const columns = [
  // An id that two numbers claim belongs to neither before somebody mends it, also where their rows were let through.
  [
    'source_id',
    'source_id',
    'CASE WHEN r.is_torn OR r.is_shared THEN t.source_id ELSE coalesce(r.source_id, t.source_id) END',
  ],
  [
    'unit_id',
    '',
    // A list that names agencies only moves nobody out of the unit within it.
    `CASE WHEN r.unit IS NULL AND (SELECT agency_id FROM unit WHERE id = t.unit_id) = r.unit_id THEN t.unit_id
       ELSE coalesce(r.unit_id, t.unit_id) END`,
  ],
  // A superior who is not known is noted, and today's stands.
  [
    'supervisor_id',
    'supervisor_nip',
    'CASE WHEN r.supervisor_nip IS NOT NULL THEN coalesce(r.supervisor_id, t.supervisor_id) END',
  ],
  ...[
    'full_name',
    'front_title',
    'back_title',
    'birth_date',
    'birth_place',
    'sex',
    'kind',
    'legal_status_since',
    'tmt_cpns',
    'tmt_pns',
    'tmt_pensiun',
    'bup',
    'phone',
    'email',
  ].map((name) => [name, name, `r."${name}"`] as const),
  ['legal_status', 'legal_status', `coalesce(r.legal_status, 'aktif')`],
] as const
export const employeeColumns = [...columns.map(([column]) => column), 'left_on'] as const

export async function examinePeople(exam: Examination): Promise<void> {
  await resolve(exam)
  await findFaults(exam)
  await forgetReleased(exam, 'employee')
  await listOwners(exam)
  await compare(exam)
  await findGone(exam)
}

async function resolve({ db, there }: Examination): Promise<void> {
  await db.run(`
    CREATE UNLOGGED TABLE staging.x_matched AS
      SELECT s.row_no, s.nip, n.employee_id AS by_number, e.id AS by_source, l.employee_id AS by_old,
        s.source_id IS NOT NULL AND min(s.nip) OVER same <> max(s.nip) OVER same AS is_shared
      FROM staging.employee s
      LEFT JOIN employee_number n ON ${there} AND n.value = s.nip
      LEFT JOIN employee e ON ${there} AND e.source_id = s.source_id
      LEFT JOIN employee_number l ON ${there} AND l.value = s.nip_lama
      WINDOW same AS (PARTITION BY s.source_id);
    CREATE UNLOGGED TABLE staging.x_new_person AS
      SELECT nip, gen_random_uuid() AS id FROM staging.x_matched
      WHERE coalesce(by_number, by_source, by_old) IS NULL GROUP BY nip;
    CREATE UNLOGGED TABLE staging.r_employee AS
      SELECT s.*, coalesce(m.by_number, m.by_source, m.by_old, p.id) AS employee_id, p.id IS NOT NULL AS is_new,
        m.by_number IS NULL AS is_new_number, coalesce(m.by_number <> m.by_source, false) AS is_torn, m.is_shared,
        u.unit_id,
        lower(regexp_replace(s.full_name, '[^[:alpha:]]', '', 'g')) AS name_key
      FROM staging.employee s
      JOIN staging.x_matched m ON m.row_no = s.row_no
      LEFT JOIN staging.x_new_person p ON p.nip = s.nip AND coalesce(m.by_number, m.by_source, m.by_old) IS NULL
      LEFT JOIN staging.unit_name u ON u.unit = coalesce(s.unit, '') AND u.agency = coalesce(s.agency, '');
    ALTER TABLE staging.r_employee ADD COLUMN supervisor_id uuid;
    ANALYZE staging.r_employee;`)
}

async function findFaults(exam: Examination): Promise<void> {
  const { db, there, asOf } = exam
  const active = `coalesce(r.legal_status, 'aktif') NOT IN ('pensiun', 'berhenti') AND (r.left_on IS NULL OR r.left_on > ${asOf})`
  const age = `date_part('year', age(${asOf}, r.birth_date))`
  await writeFaults(exam, 'employee', [
    {
      code: 'unknown_unit',
      field: 'unit',
      // Somebody on record whose line names no unit stays where they are.
      condition: 'r.unit_id IS NULL AND (r.is_new OR r.unit IS NOT NULL OR r.agency IS NOT NULL)',
    },
    ...datesTooLate(exam, 'employee'),
    {
      code: 'age_out_of_range',
      field: 'birth_date',
      condition: `r.birth_date <= ${asOf} AND ${active} AND (${age} < ${activeAges.min} OR ${age} > ${activeAges.max})`,
    },
    { code: 'duplicate_person', field: 'nip', condition: 'r.is_torn' },
  ])
  const content = `(to_jsonb(r) - '{row_no,sheet,line}'::text[])::text`
  await db.run(`
    INSERT INTO staging.x_fault
    SELECT row_no, 'employee', 'duplicate_person', 'nip', false FROM (
      SELECT r.row_no, min(${content}) OVER same <> max(${content}) OVER same AS differs
      FROM staging.r_employee r
      WHERE employee_id IN (SELECT employee_id FROM staging.r_employee GROUP BY 1 HAVING count(*) > 1)
      WINDOW same AS (PARTITION BY employee_id)
    ) x WHERE differs
    UNION
    SELECT r.row_no, 'employee', 'duplicate_person', 'source_id', false FROM staging.r_employee r JOIN (
      SELECT source_id FROM staging.r_employee WHERE source_id IS NOT NULL
      GROUP BY 1 HAVING count(DISTINCT employee_id) > 1
    ) x USING (source_id);
    -- One name and birth date under two numbers, both active, of whom one at least is not on record like this.
    INSERT INTO staging.x_fault
    SELECT r.row_no, 'employee', 'duplicate_person', 'full_name', false FROM staging.r_employee r JOIN (
      SELECT name_key, birth_date FROM staging.r_employee r WHERE ${active}
      GROUP BY 1, 2 HAVING count(DISTINCT employee_id) > 1 AND bool_or(is_new)
    ) x USING (name_key, birth_date)
    WHERE ${active} AND r.is_new
      OR ${active} AND NOT EXISTS (
        SELECT FROM employee t WHERE t.id = r.employee_id AND t.full_name = r.full_name AND t.birth_date = r.birth_date);
    INSERT INTO staging.x_fault
    SELECT r.row_no, 'employee', 'duplicate_person', 'full_name', false FROM staging.r_employee r
    JOIN employee t ON ${there} AND t.birth_date = r.birth_date AND (t.left_on IS NULL OR t.left_on > ${asOf})
      AND lower(regexp_replace(t.full_name, '[^[:alpha:]]', '', 'g')) = r.name_key
    WHERE r.is_new AND ${active} AND NOT EXISTS (SELECT FROM staging.r_employee x WHERE x.employee_id = t.id);
    -- Back from PNS to CPNS is no career: an old list, most likely.
    INSERT INTO staging.x_fault
    SELECT r.row_no, 'employee', 'moved_back', 'kind', false FROM staging.r_employee r
    JOIN employee t ON ${there} AND t.id = r.employee_id AND t.kind = 'pns' AND r.kind = 'cpns';`)
  for (const [field, share] of Object.entries(telling.employee ?? {})) {
    await findMass(
      exam,
      'employee',
      field,
      share,
      `SELECT FROM employee t WHERE t.id = r.employee_id AND t."${field}" = r."${field}"`,
    )
  }
}

/** Whom a number means: people on record, and those whom this import brings. */
async function listOwners({ db, there }: Examination): Promise<void> {
  await db.run(`
    INSERT INTO staging.x_dropped
    SELECT row_no, 'employee' FROM (
      SELECT r.row_no, row_number() OVER (PARTITION BY r.employee_id ORDER BY r.row_no DESC) AS place
      FROM staging.r_employee r WHERE NOT ${isFaulty('r')}
    ) x WHERE place > 1;
    CREATE UNLOGGED TABLE staging.owner AS
      SELECT value AS nip, employee_id, 'known' AS state FROM employee_number WHERE ${there} AND kind <> 'nip_lama'
      UNION ALL
      (SELECT DISTINCT ON (r.nip) r.nip, r.employee_id,
        CASE WHEN NOT r.is_new THEN 'known' WHEN NOT ${isFaulty('r')} THEN 'new'
          WHEN EXISTS (SELECT FROM staging.x_fault f WHERE f.row_no = r.row_no AND NOT f.is_note
            AND f.code LIKE 'unknown%') THEN 'rejected' ELSE 'held' END
      FROM staging.r_employee r
      WHERE NOT (${there} AND EXISTS (SELECT FROM employee_number n WHERE n.value = r.nip AND n.kind <> 'nip_lama'))
      ORDER BY r.nip, ${isFaulty('r')}, r.row_no DESC);
    ANALYZE staging.owner;
    UPDATE staging.r_employee r SET supervisor_id = nullif(o.employee_id, r.employee_id)
    FROM staging.owner o WHERE o.nip = r.supervisor_nip AND o.state IN ('known', 'new');
    INSERT INTO staging.x_fault
    SELECT row_no, 'employee', 'unknown_reference', 'supervisor_nip', true FROM staging.r_employee r
    WHERE supervisor_nip IS NOT NULL AND supervisor_id IS NULL AND supervisor_nip <> nip;
    CREATE UNLOGGED TABLE staging.person AS
      SELECT DISTINCT ON (employee_id) employee_id, unit_id FROM staging.r_employee
      WHERE unit_id IS NOT NULL ORDER BY employee_id, row_no DESC;
    ANALYZE staging.person;`)
}

async function compare(exam: Examination): Promise<void> {
  const { db, there, asOf } = exam
  const values = columns.map(([column, field, value]) => ({
    column,
    value: saidValue(exam, 'employee', { column, field, value }, column === 'legal_status' ? `'aktif'` : null),
  }))
  const saidToLeave = exam.absent.get('employee')?.has('left_on')
    ? `CASE WHEN h.absent @> '{left_on}' AND t.left_on > ${asOf} THEN t.left_on ELSE r.left_on END`
    : 'r.left_on'
  // A list without a day of leaving says by its status alone that somebody has left, or is back.
  const leftOn = `CASE WHEN coalesce(r.legal_status, 'aktif') IN ('pensiun', 'berhenti')
    THEN coalesce(r.left_on, CASE WHEN t.left_on <= ${asOf} THEN t.left_on END, r.legal_status_since,
      CASE WHEN r.tmt_pensiun <= ${asOf} THEN r.tmt_pensiun END, ${asOf})
    ELSE ${saidToLeave} END`
  const all = [...values, { column: 'left_on', value: leftOn }]
  const differs = all.map(({ column, value }) => `${value} IS DISTINCT FROM t."${column}"`).join(' OR ')
  await db.run(`
    CREATE UNLOGGED TABLE staging.d_employee AS
    SELECT r.row_no, r.sheet, r.employee_id, r.nip, r.nip_lama, r.is_new_number,
      ${all.map(({ column, value }) => `${value} AS "${column}"`).join(', ')},
      t.left_on AS was_left_on,
      CASE WHEN t.id IS NULL THEN 'added' WHEN r.is_new_number OR ${differs} THEN 'changed' ELSE 'same' END AS change
    FROM staging.r_employee r
    JOIN staging.sheet h ON h.id = r.sheet
    LEFT JOIN employee t ON ${there} AND t.id = r.employee_id
    WHERE NOT ${isFaulty('r')} AND NOT EXISTS (SELECT FROM staging.x_dropped x WHERE x.row_no = r.row_no);
    ANALYZE staging.d_employee;`)
}

/** In a whole city's list, whoever is missing has left; nobody whom a faulty row names, and nobody on the word of half a list. */
async function findGone(exam: Examination): Promise<void> {
  const { db, batch, there, asOf, counts } = exam
  const isComplete = batch.scope === 'city' && (counts.get('employee') ?? 0) > 0
  await db.run(`
    CREATE UNLOGGED TABLE staging.g_employee AS
    SELECT t.id AS employee_id FROM employee t
    WHERE ${isComplete} AND ${there} AND (t.left_on IS NULL OR t.left_on > ${asOf})
      AND NOT EXISTS (SELECT FROM staging.r_employee r WHERE r.employee_id = t.id)
      AND NOT EXISTS (SELECT FROM staging.x_named x JOIN employee_number n ON n.value = x.nip
        WHERE n.employee_id = t.id AND x.kind IN ('employee', ''))`)
  const [row] = await db.query<{ gone: string; base: string; unnamed: string }>(`
    SELECT (SELECT count(*) FROM staging.g_employee) AS gone,
      (SELECT count(*) FROM employee WHERE left_on IS NULL OR left_on > ${asOf}) AS base,
      (SELECT count(*) FROM staging.x_named WHERE kind = 'employee' AND nip IS NULL OR kind = '' AND is_sheet) AS unnamed`)
  await holdGone(exam, 'employee', {
    gone: Number(row?.gone ?? 0),
    base: Number(row?.base ?? 0),
    unnamed: Number(row?.unnamed ?? 0),
    from: goneFrom.people,
  })
}

/** Resolves and compares what belongs to nobody: competencies, what posts require, and the training calendar. */
import type { UnitResolution } from '#core/import/resolve-units.ts'
import { type Examination, forgetReleased, isFaulty, saidValue } from './import-examination.ts'
import { writeFaults } from './import-fact-rows.ts'

const key = (text: string) => `lower(regexp_replace(${text}, '[^[:alnum:]]', '', 'g'))`

/** Names and codes by which other rows mean a competency; needed before these are resolved. */
export async function examineCompetencies(exam: Examination): Promise<void> {
  const { db, there } = exam
  await db.run(`
    CREATE UNLOGGED TABLE staging.d_competency AS
    SELECT DISTINCT ON (r.code) r.row_no, r.sheet, r.code, r.name, r.kind,
      ${saidValue(exam, 'competency', { column: 'is_digital', field: 'is_digital', value: 'coalesce(r.is_digital, false)' }, 'false')} AS is_digital,
      CASE WHEN t.code IS NULL THEN 'added' WHEN (r.name, r.kind,
        ${saidValue(exam, 'competency', { column: 'is_digital', field: 'is_digital', value: 'coalesce(r.is_digital, false)' }, 'false')})
        IS DISTINCT FROM (t.name, t.kind, t.is_digital) THEN 'changed' ELSE 'same' END AS change
    FROM staging.competency r JOIN staging.sheet h ON h.id = r.sheet
    LEFT JOIN competency t ON ${there} AND t.code = r.code
    ORDER BY r.code, r.row_no DESC;
    INSERT INTO staging.x_dropped SELECT row_no, 'competency' FROM staging.competency r
      WHERE NOT EXISTS (SELECT FROM staging.d_competency d WHERE d.row_no = r.row_no);
    CREATE UNLOGGED TABLE staging.competency_name AS
    SELECT DISTINCT ON (key) key, code FROM (
      SELECT code, name, 1 AS age FROM staging.d_competency UNION ALL SELECT code, name, 2 FROM competency WHERE ${there}
    ) x CROSS JOIN LATERAL (VALUES (${key('code')}, 1), (${key('name')}, 2)) y(key, place)
    WHERE key <> '' ORDER BY key, place, age;`)
}

export async function examineRequirements(exam: Examination): Promise<void> {
  const { db, there, counts } = exam
  if ((counts.get('requirement') ?? 0) === 0) return
  await db.run(`
    CREATE UNLOGGED TABLE staging.r_requirement AS
    SELECT s.*, c.code AS competency_code FROM staging.requirement s
    LEFT JOIN staging.competency_name c ON c.key = ${key('s.competency')}`)
  await writeFaults(exam, 'requirement', [
    { code: 'unknown_reference', field: 'competency', condition: 'r.competency_code IS NULL' },
  ])
  await db.run(`
    CREATE UNLOGGED TABLE staging.d_requirement AS
    SELECT DISTINCT ON (r.competency_code, r.post_kind, r.profession, r.level) r.row_no, r.sheet, r.competency_code,
      r.post_kind, r.profession, r.level, r.required, t.id AS t_id,
      CASE WHEN t.id IS NULL THEN 'added' WHEN r.required <> t.required THEN 'changed' ELSE 'same' END AS change
    FROM staging.r_requirement r
    LEFT JOIN competency_requirement t ON ${there} AND t.competency_code = r.competency_code AND t.post_kind = r.post_kind
      AND t.profession IS NOT DISTINCT FROM r.profession AND t.level IS NOT DISTINCT FROM r.level
    WHERE NOT ${isFaulty('r')}
    ORDER BY r.competency_code, r.post_kind, r.profession, r.level, r.row_no DESC;
    INSERT INTO staging.x_dropped SELECT row_no, 'requirement' FROM staging.r_requirement r
      WHERE NOT ${isFaulty('r')} AND NOT EXISTS (SELECT FROM staging.d_requirement d WHERE d.row_no = r.row_no);`)
}

/** Column and, where it is not the staged value itself, its value over `r`; lists are never null. */
const sessionValues: readonly (readonly [string, string?, string?])[] = [
  ['ends_on'],
  ['start_time'],
  ['end_time'],
  ['mode'],
  ['place'],
  ['quota'],
  ['waiting_limit', 'coalesce(r.waiting_limit, 20)', '20'],
  ['link'],
  ['registration_closes_on'],
  ['post_kinds', `coalesce(r.post_kinds, '{}')`, `'{}'`],
  ['professions', `coalesce(r.professions, '{}')`, `'{}'`],
  ['employment_kinds', `coalesce(r.employment_kinds, '{}')`, `'{}'`],
  ['contact'],
  ['cancelled_on'],
]
export const sessionColumns = ['training_id', 'starts_on', ...sessionValues.map(([name]) => name), 'agency_ids']
/** An end or a last day to register that the sheet leaves out follows from the start: today's would contradict it. */
const derived = new Set(['ends_on', 'registration_closes_on'])

export async function examineSessions(exam: Examination, units: UnitResolution): Promise<void> {
  const { db, there, counts } = exam
  if ((counts.get('session') ?? 0) === 0) return
  await resolveAgencies(exam, units)
  await db.run(`
    CREATE UNLOGGED TABLE staging.x_session_competency AS
    SELECT s.row_no, s.title, c.code, right(e.entry, 1)::smallint AS level FROM staging.session s
    CROSS JOIN LATERAL unnest(s.competencies) e(entry)
    LEFT JOIN staging.competency_name c ON c.key = ${key(`left(e.entry, -2)`)};
    CREATE UNLOGGED TABLE staging.x_training AS
    SELECT title, coalesce(min(t.id::text)::uuid, gen_random_uuid()) AS training_id
    FROM staging.session s LEFT JOIN training t USING (title) WHERE t.id IS NULL OR ${there} GROUP BY title;
    INSERT INTO staging.x_training SELECT DISTINCT ON (title) title, gen_random_uuid() FROM staging.session s
      WHERE NOT EXISTS (SELECT FROM staging.x_training x WHERE x.title = s.title);
    CREATE UNLOGGED TABLE staging.r_session AS
    SELECT s.*, t.training_id, a.ids AS agency_ids, a.is_complete FROM staging.session s
    JOIN staging.x_training t USING (title) JOIN staging.x_session_agency a USING (row_no);`)
  await writeFaults(exam, 'session', [
    // Without one of its agencies the session would be open to others, or to everybody.
    { code: 'unknown_unit', field: 'agencies', condition: 'NOT r.is_complete' },
    {
      code: 'unknown_reference',
      field: 'competencies',
      isNote: true,
      condition: 'EXISTS (SELECT FROM staging.x_session_competency c WHERE c.row_no = r.row_no AND c.code IS NULL)',
    },
  ])
  await forgetReleased(exam, 'session')
  const values = sessionValues.map(([column, value, fallback]) => {
    const plain = { column, field: derived.has(column) ? '' : column, value: value ?? `r."${column}"` }
    return { column, value: saidValue(exam, 'session', plain, fallback ?? null) }
  })
  const agencies = saidValue(
    exam,
    'session',
    { column: 'agency_ids', field: 'agencies', value: 'r.agency_ids' },
    `'{}'`,
  )
  const all = [...values, { column: 'agency_ids', value: agencies }]
  await db.run(`
    CREATE UNLOGGED TABLE staging.d_session AS
    SELECT DISTINCT ON (r.training_id, r.starts_on) r.row_no, r.sheet, r.title, r.training_id, r.starts_on,
      ${all.map(({ column, value }) => `${value} AS "${column}"`).join(', ')}, t.id AS t_id,
      CASE WHEN t.id IS NULL THEN 'added'
        WHEN ${all.map(({ column, value }) => `${value} IS DISTINCT FROM t."${column}"`).join(' OR ')} THEN 'changed'
        ELSE 'same' END AS change
    FROM staging.r_session r JOIN staging.sheet h ON h.id = r.sheet
    LEFT JOIN training_session t ON ${there} AND t.training_id = r.training_id AND t.starts_on = r.starts_on
    WHERE NOT ${isFaulty('r')} ORDER BY r.training_id, r.starts_on, r.row_no DESC;
    INSERT INTO staging.x_dropped SELECT row_no, 'session' FROM staging.r_session r
      WHERE NOT ${isFaulty('r')} AND NOT EXISTS (SELECT FROM staging.d_session d WHERE d.row_no = r.row_no);
    CREATE UNLOGGED TABLE staging.d_training AS
    SELECT DISTINCT ON (r.training_id) r.training_id AS id, r.title, r.form, r.hours, r.provider,
      ${saidValue(exam, 'session', { column: 'summary', field: 'summary', value: `coalesce(r.summary, '')` }, `''`)} AS summary,
      CASE WHEN t.id IS NULL THEN 'added' WHEN (r.form, r.hours, r.provider,
        ${saidValue(exam, 'session', { column: 'summary', field: 'summary', value: `coalesce(r.summary, '')` }, `''`)})
        IS DISTINCT FROM (t.form, t.hours, t.provider, t.summary) THEN 'changed' ELSE 'same' END AS change
    FROM staging.r_session r JOIN staging.sheet h ON h.id = r.sheet LEFT JOIN training t ON t.id = r.training_id
    WHERE NOT ${isFaulty('r')} ORDER BY r.training_id, r.row_no DESC;
    CREATE UNLOGGED TABLE staging.d_training_competency AS
    SELECT DISTINCT ON (d.id, c.code) d.id AS training_id, c.code AS competency_code, c.level AS target_level,
      CASE WHEN t.training_id IS NULL THEN 'added' WHEN t.target_level <> c.level THEN 'changed' ELSE 'same' END AS change
    FROM staging.x_session_competency c JOIN staging.d_training d ON d.title = c.title
    LEFT JOIN training_competency t ON t.training_id = d.id AND t.competency_code = c.code
    WHERE c.code IS NOT NULL ORDER BY d.id, c.code, c.row_no DESC;`)
}

async function resolveAgencies({ db }: Examination, units: UnitResolution): Promise<void> {
  const rows = await db.query<{ rowNo: number; agencies: string[] }>(
    `SELECT row_no AS "rowNo", coalesce(agencies, '{}') AS agencies FROM staging.session`,
  )
  const resolved = rows.map(({ rowNo, agencies }) => {
    const ids = agencies.map((name) => units.findAgency(name))
    return { row_no: rowNo, ids: ids.filter((id) => id !== null), is_complete: !ids.includes(null) }
  })
  await db.run('CREATE UNLOGGED TABLE staging.x_session_agency (row_no int, ids uuid[], is_complete boolean)')
  await db.query(
    `INSERT INTO staging.x_session_agency
     SELECT * FROM jsonb_to_recordset($1) AS x(row_no int, ids uuid[], is_complete boolean)`,
    [JSON.stringify(resolved)],
  )
}

/** Resolves, checks and compares one kind of people's histories, in a handful of statements over the whole kind. */
import { goneFrom, goneShare, latestDays, massFrom, telling } from '#core/import/quarantine.ts'
import { recordKinds } from '#core/import/record-kinds.ts'
import { pnsGrades } from '#core/personnel/record.ts'
import { type Examination, forgetReleased, isFaulty, isReleased, saidValue } from './import-examination.ts'
import type { Fact } from './import-facts.ts'

export async function examineFact(exam: Examination, fact: Fact): Promise<void> {
  if ((exam.counts.get(fact.kind) ?? 0) === 0) return
  await resolve(exam, fact)
  await findFaults(exam, fact)
  if (fact.kind === 'rank') await findFallingRanks(exam)
  await forgetReleased(exam, fact.kind)
  await dropDoubles(exam, fact)
  await compare(exam, fact)
  await findGone(exam, fact)
}

async function resolve({ db, hasSnapshots }: Examination, fact: Fact): Promise<void> {
  const { kind, resolved, joins } = fact
  const isSuperseded = hasSnapshots.has(kind)
    ? `WHERE NOT (h.is_snapshot AND EXISTS (
         SELECT FROM staging."${kind}" x JOIN staging.sheet g ON g.id = x.sheet AND NOT g.is_snapshot WHERE x.nip = s.nip))`
    : ''
  await db.run(`
    CREATE UNLOGGED TABLE staging.r_${kind} AS
    SELECT s.*, o.employee_id, o.state, h.is_snapshot${resolved.map((value) => `, ${value}`).join('')}
    FROM staging."${kind}" s
    JOIN staging.sheet h ON h.id = s.sheet
    LEFT JOIN staging.owner o ON o.nip = s.nip ${joins} ${isSuperseded};
    ANALYZE staging.r_${kind};`)
}

/** `r` must be a resolved row. */
export function datesTooLate({ asOf }: Examination, kind: Fact['kind']) {
  const limits = {
    today: asOf,
    year: `(date_trunc('year', ${asOf}) + interval '1 year - 1 day')::date`,
    ahead: `(${asOf} + interval '1 year')::date`,
  }
  return Object.entries(latestDays[kind] ?? {}).map(([field, latest]) => ({
    code: 'future_date',
    field,
    condition: `r."${field}" > ${limits[latest]}`,
  }))
}

async function findFaults(exam: Examination, fact: Fact): Promise<void> {
  const { kind } = fact
  await writeFaults(exam, kind, [
    { code: 'unknown_employee', field: 'nip', condition: `r.employee_id IS NULL OR r.state = 'rejected'` },
    { code: 'depends_on_held', field: 'nip', condition: `r.state = 'held'` },
    ...datesTooLate(exam, kind),
    ...fact.faults,
  ])
  await exam.db.run(`
    CREATE UNLOGGED TABLE staging.x_many_${kind} AS
      SELECT employee_id, ${names(fact.key)} FROM staging.r_${kind} r
      WHERE employee_id IS NOT NULL GROUP BY employee_id, ${names(fact.key)} HAVING count(*) > 1;
    INSERT INTO staging.x_fault
    SELECT row_no, '${kind}', 'duplicate_row', NULL, false FROM (
      SELECT r.row_no, min(x.content) OVER same <> max(x.content) OVER same AS differs
      FROM staging.r_${kind} r JOIN staging.x_many_${kind} m USING (employee_id, ${names(fact.key)})
      CROSS JOIN LATERAL (SELECT ROW(${recordKinds[kind].fields.map(({ name }) => `r."${name}"`).join(', ')})::text AS content) x
      WHERE NOT ${isFaulty('r')}
      WINDOW same AS (PARTITION BY r.employee_id, ${fact.key.map((name) => `r."${name}"`).join(', ')})
    ) x WHERE differs`)
  for (const [field, share] of Object.entries(telling[kind] ?? {})) {
    const sameToday = fact.key.map((name) => `t."${name}" = r."${name}"`).join(' AND ')
    await findMass(
      exam,
      kind,
      field,
      share,
      `SELECT FROM ${fact.today} t WHERE t.employee_id = r.employee_id AND ${sameToday}`,
    )
  }
}

/** Writes an issue for each row and condition that holds. */
export async function writeFaults(
  { db }: Examination,
  kind: Fact['kind'],
  faults: readonly { code: string; field: string; condition: string; isNote?: boolean }[],
): Promise<void> {
  if (faults.length === 0) return
  const rows = faults.map(
    ({ code, field, condition, isNote }) => `('${code}', '${field}', ${isNote ?? false}, ${condition})`,
  )
  await db.run(`
    INSERT INTO staging.x_fault
    SELECT r.row_no, '${kind}', f.code, f.field, f.is_note FROM staging.r_${kind} r
    CROSS JOIN LATERAL (VALUES ${rows.join(', ')}) f(code, field, is_note, holds)
    WHERE (${faults.map(({ condition }) => `(${condition})`).join(' OR ')}) AND f.holds`)
}

/** Rows that have the value which far too many have; those that say what is so today already are left alone. */
export async function findMass(
  { db, there }: Examination,
  kind: Fact['kind'],
  field: string,
  share: number,
  sameToday: string,
): Promise<void> {
  await db.run(`
    INSERT INTO staging.x_fault
    SELECT r.row_no, '${kind}', 'equal_values', '${field}', false FROM staging.r_${kind} r
    JOIN (
      SELECT "${field}" AS value FROM staging.r_${kind} WHERE "${field}" IS NOT NULL GROUP BY 1
      HAVING count(*) > ${share} * (SELECT count(*) FROM staging.r_${kind})
        AND (SELECT count(*) FROM staging.r_${kind}) >= ${massFrom}
    ) m ON m.value = r."${field}"
    WHERE NOT (${there} AND EXISTS (${sameToday}))`)
}

/**
 * PNS only: PPPK have no promotions. A golongan lower than an earlier one (a demotion by hukuman disiplin exists, so a
 * person may let it through), and a newest one below what is recorded today. One that is on record itself is the newest
 * only because the newer one could not be used, where the person has such rows.
 */
async function findFallingRanks({ db, batch, there, asOf }: Examination): Promise<void> {
  const order = `array_position('{${pnsGrades.join(',')}}'::text[], grade)`
  // An earlier rank that is handed in later takes nothing away: what stands beside it goes on.
  const isLater = batch.scope === 'partial' ? 'AND t.tmt <= r.tmt' : ''
  await db.run(`
    INSERT INTO staging.x_fault
    SELECT row_no, 'rank', 'rank_falls', 'grade', false FROM (
      SELECT row_no, place, max(place) OVER (PARTITION BY employee_id ORDER BY tmt, place) AS highest FROM (
        SELECT row_no, employee_id, tmt, ${order} AS place FROM staging.r_rank r
        WHERE employee_id IS NOT NULL AND grade LIKE '%/%' AND NOT ${isFaulty('r')}
      ) x
    ) x WHERE place < highest;
    INSERT INTO staging.x_fault
    SELECT r.row_no, 'rank', 'moved_back', 'grade', false FROM (
      SELECT DISTINCT ON (employee_id) row_no, nip, employee_id, tmt, grade, ${order} AS place FROM staging.r_rank r
      WHERE state = 'known' AND grade LIKE '%/%' AND tmt <= ${asOf} AND NOT ${isFaulty('r')}
      ORDER BY employee_id, tmt DESC, place DESC
    ) r JOIN LATERAL (
      SELECT ${order} AS place, tmt FROM rank_entry WHERE employee_id = r.employee_id AND grade LIKE '%/%' AND tmt <= ${asOf}
      ORDER BY tmt DESC, place DESC LIMIT 1
    ) t ON t.place > r.place ${isLater}
    WHERE ${there} AND NOT (
      EXISTS (SELECT FROM rank_entry x WHERE x.employee_id = r.employee_id AND x.tmt = r.tmt AND x.grade = r.grade)
      AND (
        EXISTS (SELECT FROM staging.x_named n WHERE n.kind = 'rank' AND (n.nip IS NULL OR n.nip = r.nip))
        OR EXISTS (SELECT FROM staging.r_rank y WHERE y.employee_id = r.employee_id AND ${isFaulty('y')})
      ))`)
}

/** Identical doubles are kept once; of contradicting rows that were let through, the last one. */
async function dropDoubles({ db }: Examination, { kind, key }: Fact): Promise<void> {
  await db.run(`
    INSERT INTO staging.x_dropped
    SELECT row_no, '${kind}' FROM (
      SELECT r.row_no, row_number() OVER (PARTITION BY r.employee_id, ${key.map((name) => `r."${name}"`).join(', ')}
        ORDER BY r.row_no DESC) AS place
      FROM staging.r_${kind} r JOIN staging.x_many_${kind} m USING (employee_id, ${names(key)})
      WHERE NOT ${isFaulty('r')}
    ) x WHERE place > 1`)
}

async function compare(exam: Examination, fact: Fact): Promise<void> {
  const { db, there, hasSnapshots } = exam
  const { kind, key, locator, columns, similar } = fact
  const values = columns.map((column) => `${saidValue(exam, kind, column)} AS "${column.column}"`)
  const rest = columns.filter(({ column }) => !key.includes(column))
  const differs = rest
    .map((column) => `${saidValue(exam, kind, column)} IS DISTINCT FROM t."${column.column}"`)
    .join(' OR ')
  const sameKey = key.map((name) => `t."${name}" = r."${name}"`).join(' AND ')
  // A list with the present state spells a post or a diploma in its own way: the history's own entry stands.
  const isThere = similar.map((name) => `y."${name}" = r."${name}"`).join(' AND ')
  const standing =
    hasSnapshots.has(kind) && similar.length > 0
      ? `AND NOT (r.is_snapshot AND t.employee_id IS NULL AND EXISTS (
           SELECT FROM ${fact.today} y WHERE y.employee_id = r.employee_id AND ${isThere}))`
      : ''
  await db.run(`
    CREATE UNLOGGED TABLE staging.d_${kind} AS
    SELECT r.row_no, r.sheet, r.employee_id, ${values.join(', ')},
      ${locator.map((name) => `t."${name}" AS t_${name}`).join(', ')},
      CASE WHEN t.employee_id IS NULL THEN 'added' WHEN ${differs || 'false'} THEN 'changed' ELSE 'same' END AS change
    FROM staging.r_${kind} r
    JOIN staging.sheet h ON h.id = r.sheet
    LEFT JOIN ${fact.today} t ON ${there} AND t.employee_id = r.employee_id AND ${sameKey}
    WHERE NOT ${isFaulty('r')} AND NOT EXISTS (SELECT FROM staging.x_dropped x WHERE x.row_no = r.row_no) ${standing};
    ANALYZE staging.d_${kind};`)
}

/** Whoever a history names is named completely, except people of whom a row was held or could not be read. */
async function findGone(exam: Examination, fact: Fact): Promise<void> {
  const { db, batch, there } = exam
  const { kind, key, locator, lookedAt } = fact
  const origin = lookedAt === 'origin' ? ', origin' : ''
  const sameOrigin = lookedAt === 'origin' ? 'AND l.origin = t.origin' : ''
  const sameYears = lookedAt === 'year' ? `AND t.year IN (SELECT DISTINCT year FROM staging.r_${kind})` : ''
  const sameKey = key.map((name) => `d."${name}" = t."${name}"`).join(' AND ')
  const columns = locator.includes('employee_id') ? locator : ['employee_id', ...locator]
  await db.run(`
    CREATE UNLOGGED TABLE staging.x_looked_${kind} AS
      SELECT DISTINCT employee_id${origin} FROM staging.r_${kind} WHERE state = 'known' AND NOT is_snapshot
      EXCEPT SELECT r.employee_id${origin && ', r.origin'} FROM staging.r_${kind} r WHERE ${isFaulty('r')}
      EXCEPT SELECT o.employee_id${origin && ', x.origin'} FROM staging.x_named n JOIN staging.owner o ON o.nip = n.nip
        ${origin && `CROSS JOIN (VALUES ('diklat'), ('kursus')) x(origin)`} WHERE n.kind = '${kind}';
    CREATE UNLOGGED TABLE staging.g_${kind} AS
      SELECT ${columns.map((name) => `t."${name}"`).join(', ')} FROM ${fact.today} t
      JOIN staging.x_looked_${kind} l ON l.employee_id = t.employee_id ${sameOrigin}
      WHERE ${there} AND ${batch.scope === 'city'} ${sameYears}
        AND NOT EXISTS (SELECT FROM staging.d_${kind} d WHERE d.employee_id = t.employee_id AND ${sameKey});`)
  const [row] = await db.query<{ gone: string; base: string; unnamed: string }>(`
    SELECT (SELECT count(*) FROM staging.g_${kind}) AS gone,
      (SELECT count(*) FROM ${fact.today} t WHERE employee_id IN (SELECT employee_id FROM staging.x_looked_${kind})
        ${sameYears}) AS base,
      (SELECT count(*) FROM staging.x_named WHERE kind = '${kind}' AND nip IS NULL) AS unnamed`)
  await holdGone(exam, kind, {
    gone: Number(row?.gone ?? 0),
    base: Number(row?.base ?? 0),
    unnamed: Number(row?.unnamed ?? 0),
    from: goneFrom.rows,
  })
}

/** Takes the gone out of the difference where they are suspiciously many, or where unreadable rows may be theirs. */
export async function holdGone(
  exam: Examination,
  kind: Fact['kind'],
  found: { gone: number; base: number; unnamed: number; from: number },
): Promise<void> {
  const { gone, base, unnamed, from } = found
  const isMany = gone >= from && gone >= goneShare * base
  if (gone === 0 || !(isMany || unnamed > 0) || (await isReleased(exam, kind, 'many_gone'))) return
  await exam.db.query(`INSERT INTO staging.x_sheet_fault VALUES ($1, 'many_gone', $2, $3, $4)`, [
    kind,
    isMany ? 'many' : 'unnamed',
    gone,
    base,
  ])
  await exam.db.run(`DELETE FROM staging.g_${kind}`)
}

const names = (columns: readonly string[]) => columns.map((name) => `"${name}"`).join(', ')

/** Resolves the units of an import and the names that its people are listed under, and writes both into staging. */
import { randomUUID } from 'node:crypto'
import { type KnownUnit, resolveUnits, type StagedUnit, type UnitResolution } from '#core/import/resolve-units.ts'
import { type Examination, forgetReleased } from './import-examination.ts'

export async function examineUnits(exam: Examination): Promise<UnitResolution> {
  const { db, batch, there } = exam
  const known = await db.query<KnownUnit>(`
    SELECT id, parent_id AS "parentId", agency_id AS "agencyId", source_id AS "sourceId", code, name,
      short_name AS "shortName", kind, is_agency AS "isAgency", work_week_days AS "workWeekDays",
      valid_from::text AS "validFrom", valid_to::text AS "validTo"
    FROM unit WHERE ${there} ORDER BY id`)
  const staged = await db.query<StagedUnit>(`
    SELECT row_no AS "rowNo", code, source_id AS "sourceId", name, coalesce(short_name, name) AS "shortName", kind,
      parent, agency, coalesce(is_agency, false) AS "isAgency", coalesce(work_week_days, 5) AS "workWeekDays",
      valid_from::text AS "validFrom", valid_to::text AS "validTo"
    FROM staging.unit ORDER BY row_no`)
  const released = await db.query<{ rowNo: number }>(
    `SELECT s.row_no AS "rowNo" FROM staging.unit s JOIN staging.sheet h ON h.id = s.sheet
     JOIN import_issue i ON i.sheet = h.name AND i.line = s.line AND i.kind = 'unit' AND i.code = 'duplicate_row'
     WHERE i.batch_id = $1 AND i.released_at IS NOT NULL`,
    [batch.id],
  )
  const letThrough = new Set(released.map(({ rowNo }) => rowNo))
  const units = resolveUnits({ known, staged, makeId: randomUUID, isReleased: (rowNo) => letThrough.has(rowNo) })
  await writeNames(exam, units)
  await db.query(
    `INSERT INTO staging.x_fault SELECT "rowNo", 'unit', code, field, "isNote"
     FROM jsonb_to_recordset($1) AS x("rowNo" int, code text, field text, "isNote" boolean)`,
    [JSON.stringify(units.faults)],
  )
  await forgetReleased(exam, 'unit')
  await db.query(`INSERT INTO staging.x_dropped SELECT value::int, 'unit' FROM jsonb_array_elements_text($1)`, [
    JSON.stringify(units.doubles),
  ])
  await comparePlaced(exam, units)
  return units
}

/** With a sheet of units, a name that is not in it is a fault; without one, the people's own lines make the units. */
async function writeNames({ db, counts }: Examination, units: UnitResolution): Promise<void> {
  const hasSheet = (counts.get('unit') ?? 0) > 0
  const names = await db.query<{ unit: string; agency: string; isOfPerson: boolean }>(`
    SELECT coalesce(unit, '') AS unit, coalesce(agency, '') AS agency, bool_or(own) AS "isOfPerson" FROM (
      SELECT unit, agency, true AS own FROM staging.employee
      UNION ALL SELECT unit, agency, false FROM staging.post
    ) x GROUP BY 1, 2 ORDER BY 2, 1`)
  const found = names.map(({ unit, agency, isOfPerson }) => {
    const find = isOfPerson && !hasSheet ? units.findOrMake : units.find
    return { unit, agency, unit_id: unit === '' && agency === '' ? null : find(unit || null, agency || null) }
  })
  await db.run('CREATE UNLOGGED TABLE staging.unit_name (unit text, agency text, unit_id uuid)')
  await db.query(
    `INSERT INTO staging.unit_name SELECT * FROM jsonb_to_recordset($1) AS x(unit text, agency text, unit_id uuid)`,
    [JSON.stringify(found)],
  )
  await db.run('ANALYZE staging.unit_name')
}

export const unitColumns = [
  'parent_id',
  'agency_id',
  'source_id',
  'code',
  'name',
  'short_name',
  'kind',
  'is_agency',
  'work_week_days',
  'valid_from',
  'valid_to',
] as const

async function comparePlaced({ db, there }: Examination, units: UnitResolution): Promise<void> {
  const rows = units.placed.map((unit) => ({
    row_no: unit.rowNo,
    id: unit.id,
    parent_id: unit.parentId,
    agency_id: unit.agencyId,
    source_id: unit.sourceId,
    code: unit.code,
    name: unit.name,
    short_name: unit.shortName,
    kind: unit.kind,
    is_agency: unit.isAgency,
    work_week_days: unit.workWeekDays,
    valid_from: unit.validFrom,
    valid_to: unit.validTo,
  }))
  const differs = unitColumns.map((name) => `r."${name}" IS DISTINCT FROM t."${name}"`).join(' OR ')
  await db.query(`CREATE UNLOGGED TABLE staging.r_unit (row_no int, id uuid, parent_id uuid, agency_id uuid, source_id text,
    code text, name text, short_name text, kind unit_kind, is_agency boolean, work_week_days smallint, valid_from date,
    valid_to date)`)
  await db.query(`INSERT INTO staging.r_unit SELECT * FROM jsonb_populate_recordset(NULL::staging.r_unit, $1)`, [
    JSON.stringify(rows),
  ])
  await db.run(`
    CREATE UNLOGGED TABLE staging.d_unit AS
    SELECT r.*, CASE WHEN t.id IS NULL THEN 'added' WHEN ${differs} THEN 'changed' ELSE 'same' END AS change
    FROM staging.r_unit r LEFT JOIN unit t ON ${there} AND t.id = r.id`)
}

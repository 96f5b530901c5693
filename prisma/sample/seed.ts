/** Fills an empty database: the default rules and calendar always, the sample city where nobody is on record. */

import { defaultHolidays } from '#core/calendar/holidays.ts'
import { defaultParameters } from '#core/personnel/default-parameters.ts'
import type { PrismaClient } from '#db/generated/client.ts'
import { Prisma } from '#db/generated/client.ts'
import type { Row } from './city-rows.ts'
import { sampleCast } from './sample-cast.ts'

/** The import batch of the sample carries this as its source. */
export const sampleSource = 'sampel'

type Writer = Pick<PrismaClient, '$executeRaw'>

/**
 * Rules and holidays of a new installation, and later what a newer version brings. A parameter that is there stays as
 * HR left it; a year that has any holiday is HR's, so a day that was taken out does not come back.
 */
export async function seedDefaults(prisma: Writer & Pick<PrismaClient, '$queryRaw'>): Promise<void> {
  await insertRows(
    prisma,
    'rule_parameter',
    defaultParameters.map(({ key, value, validFrom, source, status }) => ({
      key,
      value,
      valid_from: validFrom,
      source,
      status,
      author: 'sistem',
    })),
    'skip',
  )
  const kept = await prisma.$queryRaw<
    { year: number }[]
  >`SELECT DISTINCT date_part('year', date)::int AS year FROM holiday`
  const years = new Set(kept.map(({ year }) => year))
  const missing = defaultHolidays.filter(({ date }) => !years.has(date.year)).map((holiday) => ({ ...holiday }))
  await insertRows(prisma, 'holiday', missing, 'skip')
}

/**
 * Writes the whole city in one transaction, and says whether it did: a database with an employee or a unit in it is
 * left alone, also when two processes start at once.
 */
export async function seedSampleCity(prisma: PrismaClient, needs: { today: Temporal.PlainDate }): Promise<boolean> {
  if (await isPeopled(prisma)) return false
  const tables = await makeRows(needs.today)
  const isWritten = await prisma.$transaction(
    async (db) => {
      await db.$executeRaw`LOCK TABLE employee IN SHARE ROW EXCLUSIVE MODE`
      if (await isPeopled(db)) return false
      for (const [table, rows] of tables) await insertRows(db, table, rows)
      await goOnAfterIds(db)
      return true
    },
    { timeout: 30_000 },
  )
  // Plans that are made before the first automatic ANALYZE would be kept by prepared statements.
  if (isWritten) await prisma.$executeRaw`ANALYZE ${Prisma.raw(tables.map(([table]) => table).join(', '))}`
  return isWritten
}

/** A fortnight on, "next month" is not next month any more. */
const staleAfterDays = 14

/**
 * Makes the sample anew for today where it has grown stale, and says whether it did. People keep their ids, and with
 * them bonds and conversations; their histories, registrations included, are those of the new day. A database in which
 * anything did not come from the sample is left alone; an import that was only looked at brought nothing.
 */
export async function refreshSampleCity(prisma: PrismaClient, needs: { today: Temporal.PlainDate }): Promise<boolean> {
  const batches = await prisma.importBatch.findMany({
    where: { state: 'applied' },
    select: { source: true, asOf: true },
  })
  const [batch] = batches
  if (!batch || batches.length > 1 || batch.source !== sampleSource) return false
  const asOf = Temporal.PlainDate.from(batch.asOf.toISOString().slice(0, 10))
  const ageDays = asOf.until(needs.today).days
  if (ageDays >= 0 && ageDays <= staleAfterDays) return false
  const tables = await makeRows(needs.today)
  await prisma.$transaction(
    async (db) => {
      await db.$executeRaw`LOCK TABLE employee IN SHARE ROW EXCLUSIVE MODE`
      for (const [table] of tables.toReversed()) {
        if (!keptTables.has(table)) await db.$executeRaw`DELETE FROM ${Prisma.raw(`"${table}"`)}`
      }
      for (const [table, rows] of tables) await insertRows(db, table, rows, keptTables.has(table) ? 'by id' : 'never')
      await goOnAfterIds(db)
    },
    { timeout: 30_000 },
  )
  return true
}

/** What bonds, conversations and audit point at: written over, not away. */
const keptTables = new Set(['import_batch', 'unit', 'employee'])

async function makeRows(today: Temporal.PlainDate) {
  // The generator is loaded for the one start that needs it.
  const [{ generateSampleCity }, { cityRows }] = await Promise.all([
    import('./generate-sample-city.ts'),
    import('./city-rows.ts'),
  ])
  return cityRows(generateSampleCity({ today }))
}

/** These tables were given their ids, so their sequences go on after them. */
async function goOnAfterIds(db: Writer): Promise<void> {
  await db.$executeRaw`
    SELECT setval(pg_get_serial_sequence('appraisal_year', 'id'), (SELECT max(id) FROM appraisal_year)),
      setval(pg_get_serial_sequence('training_session', 'id'), (SELECT max(id) FROM training_session))`
}

export async function hasSampleData(prisma: Pick<PrismaClient, 'importBatch'>): Promise<boolean> {
  return (await prisma.importBatch.count({ where: { source: sampleSource } })) > 0
}

export interface SampleNotable {
  readonly id: string
  readonly key: string
  readonly displayName: string
  readonly post: string
  readonly unit: string
  readonly note: string
}

/** The people worth trying, in the order of the cast; empty without the sample. */
export async function sampleNotables(prisma: Pick<PrismaClient, '$queryRaw'>): Promise<SampleNotable[]> {
  const cast = sampleCast()
  const rows = await prisma.$queryRaw<{ id: string; displayName: string; post: string; unit: string }[]>`
    SELECT e.id, concat_ws(', ', concat_ws(' ', e.front_title, e.full_name), e.back_title) AS "displayName",
      p.title AS post, u.name AS unit
    FROM employee e
    JOIN import_batch b ON b.id = e.batch_id AND b.source = ${sampleSource}
    JOIN unit u ON u.id = e.unit_id
    JOIN LATERAL (
      SELECT title FROM post_entry WHERE employee_id = e.id AND assignment = 'definitif' ORDER BY tmt DESC LIMIT 1
    ) p ON true
    WHERE e.id = ANY (${cast.map((part) => part.employeeId)}::uuid[])`
  const byId = new Map(rows.map((row) => [row.id, row]))
  return cast.flatMap(({ key, employeeId, note }) => {
    const row = byId.get(employeeId)
    return row ? [{ ...row, key, note }] : []
  })
}

async function isPeopled(db: Pick<PrismaClient, '$queryRaw'>): Promise<boolean> {
  const rows = await db.$queryRaw<{ there: boolean }[]>`
    SELECT EXISTS (SELECT FROM employee) OR EXISTS (SELECT FROM unit) AS there`
  return rows[0]?.there ?? false
}

/** All rows of a table in one statement: JSON is read into the table's own row type, enums, arrays and dates alike. */
async function insertRows(
  db: Writer,
  table: string,
  rows: readonly Row[],
  whenThere: 'skip' | 'by id' | 'never' = 'never',
): Promise<void> {
  const [first] = rows
  if (!first) return
  const columns = Prisma.raw(
    Object.keys(first)
      .map((column) => `"${column}"`)
      .join(', '),
  )
  const name = Prisma.raw(`"${table}"`)
  const overwritten = Object.keys(first).map((column) => `"${column}" = excluded."${column}"`)
  const onConflict = {
    never: '',
    skip: 'ON CONFLICT DO NOTHING',
    'by id': `ON CONFLICT (id) DO UPDATE SET ${overwritten.join(', ')}`,
  }[whenThere]
  await db.$executeRaw`
    INSERT INTO ${name} (${columns})
    SELECT ${columns} FROM jsonb_populate_recordset(NULL::${name}, ${JSON.stringify(rows)}::jsonb)
    ${Prisma.raw(onConflict)}`
}

/** Writes the histories of people: what is gone goes first, then what changed, then what is new. */
import type { Examination } from './import-examination.ts'
import { type Fact, facts } from './import-facts.ts'
import { journal } from './import-journal.ts'

export async function applyFacts(exam: Examination): Promise<void> {
  const staged = facts.filter(({ kind }) => (exam.counts.get(kind) ?? 0) > 0)
  for (const fact of staged.toReversed()) await takeAway(exam, fact)
  for (const fact of staged) {
    if (fact.kind === 'evaluation') await makeYears(exam)
    await write(exam, fact)
  }
}

async function takeAway({ db, batch }: Examination, { kind, table, locator }: Fact): Promise<void> {
  const same = locator.map((name) => `t."${name}" = g."${name}"`).join(' AND ')
  if (kind === 'appraisal') {
    // Its evaluations go with a year, by the foreign key: noted and taken away first, so that undoing brings them back.
    const own = `periodic_evaluation t JOIN staging.g_appraisal g ON g.id = t.appraisal_id`
    await journal(db, batch, 'periodic_evaluation', 'gone', own)
    await db.run('DELETE FROM periodic_evaluation t USING staging.g_appraisal g WHERE g.id = t.appraisal_id')
  }
  await journal(db, batch, table, 'gone', `"${table}" t JOIN staging.g_${kind} g ON ${same}`)
  await db.run(`DELETE FROM "${table}" t USING staging.g_${kind} g WHERE ${same}`)
}

/** A quarter needs its year, which a file of evaluations alone does not bring. */
async function makeYears({ db, batch }: Examination): Promise<void> {
  await db.run(`
    INSERT INTO appraisal_year (employee_id, year, batch_id)
    SELECT DISTINCT d.employee_id, d.year, '${batch.id}'::uuid FROM staging.d_evaluation d
    WHERE d.change = 'added'
      AND NOT EXISTS (SELECT FROM appraisal_year y WHERE y.employee_id = d.employee_id AND y.year = d.year)`)
}

async function write({ db, batch }: Examination, fact: Fact): Promise<void> {
  const { kind, table, key, locator, columns } = fact
  const same = locator.map((name) => `t."${name}" = d."t_${name}"`).join(' AND ')
  await journal(
    db,
    batch,
    table,
    'changed',
    `"${table}" t JOIN staging.d_${kind} d ON d.change = 'changed' AND ${same}`,
  )
  const changed = columns.map(({ column }) => column).filter((column) => !key.includes(column))
  if (changed.length > 0) {
    await db.run(`
      UPDATE "${table}" t SET batch_id = '${batch.id}', ${changed.map((name) => `"${name}" = d."${name}"`).join(', ')}
      FROM staging.d_${kind} d WHERE d.change = 'changed' AND ${same}`)
  }
  const isQuarter = kind === 'evaluation'
  const owner = isQuarter ? ['appraisal_id', 'y.id'] : ['employee_id', 'd.employee_id']
  const names = columns.map(({ column }) => column).filter((column) => !(isQuarter && column === 'year'))
  await db.run(`
    INSERT INTO "${table}" (${[owner[0], ...names.map((name) => `"${name}"`)].join(', ')}, batch_id)
    SELECT ${[owner[1], ...names.map((name) => `d."${name}"`)].join(', ')}, '${batch.id}'::uuid
    FROM staging.d_${kind} d
    ${isQuarter ? 'JOIN appraisal_year y ON y.employee_id = d.employee_id AND y.year = d.year' : ''}
    WHERE d.change = 'added'`)
}

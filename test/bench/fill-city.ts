/** A city of any size in the database: the sample city, and copies of its people with all their histories, made by SQL. */
import type { PrismaClient } from '#db/generated/client.ts'
import { seedDefaults, seedSampleCity } from '#prisma/sample/seed.ts'

/** Says how many people there are afterwards: at least `people`, in whole copies of the sample. */
export async function fillCity(
  prisma: PrismaClient,
  needs: { readonly today: Temporal.PlainDate; readonly people: number },
): Promise<number> {
  await seedDefaults(prisma)
  await seedSampleCity(prisma, needs)
  const sample = await prisma.employee.count()
  const copies = Math.ceil(needs.people / sample) - 1
  const columns = await prisma.$queryRaw<{ table: string; names: string[] }[]>`
    SELECT table_name AS "table", array_agg(column_name::text ORDER BY ordinal_position) AS names
    FROM information_schema.columns WHERE table_schema = current_schema() GROUP BY table_name`
  const of = (table: string): string[] => columns.find((each) => each.table === table)?.names ?? []
  const copy = (column: string): string => `md5(${column}::text || copy)::uuid`
  const from = `generate_series(1, ${copies}) AS copy`

  await insert('employee', of('employee'), {
    id: copy('t.id'),
    supervisor_id: copy('t.supervisor_id'),
    source_id: 'NULL',
    phone: 'NULL',
  })
  await insert('employee_number', of('employee_number'), {
    employee_id: copy('t.employee_id'),
    // Eighteen digits that nobody has.
    value: `'9' || lpad((row_number() OVER ())::text, 17, '0')`,
  })
  await insert('proposal', of('proposal'), { id: copy('t.id'), employee_id: copy('t.employee_id') })
  await insert('proposal_step', of('proposal_step'), { proposal_id: copy('t.proposal_id') })
  const done = new Set([
    'employee',
    'employee_number',
    'proposal',
    'training_registration',
    'channel_bond',
    'audit_entry',
  ])
  const facts = columns.filter(
    ({ table, names }) => names.includes('employee_id') && names.includes('batch_id') && !done.has(table),
  )
  for (const { table, names } of facts) {
    const others = table === 'appraisal_year' ? { rater_id: 'NULL' } : {}
    await insert(table, names, { employee_id: copy('t.employee_id'), ...others })
  }
  const period = of('periodic_evaluation').filter((name) => name !== 'appraisal_id')
  await prisma.$executeRawUnsafe(`
    INSERT INTO periodic_evaluation (appraisal_id, ${period.join(', ')})
    SELECT mine.id, ${period.map((name) => `t.${name}`).join(', ')}
    FROM periodic_evaluation t JOIN appraisal_year y ON y.id = t.appraisal_id CROSS JOIN ${from}
    JOIN appraisal_year mine ON mine.employee_id = ${copy('y.employee_id')} AND mine.year = y.year`)
  await prisma.$executeRawUnsafe('ANALYZE')
  return prisma.employee.count()

  async function insert(table: string, names: readonly string[], changed: Readonly<Record<string, string>>) {
    // A number of the table's own sequence is left to it.
    const kept = names.filter((name) => name !== 'id' || 'id' in changed)
    const list = kept.map((name) => `"${name}"`).join(', ')
    const values = kept.map((name) => changed[name] ?? `t."${name}"`).join(', ')
    await prisma.$executeRawUnsafe(`INSERT INTO "${table}" (${list}) SELECT ${values} FROM "${table}" t, ${from}`)
  }
}

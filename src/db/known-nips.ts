/** The numbers of everybody in service, for asking SIASN about them: it has no list of its own. */
import type { Db } from './client.ts'

/** Present numbers only. The people of the sample city are invented: nobody is to be asked about them. */
export async function knownNips(db: Db): Promise<string[]> {
  const rows = await db.employeeNumber.findMany({
    where: {
      kind: { in: ['nip', 'ni_pppk'] },
      validTo: null,
      employee: { leftOn: null, batch: { source: { not: 'sampel' } } },
    },
    select: { value: true },
    orderBy: { value: 'asc' },
  })
  return rows.map(({ value }) => value)
}

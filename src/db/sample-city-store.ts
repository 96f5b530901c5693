/** The sample city's people as the try-out page lists them. */
import type { Clock } from '#ports/clock.ts'
import type { SampleCity, SampleEmployee } from '#ports/sample-city.ts'
import type { PrismaClient } from './generated/client.ts'

/**
 * Reads the people once a minute at most: they change only when the sample is made. Beside real people there is no
 * sample: a visitor whom nobody asked who they are would take real seats in real trainings.
 * @param needs.source the import batch's source that marks the sample.
 * @param needs.notes what is notable of whom, in the order in which it is to be shown, by employee id.
 */
export function createSampleCity(needs: {
  prisma: PrismaClient
  clock: Clock
  source: string
  notes: () => Promise<ReadonlyMap<string, string>>
}): SampleCity {
  let cached: { readonly until: number; readonly people: Promise<readonly SampleEmployee[]> } | null = null

  async function read(): Promise<readonly SampleEmployee[]> {
    const today = needs.clock.today().toString()
    const [rows, notes] = await Promise.all([
      needs.prisma.$queryRaw<Omit<SampleEmployee, 'note'>[]>`
        SELECT e.id AS "employeeId",
          concat_ws(', ', concat_ws(' ', nullif(e.front_title, ''), e.full_name), nullif(e.back_title, ''))
            AS "displayName",
          coalesce(post.title, 'Pegawai') AS "postTitle", unit.name AS "unitName", agency.name AS "agencyName"
        FROM employee e
        JOIN import_batch batch ON batch.id = e.batch_id AND batch.source = ${needs.source}
        JOIN unit ON unit.id = e.unit_id
        JOIN unit agency ON agency.id = unit.agency_id
        LEFT JOIN LATERAL (
          SELECT title FROM post_entry p
          WHERE p.employee_id = e.id AND p.assignment = 'definitif' AND p.tmt <= ${today}::date
          ORDER BY p.tmt DESC LIMIT 1
        ) post ON true
        WHERE (e.left_on IS NULL OR e.left_on > ${today}::date) AND NOT EXISTS (
          SELECT 1 FROM employee real JOIN import_batch other ON other.id = real.batch_id
          WHERE other.source <> ${needs.source})
        ORDER BY agency.name, e.full_name, e.id`,
      needs.notes(),
    ])
    const order = new Map([...notes.keys()].map((id, at) => [id, at]))
    const rank = (person: SampleEmployee) => order.get(person.employeeId) ?? order.size
    return rows.map((row) => ({ ...row, note: notes.get(row.employeeId) ?? null })).sort((a, b) => rank(a) - rank(b))
  }

  function employees(): Promise<readonly SampleEmployee[]> {
    if (cached === null || cached.until < performance.now()) {
      const people = read()
      const fresh = { until: performance.now() + 60_000, people }
      cached = fresh
      const forget = () => {
        if (cached === fresh) cached = null
      }
      // What failed, or was read before the sample was there, is read again at once.
      people.then((found) => found.length === 0 && forget(), forget)
    }
    return cached.people
  }

  return {
    employees,
    find: async (employeeId) => (await employees()).find((person) => person.employeeId === employeeId) ?? null,
  }
}

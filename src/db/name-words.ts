/** The words of all employees' names, read now and then: some ten thousand for a city. */
import type { NameWords } from '#ports/name-words.ts'
import type { Db } from './client.ts'

/** People join with an import, and imports are rare. */
const freshMs = 10 * 60_000

export function createNameWords(needs: { db: Db; nowMs?: () => number }): NameWords {
  const { db, nowMs = () => performance.now() } = needs
  let known: ReadonlySet<string> | null = null
  let readAtMs = Number.NEGATIVE_INFINITY
  let reading: Promise<ReadonlySet<string>> | null = null

  async function read(): Promise<ReadonlySet<string>> {
    const rows = await db.$queryRaw<{ word: string }[]>`
      SELECT DISTINCT lower(word) AS word
      FROM employee, regexp_split_to_table(full_name, '[^[:alpha:]]+') AS word
      WHERE length(word) >= 3`
    known = new Set(rows.map(({ word }) => word))
    readAtMs = nowMs()
    return known
  }

  return {
    async all() {
      if (known && nowMs() - readAtMs < freshMs) return known
      reading ??= read().finally(() => {
        reading = null
      })
      if (!known) return reading
      // The old ones serve meanwhile.
      reading.catch(() => {})
      return known
    },
  }
}

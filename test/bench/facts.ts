/** One employee's facts through the store against the same prepared query in plain `pg`, in one run. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { createDatabaseClient } from '#db/client.ts'
import { startEmbeddedPostgres } from '#db/embedded.ts'
import { migrate } from '#db/migrate.ts'
import { personnelSql } from '#db/personnel-sql.ts'
import { createPersonnel } from '#db/personnel-store.ts'
import { seedSampleCity } from '#prisma/sample/seed.ts'

export interface FactsFigures {
  readonly plainPerSecond: number
  readonly storePerSecond: number
  /** Store against plain; 0.35 is the least that is accepted. */
  readonly ratio: number
}

const concurrency = 4
const roundMs = 1_500
const rounds = 4

/** Both take turns, so that a busy machine slows both alike. */
export async function benchFacts(): Promise<FactsFigures> {
  const dataDir = await mkdtemp(join(tmpdir(), 'semar-bench-facts-'))
  const server = await startEmbeddedPostgres({ dataDir, fsync: false })
  const today = Temporal.Now.plainDateISO('Asia/Jakarta')
  await migrate(server.url)
  const { prisma, close } = createDatabaseClient({ url: server.url, poolSize: concurrency })
  const pool = new pg.Pool({ connectionString: server.url, max: concurrency })
  // A connection that is being closed may still be told that the server stops.
  pool.on('error', () => undefined)
  try {
    await seedSampleCity(prisma, { today })
    await pool.query('ANALYZE')
    const ids = (await prisma.employee.findMany({ select: { id: true }, orderBy: { id: 'asc' } })).map(({ id }) => id)
    const personnel = createPersonnel({ db: prisma, clock: { today: () => today } })
    const plain = (id: string) => pool.query({ name: 'facts', text: personnelSql, values: [id, today.toString()] })
    await rate(ids, plain, 300)
    await rate(ids, personnel.record, 300)
    let plainCount = 0
    let storeCount = 0
    for (let round = 0; round < rounds; round++) {
      plainCount += await rate(ids, plain, roundMs)
      storeCount += await rate(ids, personnel.record, roundMs)
    }
    const [plainPerSecond, storePerSecond] = [plainCount / rounds, storeCount / rounds]
    const ratio = storePerSecond / plainPerSecond
    console.log(
      `facts of one employee: plain pg ${plainPerSecond.toFixed(0)}/s, store ${storePerSecond.toFixed(0)}/s, ratio ${ratio.toFixed(2)}`,
    )
    return { plainPerSecond, storePerSecond, ratio }
  } finally {
    await close()
    await pool.end()
    await server.stop()
    await rm(dataDir, { recursive: true, force: true })
  }
}

/** Calls a second with `concurrency` callers for about `lengthMs`. */
async function rate(ids: readonly string[], call: (id: string) => Promise<unknown>, lengthMs: number): Promise<number> {
  let next = 0
  let count = 0
  const startedAt = performance.now()
  const caller = async (): Promise<void> => {
    while (performance.now() - startedAt < lengthMs) {
      const id = ids[next++ % ids.length]
      if (id === undefined) throw new Error('nobody to ask for')
      await call(id)
      count++
    }
  }
  await Promise.all(Array.from({ length: concurrency }, caller))
  return (count * 1000) / (performance.now() - startedAt)
}

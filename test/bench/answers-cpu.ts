/** All answers for one employee of a city of 20,000: processor time, queries, and whether the query's plan stays on indexes. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { loadReplies } from '#assistant/load-replies.ts'
import { answer } from '#core/answers/answer.ts'
import { createReplies } from '#core/answers/replies.ts'
import { defaultHolidays as holidays } from '#core/calendar/holidays.ts'
import { topics } from '#core/dialogue/command.ts'
import { parametersAt } from '#core/personnel/parameters.ts'
import { createSubmissions } from '#db/certificate-submissions.ts'
import { createDatabaseClient, type Db } from '#db/client.ts'
import { createCorrections } from '#db/corrections.ts'
import { startEmbeddedPostgres } from '#db/embedded.ts'
import { migrate } from '#db/migrate.ts'
import { type PersonnelRow, toPersonnelRecord } from '#db/personnel-row.ts'
import { personnelSql } from '#db/personnel-sql.ts'
import { createPersonnel } from '#db/personnel-store.ts'
import { createRulebook } from '#db/rulebook-store.ts'
import { createTrainings } from '#db/trainings.ts'
import { createAnswerFacts } from '#flows/answer-facts.ts'
import type { Stores } from '#ports/stores.ts'
import { fillCity } from './fill-city.ts'
import type { Figure } from './report.ts'

const cityPeople = 20_000
const askedPeople = 300
const rounds = 3

export async function benchAnswersCpu(): Promise<Figure[]> {
  const dataDir = await mkdtemp(join(tmpdir(), 'semar-bench-cpu-'))
  const server = await startEmbeddedPostgres({ dataDir, fsync: false })
  const today = Temporal.Now.plainDateISO('Asia/Jakarta')
  await migrate(server.url)
  const { prisma, close } = createDatabaseClient({ url: server.url, poolSize: 1 })
  try {
    const people = await fillCity(prisma, { today, people: cityPeople })
    const ids = await prisma.$queryRaw<{ id: string }[]>`
      SELECT id FROM employee ORDER BY md5(id::text) LIMIT ${askedPeople}`
    let queries = 0
    const clock = { now: () => Temporal.Now.instant(), today: () => today }
    // An answer reads no others.
    const storesOn = (db: Db): Stores =>
      ({
        personnel: createPersonnel({ db, clock }),
        trainings: createTrainings({ db, clock }),
        submissions: createSubmissions({ db, clock }),
        corrections: createCorrections({ db, clock }),
      }) as unknown as Stores
    const plain = storesOn(prisma)
    const noted = storesOn(counted(prisma, () => queries++))
    const facts = createAnswerFacts({ rulebook: createRulebook({ prisma, ttlMs: 60_000 }), clock })
    const replies = createReplies(await loadReplies('prompts/replies'))
    const texts: string[] = []
    const readAll = async (stores: Stores, id: string): Promise<void> => {
      const record = await stores.personnel.record(id)
      if (!record) throw new Error('nobody to ask for')
      const own = await facts.facts(record)
      for (const topic of topics) {
        const { reply } = await facts.answer(stores, { name: 'ask', topic }, own)
        replies.render(reply.template, reply.view)
      }
    }
    for (const { id } of ids) {
      const rows = await prisma.$queryRawUnsafe<{ facts: string }[]>(personnelSql, id, today.toString())
      texts.push(rows[0]?.facts ?? '')
      await readAll(plain, id)
    }
    const readingAt = process.cpuUsage()
    for (const { id } of ids) await readAll(plain, id)
    const reading = process.cpuUsage(readingAt)
    for (const { id } of ids) await readAll(noted, id)
    const asked = queries / ids.length
    const wholeMs = (reading.user + reading.system) / 1000 / ids.length
    // From the facts as the database gives them to words, for every question; the lists of sessions are not personal.
    const rows = await createRulebook({ prisma, ttlMs: 60_000 }).parameters()
    const compute = (): void => {
      for (const text of texts) {
        const record = toPersonnelRecord(JSON.parse(text) as PersonnelRow)
        const own = { record, parameters: parametersAt(rows, today), holidays, today }
        for (const topic of topics) {
          const { reply } = answer({ name: 'ask', topic }, own, { sessions: [], team: [], requests: [] })
          replies.render(reply.template, reply.view)
        }
      }
    }
    compute()
    const startedAt = process.cpuUsage()
    for (let round = 0; round < rounds; round++) compute()
    const used = process.cpuUsage(startedAt)
    const cpuMs = (used.user + used.system) / 1000 / (texts.length * rounds)
    const scanned = await scannedTables(prisma, ids[0]?.id ?? '', today)
    return [
      { what: 'people in the database', value: String(people) },
      {
        what: `all ${topics.length} answers for one person, from the facts as read to words, ms of processor time`,
        value: cpuMs.toFixed(2),
        isMet: cpuMs < 5,
      },
      {
        what: 'the same with every query sent, waited for and decoded, lists of sessions in words, ms of processor time',
        value: wholeMs.toFixed(2),
      },
      { what: 'queries for all of them, lists of sessions included', value: asked.toFixed(1), isMet: asked <= 8 },
      {
        what: 'large tables that the query of a record scans whole',
        value: scanned.length === 0 ? 'none' : scanned.join(', '),
        isMet: scanned.length === 0,
      },
    ]
  } finally {
    await close()
    await server.stop()
    await rm(dataDir, { recursive: true, force: true })
  }
}

/** Counts every call that goes to the database. */
function counted(prisma: Db, note: () => void): Db {
  const wrap = <Target extends object>(target: Target): Target =>
    new Proxy(target, {
      get(of, name, receiver) {
        const value: unknown = Reflect.get(of, name, receiver)
        if (typeof value === 'function') {
          return (...given: unknown[]) => {
            note()
            return Reflect.apply(value, of, given)
          }
        }
        return typeof value === 'object' && value !== null ? wrap(value) : value
      },
    })
  return wrap(prisma)
}

/** Tables of more than a thousand rows that the plan reads from end to end. */
async function scannedTables(prisma: Db, id: string, today: Temporal.PlainDate): Promise<string[]> {
  const query = personnelSql.replaceAll('$1::uuid', `'${id}'::uuid`).replaceAll('$2::date', `'${today}'::date`)
  const lines = await prisma.$queryRawUnsafe<{ 'QUERY PLAN': string }[]>(`EXPLAIN ${query}`)
  const large = await prisma.$queryRaw<{ name: string }[]>`
    SELECT relname::text AS name FROM pg_class WHERE relkind = 'r' AND reltuples > 1000`
  return large
    .map(({ name }) => name)
    .filter((name) => lines.some((line) => line['QUERY PLAN'].includes(`Seq Scan on ${name} `)))
}

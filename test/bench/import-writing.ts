/** What an import's writing costs against a plain COPY of the same rows into the same tables, in one run. */
import { createReadStream, createWriteStream } from 'node:fs'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import pg from 'pg'
import { from, to } from 'pg-copy-streams'
import { createImports } from '#db/import-store.ts'
import { migrate } from '#db/migrate.ts'
import { createStageImport } from '#flows/stage-import.ts'
import type { Imports } from '#ports/imports.ts'
import { openSource } from '#sources/open-source.ts'
import { createClock } from '#src/clock.ts'
import type { MadeCity } from './import-city.ts'

/** In the order in which foreign keys let them be written. */
const tables = [
  ...['import_batch', 'unit', 'employee', 'employee_number', 'appointment', 'rank_entry', 'raise_entry', 'post_entry'],
  ...['education_entry', 'credit_entry', 'exam_pass', 'discipline_entry', 'status_entry', 'award', 'leave_year'],
  ...['contract', 'appraisal_year', 'periodic_evaluation', 'competency', 'competency_requirement'],
  ...['competency_assessment', 'training', 'training_competency', 'training_session', 'certificate'],
  ...['professionalism_index', 'proposal', 'proposal_step'],
]

export interface WritingTimes {
  readonly stagingMs: number
  /** What applying does first once more, and is no writing. */
  readonly examineMs: number
  /** Examination included. */
  readonly applyMs: number
  readonly copyMs: number
}

export async function writingRatio(url: string, city: MadeCity): Promise<WritingTimes> {
  const imports = createImports({ url, clock: createClock(null) })
  let stagingMs = 0
  const timed: Imports = {
    ...imports,
    begin: async (draft) => {
      const staging = await imports.begin(draft)
      const clocked = async (work: () => Promise<void>): Promise<void> => {
        stagingMs += await took(work)
      }
      return {
        ...staging,
        write: (rows) => clocked(() => staging.write(rows)),
        finish: (read) => clocked(() => staging.finish(read)),
      }
    },
  }
  const { number } = await createStageImport({ imports: timed })({
    source: await openSource({ path: city.workbook }),
    scope: 'city',
    author: 'bench',
    asOf: city.today,
    signal: new AbortController().signal,
    onProgress: () => {},
  })
  const examineMs = await took(() => imports.examine(number))
  const applyMs = await took(() => imports.apply(number, 'bench'))
  return { stagingMs, examineMs, applyMs, copyMs: await plainCopy(url, city.folder) }
}

async function took(work: () => Promise<unknown>): Promise<number> {
  const startedAt = performance.now()
  await work()
  return performance.now() - startedAt
}

async function plainCopy(url: string, folder: string): Promise<number> {
  const source = new pg.Client({ connectionString: url })
  await source.connect()
  await source.query('CREATE DATABASE plain')
  const plain = new URL(url)
  plain.pathname = '/plain'
  await migrate(plain.href)
  const file = (table: string): string => join(folder, `${table}.copy`)
  for (const table of tables) {
    await pipeline(source.query(to(`COPY "${table}" TO STDOUT`)), createWriteStream(file(table)))
  }
  await source.end()
  const target = new pg.Client({ connectionString: plain.href })
  await target.connect()
  const startedAt = performance.now()
  await target.query('BEGIN')
  for (const table of tables) {
    await pipeline(createReadStream(file(table)), target.query(from(`COPY "${table}" FROM STDIN`)))
  }
  await target.query('COMMIT')
  const copyMs = performance.now() - startedAt
  await target.end()
  return copyMs
}

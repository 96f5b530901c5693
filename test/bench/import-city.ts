/** The files of the big city, made in a process of their own, and whether an import met every fault planted in them. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import pg from 'pg'
import type { ImportReport } from '#core/import/import-report.ts'
import { metFaults } from '#test/support/big-city/met-faults.ts'
import type { PlantedFault } from '#test/support/big-city/plant-faults.ts'

export interface MadeCity {
  readonly folder: string
  readonly workbook: string
  readonly rows: number
  readonly planted: readonly PlantedFault[]
  /** A list of employees from which a quarter has dropped out. */
  readonly missing: string
  /** With a column filled down and ranks below those on record, to be read as partial. */
  readonly filled: string
  readonly filledFaults: readonly PlantedFault[]
  readonly today: Temporal.PlainDate
}

export async function makeCity(needs: { size: number; seed: number; today: Temporal.PlainDate }): Promise<MadeCity> {
  const folder = await mkdtemp(join(tmpdir(), 'semar-bench-city-'))
  const maker = fileURLToPath(new URL('../support/big-city/make-files.ts', import.meta.url))
  const args = [maker, folder, String(needs.size), String(needs.seed), needs.today.toString()]
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'inherit', 'inherit'] })
  const [code] = await once(child, 'exit')
  if (code !== 0) throw new Error(`the files were not made: ${code}`)
  const { rows, planted, filledFaults } = JSON.parse(await readFile(join(folder, 'tanaman.json'), 'utf8'))
  const file = (name: string): string => join(folder, name)
  const [workbook, missing, filled] = [file('kota.xlsx'), file('kurang.xlsx'), file('terisi.xlsx')]
  return { folder, workbook, rows, planted, missing, filled, filledFaults, today: needs.today }
}

/** Of the newest import. */
export async function faultsMet(url: string, planted: readonly PlantedFault[]) {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    const newest = await client.query<{ id: string; number: number; report: ImportReport }>(
      'SELECT id, number, report FROM import_batch ORDER BY number DESC LIMIT 1',
    )
    const batch = newest.rows[0]
    if (!batch) throw new Error('there is no import')
    const issues = await client.query('SELECT code, sheet, line FROM import_issue WHERE batch_id = $1', [batch.id])
    const { missed, wronged } = metFaults(planted, issues.rows)
    const changes = batch.report.kinds.reduce((sum, kind) => sum + kind.added + kind.changed + kind.gone, 0)
    const codes = new Set(issues.rows.map(({ code }) => String(code)))
    const found = planted.length - missed.length
    return { number: batch.number, found, wronged: wronged.length, codes, changes, leaving: batch.report.leaving }
  } finally {
    await client.end()
  }
}

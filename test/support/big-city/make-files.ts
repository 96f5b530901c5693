/** Makes the files of a big city in a process of its own: `node make-files.ts FOLDER SIZE SEED TODAY`. */
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { cityDrafts } from './city-drafts.ts'
import { nextFiles } from './next-files.ts'
import { plantFaults } from './plant-faults.ts'
import { lineOf, writeCityCsv, writeCityWorkbook } from './write-city.ts'

/** Of all rows. */
const faultyShare = 0.02

const [folder = '.', size = '300', seed = '1', today = '2026-11-24'] = process.argv.slice(2)
const needs = { size: Number(size), seed: Number(seed), today: Temporal.PlainDate.from(today) }
const drafts = cityDrafts(needs)
await writeCityCsv(drafts, join(folder, 'bersih'))
const planted = plantFaults(drafts, { seed: needs.seed, share: faultyShare })
await writeCityWorkbook(drafts, join(folder, 'kota.xlsx'))
const rows = [...drafts.values()].reduce((sum, list) => sum + list.length, 0)
const troubled = new Set(planted.map(({ kind, line }) => drafts.get(kind)?.[line - lineOf(kind, 0)]?.owner ?? null))
const next = nextFiles({ clean: cityDrafts(needs), troubled })
await writeCityWorkbook(next.missing, join(folder, 'kurang.xlsx'))
await writeCityWorkbook(next.filled, join(folder, 'terisi.xlsx'))
await writeFile(join(folder, 'tanaman.json'), JSON.stringify({ rows, planted, filledFaults: next.filledFaults }))

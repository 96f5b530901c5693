/** x */
import { openSheet } from '#core/import/open-sheet.ts'
import { openSource } from '#sources/open-source.ts'
import { readFileSync } from 'node:fs'
import { metFaults } from './met-faults.ts'
const dir = process.argv[2]!
const { rows, planted } = JSON.parse(readFileSync(dir + '/tanaman.json', 'utf8'))
const source = await openSource({ path: dir + '/kota.xlsx' })
const sheets = new Map<string, any[]>()
for await (const page of source.read(new AbortController().signal)) for (const row of page) { const l = sheets.get(row.sheet) ?? []; l.push(row); sheets.set(row.sheet, l) }
const found: any[] = []; let good = 0
for (const [name, list] of sheets) { const o = openSheet(name, list.slice(0, 500)); found.push(...o.issues); for (const r of list) { const p = o.parse(r); good += p.rows.length; found.push(...p.issues) } }
const rowCodes = new Set(['missing_value','nip_as_number','nip_invalid','date_invalid','number_invalid','value_unknown','value_too_long','value_out_of_range','range_reversed','cell_error'])
const met = metFaults(planted.filter((p: any) => rowCodes.has(p.code)), found)
const all = metFaults(planted, found)
console.log({ rows, good, planted: planted.length, found: found.length, missed: met.missed.length, wronged: all.wronged.length })
console.log(met.missed.slice(0, 12)); console.log(all.wronged.slice(0, 8))

/** The template can be read back: every sheet is known for what it is, and a forgotten example harms nobody. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { SourceRow } from '#core/import/cell.ts'
import { isExampleRow } from '#core/import/example-rows.ts'
import { openSheet } from '#core/import/open-sheet.ts'
import { recordKindNames } from '#core/import/record-kind.ts'
import { openSource } from '#sources/open-source.ts'
import { writeTemplateFile } from '#src/import/template-file.ts'

let folder: string
const sheets = new Map<string, SourceRow[]>()

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'semar-template-'))
  const path = join(folder, 'isian.xlsx')
  await writeTemplateFile(path)
  const source = await openSource({ path })
  for await (const page of source.read(new AbortController().signal)) {
    for (const row of page) sheets.set(row.sheet, [...(sheets.get(row.sheet) ?? []), row])
  }
})
afterAll(() => rm(folder, { recursive: true, force: true }))

describe('the template', () => {
  it('opens with its guide, which no import reads', () => {
    const [first] = sheets
    expect(first?.[0]).toBe('Petunjuk')
    expect(openSheet('Petunjuk', first?.[1] ?? [])).toMatchObject({ kinds: [], issues: [] })
  })

  it('has a sheet for every kind, whose example is read without a fault and left out', () => {
    const kinds: string[] = []
    for (const [name, rows] of sheets) {
      if (name === 'Petunjuk') continue
      const sheet = openSheet(name, rows)
      expect(sheet.issues, name).toEqual([])
      expect(sheet.unknownHeaders, name).toEqual([])
      kinds.push(...sheet.kinds.slice(0, 1))
      const parsed = rows.map((row) => sheet.parse(row))
      expect(
        parsed.flatMap(({ issues }) => issues.map(({ message }) => message)),
        name,
      ).toEqual([])
      const staged = parsed.flatMap((row) => row.rows)
      expect(staged.length, name).toBeGreaterThan(0)
      expect(staged.every(isExampleRow), name).toBe(true)
    }
    expect(kinds).toEqual(recordKindNames)
  })
})

/** What was fetched is kept through crashes, for a week at most, and never mixed with other fields. */
import { appendFileSync, existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { Cell } from '#core/import/cell.ts'
import { forgetFetched, openCheckpoint } from '#sources/siasn/checkpoint.ts'
import { newFolder } from './ask-siasn.ts'

const today = Temporal.PlainDate.from('2026-11-24')
const sheets = [{ name: 'rw-golongan', fields: ['nipBaru', 'golongan'] }]
const openIn = (folder: string, changes: Partial<Parameters<typeof openCheckpoint>[0]> = {}) =>
  openCheckpoint({ folder, today, sheets, ...changes })

async function all(checkpoint: ReturnType<typeof openCheckpoint>) {
  const read: [string, readonly (readonly Cell[])[]][] = []
  for await (const { key, rows } of checkpoint.read('rw-golongan')) read.push([key, rows])
  return read
}

describe('a checkpoint', () => {
  it('gives back what it was given, whatever stands in the texts', async () => {
    const folder = newFolder()
    const rows = [
      ['a', 'baris\nbaru "kutip" \u2028 akhir'],
      ['a', null, true, 1.5],
    ]
    const kept = openIn(folder)
    kept.keep('rw-golongan', 'a', rows)
    kept.keep('rw-golongan', 'b', [])
    kept.keep('rw-golongan', 'a', [['lain']])
    kept.close()
    const again = openIn(folder)
    expect(again.has('rw-golongan', 'b')).toBe(true)
    expect(again.has('rw-golongan', 'c')).toBe(false)
    expect(await all(again)).toEqual([
      ['a', rows],
      ['b', []],
    ])
    again.close()
  })

  it('drops a line that a crash left half-written, and only that', async () => {
    const folder = newFolder()
    const kept = openIn(folder)
    kept.keep('rw-golongan', 'a', [['a', 'III/a']])
    kept.close()
    appendFileSync(join(folder, '2026-11-24', 'rw-golongan.ndjson'), '["b",[["b","II')
    const again = openIn(folder)
    expect(again.has('rw-golongan', 'b')).toBe(false)
    again.keep('rw-golongan', 'b', [['b', 'III/b']])
    again.close()
    expect(await all(openIn(folder))).toEqual([
      ['a', [['a', 'III/a']]],
      ['b', [['b', 'III/b']]],
    ])
  })

  it('forgets a sheet that was kept with other fields', () => {
    const folder = newFolder()
    const kept = openIn(folder)
    kept.keep('rw-golongan', 'a', [['a', 'III/a']])
    kept.close()
    const again = openIn(folder, { sheets: [{ name: 'rw-golongan', fields: ['nipBaru', 'golonganId'] }] })
    expect(again.has('rw-golongan', 'a')).toBe(false)
    again.close()
    expect(readFileSync(join(folder, '2026-11-24', 'rw-golongan.ndjson'), 'utf8')).toBe('["nipBaru","golonganId"]\n')
  })

  it.each([
    ['2026-11-24', true, '2026-11-24'],
    ['2026-11-17', false, '2026-11-17'],
    ['2026-11-17', true, '2026-11-24'],
    ['2026-11-16', false, '2026-11-24'],
    ['2026-11-25', false, '2026-11-24'],
  ])('of %s, finished: %s, leads to one of %s', (day, isFinished, expected) => {
    const folder = newFolder()
    const before = openIn(folder, { today: Temporal.PlainDate.from(day) })
    if (isFinished) before.finish()
    before.close()
    const now = openIn(folder)
    expect(now.day.toString()).toBe(expected)
    now.close()
  })

  it('is deleted after a week, finished or not', () => {
    const folder = newFolder()
    mkdirSync(join(folder, '2026-11-16'))
    openIn(folder).close()
    expect(readdirSync(folder)).toEqual(['2026-11-24'])
  })

  it('is forgotten when it was finished; one under way stays', () => {
    const folder = newFolder()
    const finished = openIn(folder, { today: today.subtract({ days: 1 }) })
    finished.finish()
    finished.close()
    openIn(folder).close()
    forgetFetched(folder)
    expect(readdirSync(folder)).toEqual(['2026-11-24'])
    expect(existsSync(join(folder, '2026-11-23'))).toBe(false)
  })
})

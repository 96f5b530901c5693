/** Slips of the thumb. */
import { describe, expect, it } from 'vitest'
import { parseGlossary } from '#core/language/glossary.ts'
import { createSpelling } from '#core/language/spelling.ts'

const words = 'pangkat kapan disetujui meninggal terdaftar pensiun jabatan syarat daftar sisa cuti kenaikan'.split(' ')
const counts = new Map(words.map((word) => [word, 20]))
const spelling = createSpelling(counts, parseGlossary('kp = kenaikan pangkat\n'))

describe('what was meant', () => {
  it.each([
    ['pangakt', 'pangkat'],
    ['kpaan', 'kapan'],
    ['dsetujui', 'disetujui'],
    ['mninggl', 'meninggal'],
    ['trdaftr', 'terdaftar'],
    ['pensuin', 'pensiun'],
    ['syaratnya', 'syarat'],
    ['jabatanku', 'jabatan saya'],
    ['ssa', 'sisa'],
    ['kapansisa', 'kapan sisa'],
    ['kpdaftar', 'kenaikan pangkat daftar'],
  ])('%s', (typed, meant) => {
    expect(spelling.correct(typed).join(' ')).toBe(meant)
  })

  it.each(['kuda', 'merdeka', 'iii', 'xyz', '2026'])('nothing known: %s', (typed) => {
    expect(spelling.correct(typed)).toEqual([typed])
  })
})

describe('a glossary that HR edits', () => {
  it.each([
    ['kp = kenaikan pangkat\nskp saya\n', 'line 2'],
    ['kp, = kenaikan pangkat\n', 'line 1'],
    ['a b c d e f = x\n', 'more than 5 words'],
    ['a = b = c\n', 'line 1'],
  ])('is refused with its line: %j', (text, problem) => {
    expect(() => parseGlossary(text)).toThrow(problem)
  })
})

/** The age that an answer shows: of the facts it read, by name where they lie apart. */
import { describe, expect, it } from 'vitest'
import type { Topic } from '#core/dialogue/command.ts'
import type { PersonnelRecord } from '#core/personnel/record.ts'
import { replyTo, wordsOf } from '#test/support/answering.ts'
import { buildPost, day } from '#test/support/record.ts'

const lastLine = (topic: Topic, record: Partial<PersonnelRecord>): string =>
  wordsOf(replyTo({ topic, record })).split('\n').at(-1) ?? ''

describe('the last line', () => {
  it('shows the day of the person where no kind has one of its own', () => {
    expect(lastLine('career.rank', {})).toMatch(/Data per 23 November 2026\._$/)
  })

  it('shows the oldest of the kinds that were read', () => {
    const factDates = { rank: day('2026-11-20'), raise: day('2026-11-01'), leave: day('2025-01-01') }
    expect(lastLine('career.rank', { factDates })).toMatch(/Data per 1 November 2026\._$/)
  })

  it('names the older kind where they lie more than a month apart', () => {
    const factDates = { appraisal: day('2026-10-01') }
    expect(lastLine('promotion.next', { factDates })).toMatch(/Data SKP per 1 Oktober 2026\._$/)
  })

  it.each([
    ['2026-10-23', /Data per 23 Oktober/],
    ['2026-10-22', /Data SKP per 22 Oktober/],
  ])('a month is 31 days: %s', (asOf, expected) => {
    expect(lastLine('promotion.next', { factDates: { appraisal: day(asOf) } })).toMatch(expected)
  })

  it('reads credit for a functional post only', () => {
    const factDates = { credit: day('2026-01-05') }
    expect(lastLine('promotion.next', { factDates })).toMatch(/Data per 23 November/)
    const posts = [buildPost({ kind: 'fungsional', profession: 'Pranata Komputer', level: 'ahli_pertama' })]
    expect(lastLine('promotion.next', { factDates, posts })).toMatch(/Data angka kredit per 5 Januari 2026/)
  })

  it('gives discipline no name', () => {
    const factDates = { discipline: day('2026-01-05') }
    expect(lastLine('career.award', { factDates })).toMatch(/Data riwayat kepegawaian per 5 Januari 2026/)
  })
})

describe('career.index', () => {
  const year = { year: 2025, qualification: 15, competence: 22.5, performance: 25, discipline: 5, total: 67.5 }

  it('shows the number of BKN with its level and parts', () => {
    const words = wordsOf(replyTo({ topic: 'career.index', record: { indices: [year] } }))
    expect(words).toContain('tahun 2025: 67,5, tingkat rendah.')
    expect(words).toContain('Kompetensi: 22,5 dari 40')
    expect(words).toContain('dibaca dari 68')
  })

  it('shows no parts where they would give away the points for discipline', () => {
    const record = { indices: [{ ...year, discipline: 2, total: 64.5 }] }
    expect(wordsOf(replyTo({ topic: 'career.index', record }))).not.toMatch(/dari 40|isiplin/)
  })
})

describe('retirement within two years', () => {
  const of = (birthDate: string) =>
    wordsOf(replyTo({ topic: 'retirement.date', record: { birthDate: day(birthDate) } }))

  it('names the preparation and the KP pengabdian', () => {
    expect(of('1970-03-10')).toMatch(/\(MPP, paling lama satu tahun\) dapat diajukan untuk mulai 1 April 2027 atau/)
    expect(of('1969-03-10')).toMatch(/\(MPP, paling lama satu tahun\) dapat diajukan, paling lambat satu bulan/)
    expect(of('1970-03-10')).toContain('KP pengabdian')
  })

  it('is silent about both earlier', () => {
    expect(of('1980-03-10')).not.toMatch(/MPP|pengabdian/)
  })
})

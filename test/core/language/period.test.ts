/** Years and quarters of an appraisal. */
import { describe, expect, it } from 'vitest'
import { periodIn } from '#core/language/period.ts'

const today = Temporal.PlainDate.from('2026-11-24')

describe('period', () => {
  it.each([
    ['skp triwulan 4', { quarter: 4 }],
    ['skp triwulan iii 2025', { year: 2025, quarter: 3 }],
    ['triwulan ke 2', { quarter: 2 }],
    ['triwulan ketiga', { quarter: 3 }],
    ['triwulan ini', { quarter: 4 }],
    ['triwulan lalu', { quarter: 3 }],
    ['triwulan depan', { quarter: 1, year: 2027 }],
    ['tahun kemarin', { year: 2025 }],
    ['dua tahun lalu', { year: 2024 }],
    ['tahun depan', { year: 2027 }],
    ['predikat tahun 2023', { year: 2023 }],
    ['skp saya', {}],
    ['triwulan 7', {}],
  ])('%s', (text, expected) => {
    const { used: _, ...period } = periodIn(text.split(' '), today)
    expect(period).toEqual(expected)
  })

  it('counts back over the turn of the year', () => {
    const { used: _, ...period } = periodIn(['triwulan', 'lalu'], Temporal.PlainDate.from('2027-01-04'))
    expect(period).toEqual({ quarter: 4, year: 2026 })
  })
})

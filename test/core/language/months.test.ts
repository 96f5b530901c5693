/** Months as people name them. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { monthsIn } from '#core/language/months.ts'

const today = Temporal.PlainDate.from('2026-11-24')
const span = (text: string, date = today) => {
  const months = monthsIn(text.split(' '), date)
  return months ? `${months.from}..${months.until}` : null
}

describe('months', () => {
  it.each([
    ['bulan ini', '2026-11..2026-11'],
    ['bulan depan', '2026-12..2026-12'],
    ['bulan lalu', '2026-10..2026-10'],
    ['desember', '2026-12..2026-12'],
    ['november', '2026-11..2026-11'],
    ['bimtek januari', '2027-01..2027-01'],
    ['bulan maret 2028', '2028-03..2028-03'],
    ['desember januari', '2026-12..2027-01'],
    ['januari sampai maret', '2027-01..2027-03'],
    ['tiga bulan ke depan', '2026-11..2027-02'],
    ['2 bulan lagi', '2026-11..2027-01'],
    ['minggu depan', '2026-11..2026-12'],
    ['minggu ini', '2026-11..2026-11'],
    ['besok', '2026-11..2026-11'],
    ['sampai akhir tahun', '2026-11..2026-12'],
    ['awal tahun', '2027-01..2027-03'],
    ['tahun depan', '2027-01..2027-12'],
    ['tahun ini', '2026-11..2026-12'],
    ['tahun 2027', '2027-01..2027-12'],
    ['semester 1', '2027-01..2027-06'],
    ['semester 2', '2026-07..2026-12'],
    ['triwulan 1', '2027-01..2027-03'],
    ['triwulan iv', '2026-10..2026-12'],
    ['triwulan depan', '2027-01..2027-03'],
  ])('%s', (text, expected) => {
    expect(span(text)).toBe(expected)
  })

  it('says nothing where nothing is said', () => {
    expect(span('kapan saya naik pangkat')).toBeNull()
    expect(span('20 jp')).toBeNull()
  })

  it('never gives a span that ends before it begins', () => {
    const texts = [
      'bulan depan',
      'bulan lalu',
      'minggu depan',
      'awal tahun',
      'akhir tahun',
      'semester 1',
      'maret februari',
    ]
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 3_000 }), fc.constantFrom(...texts), (days, text) => {
        const months = monthsIn(text.split(' '), today.add({ days }))
        expect(months).not.toBeNull()
        if (months) expect(Temporal.PlainYearMonth.compare(months.from, months.until)).toBeLessThanOrEqual(0)
      }),
    )
  })

  it('takes a bare month for the next one of its name', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 3_000 }), (days) => {
        const date = today.add({ days })
        const months = monthsIn(['maret'], date)
        expect(months?.from.month).toBe(3)
        const ahead = months
          ? date.toPlainYearMonth().until(months.from).total({ unit: 'months', relativeTo: date })
          : -1
        expect(ahead).toBeGreaterThanOrEqual(0)
        expect(ahead).toBeLessThan(12)
      }),
    )
  })
})

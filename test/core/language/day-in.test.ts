/** The one day that a question names. */
import { describe, expect, it } from 'vitest'
import { dayIn } from '#core/language/day-in.ts'

// A Tuesday.
const today = Temporal.PlainDate.from('2026-11-24')

describe('a day', () => {
  it.each([
    ['tanggal 24 desember libur', '2026-12-24'],
    ['24 desember 2027', '2027-12-24'],
    ['is december 24 a libur', '2026-12-24'],
    ['1 november', '2027-11-01'],
    ['24 12 2026', '2026-12-24'],
    ['tanggal 5', '2026-12-05'],
    ['tanggal 24', '2026-11-24'],
    ['besok libur', '2026-11-25'],
    ['lusa', '2026-11-26'],
    ['hari ini', '2026-11-24'],
    ['hari jumat', '2026-11-27'],
    ['senin depan', '2026-11-30'],
    ['hari minggu', '2026-11-29'],
  ])('%s', (text, expected) => {
    expect(dayIn(text.split(' '), today)?.date.toString()).toBe(expected)
  })

  it.each(['desember', 'minggu depan', '30 februari', '1 desember sampai 5 desember', 'triwulan 4', 'skp 2026', ''])(
    'is not one: %s',
    (text) => {
      expect(dayIn(text.split(' '), today)).toBeNull()
    },
  )
})

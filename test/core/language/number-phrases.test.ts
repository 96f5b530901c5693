/** Numbers said in words. */
import { describe, expect, it } from 'vitest'
import { withNumbersInDigits } from '#core/language/number-phrases.ts'

describe('numbers in words', () => {
  it.each([
    ['tanggal dua puluh delapan desember', 'tanggal 28 desember'],
    ['tahun dua ribu dua puluh enam', 'tahun 2026'],
    ['seribu sembilan ratus sembilan puluh enam', '1996'],
    ['lima belas hari', '15 hari'],
    ['telung puluh jp', '30 jp'],
    ['umur seket pitung', 'umur 57'],
    ['rong puluh', '20'],
    ['satu sembilan delapan lima', '1985'],
    ['jam tujuh tiga puluh', 'jam tujuh 30'],
    ['yang satu', 'yang satu'],
    ['dua minggu', 'dua minggu'],
    ['ribu alasan', 'ribu alasan'],
  ])('%s', (said, written) => {
    expect(withNumbersInDigits(said.split(' ')).join(' ')).toBe(written)
  })
})

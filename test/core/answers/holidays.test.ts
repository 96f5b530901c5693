/** Public holidays and cuti bersama: the first line answers, the list rests on the decree, nothing is guessed. */
import { describe, expect, it } from 'vitest'
import { labelsOf, replyTo, wordsTo } from '#test/support/answering.ts'
import { day } from '#test/support/record.ts'

const topic = 'calendar.holidays' as const
const lines = (...rows: string[]): string => rows.join('\n')

describe('holidays', () => {
  it('of a month, word for word', () => {
    expect(wordsTo({ topic, ask: { fromMonth: '2026-12' } })).toBe(
      lines(
        '**Ada 2 hari libur dan cuti bersama di bulan Desember 2026:**',
        '- Kamis, 24 Desember 2026: Cuti bersama Natal',
        '- Jumat, 25 Desember 2026: Kelahiran Yesus Kristus (Natal)',
        '_Dasar: SKB 3 Menteri 1497/2025, 2/2025, 5/2025; Keppres 42/2025. Data per 23 November 2026._',
      ),
    )
  })

  it.each([
    ['2026-12-24', '**Kamis, 24 Desember 2026 libur: Cuti bersama Natal.** 30 hari lagi.'],
    ['2026-12-23', '**Rabu, 23 Desember 2026 hari kerja**, bukan hari libur atau cuti bersama.'],
    [
      '2026-12-26',
      '**Sabtu, 26 Desember 2026 libur bagi kantor lima hari kerja.** Kantor enam hari kerja tetap masuk.',
    ],
    ['2026-12-27', '**Minggu, 27 Desember 2026 hari libur mingguan.**'],
    ['2028-12-20', '**Hari libur 2028 belum ditetapkan**, jadi Rabu, 20 Desember 2028 belum dapat dipastikan.'],
  ])('of one day, %s', (date, first) => {
    expect(wordsTo({ topic, ask: { date } }).split('\n')[0]).toBe(first)
  })

  it('begins with the next one when no month is named', () => {
    const words = wordsTo({ topic })
    expect(words).toMatch(
      /^\*\*Hari libur berikutnya: Kamis, 24 Desember 2026\*\*, Cuti bersama Natal \(30 hari lagi\)\.\n- Jumat, 25 Desember 2026: /,
    )
    expect(words).toContain('Cuti bersama ASN 2027 masih menunggu Keppres.')
    expect(labelsOf(replyTo({ topic }))).toEqual(['Lainnya', 'Hari libur 2027', 'Sisa cuti saya'])
  })

  it('says that a month has none, and which is next', () => {
    expect(wordsTo({ topic, ask: { fromMonth: '2026-11' } })).toContain(
      '**Tidak ada hari libur atau cuti bersama di bulan November 2026.**\n**Hari libur berikutnya: Kamis, 24 Desember 2026**',
    )
  })

  it('puts days in a row together, and says what a minister still fixes', () => {
    const words = wordsTo({ topic, ask: { fromMonth: '2027-03' } })
    expect(words).toContain('**Ada 9 hari libur')
    expect(words).toContain('- Rabu, 10 Maret 2027 s.d. Kamis, 11 Maret 2027: Idulfitri 1448 Hijriah')
    expect(words).toContain('Idulfitri dan Iduladha mengikuti penetapan Menteri Agama.')
  })

  it('turns the pages of a year', () => {
    const ask = { fromMonth: '2027-01', untilMonth: '2027-12' }
    expect(wordsTo({ topic, ask })).toContain('**Ada 26 hari libur dan cuti bersama di tahun 2027:**')
    const last = wordsTo({ topic, ask: { ...ask, page: 9 } })
    expect(last).toContain('- Minggu, 26 Desember 2027: Isra Mikraj')
    expect(labelsOf(replyTo({ topic, ask: { ...ask, page: 9 } }))).not.toContain('Lainnya')
  })

  it('guesses no year without a decree', () => {
    const words = wordsTo({ topic, ask: { fromMonth: '2028-01', untilMonth: '2028-12' } })
    expect(words).toMatch(/^\*\*Hari libur 2028 belum ditetapkan\.\*\*\n/)
    expect(words).not.toContain('2028 masih')
    expect(wordsTo({ topic, asOf: day('2028-02-01') })).toContain('belum ada di kalender kami')
  })
})

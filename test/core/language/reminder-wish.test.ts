/** Wishes to be reminded, as people write them. */
import { describe, expect, it } from 'vitest'
import { loadLanguageSources } from '#assistant/load-language-sources.ts'
import { loadLearnt } from '#assistant/load-learnt.ts'
import { createLanguageModel } from '#core/language/model.ts'
import { reminderWish } from '#core/language/reminder-wish.ts'
import { wordsOf } from '#core/language/words.ts'

const sources = loadLanguageSources()
const { normalize } = createLanguageModel(sources, loadLearnt(sources).learnt)
const today = Temporal.PlainDate.from('2026-11-24')

/** Subject, lengths before, length from now, day, hour: what is not said is left out. */
function read(text: string): string | null {
  const wish = reminderWish(normalize(wordsOf(text).map((word) => word.text)), today)
  if (!wish) return null
  const before = wish.before.map(({ length, isWorking }) => `-${length}${isWorking ? ' kerja' : ''}`)
  const after = wish.after ? [`+${wish.after}`] : []
  const time = wish.time ? [wish.time.toString({ smallestUnit: 'minute' })] : wish.isTimeVague ? ['vague'] : []
  return [
    ...(wish.subject ? [wish.subject] : []),
    ...before,
    ...after,
    ...(wish.date ? [wish.date] : []),
    ...time,
  ].join(' ')
}

describe('wishes to be reminded', () => {
  it.each<[string, string]>([
    ['ingatkan saya seminggu sebelum SKP jam 7 pagi', 'appraisal -P1W 07:00'],
    ['ingatkan skp seminggu sebelumnya jam 7 pagi', 'appraisal -P1W 07:00'],
    ['ingatkan saya kumpul berkas KGB tanggal 5', 'raise 2026-12-05'],
    ['ingetin H-3 SKP', 'appraisal -P3D'],
    ['pengingat, H-7, SKP', 'appraisal -P7D'],
    ['ingatkan SKP H-7 dan H-1', 'appraisal -P7D -P1D'],
    ['kasih alarm H-1 ya buat diklat', 'training -P1D'],
    ['ingatkan dua kali, seminggu dan sehari sebelumnya', '-P1W -P1D'],
    ['tolong diingatkan seminggu sebelumnya', '-P1W'],
    ['tulung dielingke seminggu sadurunge', '-P1W'],
    ['elingno aku telung dina sadurunge KGB', 'raise -P3D'],
    ['engetaken kula tigang dinten sakderenge KGB', 'raise -P3D'],
    ['ingatkan saya 3 hari kerja sebelum SKP', 'appraisal -P3D kerja'],
    ['pengingat pensiun 6 bulan sebelumnya', 'retirement -P6M'],
    ['ingatkan setahun sebelum pensiun', 'retirement -P1Y'],
    ['ingatkan sebulan sebelum kontrak habis', 'contract -P1M'],
    ['pasang alarm dua minggu sebelum kontrak habis', 'contract -P2W'],
    ['ingatkan sejam sebelum webinar', 'training -PT1H'],
    ['ingatkan 15 menit sebelum webinar', 'training -PT15M'],
    ['remind me a week before the deadline', '-P1W'],
    ['remind me 3 days before SKP', 'appraisal -P3D'],
    ['tolong ingatkan 3 hari lagi', '+P3D'],
    ['ingatkan 2 jam lagi', '+PT2H'],
    ['ingetin setengah jam lagi', '+PT30M'],
    ['ingatkan seminggu lagi', '+P1W'],
    ['ingatkan besok', '2026-11-25'],
    ['ingatkan lusa', '2026-11-26'],
    ['ingatkan besok jam 8', '2026-11-25 08:00'],
    ['besok pagi jam 8 ingatkan lagi', '2026-11-25 08:00'],
    ['ingatkan besok malam jam 8', '2026-11-25 20:00'],
    ['ingatkan besok pagi saja', '2026-11-25 vague'],
    ['ingetin lusa pagi', '2026-11-26 vague'],
    ['ingatkan nanti sore', 'vague'],
    ["ingatkan ba'da ashar", 'vague'],
    ['ingatkan jam 2', 'vague'],
    ['ingatkan jam 2 siang', '14:00'],
    ['ingatkan jam 7 atau jam 8', 'vague'],
    ['ingatkan pukul 19.30', '19:30'],
    ['ingatkan jam setengah wolu bengi', '19:30'],
    ['INGATKAN SAYA TANGGAL 5', '2026-12-05'],
    ['ingatkan saya tanggal 1 januari', '2027-01-01'],
    ['ingatkan tanggal 20 desember jam 9', '2026-12-20 09:00'],
    ['ingatkan saya hari jumat ya jam delapan pagi', '2026-11-27 08:00'],
    ['ingetin jumat depan', '2026-12-04'],
    ['sesuk elingke aku jam 8', '2026-11-25 08:00'],
    ['ingatkan lusa jam 7 pagi ada webinar', 'training 2026-11-26 07:00'],
    ['pasang pengingat kgb', 'raise'],
    ['ingatkan saya soal skp', 'appraisal'],
    ['pengingat', ''],
    ['alarm skp', 'appraisal'],
    ['tambah pengingat cuti', 'leave'],
    ['kabari saya kalau kgb dekat', 'raise'],
    ['kasih tahu saya seminggu sebelum KGB', 'raise -P1W'],
    ['kasih kabar sehari sebelum diklat', 'training -P1D'],
    ['ingatkan kp sebulan sebelumnya', 'promotion -P1M'],
    ['remind me tomorrow', '2026-11-25'],
  ])('%s', (text, expected) => {
    expect(read(text)).toBe(expected)
  })

  it.each([
    'kapan KGB saya',
    'SKP jam 7 pagi',
    'seminggu sebelum SKP',
    'jangan ingatkan ini',
    'matikan pengingat',
    'stop pengingat skp',
    'berapa jam pelajaran saya',
    'tanggal 5',
  ])('none in: %s', (text) => {
    expect(read(text)).toBeNull()
  })

  it.each(['ingatkan jam 7 '.repeat(273), 'h 3 '.repeat(1024), 'ingatkan'.repeat(512)])(
    'reads a hostile line at once: %#',
    (line) => {
      const words = wordsOf(line.slice(0, 4096)).map((word) => word.text)
      const before = performance.now()
      for (let time = 0; time < 20; time++) reminderWish(words, today)
      expect((performance.now() - before) / 20).toBeLessThan(20)
    },
  )
})

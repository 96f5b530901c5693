/** Times of day, as people write them. */
import { describe, expect, it } from 'vitest'
import { loadLanguageSources } from '#assistant/load-language-sources.ts'
import { loadLearnt } from '#assistant/load-learnt.ts'
import { clockTimesIn } from '#core/language/clock-time-in.ts'
import { createLanguageModel } from '#core/language/model.ts'
import { wordsOf } from '#core/language/words.ts'

const sources = loadLanguageSources()
const { normalize } = createLanguageModel(sources, loadLearnt(sources).learnt)
const read = (text: string) =>
  clockTimesIn(normalize(wordsOf(text).map((word) => word.text))).map(({ time }) =>
    time === null ? 'vague' : time.toString({ smallestUnit: 'minute' }),
  )

describe('times of day', () => {
  it.each<[string, ...string[]]>([
    ['jam 7 pagi', '07:00'],
    ['jam pitu esuk', '07:00'],
    ['jam delapan pagi', '08:00'],
    ['jam 7', '07:00'],
    ['jam7', '07:00'],
    ['jam 7an', '07:00'],
    ['jam 13', '13:00'],
    ['jam 07.00 WIB', '07:00'],
    ['pukul 19.30', '19:30'],
    ['pkl 07:15', '07:15'],
    ['pukul 02.00', '02:00'],
    ['7.30 pagi', '07:30'],
    ['besok 7 pagi', '07:00'],
    ['jam setengah wolu bengi', '19:30'],
    ['jam setengah delapan malam', '19:30'],
    ['jam setengah pitu', '06:30'],
    ['setengah 7 pagi', '06:30'],
    ['jam setengah 1 siang', '12:30'],
    ['setengah satu malam', '00:30'],
    ['jam 2 siang', '14:00'],
    ['jam 11 siang', '11:00'],
    ['jam 12 siang', '12:00'],
    ['jam 12 malam', '00:00'],
    ['jam 24.00', '00:00'],
    ['tengah malam', '00:00'],
    ['tengah hari', '12:00'],
    ['jam 1 malam', '01:00'],
    ['jam 4 sore', '16:00'],
    ['jam 5 sonten', '17:00'],
    ['jam 9 dalu', '21:00'],
    ['jam 15.00 sore', '15:00'],
    ['jam tujuh tiga puluh', '07:30'],
    ['jam tujuh lebih lima belas', '07:15'],
    ['jam 7 lewat 10 menit', '07:10'],
    ['jam 7 kurang 15', '06:45'],
    ['jam 8 kurang seprapat', '07:45'],
    ['jam 8 kurang seperempat malam', '19:45'],
    ['7pm', '19:00'],
    ['12am', '00:00'],
    ['tanggal 20 jam 9', '09:00'],
    ['20 desember jam 9', '09:00'],
    ['H-3 jam 8', '08:00'],
    ['Jumat depan jam 8', '08:00'],
    ['jam 8 hari jumat', '08:00'],
    ['jam 7 30 desember', '07:00'],
    ['jam 8 dan jam 10', '08:00', '10:00'],
  ])('%s', (text, ...expected) => {
    expect(read(text)).toEqual(expected)
  })

  it.each([
    "ba'da ashar",
    'bakda magrib',
    'habis isya',
    'subuh',
    'besok pagi',
    'lusa sore',
    'nanti malam',
    'jam 2',
    'jam 8 siang',
    'jam 13 pagi',
  ])('leaves the hour open: %s', (text) => {
    expect(read(text)).toEqual(['vague'])
  })

  it.each([
    'jam pelajaran',
    '20 JP',
    '2 jam',
    'dua jam lagi',
    '2 jam 30 menit',
    'jam kerja',
    'jam berapa',
    'jam 25',
    'pukul 7.75',
    'selamat pagi',
    'sugeng enjing',
    'tanggal 5',
    'III',
    'mei',
    '24 desember',
    'jam',
  ])('none in: %s', (text) => {
    expect(read(text)).toEqual([])
  })

  it.each([
    'jam '.repeat(1024),
    'jam 7 kurang '.repeat(315),
    'setengah '.repeat(456),
    '7'.repeat(4096),
    'jam 7 '.repeat(683),
  ])('reads a hostile line at once: %#', (line) => {
    const words = wordsOf(line.slice(0, 4096)).map((word) => word.text)
    const before = performance.now()
    for (let time = 0; time < 20; time++) clockTimesIn(words)
    expect((performance.now() - before) / 20).toBeLessThan(20)
  })
})

/** Lengths of time, as people write them. */
import { describe, expect, it } from 'vitest'
import { loadLanguageSources } from '#assistant/load-language-sources.ts'
import { loadLearnt } from '#assistant/load-learnt.ts'
import { durationsIn } from '#core/language/duration-in.ts'
import { createLanguageModel } from '#core/language/model.ts'
import { wordsOf } from '#core/language/words.ts'

const sources = loadLanguageSources()
const { normalize } = createLanguageModel(sources, loadLearnt(sources).learnt)
const read = (text: string) => durationsIn(normalize(wordsOf(text).map((word) => word.text)))
const lengths = (text: string) => read(text).map(({ length }) => length.toString())

describe('durations', () => {
  it.each<[string, ...string[]]>([
    ['seminggu sebelumnya', 'P1W'],
    ['sepekan', 'P1W'],
    ['dua pekan', 'P2W'],
    ['rong minggu', 'P2W'],
    ['2 mggu lg', 'P2W'],
    ['H-3', 'P3D'],
    ['H-7 SKP', 'P7D'],
    ['h-1', 'P1D'],
    ['h min 3', 'P3D'],
    ['3 dinten', 'P3D'],
    ['tigang dinten', 'P3D'],
    ['telung dina sadurunge', 'P3D'],
    ['patang dina', 'P4D'],
    ['sedina', 'P1D'],
    ['sedinten', 'P1D'],
    ['sehari sebelumnya', 'P1D'],
    ['lima belas hari', 'P15D'],
    ['3 hri sblm', 'P3D'],
    ['sejam', 'PT1H'],
    ['2 jam', 'PT2H'],
    ['dua jam setengah', 'PT2H30M'],
    ['2 jam 30 menit', 'PT2H30M'],
    ['setengah jam lagi', 'PT30M'],
    ['15 menit', 'PT15M'],
    ['dua taun setengah', 'P2Y6M'],
    ['setahun setengah', 'P1Y6M'],
    ['satu setengah tahun', 'P1Y6M'],
    ['2,5 tahun', 'P2Y6M'],
    ['setengah tahun', 'P6M'],
    ['1 tahun 6 bulan', 'P1Y6M'],
    ['setaun', 'P1Y'],
    ['4 thn', 'P4Y'],
    ['6 bln', 'P6M'],
    ['sewulan', 'P1M'],
    ['tiga bulan', 'P3M'],
    ['seminggu dan sehari sebelumnya', 'P1W', 'P1D'],
    ['H-7 dan H-1', 'P7D', 'P1D'],
    ['tanggal 5, 3 hari sebelumnya', 'P3D'],
    ['3 days before', 'P3D'],
    ['2 hours before', 'PT2H'],
  ])('%s', (text, ...expected) => {
    expect(lengths(text)).toEqual(expected)
  })

  it.each([
    'jam pelajaran',
    '20 JP',
    'berapa jam pelajaran saya',
    'jam 7 pagi',
    'pukul 19.30',
    'tanggal 5 bulan depan',
    'triwulan 3 tahun ini',
    'tw 3 tahun lalu',
    'jam 7 hari jumat',
    'pukul 19.30 hari ini',
    'minggu depan',
    'hari minggu',
    'bulan depan',
    '5 desember',
    'kedua hari',
    'tahun 2026',
    'mei',
    'III',
    'setengah mati',
    'beberapa hari',
    'jam kerja',
  ])('none in: %s', (text) => {
    expect(lengths(text)).toEqual([])
  })

  it('knows days of work', () => {
    expect(read('3 hari kerja sebelumnya')).toEqual([
      { length: Temporal.Duration.from({ days: 3 }), isWorking: true, used: [0, 1, 2] },
    ])
  })

  it.each(['2 jam '.repeat(683), 'setengah '.repeat(456), 'se'.repeat(2048), '9'.repeat(4096), 'h min '.repeat(683)])(
    'reads a hostile line at once: %#',
    (line) => {
      const words = wordsOf(line.slice(0, 4096)).map((word) => word.text)
      const before = performance.now()
      for (let time = 0; time < 20; time++) durationsIn(words)
      expect((performance.now() - before) / 20).toBeLessThan(20)
    },
  )
})

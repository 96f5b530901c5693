/** Ranks, as the words of a question name them. */
import { describe, expect, it } from 'vitest'
import { loadLanguageSources } from '#assistant/load-language-sources.ts'
import { loadLearnt } from '#assistant/load-learnt.ts'
import { createLanguageModel } from '#core/language/model.ts'
import { ranksIn, rankWanted } from '#core/language/rank-in.ts'
import { wordsOf } from '#core/language/words.ts'

const sources = loadLanguageSources()
const { normalize } = createLanguageModel(sources, loadLearnt(sources).learnt)
const meant = (text: string) => normalize(wordsOf(text).map((word) => word.text))
const named = (text: string) => ranksIn(meant(text)).map(({ grade }) => grade)
const wanted = (text: string) => {
  const words = meant(text)
  return rankWanted(ranksIn(words), words)?.grade ?? null
}

describe('ranks', () => {
  it.each<[string, ...string[]]>([
    ['III/c', 'III/c'],
    ['iii c', 'III/c'],
    ['III-c', 'III/c'],
    ['III.c', 'III/c'],
    ['IIIc', 'III/c'],
    ['3c', 'III/c'],
    ['3/c', 'III/c'],
    ['gol 3 c', 'III/c'],
    ['tiga c', 'III/c'],
    ['tiga ce', 'III/c'],
    ['golongan tiga a', 'III/a'],
    ['golongan papat a', 'IV/a'],
    ['telu de', 'III/d'],
    ['golongan IIId', 'III/d'],
    ['gol. ruang II/b', 'II/b'],
    ['I/d', 'I/d'],
    ['IVe', 'IV/e'],
    ['penata tk I', 'III/d'],
    ['penata tk. I', 'III/d'],
    ['Penata Tingkat 1', 'III/d'],
    ['penata tkt satu', 'III/d'],
    ['penata muda', 'III/a'],
    ['penata muda tk I', 'III/b'],
    ['pengatur muda tingkat I', 'II/b'],
    ['juru muda', 'I/a'],
    ['pembina utama', 'IV/e'],
    ['pembina utama muda', 'IV/c'],
    ['pembina utama madya', 'IV/d'],
    ['pangkat pembina', 'IV/a'],
    ['kapan saya jadi pembina', 'IV/a'],
    ['naik ke penata kapan', 'III/c'],
    ['penata (III/c)', 'III/c'],
    ['jadi pembina IV/a', 'IV/a'],
    ['pangkat pengatur', 'II/c'],
    ['golongan IX', 'IX'],
    ['gol 9', 'IX'],
    ['golongan sembilan', 'IX'],
    ['golongan V', 'V'],
    ['saya pppk IX', 'IX'],
    ['VII', 'VII'],
    ['pppk golongan III', 'III'],
    ['dari III/c ke III/d', 'III/c', 'III/d'],
    ['saya II/d mau ke III/a', 'II/d', 'III/a'],
  ])('%s', (text, ...grades) => {
    expect(named(text)).toEqual(grades)
  })

  it.each([
    'TW III',
    'triwulan IV',
    'III',
    'semester II',
    'jalan pahlawan 4a',
    'jl. pemuda no 3b',
    'kelas 4a',
    'gang 2c',
    'II/e',
    'III/f',
    '5a',
    '20 JP',
    'mei',
    'pembina pramuka',
    'saya pembina upacara',
    'naik jadi penata ruang',
    'instansi pembina',
    'pembina',
    'pengatur lalu lintas',
    'juru parkir',
    'golongan saya',
    'golongan 3',
    'pangkat 4 tahun',
    'pangkat 9 tahun',
    'kelas XI',
    'pasal IX',
    'golongan darah a',
    'golongan 99',
    'naik ke iv',
  ])('none in: %s', (text) => {
    expect(named(text)).toEqual([])
  })

  it.each<[string, string | null]>([
    ['syarat naik ke III/d', 'III/d'],
    ['syarat III/d apa saja', 'III/d'],
    ['kapan saya bisa IV/a', 'IV/a'],
    ['kapan aku munggah telu de', 'III/d'],
    ['syarate munggah golongan papat a opo wae', 'IV/a'],
    ['kapan nyampe IV b', 'IV/b'],
    ['saya III/c, kapan naik ke III/d', 'III/d'],
    ['dari III/c ke III/d berapa lama', 'III/d'],
    ['saya iii/c mau ke golongan iv/a', 'IV/a'],
    ['kenaikan pangkat III/d kapan', 'III/d'],
    ['kapan jadi pembina utama muda', 'IV/c'],
    ['kapan naik golongan IX', 'IX'],
    ['aku udh 4 taun d III/b, kapan naiknya ya', null],
    ['pangkat sy stuck di III/d, bs naik lg ga?', null],
    ['sejak kapan aku di golongan iii/a', null],
    ['kalau IV/a?', 'IV/a'],
    ['kalau saya III/c', null],
    ['saya masih III/b', null],
    ['kapan saya naik pangkat', null],
  ])('aimed at in: %s', (text, grade) => {
    expect(wanted(text)).toBe(grade)
  })

  it.each([
    'penata muda tingkat '.repeat(205),
    'iii/'.repeat(1024),
    'golongan '.repeat(455),
    'i'.repeat(4096),
    'pembina utama '.repeat(292),
  ])('reads a hostile line at once: %#', (line) => {
    const words = wordsOf(line.slice(0, 4096)).map((word) => word.text)
    const before = performance.now()
    for (let time = 0; time < 20; time++) rankWanted(ranksIn(words), words)
    expect((performance.now() - before) / 20).toBeLessThan(20)
  })
})

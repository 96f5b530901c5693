/** Figures of a text: one spelling for digits and words, with what they count. */
import { expect, it } from 'vitest'
import { figuresIn } from '#core/model-checks/figures-in.ts'

it.each<[string, string[], string[]]>([
  ['dua puluh lima hari kerja', ['25'], ['25 hari']],
  ['20 JP setahun', ['20', '1'], ['20 jp', '1 tahun']],
  ['seratus dua puluh orang', ['120'], ['120 orang']],
  ['dua ratus lima puluh', ['250'], []],
  ['dua belas kali', ['12'], ['12 kali']],
  ['lima ribu tiga ratus', ['5300'], []],
  ['Rp 1.500.000', ['1500000'], []],
  ['87,5 AK', ['87.5'], ['87.5 ak']],
  ['50% dari gaji', ['50'], ['50 %']],
  ['lima puluh persen', ['50'], ['50 %']],
  ['PP 99/2000 Pasal 12', ['99', '2000', '12'], ['pp 99', '99/2000', 'pasal 12']],
  ['golongan III/b', ['iii/b'], []],
  ['1 April 2027', ['1', 'april', '2027'], ['1 april']],
  ['anak kedua dan ketiga', ['2', '3'], []],
  ['tahun ke-2', ['2'], []],
  ['salah satu atasan', [], []],
])('%s', (text, numbers, pairs) => {
  const figures = figuresIn(text)
  expect([...figures.numbers]).toEqual(numbers)
  expect([...figures.pairs]).toEqual(pairs)
})

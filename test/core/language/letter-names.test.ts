/** Abbreviations heard letter by letter. */
import { describe, expect, it } from 'vitest'
import { withLettersJoined } from '#core/language/letter-names.ts'

const terms = new Set(['skp', 'kgb', 'p3k', 'jp', 'tmt', 'bkpp', 'tw'])
const join = (text: string) => withLettersJoined(text.split(' '), (word) => terms.has(word)).join(' ')

describe('letters said aloud', () => {
  it.each([
    ['es ka pe saya', 'skp saya'],
    ['ka ge be kapan', 'kgb kapan'],
    ['pe tiga ka', 'p3k'],
    ['te em te pensiun', 'tmt pensiun'],
    ['kantor be ka pe pe', 'kantor bkpp'],
    ['s k p', 'skp'],
    ['golongan tiga de', 'golongan iii/d'],
    ['telu be opo telu ce', 'iii/b opo iii/c'],
    ['golongan tiga a', 'golongan iii/a'],
    ['di ke mana', 'di ke mana'],
    ['dua a tiga', 'dua a tiga'],
  ])('%s', (heard, meant) => {
    expect(join(heard)).toBe(meant)
  })
})

/** Numbers on a screen mean one thing. */
import { describe, expect, it } from 'vitest'
import { buildTexts } from '#channels/whatsapp/build-text.ts'
import { numberChoices, readChoice } from '#channels/whatsapp/number-choices.ts'
import { parseRichText } from '#core/rich-text.ts'

const said = (text: string, ...choices: [label: string, data: string][]) => ({
  text: parseRichText(text),
  choices: choices.map(([label, data]) => ({ label, data })),
})

const raise = said('**KGB 1 April 2027**', ['Ingatkan saya', 'remind'], ['Data saya keliru', 'dispute'])
const sure = said('Daftarkan?', ['Ya', 'confirm'], ['Tidak', 'deny'])
const list = said('Ada 3:\n1. Literasi Data\n2. Keamanan', ['Daftar 2', 'training.register:2'], ['Lainnya', 'more'])

const textOf = (...together: ReturnType<typeof said>[]) => {
  const numbered = numberChoices(together)
  return together.map((one, at) => buildTexts(one, numbered[at] ?? []))
}

describe('choices', () => {
  it('are numbered lines under the text', () => {
    expect(textOf(raise)).toEqual([
      ['*KGB 1 April 2027*\n\n_Balas dengan angka:_\n1. Ingatkan saya\n2. Data saya keliru'],
    ])
  })

  it('are answered by words where the text has numbers of its own, in every message that came with it', () => {
    expect(textOf(list)).toEqual([
      ['Ada 3:\n1. Literasi Data\n2. Keamanan\n\n_Balas dengan tulisan:_\n- Daftar 2\n- Lainnya'],
    ])
    expect(numberChoices([list, sure])[1]?.map(({ number }) => number)).toEqual([null, null])
  })

  it('go on counting in the next message', () => {
    expect(numberChoices([raise, sure])[1]?.map(({ number }) => number)).toEqual([3, 4])
  })

  it('of a form have no numbers where a number may be the answer', () => {
    const hours = said('Berapa JP?', ['Lewati', '~f:certificate:answer:hours:-'], ['Batal', '~f:certificate:cancel'])
    expect(readChoice('2', [hours])).toBeNull()
    expect(readChoice('batal', [hours])).toBe('~f:certificate:cancel')
    const send = said('Kirim?', ['Kirim', '~f:certificate:send:abc'], ['Batal', '~f:certificate:cancel'])
    expect(readChoice('1', [send])).toBe('~f:certificate:send:abc')
  })

  it('that do the same are one', () => {
    expect(numberChoices([said('x', ['A', 'a'], ['A lagi', 'a'], ['B', 'b'])])[0]?.map(({ label }) => label)).toEqual([
      'A',
      'B',
    ])
  })
})

describe('an answer', () => {
  it.each(['2', ' 2. ', '2)', 'nomor 2', 'No. 2', 'pilih 2', 'Data saya keliru', 'data saya keliru!'])(
    '%j chooses',
    (text) => {
      expect(readChoice(text, [raise])).toBe('dispute')
    },
  )
  it.each(['0', '3', '22', '', '2 tahun lagi', 'tanggal 2', 'ya'])('%j does not', (text) => {
    expect(readChoice(text, [raise])).toBeNull()
  })
  it('is no number where rows have them', () => {
    expect(readChoice('1', [list])).toBeNull()
    expect(readChoice('daftar 2', [list])).toBe('training.register:2')
  })
  it('by words that two messages have for different things is left to the dialogue', () => {
    const other = said('y', ['Ya', 'agree'])
    expect(readChoice('ya', [sure, other])).toBeNull()
    expect(readChoice('3', [sure, other])).toBe('agree')
  })
})

describe('a long text', () => {
  it('has its choices under the last part', () => {
    const long = said(`${'panjang '.repeat(900)}`, ['Ya', 'y'])
    const [texts = []] = textOf(long)
    expect(texts.length).toBe(2)
    expect(texts[0]).not.toContain('Balas')
    expect(texts[1]).toMatch(/1\. Ya$/)
  })
  it('of white space only is nothing', () => {
    expect(buildTexts(said(' \n '), [])).toEqual([])
  })
})

/** What is kept of a typed text. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { cleanText } from '#core/clean-text.ts'
import { textLimit } from '#core/message.ts'

describe('cleanText', () => {
  it.each([
    ['kapan\u0000 saya\u0007 pensiun', 'kapan saya pensiun'],
    ['baris satu\r\nbaris dua\tlagi', 'baris satu\nbaris dua\tlagi'],
    ['<b>tebal</b> & "kutip"', '<b>tebal</b> & "kutip"'],
    ['نص من اليمين', 'نص من اليمين'],
    ['\ud800 sendiri', '\ufffd sendiri'],
  ])('keeps of %j only text', (raw, text) => {
    expect(cleanText(raw)).toEqual({ text, wasCut: false })
  })

  it('cuts at the limit, never inside a character', () => {
    const cut = cleanText(`${'a'.repeat(textLimit - 1)}😀${'b'.repeat(100_000)}`)
    expect(cut).toEqual({ text: 'a'.repeat(textLimit - 1), wasCut: true })
  })

  it('always gives well-formed text within the limit, and the same again', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 9000 }), (raw) => {
        const { text } = cleanText(raw)
        expect(text.length).toBeLessThanOrEqual(textLimit)
        expect(text.isWellFormed()).toBe(true)
        expect(cleanText(text)).toEqual({ text, wasCut: false })
      }),
    )
  })
})

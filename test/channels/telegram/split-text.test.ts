/** Cutting and rendering: nothing lost, nothing over the limit, every tag closed. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { renderHtml } from '#channels/telegram/render-html.ts'
import type { RichText } from '#core/rich-text.ts'
import { plainText } from '#core/rich-text.ts'
import { splitText } from '#core/split-text.ts'
import { parseHtml } from '#test/support/telegram-server/parse-html.ts'

const spans = fc.array(
  fc.record({
    text: fc.string({
      unit: fc.oneof(
        fc.constantFrom(' ', '\n', '\n\n', '<', '&', '>', '👨‍👩‍👧‍👦', 'e\u0301', '&amp;'),
        fc.string({ unit: 'grapheme' }),
      ),
      maxLength: 60,
    }),
    bold: fc.boolean(),
    italic: fc.boolean(),
  }),
  { maxLength: 12 },
)
const limits = fc.integer({ min: 16, max: 200 })

/** Which characters are marked how, so that texts with differently cut spans can be compared. */
const marks = (text: RichText): string[] =>
  text.flatMap((span) => span.text.split('').map((unit) => `${unit}${span.bold ? 'b' : ''}${span.italic ? 'i' : ''}`))

describe('splitText', () => {
  it('loses and changes nothing, and keeps every part within the limit', () => {
    fc.assert(
      fc.property(spans, limits, (text, limit) => {
        const parts = splitText(text, limit)
        expect(marks(parts.flat())).toEqual(marks(text))
        for (const part of parts) expect(plainText(part).length).toBeLessThanOrEqual(limit)
        if (parts.length > 1) for (const part of parts) expect(plainText(part)).not.toBe('')
      }),
    )
  })

  it('never cuts inside a character that fits', () => {
    const segmenter = new Intl.Segmenter('id', { granularity: 'grapheme' })
    fc.assert(
      fc.property(spans, limits, (text, limit) => {
        const plain = plainText(text)
        const boundaries = new Set([...segmenter.segment(plain)].map((segment) => segment.index))
        const longest = Math.max(0, ...[...segmenter.segment(plain)].map((segment) => segment.segment.length))
        let at = 0
        for (const part of splitText(text, limit).slice(0, -1)) {
          at += plainText(part).length
          if (longest <= limit) expect(boundaries.has(at)).toBe(true)
        }
      }),
    )
  })

  it('a character longer than a part is cut between its code points', () => {
    const text = [{ text: `e${'\u{1D165}'.repeat(50)}` }]
    for (const part of splitText(text, 16)) expect(plainText(part).isWellFormed()).toBe(true)
  })

  it.each([
    ['a paragraph', 'aaaaa aaaa\n\nbb bb\nbb', 16, ['aaaaa aaaa\n\n', 'bb bb\nbb']],
    ['a line', 'aaaaa aaaa\nbbb bbb bbb', 16, ['aaaaa aaaa\n', 'bbb bbb bbb']],
    ['a word', 'aaaaaaaaaa bbbbbbbbbb', 16, ['aaaaaaaaaa ', 'bbbbbbbbbb']],
    ['not so early that a stub is left', 'a\n\nbbbbbbbbbbbb cccccc', 16, ['a\n\nbbbbbbbbbbbb ', 'cccccc']],
    ['in mid-word where there is no other place', 'a'.repeat(20), 16, ['a'.repeat(16), 'aaaa']],
  ])('cuts at %s', (_name, text, limit, parts) => {
    expect(splitText([{ text }], limit).map(plainText)).toEqual(parts)
  })

  it('leaves a text of exactly 4096 units whole, counted without markup', () => {
    const text = [{ text: '<'.repeat(4096), bold: true }]
    expect(splitText(text, 4096)).toHaveLength(1)
    expect(splitText([...text, { text: '.' }], 4096)).toHaveLength(2)
  })
})

describe('renderHtml', () => {
  it('reads back as the same text with the same emphasis', () => {
    fc.assert(
      fc.property(spans, (text) => {
        const { text: plain, entities } = parseHtml(renderHtml(text))
        expect(plain).toBe(plainText(text))
        const units = plain.split('').map((unit, at) => {
          const isIn = (type: string) =>
            entities.some((entity) => entity.type === type && at >= entity.offset && at < entity.offset + entity.length)
          return `${unit}${isIn('bold') ? 'b' : ''}${isIn('italic') ? 'i' : ''}`
        })
        expect(units).toEqual(marks(text))
      }),
    )
  })

  it('makes half a surrogate pair harmless', () => {
    expect(renderHtml([{ text: 'a\ud83d' }])).toBe('a\ufffd')
  })
})

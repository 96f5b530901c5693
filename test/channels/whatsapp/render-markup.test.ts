/** WhatsApp's markup: emphasis where it is meant, and none where the text only happens to hold a mark. */
import { describe, expect, it } from 'vitest'
import { renderMarkup } from '#channels/whatsapp/render-markup.ts'
import { parseRichText } from '#core/rich-text.ts'

describe('emphasis', () => {
  it.each([
    ['**Paling cepat 1 April 2027**, _perkiraan_.', '*Paling cepat 1 April 2027*, _perkiraan_.'],
    ['**satu\ndua** tiga', '*satu*\n*dua* tiga'],
    ['** satu **dua', ' *satu* dua'],
    ['_**keduanya**_', '*_keduanya_*'],
  ])('%j', (source, markup) => {
    expect(renderMarkup(parseRichText(source))).toBe(markup)
  })
})

describe('marks of the text itself', () => {
  it.each([
    [
      'berkas sk_pangkat_2026.pdf di https://contoh.go.id/a_b',
      'berkas sk_pangkat_2026.pdf di https://contoh.go.id/a_b',
    ],
    ['5 * 3', '5 * 3'],
    ['*bukan tebal*', '\u2060*\u2060bukan tebal\u2060*\u2060'],
    ['~coret~ `kode`', '\u2060~\u2060coret\u2060~\u2060 \u2060`\u2060kode\u2060`\u2060'],
    ['> bukan kutipan', '\u2060> bukan kutipan'],
  ])('%j', (text, markup) => {
    expect(renderMarkup([{ text }])).toBe(markup)
  })
})

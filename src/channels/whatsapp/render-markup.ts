/** RichText as WhatsApp's markup (https://faq.whatsapp.com/539178204879377): *bold*, _italic_, and no way to escape. */
import type { RichText, Span } from '#core/rich-text.ts'

/** Shows nothing and is no space: between a mark and its word it takes the mark its meaning. */
const wall = '\u2060'

/** A mark means something only at the edge of a word: inside one (a file's name, a web address) it is left as it is. */
const meaningful = /(?<![\p{L}\p{N}])[*_~`](?=\S)|(?<=\S)[*_~`](?![\p{L}\p{N}])/gu

/** A quote or a list of WhatsApp's own at the start of a line; "- " and "1. " are meant as what they become. */
const lineStart = /^(?=[>*] )/gm

export function renderMarkup(text: RichText): string {
  return text.map(renderSpan).join('')
}

function renderSpan({ text, bold, italic }: Span): string {
  const plain = text.toWellFormed().replace(meaningful, `${wall}$&${wall}`).replace(lineStart, wall)
  if (!bold && !italic) return plain
  const open = `${bold ? '*' : ''}${italic ? '_' : ''}`
  const close = `${italic ? '_' : ''}${bold ? '*' : ''}`
  // Marks hold within one line, and only close to what they enclose.
  return plain
    .split('\n')
    .map((line) => {
      const [, before = '', inner = '', after = ''] = /^(\s*)(.*?)(\s*)$/s.exec(line) ?? []
      return inner === '' ? line : `${before}${open}${inner}${close}${after}`
    })
    .join('\n')
}

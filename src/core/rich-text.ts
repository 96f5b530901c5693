/** Text with emphasis as a list of spans: nothing in it is markup, so every channel escapes it in its own way. */
import { z } from 'zod'

export const spanSchema = z.object({
  text: z.string(),
  bold: z.boolean().optional(),
  italic: z.boolean().optional(),
})
export type Span = z.infer<typeof spanSchema>

/** Line breaks are `\n` inside a span's text. */
export const richTextSchema = z.array(spanSchema)
export type RichText = z.infer<typeof richTextSchema>

/** The same text without emphasis. */
export const plainText = (text: RichText): string => text.map((span) => span.text).join('')

const marks = /[\\*_]/g

/**
 * Reads the light markup of `prompts/`: `**bold**`, `_italic_`, and a backslash before `*`, `_` or `\` for the
 * character itself. A mark that is never closed stands for itself.
 */
export function parseRichText(source: string): RichText {
  const spans: Span[] = []
  let text = ''
  let bold = false
  let italic = false
  const flush = () => {
    if (text !== '') spans.push({ text, ...(bold && { bold }), ...(italic && { italic }) })
    text = ''
  }
  for (let at = 0; at < source.length; at++) {
    // Runs without a mark are taken whole.
    marks.lastIndex = at
    const next = marks.exec(source)?.index ?? source.length
    text += source.slice(at, next)
    at = next
    const char = source[at] ?? ''
    if (char === '\\' && /[*_\\]/.test(source[at + 1] ?? '')) {
      text += source[++at]
    } else if (source.startsWith('**', at) && (bold || hasClosing(source, '**', at + 2))) {
      flush()
      bold = !bold
      at++
    } else if (char === '_' && (italic || hasClosing(source, '_', at + 1))) {
      flush()
      italic = !italic
    } else {
      text += char
    }
  }
  flush()
  return spans
}

/** Makes a value safe to stand inside light markup. */
export const escapeMarkup = (value: string): string => value.replace(/[\\*_]/g, '\\$&')

function hasClosing(source: string, mark: string, from: number): boolean {
  for (let at = source.indexOf(mark, from); at !== -1; at = source.indexOf(mark, at + mark.length)) {
    if (source[at - 1] !== '\\') return at > from
  }
  return false
}

/** Cuts RichText into parts that a messenger takes: where a reader would pause, never inside a character. */
import type { RichText, Span } from './rich-text.ts'
import { plainText } from './rich-text.ts'

/** The parts joined are the text; emphasis goes on across a cut. `limit` is in UTF-16 code units, at least 2. */
export function splitText(text: RichText, limit: number): RichText[] {
  const plain = plainText(text)
  if (plain.length <= limit) return [text]
  const parts: RichText[] = []
  let start = 0
  while (start < plain.length) {
    const end = plain.length - start <= limit ? plain.length : start + cutLength(plain.slice(start), limit)
    parts.push(slice(text, start, end))
    start = end
  }
  return parts
}

const segmenter = new Intl.Segmenter('id', { granularity: 'grapheme' })

function cutLength(rest: string, limit: number): number {
  // A few units past the limit decide whether the character at the limit is finished.
  const graphemes = segmenter.segment(rest.slice(0, limit + 64))
  const isBetweenGraphemes = (at: number) => graphemes.containing(at)?.index === at
  for (const pause of ['\n\n', '\n', ' ']) {
    const at = rest.lastIndexOf(pause, limit - pause.length)
    const end = at + pause.length
    // A pause near the start would leave a stub; a lesser pause further on reads better.
    if (at !== -1 && end >= limit / 2 && isBetweenGraphemes(end)) return end
  }
  const boundary = graphemes.containing(limit)?.index ?? limit
  if (boundary > 0) return boundary
  const last = rest.charCodeAt(limit - 1)
  return last >= 0xd800 && last <= 0xdbff ? limit - 1 : limit
}

function slice(text: RichText, start: number, end: number): RichText {
  const part: Span[] = []
  let at = 0
  for (const span of text) {
    const piece = span.text.slice(Math.max(0, start - at), Math.max(0, end - at))
    if (piece !== '') part.push({ ...span, text: piece })
    at += span.text.length
  }
  return part
}

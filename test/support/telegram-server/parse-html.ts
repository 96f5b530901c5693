/** Reads Telegram's HTML as its server does: the text, the entities, and the errors with their byte offsets. */
import { badRequest } from './api-error.ts'

interface Entity {
  readonly type: string
  /** In UTF-16 code units, as Telegram counts. */
  readonly offset: number
  readonly length: number
  readonly url?: string
}

export interface FormattedText {
  readonly text: string
  readonly entities: readonly Entity[]
}

const types: Record<string, string> = {
  b: 'bold',
  strong: 'bold',
  i: 'italic',
  em: 'italic',
  u: 'underline',
  ins: 'underline',
  s: 'strikethrough',
  strike: 'strikethrough',
  del: 'strikethrough',
  code: 'code',
  pre: 'pre',
  a: 'text_link',
  blockquote: 'blockquote',
  'tg-spoiler': 'spoiler',
}

const named: Record<string, string> = { lt: '<', gt: '>', amp: '&', quot: '"' }

export function parseHtml(source: string): FormattedText {
  const open: { tag: string; offset: number; url?: string }[] = []
  const entities: Entity[] = []
  let text = ''
  const byteOffset = (at: number) => Buffer.byteLength(source.slice(0, at))
  for (let at = 0; at < source.length; ) {
    const char = source[at] as string
    if (char === '&') {
      const reference = /^&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|(lt|gt|amp|quot));?/i.exec(source.slice(at, at + 12))
      const decoded = reference && decode(reference)
      text += decoded ?? '&'
      at += decoded ? reference[0].length : 1
    } else if (char !== '<') {
      text += char
      at++
    } else {
      const end = source.indexOf('>', at)
      if (end === -1) throw parseError(`Unclosed start tag at byte offset ${byteOffset(at)}`)
      const inner = source.slice(at + 1, end)
      if (inner.startsWith('/')) {
        const tag = inner.slice(1).trim().toLowerCase()
        const last = open.pop()
        if (!last) throw parseError(`Unexpected end tag at byte offset ${byteOffset(at)}`)
        if (tag !== '' && tag !== last.tag) {
          throw parseError(
            `Unmatched end tag at byte offset ${byteOffset(at)}, expected "</${last.tag}>", found "</${tag}>"`,
          )
        }
        const length = text.length - last.offset
        const type = types[last.tag] as string
        if (length > 0) entities.push({ type, offset: last.offset, length, ...(last.url && { url: last.url }) })
      } else {
        const tag = (/^[^\s]*/.exec(inner)?.[0] ?? '').toLowerCase()
        if (!(tag in types)) throw parseError(`Unsupported start tag "${tag}" at byte offset ${byteOffset(at)}`)
        const url = /href\s*=\s*"([^"]*)"/.exec(inner)?.[1]
        open.push({ tag, offset: text.length, ...(url && { url }) })
      }
      at = end + 1
    }
  }
  const unclosed = open.at(-1)
  if (unclosed) throw parseError(`Can't find end tag corresponding to start tag "${unclosed.tag}"`)
  entities.sort((a, b) => a.offset - b.offset || b.length - a.length)
  return { text, entities }
}

/** Telegram drops white space around a message, and what was marked in it. */
export function trimmed({ text, entities }: FormattedText): FormattedText {
  const kept = text.trim()
  const start = text.length - text.trimStart().length
  return {
    text: kept,
    entities: entities.flatMap((entity) => {
      const offset = Math.max(0, entity.offset - start)
      const end = Math.min(kept.length, entity.offset + entity.length - start)
      return end > offset ? [{ ...entity, offset, length: end - offset }] : []
    }),
  }
}

function decode(reference: RegExpExecArray): string | null {
  const [, decimal, hex, name] = reference
  if (name) return named[name.toLowerCase()] ?? null
  const code = decimal ? Number(decimal) : Number.parseInt(hex as string, 16)
  return code > 0 && code <= 0x10ffff && !(code >= 0xd800 && code <= 0xdfff) ? String.fromCodePoint(code) : null
}

const parseError = (why: string) => badRequest(`can't parse entities: ${why}`)

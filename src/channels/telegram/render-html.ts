/** RichText as Telegram's HTML: https://core.telegram.org/bots/api#html-style. */
import type { RichText } from '#core/rich-text.ts'

const escapes: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' }

/** Half surrogate pairs become U+FFFD, or Telegram would refuse the whole message as not UTF-8. */
const escapeHtml = (text: string): string => text.toWellFormed().replace(/[&<>]/g, (char) => escapes[char] as string)

export function renderHtml(text: RichText): string {
  return text
    .map((span) => {
      if (span.text === '') return ''
      const inner = span.italic ? `<i>${escapeHtml(span.text)}</i>` : escapeHtml(span.text)
      return span.bold ? `<b>${inner}</b>` : inner
    })
    .join('')
}

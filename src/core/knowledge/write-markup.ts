/** Spans as light markup again: whatever was in the text, every mark is closed and nothing else is one. */
import { escapeMarkup, type RichText } from '../rich-text.ts'

export function writeMarkup(text: RichText): string {
  return text
    .map(({ text: part, bold, italic }) => {
      // Marks around nothing but space would stand there as they are.
      if (part.trim() === '') return part
      const inner = italic ? `_${escapeMarkup(part)}_` : escapeMarkup(part)
      return bold ? `**${inner}**` : inner
    })
    .join('')
}

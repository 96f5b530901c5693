/** A message as a terminal shows it: emphasis by the given styles, choices numbered. */
import { cleanText } from '#core/clean-text.ts'
import type { ChatMessage } from '#ports/chat-feed.ts'

export type Style = (format: 'bold' | 'italic' | 'dim', text: string) => string

/** Control characters are left out, so that no text can steer the terminal. */
export function renderMessage(message: ChatMessage, style: Style): string {
  const text = message.text
    .map((span) => {
      const plain = cleanText(span.text).text
      const slanted = span.italic ? style('italic', plain) : plain
      return span.bold ? style('bold', slanted) : slanted
    })
    .join('')
  const choices = message.choices.map(
    (choice, at) => `  ${style('bold', `${at + 1}`)}. ${cleanText(choice.label).text}`,
  )
  return [text, ...choices].join('\n')
}

/** Puts what was said into messages, with what the platform has to be told with them. */
import type { Replies } from '#core/answers/replies.ts'
import type { OutboundContent } from '#core/message.ts'
import type { RichText } from '#core/rich-text.ts'
import type { Said } from './answer-talk.ts'

export interface Delivery {
  /** Tokens of pressed buttons, in order: each stops one spinner. */
  readonly tokens: readonly string[]
  /** The message was longer than what is read. */
  readonly wasCut: boolean
  /** Questions are left that were not answered. */
  readonly isCutShort: boolean
  /** What voice notes were heard to say, so that mishearing shows. */
  readonly heard?: readonly string[]
}

export function toMessages(
  said: readonly Said[],
  replies: Replies,
  { tokens, wasCut, isCutShort, heard = [] }: Delivery,
): OutboundContent[] {
  return said.map(({ reply, keyboard }, index): OutboundContent => {
    const isLast = index === said.length - 1
    const text: RichText = [
      ...(index === 0 && heard.length > 0
        ? [...replies.render('voice.heard', { teks: spoken(heard) }), { text: '\n\n' }]
        : []),
      ...(index === 0 && wasCut ? [...replies.render('cut', {}), { text: '\n' }] : []),
      ...replies.render(reply.template, reply.view),
      ...(isLast && isCutShort ? [{ text: '\n' }, ...replies.render('more-questions', {})] : []),
    ]
    const token = tokens[index]
    return {
      text,
      // A message carries the contact button or choices, not both.
      choices: keyboard ? [] : [...reply.choices],
      ...(keyboard === 'contact' && { asksContact: true }),
      ...(keyboard === 'remove' && { removesKeyboard: true }),
      ...(token !== undefined && { acknowledges: token }),
    }
  })
}

/** On one line, and no longer than shows what was understood. */
function spoken(heard: readonly string[]): string {
  const text = heard.join(' / ').replace(/\s+/g, ' ')
  return text.length > 300 ? `${text.slice(0, 300).toWellFormed()} ...` : text
}

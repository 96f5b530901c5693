/** Puts what was said into messages: nothing twice, at most three, and what the platform has to be told with them. */
import type { Replies } from '#core/answers/replies.ts'
import type { OutboundContent } from '#core/message.ts'
import type { RichText } from '#core/rich-text.ts'
import type { Said } from './answer-talk.ts'

const messageLimit = 3

export interface Delivery {
  /** Tokens of pressed buttons, in order: each stops one spinner. */
  readonly tokens: readonly string[]
  readonly wasCut: boolean
}

export function toMessages(said: readonly Said[], replies: Replies, { tokens, wasCut }: Delivery): OutboundContent[] {
  const different = said.filter((one, index) => said.findIndex((other) => isSame(one, other)) === index)
  return different.slice(0, messageLimit).map(({ reply, keyboard }, index): OutboundContent => {
    const isLast = index === messageLimit - 1 && different.length > messageLimit
    const text: RichText = [
      ...(index === 0 && wasCut ? [...replies.render('cut', {}), { text: '\n' }] : []),
      ...replies.render(reply.template, reply.view),
      ...(isLast ? [{ text: '\n' }, ...replies.render('more-questions', {})] : []),
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

function isSame(one: Said, other: Said): boolean {
  return JSON.stringify(one) === JSON.stringify(other)
}

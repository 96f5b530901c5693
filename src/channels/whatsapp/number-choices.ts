/** Choices where buttons do not work: each gets a number, or is answered by its words where numbers mean something else. */
import type { Choice, OutboundContent } from '#core/message.ts'
import { plainText } from '#core/rich-text.ts'

export interface NumberedChoice extends Choice {
  /** Null: by its words. */
  readonly number: number | null
}

type Said = Pick<OutboundContent, 'text' | 'choices'>

/**
 * Of messages that belong together and stand on one screen: their numbers go on from one to the next, and where one of
 * them has a list of its own or asks for something that may be a number, none of their choices has one.
 */
export function numberChoices(together: readonly Said[]): readonly (readonly NumberedChoice[])[] {
  const takesNumbers = together.some(hasOwnNumbers)
  let last = 0
  return together.map(({ choices }) =>
    unique(choices).map((choice) => ({ ...choice, number: takesNumbers ? null : ++last })),
  )
}

/** The data of the choice that a typed text stands for; null: it is something else. */
export function readChoice(text: string, together: readonly Said[]): string | null {
  const choices = numberChoices(together).flat()
  const plain = wordsOf(text)
  const digits = /^(?:(?:no|nomor|nomer|pilih|pilihan) )?(\d{1,2})$/.exec(plain)?.[1]
  if (digits !== undefined) return choices.find(({ number }) => number === Number(digits))?.data ?? null
  const named = choices.filter(({ label }) => plain !== '' && wordsOf(label) === plain)
  const [first] = named
  return first && named.every(({ data }) => data === first.data) ? first.data : null
}

function hasOwnNumbers({ text, choices }: Said): boolean {
  if (/^\s*\d{1,2}[.)]\s/m.test(plainText(text))) return true
  if (choices.some(({ label }) => /^\d/.test(label))) return true
  // What a form asks for may be a number; only its last question is answered by a button in any case.
  return choices.some(({ data }) => data.startsWith('~f:')) && !choices.some(({ data }) => /^~f:\w+:send\b/.test(data))
}

/** Two that do the same are one. */
function unique(choices: readonly Choice[]): Choice[] {
  return choices.filter(({ data }, at) => choices.findIndex((other) => other.data === data) === at)
}

function wordsOf(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
}

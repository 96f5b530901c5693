/** Data of the buttons under an officer's answer: they name the handover, so that an old one closes no newer one. */
import type { Choice } from '../message.ts'

export interface HandoverPress {
  /** Enough was said, or there is still a question. */
  readonly do: 'done' | 'more'
  readonly number: number
}

const letters = { done: 'd', more: 'm' } as const

export const handoverButton = (label: string, press: HandoverPress): Choice => ({
  label,
  data: `~o:${letters[press.do]}:${press.number}`,
})

/** Null for anything else: the data comes back from outside. */
export function readHandoverButton(data: string): HandoverPress | null {
  const [, letter, digits] = /^~o:([dm]):([1-9]\d{0,8})$/.exec(data) ?? []
  if (!letter) return null
  return { do: letter === 'd' ? 'done' : 'more', number: Number(digits) }
}

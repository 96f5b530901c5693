/** Single values of the desk's command line: a number, a text that a person reads, who decides. */
import { DeskUsage } from './desk-usage.ts'

/** A reply has to fit into one message with what stands around it. */
const textLimit = 1500

export function numberOf(verb: string, rest: readonly string[]): number {
  const [text] = rest
  if (rest.length === 1 && text && /^[1-9]\d{0,8}$/.test(text)) return Number(text)
  throw new DeskUsage(`"${verb}" wants one number, as the lists show it.`)
}

export function textOf(option: string, text: string | undefined): string {
  const kept = text?.trim() ?? ''
  if (kept === '') throw new DeskUsage(`${option} wants the text that the person reads.`)
  if (kept.length > textLimit) throw new DeskUsage(`${option} takes ${textLimit} characters at most.`)
  return kept
}

export function decider(verb: string, by: string | undefined): string {
  const name = by?.trim() ?? ''
  if (name !== '') return name
  throw new DeskUsage(`"${verb}" is a decision: say who decides with --by NAME.`)
}

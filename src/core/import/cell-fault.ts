/** What is wrong with one cell, and how to mend it, in the words that the sender reads. */
import type { IssueCode } from './staged-row.ts'

export interface CellFault {
  readonly code: IssueCode
  readonly message: string
  readonly remedy: string
}

export function isCellFault(value: unknown): value is CellFault {
  return typeof value === 'object' && value !== null && 'code' in value
}

/** Enough of a cell to recognise it by. */
export function quoted(text: string): string {
  const letters = [...text]
  return `"${letters.length > 40 ? `${letters.slice(0, 39).join('')}…` : text}"`
}

/** What a client's request is answered with. */
import type { BinaryNode } from '@whiskeysockets/baileys'

export interface IqError {
  readonly code: number
  readonly text: string
}

/** The content of the result, or an error. */
export type IqAnswer = readonly BinaryNode[] | IqError

export const notFound: IqError = { code: 404, text: 'item-not-found' }

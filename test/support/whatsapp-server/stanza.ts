/** Makes and reads WhatsApp's binary XML. */
import { randomBytes } from 'node:crypto'
import { type BinaryNode, getBinaryNodeChild, getBinaryNodeChildBuffer } from '@whiskeysockets/baileys'

export const server = '@s.whatsapp.net'

export function stanza(
  tag: string,
  attrs: Record<string, string> = {},
  content?: BinaryNode[] | string | Uint8Array,
): BinaryNode {
  return { tag, attrs, ...(content !== undefined && { content }) }
}

/** The bytes of a child; none where there is no such child. */
export const bytesOf = (node: BinaryNode | undefined, tag: string): Buffer =>
  Buffer.from(getBinaryNodeChildBuffer(node, tag) ?? [])

/** The bytes of a child, read as one number. */
export const numberOf = (node: BinaryNode | undefined, tag: string): number =>
  bytesOf(node, tag).reduce((sum, byte) => sum * 256 + byte, 0)

export const childrenOf = (node: BinaryNode | undefined): readonly BinaryNode[] =>
  Array.isArray(node?.content) ? node.content : []

/** A child that must be there. */
export function need(node: BinaryNode | undefined, tag: string): BinaryNode {
  const child = getBinaryNodeChild(node, tag)
  if (!child) throw new Error(`<${node?.tag}> has no <${tag}>`)
  return child
}

export const secondsNow = (): string => String(Math.floor(Date.now() / 1000))
export const newMessageId = (): string => `3EB0${randomBytes(9).toString('hex').toUpperCase()}`

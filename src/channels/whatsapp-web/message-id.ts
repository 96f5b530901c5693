/** Ids of our messages, derived from the outbound row: the same again after a crash, so the receiver's app shows it once. */

/** As WhatsApp's own web client makes them. */
const prefix = '3EB0'

/** From the row's id (32 hex digits) and which part of the message it is. */
export function messageId(outboundId: string, part: number): string {
  return `${prefix}${outboundId.slice(0, 16)}${(part % 256).toString(16).padStart(2, '0')}`.toUpperCase()
}

/** The beginning of the row's id, and the part; null: not of ours. */
export function readMessageId(id: string): { readonly idStart: string; readonly part: number } | null {
  const [, start, part] = /^3EB0([0-9A-F]{16})([0-9A-F]{2})$/.exec(id) ?? []
  return start === undefined || part === undefined
    ? null
    : { idStart: start.toLowerCase(), part: Number.parseInt(part, 16) }
}

/** A message that the try-out page posts, as the inbox takes it. */
import { z } from 'zod'
import { cleanText } from '#core/clean-text.ts'
import type { Address, Inbound } from '#core/message.ts'

/** `id` is made by the page and stays the same when it posts again, so that a repeat is taken once. */
export const postedMessageSchema = z.union([
  z.strictObject({ id: z.uuid(), text: z.string() }),
  z.strictObject({ id: z.uuid(), data: z.string().min(1).max(64) }),
])
export type PostedMessage = z.infer<typeof postedMessageSchema>

/** Null when nothing is left of the text. */
export function inboundFromPost(from: Address, posted: PostedMessage, sentAt: string): Inbound | null {
  // The address in front: an id that somebody else's page made cannot stand in the way of this one.
  const envelope = { ...from, platformId: `${from.address}:${posted.id}`, sentAt }
  if ('data' in posted) return { ...envelope, content: { kind: 'choice', data: posted.data } }
  const { text, wasCut } = cleanText(posted.text)
  if (text.trim() === '') return null
  return { ...envelope, content: { kind: 'text', text, ...(wasCut && { wasCut }) } }
}

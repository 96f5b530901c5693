/** A message that the try-out page posts, as the inbox takes it. */
import { z } from 'zod'
import { cleanText } from '#core/clean-text.ts'
import { type FileType, fileTypeOf, shownFileName } from '#core/file-type.ts'
import type { Address, Inbound } from '#core/message.ts'
import type { NewAttachment } from '#ports/attachments.ts'

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

const postedFileSchema = z.object({ id: z.uuid(), text: z.string().default(''), file: z.instanceof(File) })

export interface PostedFile {
  readonly id: string
  readonly text: string
  readonly file: NewAttachment
}

/** `type`: none of those that are taken. Null: not such a form at all. */
export async function readPostedFile(form: Record<string, unknown>): Promise<PostedFile | 'type' | null> {
  const parsed = postedFileSchema.safeParse(form)
  if (!parsed.success) return null
  const { id, text, file } = parsed.data
  const bytes = new Uint8Array(await file.arrayBuffer())
  const type = fileTypeOf(bytes)
  return type ? { id, text, file: { bytes, type, name: shownFileName(file.name, type) } } : 'type'
}

/** `storedAs` gives the file back when the message is answered. */
export function inboundFromFile(from: Address, posted: PostedFile, storedAs: string, sentAt: string): Inbound {
  const { id, text, file } = posted
  const caption = cleanText(text).text.trim()
  return {
    ...from,
    platformId: `${from.address}:${id}`,
    sentAt,
    content: {
      kind: 'media',
      media: mediaOf(file.type),
      ...(caption !== '' && { caption }),
      file: {
        id: storedAs,
        mediaType: file.type,
        sizeBytes: file.bytes.length,
        ...(file.name !== null && { name: file.name }),
      },
    },
  }
}

const mediaOf = (type: FileType) => (type === 'application/pdf' ? ('document' as const) : ('photo' as const))

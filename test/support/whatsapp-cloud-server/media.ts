/** Files at Meta: an id gives a short-lived address, the address gives the file, both only with the token. */
import { createHash } from 'node:crypto'

export interface StoredMedia {
  readonly id: string
  readonly bytes: Uint8Array
  readonly type: string
}

export interface MediaStore {
  add(bytes: Uint8Array, type: string): StoredMedia
  /** What GET /{media-id} answers; null: unknown. */
  describe(id: string, root: string): object | null
  /** By the address's own key; null: unknown. */
  read(key: string): StoredMedia | null
}

export function createMediaStore(): MediaStore {
  const files = new Map<string, StoredMedia>()
  let last = 900_000_000_000_000
  return {
    add(bytes, type) {
      const stored = { id: String(++last), bytes, type }
      files.set(stored.id, stored)
      return stored
    },
    describe(id, root) {
      const found = files.get(id)
      return (
        (found && {
          messaging_product: 'whatsapp',
          url: `${root}/whatsapp_business/attachments/?mid=${id}&ext=1&hash=contoh`,
          mime_type: found.type,
          sha256: createHash('sha256').update(found.bytes).digest('hex'),
          file_size: found.bytes.length,
          id,
        }) ??
        null
      )
    },
    read: (key) => files.get(key) ?? null,
  }
}

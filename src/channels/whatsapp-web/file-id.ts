/** All that is needed to fetch a file from WhatsApp, as one id: its kind, its key, and its path there. */

/** The kinds whose keys are derived differently, of those that are ever fetched. */
export type MediaKind = 'image' | 'document' | 'audio'

interface FilePlace {
  readonly kind: MediaKind
  readonly mediaKey: Buffer
  readonly directPath: string
}

/** As long as `InboundFile.id` may be. */
const idLimit = 1024

/**
 * Null: there is nothing to fetch. The address that the sender's app gives beside the path is left out: it is that
 * sender's to choose, and nothing is fetched from elsewhere than WhatsApp.
 */
export function fileId(
  given: { readonly mediaKey?: Uint8Array | null; readonly directPath?: string | null },
  kind: MediaKind,
): string | null {
  const { mediaKey, directPath } = given
  if (mediaKey?.length !== 32 || !directPath || !/^\/[\x21-\x7e]*$/.test(directPath)) return null
  const id = [kind, Buffer.from(mediaKey).toString('base64url'), directPath].join(' ')
  return id.length <= idLimit ? id : null
}

export function readFileId(id: string): FilePlace | null {
  const [, kind, key = '', directPath = ''] = /^(image|document|audio) ([\w-]{43}) (\/\S*)$/.exec(id) ?? []
  if (kind !== 'image' && kind !== 'document' && kind !== 'audio') return null
  return { kind, mediaKey: Buffer.from(key, 'base64url'), directPath }
}

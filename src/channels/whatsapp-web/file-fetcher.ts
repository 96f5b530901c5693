/** Fetches a file that somebody sent: encrypted from WhatsApp's media server, opened with the key that came with it. */
import { createDecipheriv, createHmac, timingSafeEqual } from 'node:crypto'
import { getMediaKeys } from '@whiskeysockets/baileys'
import type { InboundFile } from '#core/message.ts'
import { readLimited } from '#core/read-limited.ts'
import { failed, ok } from '#core/result.ts'
import type { FileFetcher } from '#ports/attachments.ts'
import { readFileId } from './file-id.ts'

const usualRoot = 'https://mmg.whatsapp.net'
const macBytes = 10
/** Padding to the next block, and the code that proves the rest. */
const overheadBytes = 16 + macBytes

export function createWhatsAppWebFileFetcher(
  needs: {
    /** Another media server than WhatsApp's, without a slash at its end. */
    readonly mediaRoot?: string | undefined
    readonly timeoutMs?: number
  } = {},
): FileFetcher {
  const { mediaRoot = usualRoot, timeoutMs = 30_000 } = needs
  return {
    channel: 'whatsapp_web',
    async fetch(_from, { id }: InboundFile, limitBytes) {
      const place = readFileId(id)
      if (!place) return failed('gone')
      const response = await fetch(`${mediaRoot}${place.directPath}`, {
        headers: { origin: 'https://web.whatsapp.com' },
        signal: AbortSignal.timeout(timeoutMs),
        redirect: 'error',
      }).catch(() => null)
      if (response === null || response.status >= 500) throw new Error('WhatsApp did not give the file out')
      if (!response.ok || !response.body) return failed('gone')
      const sealed = await readLimited(response.body, limitBytes + overheadBytes).catch(() => {
        throw new Error('WhatsApp broke off while giving the file out')
      })
      if (!sealed) return failed('too_large')
      const bytes = open(sealed, await getMediaKeys(place.mediaKey, place.kind))
      if (!bytes) return failed('gone')
      return bytes.length <= limitBytes ? ok(bytes) : failed('too_large')
    },
  }
}

type Keys = Awaited<ReturnType<typeof getMediaKeys>>

/** Null where it is not what the key's holder sealed. */
function open(sealed: Uint8Array, { iv, cipherKey, macKey }: Keys): Uint8Array<ArrayBuffer> | null {
  const body = sealed.subarray(0, -macBytes)
  if (!macKey || body.length === 0 || body.length % 16 !== 0) return null
  const mac = createHmac('sha256', macKey).update(iv).update(body).digest().subarray(0, macBytes)
  if (!timingSafeEqual(mac, sealed.subarray(-macBytes))) return null
  try {
    const decipher = createDecipheriv('aes-256-cbc', cipherKey, iv)
    return new Uint8Array(Buffer.concat([decipher.update(body), decipher.final()]))
  } catch {
    return null
  }
}

/** Fetches a file that somebody sent: its id gives an address that lives for minutes, the address gives the file. */
import { z } from 'zod'
import { readLimited } from '#core/read-limited.ts'
import { failed, ok } from '#core/result.ts'
import type { FileFetcher } from '#ports/attachments.ts'
import type { CloudClient } from './client.ts'
import { officialRoot } from './client.ts'

interface FetcherNeeds {
  readonly client: CloudClient
  readonly token: string
  readonly phoneNumberId: string
  readonly timeoutMs?: number
}

const mediaSchema = z.object({ url: z.url(), file_size: z.coerce.number().optional() })

/** Where Meta keeps files; the token goes nowhere else. */
const fileHosts = /(?:^|\.)(?:fbsbx\.com|facebook\.com|fbcdn\.net|whatsapp\.net)$/

export function createWhatsAppCloudFileFetcher(needs: FetcherNeeds): FileFetcher {
  const { client, token, phoneNumberId, timeoutMs = 30_000 } = needs

  return {
    channel: 'whatsapp_cloud',
    async fetch(_from, { id }, limitBytes) {
      if (!/^\w{1,256}$/.test(id)) return failed('gone')
      const found = await client.get(`${id}?phone_number_id=${phoneNumberId}`)
      if (!found.ok) {
        const { error, failure } = found.problem
        // Not there any longer, or never ours: asking again gives the same. A wrong token is put right some day.
        if (error?.code === 100 || error?.code === 131052) return failed('gone')
        throw new Error(`Meta did not say where the file is: ${failure.kind}`)
      }
      const media = mediaSchema.safeParse(found.value)
      if (!media.success || !isTrusted(media.data.url)) return failed('gone')
      if ((media.data.file_size ?? 0) > limitBytes) return failed('too_large')
      return download(media.data.url, limitBytes)
    },
  }

  function isTrusted(url: string): boolean {
    const { origin, protocol, hostname } = new URL(url)
    if (client.root !== officialRoot && origin === new URL(client.root).origin) return true
    return protocol === 'https:' && fileHosts.test(hostname)
  }

  async function download(url: string, limitBytes: number) {
    // The address lets whoever has the token at the file: nothing of it may get into an error that is logged.
    const response = await fetch(url, {
      headers: { authorization: `Bearer ${token}` },
      signal: AbortSignal.timeout(timeoutMs),
      redirect: 'error',
    }).catch(() => null)
    if (response === null || response.status >= 500) throw new Error('Meta did not give the file out')
    if (!response.ok || !response.body) return failed('gone' as const)
    const bytes = await readLimited(response.body, limitBytes).catch(() => {
      throw new Error('Meta broke off while giving the file out')
    })
    return bytes ? ok(bytes) : failed('too_large' as const)
  }
}

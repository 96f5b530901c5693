/** Fetches a file that somebody sent the bot: getFile for its path, then the file itself, both from the API's root. */
import { readFile, stat } from 'node:fs/promises'
import { type Api, GrammyError } from 'grammy'
import { readLimited } from '#core/read-limited.ts'
import { failed, ok } from '#core/result.ts'
import type { FileFetcher } from '#ports/attachments.ts'

interface FetcherNeeds {
  readonly api: Api
  readonly token: string
  readonly apiRoot?: string | undefined
  readonly timeoutMs?: number
}

/** Telegram's own; it gives bots files up to 20 MB (https://core.telegram.org/bots/api#getfile). */
const officialRoot = 'https://api.telegram.org'

export function createTelegramFileFetcher(needs: FetcherNeeds): FileFetcher {
  const { api, token, apiRoot = officialRoot, timeoutMs = 30_000 } = needs

  return {
    channel: 'telegram',
    async fetch(_from, { id }, limitBytes) {
      const found = await pathOf(id)
      if (!found) return failed('gone')
      if (found.sizeBytes > limitBytes) return failed('too_large')
      // A Bot API server of one's own, run with --local, gives a path on this machine.
      return found.path.startsWith('/') && apiRoot !== officialRoot
        ? readLocal(found.path, limitBytes)
        : download(found.path, limitBytes)
    },
  }

  async function pathOf(fileId: string): Promise<{ path: string; sizeBytes: number } | null> {
    try {
      const { file_path: path, file_size: sizeBytes = 0 } = await api.getFile(fileId)
      return path === undefined ? null : { path, sizeBytes }
    } catch (error) {
      // "file is too big", "wrong file_id", "temporarily unavailable": asking again gives the same.
      if (error instanceof GrammyError && error.error_code === 400) {
        return /too big/.test(error.description) ? { path: '', sizeBytes: Number.POSITIVE_INFINITY } : null
      }
      throw error
    }
  }

  async function download(path: string, limitBytes: number) {
    // The URL holds the token: nothing of it may get into an error that is logged.
    const response = await fetch(`${apiRoot}/file/bot${token}/${path}`, {
      signal: AbortSignal.timeout(timeoutMs),
      redirect: 'error',
    }).catch(() => null)
    if (response === null || response.status >= 500) throw new Error('Telegram did not give the file out')
    if (!response.ok || !response.body) return failed('gone' as const)
    const bytes = await readLimited(response.body, limitBytes).catch(() => {
      throw new Error('Telegram broke off while giving the file out')
    })
    return bytes ? ok(bytes) : failed('too_large' as const)
  }
}

async function readLocal(path: string, limitBytes: number) {
  const found = await stat(path).catch(() => null)
  if (!found?.isFile()) return failed('gone' as const)
  if (found.size > limitBytes) return failed('too_large' as const)
  return ok(new Uint8Array(await readFile(path)))
}

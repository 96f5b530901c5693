/** The bytes of a file, with the reasons why it can't be read said in a way that people can act on. */
import { createReadStream } from 'node:fs'
import { basename } from 'node:path'
import { SourceUnreadable } from '#ports/personnel-source.ts'

/** Throws `SourceUnreadable`, or the signal's reason. `end` is where to stop, in bytes. */
export async function* readBytes(path: string, signal: AbortSignal, end = Infinity): AsyncGenerator<Buffer> {
  signal.throwIfAborted()
  const stream = createReadStream(path, { end: end - 1, highWaterMark: 256 * 1024 })
  try {
    for await (const chunk of stream) {
      signal.throwIfAborted()
      yield chunk
    }
  } catch (error) {
    signal.throwIfAborted()
    throw unreadable(path, error)
  } finally {
    stream.destroy()
  }
}

export function unreadable(path: string, cause: unknown): SourceUnreadable {
  const name = basename(path)
  const code = cause instanceof Error && 'code' in cause ? cause.code : undefined
  const reasons: Readonly<Record<string, string>> = {
    ENOENT: `Berkas "${name}" tidak ditemukan. Periksa nama dan foldernya, lalu coba lagi.`,
    EACCES: `Berkas "${name}" tidak boleh dibaca oleh pengguna ini. Minta izin baca kepada pengelola server, atau salin berkasnya ke folder sendiri.`,
    EISDIR: `"${name}" adalah folder, bukan berkas. Sebutkan berkas di dalamnya satu per satu.`,
  }
  const otherwise = `Berkas "${name}" gagal dibaca dari penyimpanan (${code ?? 'sebab tidak diketahui'}). Salin ke penyimpanan lain, lalu coba lagi.`
  return new SourceUnreadable(reasons[String(code)] ?? otherwise, { cause })
}

/** Which encoding a text file is in, and its text. */
import { readBytes } from './read-bytes.ts'

export type TextEncoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252'

/**
 * By its byte order mark, else UTF-8 where the whole file is valid UTF-8 (text in another encoding practically never
 * is), else Windows-1252, which Excel writes under "CSV". One fast pass over the bytes.
 */
export async function findEncoding(path: string, signal: AbortSignal): Promise<TextEncoding> {
  const decoder = new TextDecoder('utf-8', { fatal: true })
  let isFirst = true
  for await (const chunk of readBytes(path, signal)) {
    if (isFirst && chunk[0] === 0xff && chunk[1] === 0xfe) return 'utf-16le'
    if (isFirst && chunk[0] === 0xfe && chunk[1] === 0xff) return 'utf-16be'
    isFirst = false
    if (!isUtf8(() => decoder.decode(chunk, { stream: true }))) return 'windows-1252'
  }
  return isUtf8(() => decoder.decode()) ? 'utf-8' : 'windows-1252'
}

function isUtf8(decode: () => string): boolean {
  try {
    decode()
    return true
  } catch {
    return false
  }
}

/** Without the byte order mark. */
export async function* decodeText(chunks: AsyncIterable<Buffer>, encoding: TextEncoding): AsyncGenerator<string> {
  const decoder = new TextDecoder(encoding)
  for await (const chunk of chunks) yield decoder.decode(chunk, { stream: true })
  yield decoder.decode()
}

/** Files that people sent the bot: asked for by id, given out under a path that holds for an hour, up to 20 MB. */
import { badRequest } from './api-error.ts'

/** https://core.telegram.org/bots/api#getfile */
const downloadLimitBytes = 20_000_000
const pathHoldsMs = 60 * 60_000

interface StoredFile {
  readonly uniqueId: string
  readonly bytes: Uint8Array
  readonly ending: string
}

/** As it stands in a message, without what only its kind has. */
export interface FileFields {
  readonly file_id: string
  readonly file_unique_id: string
  readonly file_size: number
}

export interface Files {
  add(bytes: Uint8Array, ending: string): FileFields
  /** The answer to getFile. */
  get(fileId: unknown): object
  /** Null: no such path, or one that holds no longer. */
  read(path: string): Uint8Array | null
}

export function createFiles(nowMs: () => number): Files {
  const files = new Map<string, StoredFile>()
  const paths = new Map<string, { bytes: Uint8Array; untilMs: number }>()
  let serial = 0
  return {
    add(bytes, ending) {
      serial++
      const id = `AgACAgUAAxkBAAI${String(serial).padStart(6, '0')}`
      files.set(id, { uniqueId: `AQAD${serial}`, bytes, ending })
      return { file_id: id, file_unique_id: `AQAD${serial}`, file_size: bytes.length }
    },
    get(fileId) {
      const file = typeof fileId === 'string' ? files.get(fileId) : undefined
      if (!file) throw badRequest('wrong file_id or the file is temporarily unavailable')
      if (file.bytes.length > downloadLimitBytes) throw badRequest('file is too big')
      const path = `documents/file_${paths.size}.${file.ending}`
      paths.set(path, { bytes: file.bytes, untilMs: nowMs() + pathHoldsMs })
      return { file_id: fileId, file_unique_id: file.uniqueId, file_size: file.bytes.length, file_path: path }
    },
    read(path) {
      const found = paths.get(path)
      return found && found.untilMs > nowMs() ? found.bytes : null
    },
  }
}

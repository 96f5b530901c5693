/** Reads SIASN-shaped JSON: lists, envelopes, named lists, people with their histories, one object a line. */
import { stat } from 'node:fs/promises'
import { basename, parse as parsePath } from 'node:path'
import type { SourceRow } from '#core/import/cell.ts'
import { type PersonnelSource, SourceUnreadable } from '#ports/personnel-source.ts'
import { jsonValues } from './json/json-values.ts'
import { createPackedList, type PackedList } from './json/packed-list.ts'
import { recordsOf } from './json/records-of.ts'
import { lookAhead } from './look-ahead.ts'
import { pageSize } from './page-size.ts'
import { readBytes, unreadable } from './read-bytes.ts'
import { decodeText, findEncoding } from './text-encoding.ts'

/**
 * Each list becomes a sheet: its keys as the header (line 0), then its records, numbered from 1. The file is read once,
 * before the first page comes, as a person's histories are scattered over it.
 */
export function createJsonSource({ path }: { path: string }): PersonnelSource {
  let readSize = 0
  let totalSize = 0

  async function* read(signal: AbortSignal): AsyncGenerator<readonly SourceRow[]> {
    readSize = 0
    const encoding = await findEncoding(path, signal)
    totalSize = (await stat(path).catch((error: unknown) => Promise.reject(unreadable(path, error)))).size
    const counted = async function* () {
      for await (const chunk of readBytes(path, signal)) {
        readSize += chunk.length
        yield chunk
      }
    }
    const lists = new Map<string, PackedList>()
    const seen = await lookAhead(decodeText(counted(), encoding), (text) => text.trimStart().includes('\n'))
    for await (const { list, value } of jsonValues({ ...seen, sizeBytes: totalSize })) {
      for (const found of recordsOf(value, list ?? parsePath(path).name)) {
        const packed = lists.get(found.list) ?? createPackedList(found.list, pageSize)
        lists.set(found.list, packed)
        packed.add(found.record)
      }
    }
    if (lists.size === 0) throw withoutRecords(path)
    for (const list of lists.values()) {
      for (const page of list.pages()) {
        signal.throwIfAborted()
        yield page
      }
    }
  }

  return {
    name: 'berkas',
    files: [basename(path)],
    read,
    progress: () => (totalSize === 0 ? null : Math.min(1, readSize / totalSize)),
  }
}

function withoutRecords(path: string): SourceUnreadable {
  return new SourceUnreadable(
    `Berkas JSON "${basename(path)}" tidak memuat daftar data pegawai. Yang dapat dibaca: balasan SIASN ({"code":1,"data":[...]}), daftar objek, atau satu objek per pegawai dengan "data-utama" dan "rw-...".`,
  )
}

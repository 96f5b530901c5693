/** Rows into a table by COPY, in PostgreSQL's text format. */
import { once } from 'node:events'
import { finished } from 'node:stream/promises'
import type pg from 'pg'
import { from } from 'pg-copy-streams'
import type { StagedValue } from '#core/import/staged-row.ts'

const special = /[\\\t\n\r\0]/
const replaced: Readonly<Record<string, string>> = { '\\': '\\\\', '\t': '\\t', '\n': '\\n', '\r': '\\r', '\0': '' }

/** One field; a NUL, which PostgreSQL's text can't hold, is left out. */
export function copyField(value: StagedValue): string {
  if (value === null) return '\\N'
  if (typeof value === 'string') return special.test(value) ? escaped(value) : value
  if (typeof value === 'number') return String(value)
  if (typeof value === 'boolean') return value ? 't' : 'f'
  return escaped(`{${value.map((item) => `"${item.replace(/["\\]/g, '\\$&')}"`).join(',')}}`)
}

export function copyLine(values: readonly StagedValue[]): string {
  let line = ''
  for (let at = 0; at < values.length; at++) line += (at === 0 ? '' : '\t') + copyField(values[at] ?? null)
  return `${line}\n`
}

function escaped(text: string): string {
  return text.replace(/[\\\t\n\r\0]/g, (sign) => replaced[sign] ?? '')
}

/** Resolves when the server has all lines; the stream's back-pressure is waited for. */
export async function copyInto(client: pg.Client, into: string, chunks: readonly string[]): Promise<void> {
  const stream = client.query(from(`COPY ${into} FROM STDIN`))
  const done = finished(stream)
  // Heard here as well: an error before the last chunk would otherwise be nobody's.
  done.catch(() => undefined)
  for (const chunk of chunks) {
    if (stream.destroyed) break
    if (!stream.write(chunk)) await Promise.race([once(stream, 'drain'), done])
  }
  stream.end()
  await done
}

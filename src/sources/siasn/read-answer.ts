/** The door for what SIASN answers: the envelope opened, the allowed fields taken, everything else left outside. */
import { z } from 'zod'
import type { Cell } from '#core/import/cell.ts'
import type { Result } from '#core/result.ts'
import { failed, ok } from '#core/result.ts'
import type { Fault } from './fault.ts'

const envelope = z.object({ code: z.coerce.number(), data: z.unknown().optional(), message: z.unknown().optional() })
const plain = z.union([z.string(), z.number(), z.boolean()]).nullish().catch(null)
const anyRow = z.record(z.string(), z.unknown())

export interface RowReader {
  /** The rows of an answer; none where SIASN has none. Unknown and nested values are dropped. */
  read(body: unknown): Result<readonly (readonly Cell[])[], Fault>
}

/** `fields` in the order of the cells; compared without case, as SIASN itself doesn't keep to one. */
export function createRowReader(fields: readonly string[]): RowReader {
  const keys = fields.map((field) => field.toLowerCase())
  const row = anyRow.transform(lowerKeys).pipe(z.object(Object.fromEntries(keys.map((key) => [key, plain]))))
  const rows = z.array(row)

  return {
    read(body) {
      if (body === undefined) return failed({ kind: 'not_json' })
      const opened = envelope.safeParse(body)
      if (!opened.success) return failed({ kind: 'shape' })
      const { code, data, message } = opened.data
      if (isNothing(data))
        return code === 1 || saysMissing(data) || saysMissing(message) ? ok([]) : failed({ kind: 'code' })
      if (code !== 1) return failed({ kind: 'code' })
      const parsed = rows.safeParse(Array.isArray(data) ? data : [data])
      if (!parsed.success) return failed({ kind: 'shape' })
      return ok(parsed.data.map((values) => keys.map((key) => values[key] ?? null)))
    },
  }
}

/** A key may come twice in two spellings: what is there wins over what is empty. */
function lowerKeys(row: Record<string, unknown>): Record<string, unknown> {
  const lowered: Record<string, unknown> = {}
  for (const [key, value] of Object.entries(row)) {
    const lower = key.toLowerCase()
    if (lowered[lower] === undefined || lowered[lower] === null || lowered[lower] === '') lowered[lower] = value
  }
  return lowered
}

/** Where there are no rows SIASN says so in a sentence, in null or in an empty object. */
const isNothing = (data: unknown): boolean =>
  data === null ||
  data === undefined ||
  typeof data !== 'object' ||
  (Array.isArray(data) ? data.length === 0 : Object.keys(data).length === 0)

const saysMissing = (text: unknown): boolean =>
  typeof text === 'string' && /tidak (ditemukan|ada)|not found/i.test(text)

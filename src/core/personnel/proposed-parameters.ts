/** Rows that HR proposes, read from a file: checked whole, and held back where they would rewrite the past. */
import { z } from 'zod'
import { checkParameter, type ParameterRow } from './parameters.ts'

const fileSchema = z
  .array(
    z.strictObject({
      key: z.string(),
      value: z.unknown(),
      validFrom: z.iso.date('a day like 2027-01-01'),
      source: z.string().trim().min(3, 'name the regulation or the circular'),
      status: z.enum(['verified', 'unverified', 'local']).default('local'),
    }),
  )
  .min(1, 'no row')

/** Throws with what is wrong in English, for operators. */
export function readProposedParameters(json: unknown): readonly ParameterRow[] {
  const read = fileSchema.safeParse(Array.isArray(json) ? json : [json])
  if (!read.success) {
    const why = read.error.issues.map(({ path, message }) => [path.join('.'), message].filter(Boolean).join(': '))
    throw new Error(`The file is wrong: ${why.join('; ')}`)
  }
  const rows = read.data.map((row) => ({ ...row, validFrom: Temporal.PlainDate.from(row.validFrom) }))
  for (const [index, { key, value, validFrom }] of rows.entries()) {
    checkParameter(key, value)
    const isTwice = rows.slice(0, index).some((other) => other.key === key && other.validFrom.equals(validFrom))
    if (isTwice) throw new Error(`"${key}" from ${validFrom} stands in the file twice`)
  }
  return rows
}

/**
 * Rows that would change answers already given: one that begins before today, or that takes the place of a row which
 * has begun. A change of the rules gets its own first day instead; only an error is corrected in place.
 */
export function rewritesPast(
  rows: readonly ParameterRow[],
  proposed: readonly ParameterRow[],
  today: Temporal.PlainDate,
): readonly ParameterRow[] {
  return proposed.filter(({ key, validFrom }) => {
    const order = Temporal.PlainDate.compare(validFrom, today)
    if (order > 0) return false
    return order < 0 || rows.some((row) => row.key === key && row.validFrom.equals(validFrom))
  })
}

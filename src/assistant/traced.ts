/** A model's words as the trace keeps them: with every long number taken out, wherever it stands. */
import { withoutNumbers } from '#core/redact-numbers.ts'

/** Texts that hold JSON are looked at value by value. */
export function traced(value: unknown): unknown {
  if (typeof value === 'string') return ofText(value.slice(0, 4_000))
  if (Array.isArray(value)) return value.slice(0, 20).map(traced)
  if (typeof value !== 'object' || value === null) return typeof value === 'number' && value > 999_999 ? null : value
  return Object.fromEntries(
    Object.entries(value)
      .slice(0, 40)
      .map(([key, each]) => [withoutNumbers(key, replaced), traced(each)]),
  )
}

const replaced = (kind: string): string => `[${kind}]`

function ofText(text: string): unknown {
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'object' ? traced(value) : withoutNumbers(text, replaced)
  } catch {
    return withoutNumbers(text, replaced)
  }
}

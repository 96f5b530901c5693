/** A model's words as the trace keeps them: with every long number and every known name taken out, wherever it stands. */
import { withoutNumbers } from '#core/redact-numbers.ts'

/** Texts that hold JSON are looked at value by value. A model may know names that nobody told it. */
export function traced(value: unknown, isName: (word: string) => boolean): unknown {
  const replaced = (kind: string): string => `[${kind}]`
  const withoutPeople = (text: string): string =>
    withoutNumbers(text, replaced).replace(/\p{L}{3,}/gu, (word) => (isName(word.toLowerCase()) ? '[NAMA]' : word))

  return of(value)

  function of(part: unknown): unknown {
    if (typeof part === 'string') return ofText(part.slice(0, 4_000))
    if (Array.isArray(part)) return part.slice(0, 20).map(of)
    if (typeof part !== 'object' || part === null) return typeof part === 'number' && part > 999_999 ? null : part
    return Object.fromEntries(
      Object.entries(part)
        .slice(0, 40)
        .map(([key, each]) => [withoutPeople(key), of(each)]),
    )
  }

  function ofText(text: string): unknown {
    try {
      const inside: unknown = JSON.parse(text)
      return typeof inside === 'object' ? of(inside) : withoutPeople(text)
    } catch {
      return withoutPeople(text)
    }
  }
}

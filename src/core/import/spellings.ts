/** Turns a list of spellings by value into a lookup of values by plain spelling. */
import { plainKey } from './plain-key.ts'

/** The value itself is always one of its spellings. Throws where one spelling is given to two values. */
export function spellings(byValue: Readonly<Record<string, readonly string[]>>): ReadonlyMap<string, string> {
  const map = new Map<string, string>()
  for (const [value, texts] of Object.entries(byValue)) {
    for (const text of [value, ...texts]) {
      const key = plainKey(text)
      const known = map.get(key)
      if (known !== undefined && known !== value) throw new Error(`"${text}" is spelt for ${known} and for ${value}`)
      map.set(key, value)
    }
  }
  return map
}

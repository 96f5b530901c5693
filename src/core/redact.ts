/** Takes personal data out of a text and puts it back: names, NIPs, numbers, addresses of mail become placeholders. */

export interface Redacted {
  readonly text: string
  /** Placeholder to what stood there: `[NIP-1]`, `[TELEPON-1]`, `[SUREL-1]`, `[NAMA-1]`. */
  readonly replaced: ReadonlyMap<string, string>
}

/** The same value gets the same placeholder; `isName` tells given names, in lower case. */
export function redact(text: string, isName: (word: string) => boolean): Redacted {
  const replaced = new Map<string, string>()
  const placeholders = new Map<string, string>()
  const place = (kind: string, value: string): string => {
    const key = `${kind} ${value.toLowerCase().replace(/[\s.-]+/g, '')}`
    const known = placeholders.get(key)
    if (known) return known
    const number = [...placeholders.values()].filter((other) => other.startsWith(`[${kind}-`)).length + 1
    const placeholder = `[${kind}-${number}]`
    placeholders.set(key, placeholder)
    replaced.set(placeholder, value)
    return placeholder
  }
  const without = text
    .replace(/[\p{L}\d._%+-]+@[\p{L}\d-]+(?:\.[\p{L}\d-]+)+/gu, (mail) => place('SUREL', mail))
    .replace(/(?:\+62|\b62|\b0)[\s.-]?8(?:[\s.-]?\d){7,11}\b/g, (phone) => place('TELEPON', phone))
    .replace(/\d(?:[ .-]?\d){8,}/g, (digits) => place('NIP', digits))
    .replace(/\p{L}+(?:['’]\p{L}+)?/gu, (word) => (isName(word.toLowerCase()) ? place('NAMA', word) : word))
  return { text: without, replaced }
}

export function restore(text: string, replaced: Redacted['replaced']): string {
  return text.replace(/\[(?:NIP|TELEPON|SUREL|NAMA)-\d+\]/g, (placeholder) => replaced.get(placeholder) ?? placeholder)
}

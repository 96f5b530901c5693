/** A text as the peers get it that have no reader of their own: lower case, letters and digits. */

export function plainWords(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
}

/** Notices a NIP in what was typed, so that it goes no further than the check. */

/** Mostly digits: at least eight, with the separators people use and at most a word or two around them. */
export function looksLikeNip(text: string): boolean {
  const digits = text.replace(/\D/g, '').length
  const words = text.match(/\p{L}+/gu) ?? []
  return digits >= 8 && words.length <= 3
}

/** The part to check: everything from the first digit to the last. */
export function nipPart(text: string): string {
  return /\d.*\d/su.exec(text)?.[0] ?? text
}

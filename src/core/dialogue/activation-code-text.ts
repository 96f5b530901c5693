/** Recognises an activation code among what people type. */

/** `ABCD-2345`, also in small letters, with a space or without the hyphen; null when it is not shaped like one. */
export function activationCodeIn(text: string): string | null {
  const [, first, second] =
    /^\s*(?:(?:[\p{L},]+\s+){0,5}kode(?:nya)?(?:\s+aktivasi)?(?:nya)?(?:\s+(?:saya|ku|ini|itu))?\s*[:=]?\s*)?([A-Z0-9]{4})[\s-]?([A-Z0-9]{4})\s*$/iu.exec(
      text,
    ) ?? []
  if (!first || !second) return null
  const code = `${first}-${second}`.toUpperCase()
  // Eight digits are the beginning of a NIP, or a date; a code has a letter among them.
  if (!/[A-Z]/.test(code)) return null
  // Without a digit it would be a word or two of ordinary text, unless it is written with the hyphen.
  return /\d/.test(code) || /^\s*\S{4}-\S{4}\s*$/.test(text) ? code : null
}

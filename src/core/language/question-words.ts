/** Words that make a sentence a request, with or without a question mark. */

const requests = new Set(
  'kapan berapa apa siapa mana bagaimana kenapa cek tolong mohon tampilkan minta info syarat daftarkan batalkan bisakah sudahkah masihkah'.split(
    ' ',
  ),
)

/** `words` normalised. */
export function isRequest(words: readonly string[]): boolean {
  return words.some((word) => requests.has(word))
}

/** Asks for something that can be named, more than "mohon" does alone. */
export function asksSomething(words: readonly string[]): boolean {
  return words.some((word) =>
    /^(?:kapan|berapa|apa|siapa|mana|bagaimana|kenapa|cek|sisa|jadwal|status|bolehkah|apakah)$/.test(word),
  )
}

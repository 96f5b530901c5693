/** The stem of an Indonesian word, roughly: "diperpanjang", "perpanjangan", "memperpanjang" share one. */

const prefix = /^(?:meng|meny|mem|men|peng|peny|pem|pen|ber|per|ter|di|ke|se|me|pe)/
const suffix = /(?:kan|an|i|nya)$/

/** A likeness for counting, not a word of the language: what is left is at least three letters. */
export function stemOf(word: string): string {
  const head = word.length > 6 ? word.replace(prefix, '') : word
  const stem = head.length > 5 ? head.replace(suffix, '') : head
  return stem.length >= 3 ? stem : word
}

/** A "tidak" that a text drops or adds: what is said of a word must be said of it in the article too. */

const negations = new Set(['tidak', 'bukan', 'belum', 'tanpa', 'jangan', 'dilarang'])
/** Between a negation and what it denies. */
const between = new Set('lagi pernah akan bisa dapat boleh perlu harus wajib usah sedang masih ada'.split(' '))
/** What the rules say with and without "tidak"; the words around them are what counts. */
const modal = new Set('bisa dapat boleh perlu harus wajib ada'.split(' '))

/** The first word of the text whose "tidak" the article does not have, or the other way round; null: none. */
export function reversal(text: string, source: string): string | null {
  const said = claimsOf(text)
  const known = claimsOf(source)
  for (const word of said.denied) {
    if (known.words.has(word) && !known.denied.has(word)) return word
    if (!known.words.has(word)) return word
  }
  for (const word of said.affirmed) if (known.denied.has(word) && !known.affirmed.has(word)) return word
  return null
}

interface Claims {
  readonly words: ReadonlySet<string>
  readonly denied: ReadonlySet<string>
  readonly affirmed: ReadonlySet<string>
}

function claimsOf(text: string): Claims {
  const words = new Set<string>()
  const denied = new Set<string>()
  const affirmed = new Set<string>()
  for (const sentence of text.toLowerCase().split(/[.!?;:,\n]+/)) {
    const tokens = sentence.match(/\p{L}+/gu) ?? []
    let isDenied = false
    for (const token of tokens) {
      if (negations.has(token)) {
        isDenied = true
        continue
      }
      words.add(token)
      if (isDenied) denied.add(token)
      else affirmed.add(token)
      if (isDenied && !between.has(token)) isDenied = false
    }
  }
  for (const word of modal) affirmed.delete(word)
  return { words, denied, affirmed }
}

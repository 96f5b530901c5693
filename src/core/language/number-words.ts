/** Small numbers as people write them: digits, words, Roman numerals, ordinals. */

const words: ReadonlyMap<string, number> = new Map(
  Object.entries({
    satu: 1,
    pertama: 1,
    kesatu: 1,
    i: 1,
    dua: 2,
    kedua: 2,
    ii: 2,
    tiga: 3,
    ketiga: 3,
    iii: 3,
    empat: 4,
    keempat: 4,
    iv: 4,
    lima: 5,
    kelima: 5,
    enam: 6,
    keenam: 6,
    tujuh: 7,
    ketujuh: 7,
    delapan: 8,
    kedelapan: 8,
    sembilan: 9,
    kesembilan: 9,
    sepuluh: 10,
    kesepuluh: 10,
  }),
)

/** 1 to 99, or null. */
export function smallNumber(word: string | undefined): number | null {
  if (word === undefined) return null
  const digits = /^(?:ke)?(\d{1,2})$/.exec(word)?.[1]
  const number = digits === undefined ? words.get(word) : Number(digits)
  return number === undefined || number === 0 ? null : number
}

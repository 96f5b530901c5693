/** A subject that an article does not speak of: too many words of a text that occur neither in it nor in the question. */

/** Words that carry no matter of their own. */
const light = new Set(
  `yang dan di ke dari untuk pada dengan dalam tidak bukan belum sudah akan bisa dapat boleh perlu harus wajib adalah ialah ada ini
  itu atau juga bila jika kalau karena agar oleh sebagai bagi setelah sebelum sampai hingga paling setiap lebih kurang bapak ibu anda
  masih hanya saja maka lagi antara tanpa serta secara jadi namun tetapi selama saat ketika sesuai menurut berdasarkan silakan mohon
  hal cara artinya yaitu yakni dapat tersebut para semua seluruh sendiri langsung umumnya biasanya dulu kemudian lalu berarti
  memang ya benar berlaku dilakukan diberikan melalui kepada terhadap tentang secepatnya sejak atas`.split(/\s+/),
)
const strayShare = 0.34

/** True: more than a third of its words are strangers. Words are compared by their first five letters without `meN-`, `ber-`, `di-`. */
export function strayWord(text: string, source: string): boolean {
  const known = new Set(stems(source))
  const said = stems(text)
  const strangers = said.filter((stem) => !known.has(stem))
  return said.length > 0 && strangers.length / said.length > strayShare
}

const stems = (text: string): string[] =>
  (text.toLowerCase().match(/\p{L}{3,}/gu) ?? []).filter((word) => !light.has(word)).map(stem)

function stem(word: string): string {
  const bare = word.replace(/^(?:mem|men|meng|meny|me|ber|ter|di|pe[nm]?|peng|ke|se)(?=\p{L}{4})/u, '')
  return bare.slice(0, 5)
}

/** Which of the offered things is meant: "2", "yang kedua", "no 2", "pilihan dua", "yang terakhir". */
import { smallNumber } from './number-words.ts'

const leads = new Set([
  'yang',
  'nomor',
  'no',
  'pilih',
  'pilihan',
  'opsi',
  'ke',
  'angka',
  'mau',
  'saya',
  'ambil',
  'jawab',
  'a',
])

/** The whole text must say nothing else. `offered` is how many there are; null when it names none of them. */
export function ordinalAlone(words: readonly string[], offered: number): number | null {
  const rest = [...words]
  while (rest.length > 1 && leads.has(rest[0] ?? '')) rest.shift()
  while (rest.length > 1 && /^(?:saja|itu|tadi|ya)$/.test(rest.at(-1) ?? '')) rest.pop()
  if (rest.length !== 1) return null
  return within(rest[0], offered)
}

/** A place named within a longer text: after "nomor", "ke" or "yang", or as "kedua". From 1 to 20. */
export function ordinalIn(words: readonly string[]): number | null {
  for (const [at, word] of words.entries()) {
    const isNamed = /^(?:nomor|no|ke|yang|pilihan|opsi|daftar|batalkan|batal|daftarkan)$/.test(words[at - 1] ?? '')
    const isOrdinal = /^(?:pertama|kesatu|ke\p{L}+|ke\d+)$/u.test(word)
    const number = isNamed || isOrdinal ? smallNumber(word) : null
    const isMeasure = /^(?:jp|hari|bulan|tahun|orang|jam|kali)$/.test(words[at + 1] ?? '')
    if (number && number <= 20 && !isMeasure) return number
  }
  return null
}

function within(word: string | undefined, offered: number): number | null {
  if (word === 'terakhir') return offered
  const number = smallNumber(word)
  return number !== null && number <= Math.min(offered, 20) ? number : null
}

/** "KGB itu tiap dua tahun, kan? Punyaku kapan?": what a question leaves out was named right before it. */
import type { Word } from './words.ts'

const bare =
  /^(?:punya|milik|saya|kapan|berapa|bagaimana|sudah|belum|sisa|status|apa|masih|ada|kalau|terus|lalu|sendiri|tanggal|bulan|tahun|hari|yang|nah|jadi|lagi|kira|sampai|mana|ya|itu|sekarang|sama|dengan|untuk)$/
const matters: readonly RegExp[] = [
  /\bkgb\b/,
  /\b(?:kenaikan|naik) pangkat\b/,
  /\bpensiun\b/,
  /\bcuti tahunan\b/,
  /\bsisa cuti\b/,
  /\bskp\b/,
  /\bjp\b/,
  /\bkontrak\b/,
  /\bip asn\b/,
  /\bsatyalancana\b/,
  /\bmasa kerja\b/,
  /\bcuti\b/,
]

/** `meant` are `words` normalised, `before` what was said before, normalised too. The words as they are when nothing is left out. */
export function withMatter(
  words: readonly Word[],
  meant: readonly string[],
  before: readonly string[],
): readonly Word[] {
  const isElliptic =
    meant.length >= 2 &&
    meant.length <= 7 &&
    /\b(?:punya|milik|kalau) saya\b/.test(meant.join(' ')) &&
    meant.every((word) => bare.test(word))
  if (!isElliptic) return words
  const matter = matters.map((matter) => matter.exec(before.join(' '))?.[0]).find((found) => found !== undefined)
  if (matter === undefined) return words
  return [...matter.split(' ').map((text): Word => ({ text, isCapital: false, hasCommaAfter: false })), ...words]
}

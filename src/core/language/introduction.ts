/** Who asks, said before what is asked: "saya staf Kecamatan Tugu mau tanya sisa cuti" asks about leave. */
import type { Word } from './words.ts'

const self = /^(?:saya|sy|sya|aku|kula|kulo|perkenalkan|kenalkan|ini)$/
/** What people are, and where they work. */
const place =
  /^(?:staf|staff|pegawai|guru|perawat|bidan|dokter|pns|pppk|p3k|cpns|asn|operator|bendahara|arsiparis|analis|penyuluh|sopir|lurah|camat|sekretaris|kasi|kasubag|kabid|kepala|dinas|badan|bagian|bidang|kelurahan|kecamatan|puskesmas|rsud|sekolah|sd|sdn|smp|smpn|kantor|satpol|setda|perpustakaan|uptd)$/
const wish = /^(?:mau|izin|ijin|ingin|pengen|pingin|badhe|arep|mohon|numpang|nyuwun|minta)$/
const asks = /^(?:tanya|nanya|bertanya|menanyakan|tanglet|tangklet|takon|takok|pirsa|info|informasi)$/
/** Somebody else in it, or something that is theirs. */
const other =
  /^(?:istri|suami|anak|adik|kakak|ibu|bapak|pak|bu|teman|rekan|atasan|bawahan|atas|mewakili|dia|beliau)$|.{3}nya$/
const limitWords = 12

/** Nothing is left out where somebody else is named in it, or nothing would be left. */
export function withoutIntroduction(words: readonly Word[]): readonly Word[] {
  const says = words.map(({ text }) => text)
  const from = says.findIndex((word) => self.test(word))
  if (from === -1 || from > 3) return words
  const pivot = says.findIndex(
    (word, at) => at > from && at < from + limitWords && wish.test(word) && asks.test(says[at + 1] ?? ''),
  )
  if (pivot === -1 || pivot + 2 >= words.length) return words
  const between = says.slice(from + 1, pivot)
  if (!between.some((word) => place.test(word)) || between.some((word) => other.test(word))) return words
  return words.slice(pivot + 2)
}

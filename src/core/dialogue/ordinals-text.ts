/** Places in a list named by number or word: "1 dan 3", "daftar yang pertama sama kedua", "nomor 2". */

const words: Readonly<Record<string, number>> = {
  satu: 1,
  siji: 1,
  pertama: 1,
  kesatu: 1,
  dua: 2,
  loro: 2,
  kedua: 2,
  tiga: 3,
  telu: 3,
  ketiga: 3,
  empat: 4,
  papat: 4,
  keempat: 4,
  lima: 5,
  kelima: 5,
}
const fillers =
  /^(?:daftar|daftarkan|daftarin|ikut|ambil|pilih|mau|saya|aku|yang|yg|sing|nomor|nomer|no|ke|dan|sama|karo|lan|serta|dn|n|plus|juga|saja|aja|min|tolong|batalkan|batal|itu|tadi|pilihan|ya|deh)$/

/** In the order in which they are named, each once; null when the text says anything else as well. */
export function ordinalsIn(text: string): readonly number[] | null {
  const parts = text
    .toLowerCase()
    .replace(/\bke-(?=\d)/g, 'ke ')
    .split(/[\s,&+.]+/)
    .filter((part) => part !== '')
  if (parts.length > 9) return null
  const found: number[] = []
  for (const part of parts) {
    const number = /^\d{1,2}$/.test(part) ? Number(part) : (words[part] ?? null)
    if (number === null && !fillers.test(part)) return null
    if (number !== null && !found.includes(number)) found.push(number)
  }
  return found.length === 0 || found.some((number) => number < 1 || number > 20) ? null : found
}

/** The same of a whole list. */
export const saysAll = (text: string): boolean =>
  /^(?:(?:di)?(?:daftar|batal)(?:kan|in|no|ke)? )?(?:semua|semuanya|kabeh|sedaya|dua-?duanya|keduanya|loro-?lorone)(?: (?:saja|aja|deh|min|ya|(?:di)?batal(?:kan|in|no)|(?:di)?daftar(?:kan|in|no)))?$/i.test(
    text.trim(),
  )

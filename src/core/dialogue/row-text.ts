/** Reads which row of a list is meant, and what for: "daftar yang terakhir", "yang kedua dibatalin aja", "nomor 3 itu jam berapa". */
import { ordinalsIn } from './ordinals-text.ts'

export interface Row {
  readonly ordinal: number
  readonly wish: 'register' | 'cancel' | 'show' | null
}

const register =
  /^(?:(?:di|dipun)?daftar(?:kan|in|no|ke|aken)?|(?:di)?ikut(?:i|kan|in)?|(?:di)?ambil|ndaftar|register)$/
const cancel = /^(?:(?:di)?batal(?:kan|in|no|ke|aken)?|cancel|(?:di)?hapus|mundur)$/
const asksFor =
  /^(?:apa|opo|kapan|jam|pukul|tanggal|tgl|berapa|brp|piro|jp|di ?mana|dimana|dmn|ning|ndi|tempat(?:nya|e)?|lokasi(?:nya)?|online|offline|daring|luring|link(?:nya)?|tautan(?:nya)?|kursi(?:nya)?|ada|isi(?:nya)?|tentang|detail(?:nya)?|rinci(?:an)?(?:nya)?)$/
const fillers =
  /^(?:hmm+|hm|eh|oh|oke|ok|oalah|kalau|kalo|nek|yang|yg|sing|ganti|mending|pilih|no|nomor|nomer|ke|itu|kuwi|niku|tadi|mau|saja|aja|deh|dong|wae|mawon|ya|yaa|min|kak|pak|bu|tolong|saya|aku|maksud(?:ku|nya)?|mksd(?:nya)?|di|jadi|jadinya)$/
const last = /\b(?:paling (?:akhir|bawah)|terakhir|pungkasan)\b/

/** `lastOrdinal`: the number of the last row; null where it says more than that, or no single row. */
export function rowIn(text: string, lastOrdinal: number): Row | null {
  const words = text
    .toLowerCase()
    .replace(/\bke-(?=\d)/g, 'ke ')
    .replace(last, String(lastOrdinal))
    .split(/[\s,.?!]+/)
    .filter((word) => word !== '')
  const isMarked = words.some((word) => /^(?:yang|yg|sing|no|nomor|nomer|ganti)$/.test(word))
  if (!isMarked || words.length > 9) return null
  const rest = words.filter((word) => ![register, cancel, asksFor, fillers].some((said) => said.test(word)))
  const [only, ...others] = ordinalsIn(rest.join(' ')) ?? []
  if (only === undefined || others.length > 0) return null
  const says = (said: RegExp) => words.some((word) => said.test(word))
  return { ordinal: only, wish: says(cancel) ? 'cancel' : says(register) ? 'register' : says(asksFor) ? 'show' : null }
}

/** Asks about what lies on the table: "itu di mana tempatnya", "online apa offline". */
export function asksAboutIt(text: string): boolean {
  const words = text
    .toLowerCase()
    .split(/[\s,.?!]+/)
    .filter((word) => word !== '')
  const isOnly = words.every(
    (word) => asksFor.test(word) || fillers.test(word) || /^(?:tunggu|bentar|sebentar)$/.test(word),
  )
  return isOnly && words.length <= 8 && words.some((word) => asksFor.test(word) && word !== 'ada')
}

/** Takes personal data out of a text and puts it back: names, NIPs, numbers, addresses of mail become placeholders. */
import { withoutNumbers } from './redact-numbers.ts'

export interface Redacted {
  readonly text: string
  /** Placeholder to what stood there: `[NIP-1]`, `[TELEPON-1]`, `[SUREL-1]`, `[NAMA-1]`. */
  readonly replaced: ReadonlyMap<string, string>
}

/** Both are asked in lower case. */
export interface Naming {
  /** A given name, whatever stands before it. */
  readonly isName: (word: string) => boolean
  /** A word of the trade or of everyday talk: no name, even after "Pak". Absent: few are known. */
  readonly isWord?: (word: string) => boolean
}

/**
 * The same value gets the same placeholder. What comes out has one spelling of digits and spaces; text that looks like
 * a placeholder already loses its brackets.
 */
export function redact(text: string, naming: Naming | Naming['isName']): Redacted {
  const { isName, isWord = isFunctionWord } = typeof naming === 'function' ? { isName: naming } : naming
  const replaced = new Map<string, string>()
  const placeholders = new Map<string, string>()
  const counts = new Map<string, number>()
  const place = (kind: string, value: string): string => {
    const key = `${kind} ${value.toLowerCase().replace(/[^\p{L}\d@]+/gu, '')}`
    const known = placeholders.get(key)
    if (known) return known
    const number = (counts.get(kind) ?? 0) + 1
    counts.set(kind, number)
    const placeholder = `[${kind}-${number}]`
    placeholders.set(key, placeholder)
    replaced.set(placeholder, value)
    return placeholder
  }
  const plain = plainText(text)
    .replace(/(?:https?:\/\/|www\.)\S+/gi, (link) => place('TAUTAN', link))
    .replace(
      /[\p{L}\d._%+-]+\s?(?:@|\(at\)|\[at\])\s?[\p{L}\d-]+(?:\s?(?:\.|\(dot\)|\[dot\])\s?[\p{L}\d-]+)+/giu,
      (mail) => place('SUREL', mail),
    )
    .replace(/@[\p{L}\d_]{3,}/gu, (account) => place('AKUN', account))
  const withoutDigits = withoutNumbers(plain, place)
  return { text: withoutNames(withoutDigits, { isName, isWord }, place), replaced }
}

export function restore(text: string, replaced: Redacted['replaced']): string {
  return text.replace(placeholder, (found) => replaced.get(found) ?? found)
}

const placeholder = /\[(?:NIP|TELEPON|SUREL|NAMA|AKUN|TAUTAN)-\d+\]/g

/** Full-width and Arabic digits become ours, invisible characters go, forged placeholders are none. */
function plainText(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/[\p{Cf}\p{Mn}]/gu, '')
    .replace(/\p{Nd}/gu, asciiDigit)
    .replace(/[\p{Zs}\t]/gu, ' ')
    .replace(/[[\]]/g, (bracket) => (bracket === '[' ? '(' : ')'))
}

/** Decimal digits stand in blocks of ten that start at a multiple of ten above some base; NFKC leaves only such. */
function asciiDigit(digit: string): string {
  if (digit >= '0' && digit <= '9') return digit
  const code = digit.codePointAt(0) ?? 0
  let zero = code
  while (/\p{Nd}/u.test(String.fromCodePoint(zero - 1)) && code - zero < 9) zero--
  return String(code - zero)
}

const honorifics =
  'pak|bapak|bpk|bp|pk|bu|ibu|mas|mbak|mba|mbk|sdr|sdri|saudara|saudari|kang|mbah|gus|dik|dek|om|tante|bang|kak|si|bernama|namanya|atas nama|a\\.?n\\.?|nama saya|nama lengkap|nama'
const titles = 'h|hj|dr|drg|drs|dra|ir|prof|rr|rm|ra|kh'
const honorific = new RegExp(
  `(?<![\\p{L}\\d])(?:${honorifics})(?!\\p{L})\\.?:?(?: +(?:${titles})(?!\\p{L})\\.?)*(?= *[:,]? *\\p{L})|(?<![\\p{L}\\d])(?:${titles})\\.(?= *\\p{Lu})`,
  'giu',
)
const word = /\p{L}+(?:['’]\p{L}+)*/gu

function withoutNames(
  text: string,
  { isName, isWord }: Required<Naming>,
  place: (kind: string, value: string) => string,
): string {
  /** Where a word stands that can only be a name there. */
  const named = new Set<number>()
  for (const found of text.matchAll(honorific)) markAfter(found.index + found[0].length)
  const isShouted = !/\p{Ll}{3}/u.test(text)
  for (const { 0: found, index } of text.matchAll(word)) {
    if (!isShouted && isCapitalInside(found, index) && !isWord(found.toLowerCase())) named.add(index)
  }
  return text.replace(word, (found, index: number) => {
    if (text[index - 1] === '[') return found
    const lower = found.toLowerCase()
    const isGiven = isName(lower) || lower.split(/['’]/).some(isName)
    return isGiven || named.has(index) ? place('NAMA', found) : found
  })

  /** Up to four words after "Pak": capitalised, or none that is known. */
  function markAfter(start: number): void {
    let at = start
    for (let count = 0; count < 4; count++) {
      const gap = (count === 0 ? /^[ .:,]*/ : /^(?:\.? +|-)/).exec(text.slice(at, at + 8))?.[0]
      const found = gap === undefined ? undefined : /^\p{L}+(?:['’]\p{L}+)*/u.exec(text.slice(at + gap.length))?.[0]
      if (gap === undefined || found === undefined || !canBeName(found)) return
      named.add(at + gap.length)
      at += gap.length + found.length
    }
  }

  function canBeName(found: string): boolean {
    const lower = found.toLowerCase()
    if (isName(lower)) return true
    if (isFunctionWord(lower)) return false
    return !isWord(lower) || /^\p{Lu}(?:\p{Ll}|$)/u.test(found)
  }

  /** Not at the start of a sentence and not an abbreviation. */
  function isCapitalInside(found: string, index: number): boolean {
    if (!/^\p{Lu}\p{Ll}/u.test(found)) return false
    const before = text.slice(Math.max(0, index - 3), index)
    return index > 0 && !/[.?!:\n"(*•-]\s*$/.test(before) && /\S/.test(before)
  }
}

/** So common around names that they are none, whoever is asked. */
const functionWords = new Set(
  `saya sy aku kami kita anda dan atau yang yg di ke dari untuk utk pada dengan dgn ini itu tidak tdk ga gak nggak bukan belum blm
  sudah sdh udah apa apakah siapa kapan kpn berapa brp bagaimana gimana kenapa mengapa mana bisa mau ingin minta mohon tolong
  tanya nanya ada adalah akan agar biar kalau kalo jika bila karena krn supaya serta juga lagi saja aja dong kok sih ya yo nggih
  pak bapak bu ibu mas mbak min admin punya nya kepala dinas camat lurah sekda kadis kabid kasi guru bidan dokter perawat staf
  atasan pimpinan bendahara operator pegawai kantor kecamatan kelurahan puskesmas rsud sekolah kota nip nik hp wa nomor no
  jabatan pangkat golongan gol cuti pensiun gaji kgb skp mutasi tmt usia umur lahir alamat`.split(/\s+/),
)
const isFunctionWord = (lower: string): boolean => functionWords.has(lower)

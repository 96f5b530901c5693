/** The figures in an Indonesian text in one spelling, with what they count or name, so that two texts can be compared. */

export interface Figures {
  /** Each number: `20`, `87.5`; ranks `iii/b`; months `april`. */
  readonly numbers: ReadonlySet<string>
  /** Number with what it counts or what it is the number of: `4 tahun`, `pasal 12`, `1 april`. */
  readonly pairs: ReadonlySet<string>
  /** After a word and a number, what is counted: `tiap 2` to `tahun`. */
  readonly counted: ReadonlyMap<string, ReadonlySet<string>>
}

const units: Readonly<Record<string, string>> = {
  '%': '%',
  persen: '%',
  prosen: '%',
  tahun: 'tahun',
  thn: 'tahun',
  bulan: 'bulan',
  minggu: 'minggu',
  pekan: 'minggu',
  hari: 'hari',
  jam: 'jam',
  menit: 'menit',
  jp: 'jp',
  kali: 'kali',
  ak: 'ak',
  orang: 'orang',
  anak: 'anak',
  juta: 'juta',
  ribu: 'ribu',
  miliar: 'miliar',
}
const months = 'januari februari maret april mei juni juli agustus september oktober november desember'.split(' ')
const naming = new Set(
  'pp uu perpres permenpan permenpanrb perban perwal perda perka pasal ayat nomor no peraturan bab angka tw triwulan golongan gol'.split(
    ' ',
  ),
)
const ones: Readonly<Record<string, number>> = {
  nol: 0,
  satu: 1,
  dua: 2,
  tiga: 3,
  empat: 4,
  lima: 5,
  enam: 6,
  tujuh: 7,
  delapan: 8,
  sembilan: 9,
  sepuluh: 10,
  sebelas: 11,
}
const scales: Readonly<Record<string, number>> = { puluh: 10, ratus: 100, ribu: 1000 }
const wholes: Readonly<Record<string, number>> = { seratus: 100, seribu: 1000 }
/** "setahun" is one year. */
const singles: Readonly<Record<string, string>> = {
  setahun: 'tahun',
  sebulan: 'bulan',
  seminggu: 'minggu',
  sepekan: 'minggu',
  sehari: 'hari',
  sejam: 'jam',
  sekali: 'kali',
}

export function figuresIn(text: string): Figures {
  const numbers = new Set<string>()
  const pairs = new Set<string>()
  const counted = new Map<string, Set<string>>()
  const tokens = tokensOf(text)
  for (let at = 0; at < tokens.length; at++) {
    const token = tokens[at] ?? ''
    const single = singles[token]
    if (single) {
      numbers.add('1')
      pairs.add(`1 ${single}`)
      continue
    }
    if (/^(?:i{1,3}|iv)\/[a-e]$/.test(token)) numbers.add(token)
    if (months.includes(token)) numbers.add(token)
    const read = numberAt(tokens, at)
    if (!read) continue
    numbers.add(read.value)
    const before = tokens[at - 1] ?? ''
    const after = tokens[at + read.length] ?? ''
    // "PP 99/2000": the year belongs to the law as well.
    if (naming.has(before)) pairs.add(`${before.replace(/^no$/, 'nomor')} ${read.value}`)
    if (before === '/' && /^\d+$/.test(tokens[at - 2] ?? '')) pairs.add(`${tokens[at - 2]}/${read.value}`)
    const unit = Object.hasOwn(units, after) ? units[after] : months.includes(after) ? after : undefined
    if (unit !== undefined) {
      pairs.add(`${read.value} ${unit}`)
      const key = `${before} ${read.value}`
      counted.set(key, (counted.get(key) ?? new Set()).add(unit))
    }
    at += read.length - 1
  }
  return { numbers, pairs, counted }
}

/** Small letters; numbers as JavaScript writes them; every sign that matters a token of its own. */
function tokensOf(text: string): string[] {
  const plain = text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/rp\.?\s?(?=\d)/g, '')
    .replace(/(\d)\.(?=\d{3}(?!\d))/g, '$1')
    .replace(/(\d),(?=\d)/g, '$1.')
    .replace(/\bke-(?=\d)/g, '')
  return plain.match(/(?:i{1,3}|iv)\/[a-e](?![\p{L}\d])|\d+(?:\.\d+)?|\p{L}+|%|\//gu) ?? []
}

function numberAt(tokens: readonly string[], start: number): { value: string; length: number } | null {
  const token = tokens[start] ?? ''
  if (/^\d/.test(token)) return { value: String(Number(token)), length: 1 }
  return spokenAt(tokens, start)
}

/** "dua puluh lima", "seratus dua puluh", "kedua", "ketiga". "Salah satu" and "satu sama lain" count nothing. */
function spokenAt(tokens: readonly string[], start: number): { value: string; length: number } | null {
  const first = tokens[start] ?? ''
  if (first === 'satu' && (tokens[start - 1] === 'salah' || tokens[start + 1] === 'sama')) return null
  if (first === 'pertama') return { value: '1', length: 1 }
  const ordinal = /^ke(\p{L}+)$/u.exec(first)?.[1]
  if (ordinal !== undefined && Object.hasOwn(ones, ordinal)) return { value: String(ones[ordinal]), length: 1 }
  let total = 0
  let current = 0
  let length = 0
  for (; start + length < tokens.length; length++) {
    const token = tokens[start + length] ?? ''
    if (Object.hasOwn(ones, token)) current += ones[token] ?? 0
    else if (Object.hasOwn(wholes, token)) current += wholes[token] ?? 0
    else if (token === 'belas' && length > 0) current += 10
    else if (Object.hasOwn(scales, token) && current > 0) {
      const scale = scales[token] ?? 1
      if (scale === 1000) {
        total += current * 1000
        current = 0
      } else current += (current % 10) * (scale - 1)
    } else break
  }
  return length === 0 ? null : { value: String(total + current), length }
}

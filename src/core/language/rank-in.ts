/** The golongan that a text names: "iii/c", "3c", "golongan ix", "penata tk i", "pembina utama muda". */
import { gradeOrder, isPnsGrade, pangkatName } from '#core/personnel/grades.ts'
import { type Grade, pnsGrades, pppkGrades } from '#core/personnel/record.ts'

export interface RankIn {
  readonly grade: Grade
  /** Places of the words that named it. */
  readonly used: readonly number[]
}

const pangkat = pnsGrades
  .map((grade) => ({ grade, name: pangkatName(grade).toLowerCase().split(' ') }))
  .sort((a, b) => b.name.length - a.name.length)
const groups = ['i', 'ii', 'iii', 'iv'] as const
const numbers: readonly string[] = [
  'satu',
  'dua',
  'tiga',
  'empat',
  'lima',
  'enam',
  'tujuh',
  'delapan',
  'sembilan',
  'sepuluh',
]
const romans: readonly string[] = pppkGrades.map((grade) => grade.toLowerCase())

/** Of these, "4a" is a house, a class or a part. */
const noRank =
  /^(?:jalan|jl|jln|nomor|no|nomer|blok|gang|gg|rt|rw|kelas|kls|lantai|kamar|gedung|tahap|gelombang|pasal|ayat|bab|lampiran|angka|butir|huruf|eselon|tipe|shift)$/
const says = /^(?:golongan|gol|pangkat|ruang|golru)$/
const aims =
  /^(?:ke|kalau|jadi|menjadi|bisa|dapat|sampai|mencapai|capai|masuk|raih|meraih|menuju|mau|ingin|target|naik|syarat|kapan|boleh|untuk|buat)$/
/** What may stand beside "penata" or "pembina" alone, which are words of posts too. */
const after =
  /^(?:kapan|syarat|saya|belum|sudah|bisa|apa|apakah|bagaimana|berapa|kok|ya|tidak|kurang|harus|perlu|itu|dari|dan|atau|masih|sejak|terus|lalu|tahun|di)$/

/** `words` normalised, in the order of the text. */
export function ranksIn(words: readonly string[]): RankIn[] {
  const isPppk = words.some((word) => /^(?:pppk|p3k)$/.test(word))
  const found: RankIn[] = []
  for (let at = 0; at < words.length; ) {
    const rank = roomAt(words, at) ?? namedAt(words, at) ?? pppkAt(words, at, isPppk)
    if (rank) found.push(rank)
    at = rank ? (rank.used.at(-1) ?? at) + 1 : at + 1
  }
  return found
}

/** The golongan that is aimed at, not the one that is held: "saya iii/c, kapan naik ke iii/d". Null where none is. */
export function rankWanted(ranks: readonly RankIn[], words: readonly string[]): RankIn | null {
  const aimed = ranks.filter(({ used }) => {
    let before = (used[0] ?? 0) - 1
    while (says.test(words[before] ?? '') && words[before - 1] !== 'kenaikan') before--
    return aims.test(words[before] ?? '') || (words[before] === 'pangkat' && words[before - 1] === 'kenaikan')
  })
  return aimed.sort((a, b) => gradeOrder(b.grade) - gradeOrder(a.grade))[0] ?? null
}

function roomAt(words: readonly string[], at: number): RankIn | null {
  const [, group = '', room = ''] = /^(i{1,3}|iv|[1-4])\/([a-e])$/.exec(words[at] ?? '') ?? []
  if (group === '' || noRank.test(words[at - 1] ?? '') || /^(?:jalan|jl|jln)$/.test(words[at - 2] ?? '')) return null
  const roman = /\d/.test(group) ? groups[Number(group) - 1] : group
  const grade = `${roman?.toUpperCase()}/${room}`
  return isPnsGrade(grade) ? { grade, used: [at] } : null
}

function namedAt(words: readonly string[], at: number): RankIn | null {
  for (const { grade, name } of pangkat) {
    const until = at + name.length
    if (!name.every((part, place) => isPart(part, words[at + place] ?? ''))) continue
    if (name.length === 1 && !isAlone(words, at)) continue
    const used = name.map((_, place) => at + place)
    // "penata (III/c)" says one thing twice.
    return roomAt(words, until)?.grade === grade ? { grade, used: [...used, until] } : { grade, used }
  }
  return null
}

/** "tk I" is "tk saya" once normalised: there "i" is English. */
function isPart(part: string, word: string): boolean {
  if (part === 'tingkat') return /^(?:tingkat|tk|tkt|tingkt)$/.test(word)
  return part === 'i' ? /^(?:i|1|satu|saya)$/.test(word) : part === word
}

/** "jadi pembina" is a rank, "pembina pramuka" and "penata ruang" are none. */
function isAlone(words: readonly string[], at: number): boolean {
  const [before = '', next = ''] = [words[at - 1], words[at + 1]]
  const isSaid = says.test(before) || /^(?:ke|jadi|menjadi|naik|sampai)$/.test(before)
  return isSaid && (next === '' || after.test(next) || roomAt(words, at + 1) !== null)
}

/** Without "golongan" only what is nothing else: "ix", never "v"; without a room up to iv only where PPPK are spoken of. */
function pppkAt(words: readonly string[], at: number, isPppk: boolean): RankIn | null {
  const word = words[at] ?? ''
  const isSaid = says.test(words[at - 1] ?? '')
  const isUnit = /^(?:tahun|bulan|hari|jp|jam|orang|kali)$/.test(words[at + 1] ?? '')
  const place = isSaid && !isUnit ? placeOf(word) : /^(?:vi{1,3}|ix|xi{1,3})$/.test(word) ? romans.indexOf(word) : -1
  if (noRank.test(words[at - 1] ?? '') || (place < 4 && !isPppk)) return null
  const grade = pppkGrades[place]
  return grade === undefined ? null : { grade, used: [at] }
}

function placeOf(word: string): number {
  if (/^\d{1,2}$/.test(word)) return Number(word) - 1
  const number = numbers.indexOf(word)
  return number === -1 ? romans.indexOf(word) : number
}

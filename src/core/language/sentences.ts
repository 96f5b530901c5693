/** A message falls into sentences, and a sentence with several requests into its parts. */
import type { Word } from './words.ts'

/** A full stop after these ends no sentence. */
const clipped =
  /(?:^|\s)(?:no|nmr|sdr|sdri|bpk|bu|ibu|pak|hj|ny|tn|prof|tgl|gol|bp|dr|drs|ir|kec|kel|a\.n|an|s\.d|dll|yth|st|jl|th|thn)$/i

/** Cut at question marks, line ends and full stops; at most 12, the last ones of a longer text (questions stand last). */
export function sentencesOf(text: string): { text: string; isQuestion: boolean }[] {
  const sentences: { text: string; isQuestion: boolean }[] = []
  let kept = ''
  for (const part of text.split(/([?!;\n\r]+|\.{2,}|…|\.(?=\s|$))/)) {
    const isMark = /^(?:[?!;\n\r]+|\.{2,}|…|\.)$/.test(part)
    if (!isMark) {
      kept += part
      continue
    }
    if (part === '.' && clipped.test(kept)) {
      kept += '. '
      continue
    }
    if (/[\p{L}\p{N}]/u.test(kept)) sentences.push({ text: kept, isQuestion: part.includes('?') })
    kept = ''
  }
  if (/[\p{L}\p{N}]/u.test(kept)) sentences.push({ text: kept, isQuestion: false })
  return sentences.slice(-12)
}

const conjunctions = new Set(
  'dan n sama sm ama trus trs terus tros lalu sekalian skalian skln plus serta beserta and also njur banjur trus2 kaliyan kalih karo lan ambek tambah sekaligus kemudian lajeng dilanjut'.split(
    ' ',
  ),
)
/** "habis itu", "bar kuwi": after this comes another matter. */
const afterwards = /^(?:habis|abis|abs|bis|setelah|sesudah|sehabis|bar|rampung|after)$/
const that = /^(?:itu|tu|kuwi|niku|iku|gitu|that)$/
/** "satu golongan saya apa, dua jabatan saya apa" */
const counted: readonly RegExp[] = [
  /^(?:satu|pertama|kesatu|1|first)$/,
  /^(?:dua|kedua|keduanya|2|second)$/,
  /^(?:tiga|ketiga|3|third)$/,
]

export interface Part {
  readonly words: readonly Word[]
  /** What stands before it: nothing, a comma, or a word that joins. */
  readonly joinedBy: 'none' | 'comma' | 'word'
}

/** Parts between conjunctions, commas and counted places; one part when there are none, or too many to be requests. */
export function partsOf(words: readonly Word[]): Part[] {
  const parts: { words: Word[]; joinedBy: Part['joinedBy'] }[] = [{ words: [], joinedBy: 'none' }]
  const cut = (joinedBy: Part['joinedBy']) => {
    const last = parts.at(-1)
    if (last && last.words.length > 0) parts.push({ words: [], joinedBy })
    else if (last && parts.length > 1) last.joinedBy = joinedBy === 'word' ? 'word' : last.joinedBy
  }
  let count = 0
  for (let at = 0; at < words.length; at++) {
    const word = words[at] as Word
    const [before, next] = [words[at - 1]?.text ?? '', words[at + 1]?.text ?? '']
    const isPlace = counted[count]?.test(word.text) === true && isCounting(words, at, count)
    if (isPlace) {
      count++
      cut('word')
      continue
    }
    if (afterwards.test(word.text) && that.test(next) && at > 0) {
      cut('word')
      at++
      continue
    }
    // "pada bulan yang sama" joins nothing.
    if (conjunctions.has(word.text) && !/^(?:yang|yg|sing|ingkang)$/.test(before)) {
      cut('word')
      continue
    }
    parts.at(-1)?.words.push(word)
    if (word.hasCommaAfter) cut('comma')
  }
  const said = parts.filter((part) => part.words.length > 0)
  return said.length <= 6 ? said : [{ words, joinedBy: 'none' }]
}

/** The first place opens the sentence and a second one follows; "tanggal dua" and "triwulan dua" are none. */
function isCounting(words: readonly Word[], at: number, count: number): boolean {
  if (
    /^(?:tanggal|tgl|triwulan|tw|semester|tahun|bulan|ke|nomor|no|yang|golongan|gol)$/.test(words[at - 1]?.text ?? '')
  )
    return false
  if (/^(?:hari|bulan|tahun|minggu|jam|kali|orang|puluh|belas|ratus|ribu|hal|jp|dina)$/.test(words[at + 1]?.text ?? ''))
    return false
  if (count > 0) return at < words.length - 1
  return at <= 1 && words.slice(at + 2).some((word, after) => counted[1]?.test(word.text) === true && after >= 0)
}

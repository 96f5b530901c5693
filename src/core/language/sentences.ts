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
  'dan n sama trus terus lalu sekalian plus serta beserta and njur banjur kaliyan lan tambah sekaligus kemudian lajeng'.split(
    ' ',
  ),
)

/** Parts between conjunctions and commas; one part when there are none, or too many to be requests. */
export function partsOf(words: readonly Word[]): Word[][] {
  const parts: Word[][] = [[]]
  for (const word of words) {
    if (conjunctions.has(word.text)) {
      parts.push([])
      continue
    }
    parts.at(-1)?.push(word)
    if (word.hasCommaAfter) parts.push([])
  }
  const said = parts.filter((part) => part.length > 0)
  return said.length <= 6 ? said : [[...words]]
}

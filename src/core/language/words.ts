/** Text as typed becomes words, and knows about each what writing said beside its letters. */

import { nameOfMonth } from './months.ts'

export interface Word {
  /** Lower case, Latin letters and digits; a rank keeps its stroke ("iii/b"). */
  readonly text: string
  /** Written with a first capital, and not all in capitals. */
  readonly isCapital: boolean
  readonly hasCommaAfter: boolean
}

/** A sentence longer than this is no question. */
const limitWords = 120

export function wordsOf(text: string): Word[] {
  const words: Word[] = []
  const cleaned = text
    .normalize('NFKC')
    .replace(/<[^<>]{0,80}>/g, ' ')
    .replace(/['’‘`´]/g, '')
  for (const match of cleaned.matchAll(/([\p{L}\p{N}]+(?:[/.-][\p{L}\p{N}]+)*)(\s*[,&+])?/gu)) {
    const raw = match[1] ?? ''
    const parts = splitJoined(raw)
    for (const [index, part] of parts.entries()) {
      words.push({
        text: part.toLowerCase(),
        isCapital: /^\p{Lu}[\p{Ll}]/u.test(part),
        hasCommaAfter: index === parts.length - 1 && match[2] !== undefined,
      })
    }
    if (words.length >= limitWords) break
  }
  return joinRanks(words)
}

/** "ii/d" and "e-kinerja" stay whole, "pangkat/golongan", "jan-mar" and "kp.nya" fall apart, "kira2" is said twice. */
function splitJoined(raw: string): string[] {
  if (/^(?:i{1,3}|iv|[1-4])[/.-][a-e]$/i.test(raw)) return [raw.replace(/[.-]/, '/')]
  if (/^(?:i{1,3}|iv|[1-4])[a-e]$/i.test(raw) && !/^id$/i.test(raw)) return [`${raw.slice(0, -1)}/${raw.slice(-1)}`]
  if (/^e-\p{L}/iu.test(raw)) return [raw.replace('-', '')]
  if (/^s[./]d$/i.test(raw)) return ['sd']
  const day = /^(\d{1,2})\/(\d{1,2})$/.exec(raw)
  // "24/7" is always, and "1/2" a half.
  if (day && Number(day[1]) <= 31 && !/^(?:24\/7|1\/2)$/.test(raw)) {
    const month = nameOfMonth(Number(day[2]))
    if (month !== undefined) return [day[1] ?? '', month]
  }
  const quarter = /^(tw|triwulan|q)([1-4]|i{1,3}|iv)$/i.exec(raw)
  if (quarter) return [/^q$/i.test(quarter[1] ?? '') ? 'tw' : (quarter[1] ?? ''), quarter[2] ?? '']
  const twice = /^(\p{L}{2,})2(\p{L}*)$/u.exec(raw)
  if (twice && !/^tw$|^q$/i.test(twice[1] ?? '')) return [twice[1] ?? '', `${twice[1]}${twice[2]}`]
  return raw.split(/[/.-]/).filter((part) => part !== '')
}

/** "iii b", "gol 3 a": the rank is one word. */
function joinRanks(words: readonly Word[]): Word[] {
  const joined: Word[] = []
  for (const word of words) {
    const previous = joined.at(-1)
    const before = joined.at(-2)?.text ?? ''
    const isLetter = /^[a-e]$/.test(word.text)
    const isRoman = /^(?:ii|iii|iv)$/.test(previous?.text ?? '')
    const isDigit = /^[1-4]$/.test(previous?.text ?? '') && /^(?:gol|golongan|pangkat|ke)$/.test(before)
    if (previous && isLetter && (isRoman || isDigit)) {
      joined[joined.length - 1] = { ...word, text: `${previous.text}/${word.text}` }
    } else joined.push(word)
  }
  return joined
}

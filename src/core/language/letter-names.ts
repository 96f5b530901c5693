/** Letters that were said and written down by ear: "es ka pe" is "skp", "pe tiga ka" is "p3k", "golongan tiga de" is "iii/d". */

const letters: ReadonlyMap<string, string> = new Map(
  Object.entries({
    a: 'a',
    be: 'b',
    bi: 'b',
    ce: 'c',
    de: 'd',
    di: 'd',
    e: 'e',
    ef: 'f',
    ge: 'g',
    gi: 'g',
    ha: 'h',
    i: 'i',
    je: 'j',
    jei: 'j',
    ka: 'k',
    ke: 'k',
    kei: 'k',
    el: 'l',
    em: 'm',
    en: 'n',
    o: 'o',
    pe: 'p',
    pi: 'p',
    ki: 'q',
    er: 'r',
    es: 's',
    te: 't',
    ti: 't',
    u: 'u',
    ve: 'v',
    fe: 'v',
    we: 'w',
    eks: 'x',
    ye: 'y',
    zet: 'z',
    tiga: '3',
    dua: '2',
  }),
)
/** So many letters make the longest abbreviation ("bkpsdm", "siasn"). */
const longest = 6
const grades: ReadonlyMap<string, string> = new Map(
  Object.entries({
    satu: 'i',
    siji: 'i',
    '1': 'i',
    i: 'i',
    dua: 'ii',
    loro: 'ii',
    '2': 'ii',
    ii: 'ii',
    tiga: 'iii',
    telu: 'iii',
    '3': 'iii',
    iii: 'iii',
    empat: 'iv',
    papat: 'iv',
    '4': 'iv',
    iv: 'iv',
  }),
)
const rooms: ReadonlyMap<string, string> = new Map(
  Object.entries({ a: 'a', be: 'b', b: 'b', ce: 'c', c: 'c', de: 'd', d: 'd', e: 'e' }),
)

/** `isTerm` tells the abbreviations that are known; other runs of such words stay as they are. */
export function withLettersJoined(words: readonly string[], isTerm: (word: string) => boolean): string[] {
  const joined: string[] = []
  for (let at = 0; at < words.length; ) {
    const rank = rankAt(words, at)
    if (rank) {
      joined.push(rank)
      at += 2
      continue
    }
    const width = widthAt(words, at, isTerm)
    joined.push(width === 0 ? (words[at] ?? '') : spelt(words, at, width))
    at += Math.max(width, 1)
  }
  return joined
}

const isLetter = (word: string): boolean => letters.has(word) || /^[a-z]$/.test(word)

function widthAt(words: readonly string[], at: number, isTerm: (word: string) => boolean): number {
  if (!isLetter(words[at] ?? '') || !isLetter(words[at + 1] ?? '')) return 0
  for (let width = Math.min(longest, words.length - at); width >= 2; width--) {
    const run = words.slice(at, at + width)
    // Single letters ("k g b") and their names, but no run of plain words ("di ke", "tiga dua").
    const isRun = run.every(isLetter)
    const isSaid = run.filter((word) => !/^(?:di|ke|ki|tiga|dua|i|a|e)$/.test(word)).length >= 2
    if (isRun && isSaid && isTerm(spelt(words, at, width))) return width
  }
  return 0
}

const spelt = (words: readonly string[], at: number, width: number): string =>
  words
    .slice(at, at + width)
    .map((word) => letters.get(word) ?? word)
    .join('')

/** "tiga be" anywhere, "tiga a" only where a rank is spoken of. */
function rankAt(words: readonly string[], at: number): string | null {
  const grade = grades.get(words[at] ?? '')
  const room = rooms.get(words[at + 1] ?? '')
  if (!grade || !room) return null
  const isSaid = /^(?:be|ce|de|b|c|d)$/.test(words[at + 1] ?? '')
  const isAfterRank = /^(?:gol|golongan|golonganku|golongane|pangkat|ruang|gol\.)$/.test(words[at - 1] ?? '')
  return (isSaid && words[at + 2] !== 'ka') || isAfterRank ? `${grade}/${room}` : null
}

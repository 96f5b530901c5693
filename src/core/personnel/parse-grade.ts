/** Reads a golongan as people write it: `3a`, `III a`, `gol. 3/a`, `golongan tiga a`, `Penata Muda`, `IX`. */
import { isPnsGrade, pangkatName } from './grades.ts'
import { type Grade, type PnsGrade, pnsGrades, pppkGrades } from './record.ts'

const words = ['satu', 'dua', 'tiga', 'empat', 'lima', 'enam', 'tujuh', 'delapan', 'sembilan', 'sepuluh'] as const
const romans: readonly string[] = pppkGrades.map((grade) => grade.toLowerCase())

const prefix = /^(?:(?:golongan|gol)(?:\s*ruang)?|pangkat|pns|pppk|p3k)\b[\s.:]*/
const separators = /[\s./\\,-]+/g

/**
 * Null when the whole text is not a golongan. A number without a room is a PPPK golongan (`golongan 9`), but a bare
 * `9` is not read as one: it is more often an answer to a numbered list.
 */
export function parseGrade(text: string): Grade | null {
  const full = text.normalize('NFKC').toLowerCase().trim()
  let rest = full
  while (prefix.test(rest)) rest = rest.replace(prefix, '')
  const hasPrefix = rest !== full
  const named = byPangkat(rest)
  if (named) return named
  const compact = rest.replace(separators, '')
  const pns = /^(iv|iii|ii|i|[1-4]|satu|dua|tiga|empat)([a-e])$/.exec(compact)
  if (pns) {
    const grade = `${toRoman(pns[1] ?? '')}/${pns[2]}`
    return isPnsGrade(grade) ? grade : null
  }
  if (/^\d+$/.test(compact) && !hasPrefix) return null
  return pppkGrades[romans.indexOf(toRoman(compact).toLowerCase())] ?? null
}

function byPangkat(text: string): PnsGrade | null {
  const name = text
    .replace(/\(.*\)$/, '')
    .replace(/\btk\b\.?/g, 'tingkat')
    .replace(/\btingkat\.?\s*(?:1|satu)\b/g, 'tingkat i')
    .replace(/\s+/g, ' ')
    .trim()
  return pnsGrades.find((grade) => pangkatName(grade).toLowerCase() === name) ?? null
}

/** `3`, `tiga` and `iii` all give `III`; anything else comes back as it was, in capitals. */
function toRoman(part: string): string {
  const number = /^\d+$/.test(part) ? Number(part) : words.indexOf(part as (typeof words)[number]) + 1
  return pppkGrades[number - 1] ?? part.toUpperCase()
}

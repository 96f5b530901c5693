/** Reads a golongan in a cell: as people write it, or as SIASN's number (`33` is III/c). */
import { parseGrade } from '#core/personnel/parse-grade.ts'
import { pppkGrades } from '#core/personnel/record.ts'

const rooms = 'abcde'

/**
 * In a column of codes (`golonganId`) 11 to 45 are ranks of PNS. Elsewhere a bare number up to 10 is a golongan of PPPK,
 * 21 to 45 a code; 11 to 17 may be either, and are refused.
 */
export function readGrade(text: string, header: string): string | null {
  const number = /^0*(\d{1,2})(?:[.,]0+)?$/.exec(text.trim())
  if (!number) return parseGrade(text)
  const code = Number(number[1])
  const isCode = header.endsWith('id') || header.startsWith('kode')
  if (!isCode && code <= 10) return pppkGrades[code - 1] ?? null
  if (!isCode && code <= 17) return null
  const room = rooms[(code % 10) - 1]
  return code > 10 && room ? parseGrade(`${Math.floor(code / 10)}${room}`) : null
}

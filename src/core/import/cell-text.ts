/** The text of a cell without the junk that spreadsheets and exports leave around it. */
import type { Cell } from './cell.ts'

const plain = /^[\x21-\x7e](?:[\x20-\x7e]*[\x21-\x7e])?$/
// biome-ignore lint/suspicious/noControlCharactersInRegex: removing them is the purpose
const invisible = /[\u0000-\u0008\u000e-\u001f\u007f-\u009f\u00ad\u200b-\u200f\u2060\ufeff]/g
const spaces = /[\s\u00a0]+/g

/** What exports write for nothing. */
const nothing = new Set([
  '',
  'null',
  '(null)',
  'n/a',
  'nil',
  'none',
  'undefined',
  '(blank)',
  '-',
  '--',
  '---',
  '\u2013',
  '\u2014',
  '0001-01-01',
  '01-01-0001',
  '00-00-0000',
  '0000-00-00',
  '00/00/0000',
  '0001-01-01 00:00:00',
  '0000-00-00 00:00:00',
  '0001-01-01t00:00:00',
  '0001-01-01t00:00:00z',
])

/**
 * Cleaned text; null where the cell says nothing. Numbers are written out, dates as dd-MM-yyyy. The leading apostrophe by
 * which people force text in Excel is taken off. A failed formula is the caller's to notice.
 */
export function cellText(cell: Cell | undefined): string | null {
  if (typeof cell === 'string') return cleanCellText(cell)
  if (cell === null || cell === undefined) return null
  // Digits past the fifteenth are made up: written out they would pass for a real NIP when the row is sent in again.
  if (typeof cell === 'number') return Math.abs(cell) >= 1e15 ? cell.toExponential(5) : String(cell)
  if (typeof cell === 'boolean') return cell ? 'ya' : 'tidak'
  if ('error' in cell) return null
  return `${twoDigits(cell.day)}-${twoDigits(cell.month)}-${String(cell.year).padStart(4, '0')}`
}

function cleanCellText(raw: string): string | null {
  let text = raw
  if (!plain.test(text) || text.includes('  ')) {
    text = text.toWellFormed().normalize('NFKC').replace(invisible, '').replace(spaces, ' ').trim()
  }
  while (text.startsWith("'") || text.startsWith('`') || text.startsWith('\u2018') || text.startsWith('\u2019')) {
    text = text.slice(1).trimStart()
  }
  if (text.length <= 20 && nothing.has(text.toLowerCase())) return null
  return text
}

const twoDigits = (number: number): string => (number < 10 ? `0${number}` : String(number))

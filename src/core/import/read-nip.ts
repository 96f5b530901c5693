/** Reads a NIP or NI PPPK of a cell; a number cell has already lost its last digits and is never guessed at. */
import { parseNip } from '../personnel/nip.ts'
import type { Cell } from './cell.ts'
import type { CellFault } from './cell-fault.ts'
import { daysInMonth } from './days-in-month.ts'

const asNumber: CellFault = {
  code: 'nip_as_number',
  message: 'NIP dibaca Excel sebagai angka sehingga digit terakhirnya hilang.',
  remedy:
    'Ubah format kolom NIP menjadi Teks, lalu isi ulang NIP dari sumbernya; digit yang hilang tidak bisa dikembalikan.',
}

const legacy: CellFault = {
  code: 'nip_invalid',
  message: 'Ini NIP lama 9 digit, seharusnya NIP 18 digit.',
  remedy: 'Isi NIP 18 digit; NIP lama hanya untuk kolom NIP Lama.',
}

const scientific = /^\d(?:[.,]\d+)?\s*e\s*\+?\s*\d+$/i
const prefix = /^(?:nip|ni\s?pppk|nippppk|nipppk)\b[\s.:]*/i

/** `text` is the cell cleaned, for what the cell says. */
export function readNip(cell: Cell, text: string): string | CellFault {
  if (typeof cell === 'string' && /^\d{18}$/.test(cell) && isPlain(cell)) return cell
  if (scientific.test(text) || (typeof cell === 'number' && (cell >= 1e15 || !Number.isInteger(cell)))) return asNumber
  const parsed = parseNip(text.replace(prefix, ''))
  if (!parsed.ok) {
    return { code: 'nip_invalid', message: parsed.message, remedy: 'Cocokkan NIP dengan SK atau SIASN, lalu perbaiki.' }
  }
  return parsed.kind === 'legacy' ? legacy : parsed.digits
}

/** The same as parseNip says, without making dates: most cells are plain and right. */
function isPlain(digits: string): boolean {
  const [year, month, day] = [Number(digits.slice(0, 4)), Number(digits.slice(4, 6)), Number(digits.slice(6, 8))]
  const sex = digits[14]
  return (
    day > 0 &&
    day <= daysInMonth(year, month) &&
    digits.slice(12, 14) !== '00' &&
    (sex === '1' || sex === '2') &&
    digits.slice(15) !== '000'
  )
}

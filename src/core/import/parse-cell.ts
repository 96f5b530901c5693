/** Turns the cell of a field into its value, or says what is wrong with it. */
import type { Cell } from './cell.ts'
import type { CellFault } from './cell-fault.ts'
import { quoted } from './cell-fault.ts'
import { cellText } from './cell-text.ts'
import type { DateOrder } from './date-order.ts'
import { isoDate } from './iso-date.ts'
import { readBoolean } from './read-boolean.ts'
import { readDate, readDateNumber } from './read-date.ts'
import { readNip } from './read-nip.ts'
import { readDecimal, readInteger, readTime } from './read-number.ts'
import { readValue } from './read-value.ts'
import type { FieldSpec } from './record-kind.ts'
import type { StagedValue } from './staged-row.ts'

export interface CellContext {
  readonly order: DateOrder
  /** Plain key of the column's header. */
  readonly header: string
}

const formulaError = /^#(?:N\/A|REF!|VALUE!|NAME\?|DIV\/0!|NUM!|NULL!|SPILL!|CALC!|BUSY!)$/i

/** Null for an empty cell, whether or not the field is required. */
export function parseCell(field: FieldSpec, cell: Cell | undefined, context: CellContext): StagedValue | CellFault {
  if (cell === null || cell === undefined || cell === '') return null
  if (typeof cell === 'object' && 'error' in cell) return failedFormula(cell.error)
  const text = cellText(cell)
  if (text === null) return null
  if (text.startsWith('#') && formulaError.test(text)) return failedFormula(text)
  const value = read(field, cell, text, context)
  if (typeof value === 'number' && field.limits && (value < field.limits.min || value > field.limits.max)) {
    if (field.isLenient) return null
    return {
      code: 'value_out_of_range',
      message: `${field.label} ${value} di luar batas ${field.limits.min} sampai ${field.limits.max}.`,
      remedy: `Periksa ${field.label} pada baris ini.`,
    }
  }
  return value
}

function read(field: FieldSpec, cell: Cell, text: string, context: CellContext): StagedValue | CellFault {
  switch (field.type) {
    case 'nip':
      return lenient(field, readNip(cell, text))
    case 'text':
      return readText(field, cell, text)
    case 'date':
      if (typeof cell === 'object' && cell !== null && 'year' in cell) {
        return isoDate(cell.year, cell.month, cell.day) ?? readDate(text, reading(field, context))
      }
      if (typeof cell === 'number') return lenient(field, readDateNumber(cell, reading(field, context)))
      return lenient(field, readDate(text, reading(field, context)))
    case 'integer':
      return lenient(field, readInteger(cell, text))
    case 'decimal':
      return lenient(field, readDecimal(cell, text))
    case 'time':
      return readTime(cell, text)
    case 'boolean': {
      if (typeof cell === 'boolean') return cell
      return (
        readBoolean(text) ?? {
          code: 'value_unknown',
          message: `${quoted(text)} tidak terbaca sebagai ya atau tidak.`,
          remedy: 'Isi Ya atau Tidak.',
        }
      )
    }
    case 'enum':
      return lenient(field, readValue(field, text, context.header))
    case 'list':
      return readList(field, text, context)
  }
}

const reading = (field: FieldSpec, { order }: CellContext) => ({ order, dayOfYear: field.dayOfYear })

/** A NIP as a number has lost digits wherever it stands: the column must be mended, so that is always said. */
function lenient<T>(field: FieldSpec, value: T | CellFault): T | CellFault | null {
  if (!field.isLenient || typeof value !== 'object' || value === null || !('code' in value)) return value
  return value.code === 'nip_as_number' ? value : null
}

function readText(field: FieldSpec, cell: Cell, text: string): string | CellFault {
  if (typeof cell === 'number' && Math.abs(cell) >= 1e15) {
    return {
      code: 'number_invalid',
      message: `${field.label} dibaca Excel sebagai angka sehingga digit terakhirnya hilang.`,
      remedy: `Ubah format kolom ${field.label} menjadi Teks, lalu isi ulang dari sumbernya.`,
    }
  }
  return tooLong(field, text) ?? text
}

function readList(field: FieldSpec, text: string, context: CellContext): readonly string[] | CellFault {
  const entries: string[] = []
  for (const part of text.split(field.values ? /[;,\n|]/ : /[;\n|]/)) {
    const entry = part.trim()
    if (entry === '') continue
    const value = field.values ? readValue(field, entry, context.header) : (tooLong(field, entry) ?? entry)
    if (typeof value !== 'string') return value
    entries.push(value)
  }
  return entries
}

function tooLong(field: FieldSpec, text: string): CellFault | null {
  const limit = field.maxLength
  if (limit === undefined || text.length <= limit) return null
  return {
    code: 'value_too_long',
    message: `${field.label} berisi ${text.length} huruf, paling banyak ${limit}.`,
    remedy: `Singkat isi ${field.label}, atau periksa apakah isinya salah kolom.`,
  }
}

function failedFormula(error: string): CellFault {
  return {
    code: 'cell_error',
    message: `Sel berisi galat rumus ${quoted(error)}.`,
    remedy: 'Perbaiki rumusnya, atau tempel isinya sebagai nilai (Paste Special, Values).',
  }
}

/** Reads whole numbers, decimals and clock times of cells, with the units and separators that people write. */
import type { Cell } from './cell.ts'
import type { CellFault } from './cell-fault.ts'
import { quoted } from './cell-fault.ts'

const unit = '(?:jp|jam|tahun|thn|th|bulan|bln|hari|orang|kursi|poin|%)?\\.?'
const whole = new RegExp(`^([+-]?(?:\\d{1,3}(?:[.,]\\d{3})+|\\d+))(?:[.,]0{1,2})?\\s*${unit}$`, 'i')
const decimal = new RegExp(`^([+-]?[\\d.,]*\\d)\\s*${unit}$`, 'i')
const clock = /^(?:pukul\s*)?(\d{1,2})[:.](\d{2})(?:[:.]\d{2})?\s*(?:wib)?$/i

const notNumber = (text: string): CellFault => ({
  code: 'number_invalid',
  message: `${quoted(text)} tidak terbaca sebagai bilangan bulat.`,
  remedy: 'Isi dengan angka saja, misalnya 20.',
})

export function readInteger(cell: Cell, text: string): number | CellFault {
  if (typeof cell === 'number') return Number.isSafeInteger(cell) ? cell : notNumber(text)
  const found = typeof cell === 'string' ? whole.exec(text) : null
  const digits = found?.[1]?.replace(/[.,]/g, '')
  const number = digits === undefined ? Number.NaN : Number(digits)
  return Number.isSafeInteger(number) ? number : notNumber(text)
}

/** Comma or point; with both, the last one is the decimal sign. At most three decimals are kept. */
export function readDecimal(cell: Cell, text: string): number | CellFault {
  const number = typeof cell === 'number' ? cell : decimalOf(typeof cell === 'string' ? text : '')
  if (Number.isFinite(number) && Math.abs(number) < 1e9) return Math.round(number * 1000) / 1000
  return {
    code: 'number_invalid',
    message: `${quoted(text)} tidak terbaca sebagai angka.`,
    remedy: 'Isi dengan angka, misalnya 87,5.',
  }
}

function decimalOf(text: string): number {
  const found = decimal.exec(text)?.[1]
  if (found === undefined) return Number.NaN
  const [comma, point] = [found.lastIndexOf(','), found.lastIndexOf('.')]
  const thousands = comma > point ? /\./g : /,/g
  const isGrouped = comma >= 0 && point >= 0
  const plain = isGrouped ? found.replace(thousands, '') : found
  return /^[+-]?\d*[.,]?\d+$/.test(plain) ? Number(plain.replace(',', '.')) : Number.NaN
}

/** `HH:MM`. A number is Excel's fraction of a day. */
export function readTime(cell: Cell, text: string): string | CellFault {
  let [hours, minutes] = [Number.NaN, 0]
  if (typeof cell === 'number' && cell >= 0 && cell < 1) {
    const all = Math.round(cell * 1440)
    ;[hours, minutes] = [Math.floor(all / 60), all % 60]
  } else {
    const found = clock.exec(text)
    if (found) [hours, minutes] = [Number(found[1]), Number(found[2])]
  }
  if (hours >= 0 && hours < 24 && minutes < 60) return `${pad(hours)}:${pad(minutes)}`
  return {
    code: 'value_unknown',
    message: `${quoted(text)} tidak terbaca sebagai jam.`,
    remedy: 'Tulis jam seperti 08:00.',
  }
}

const pad = (number: number): string => String(number).padStart(2, '0')

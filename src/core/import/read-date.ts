/** Reads a date as files write it, to ISO text; the order of day and month is the column's. */
import { monthOf } from '../language/months.ts'
import type { CellFault } from './cell-fault.ts'
import { quoted } from './cell-fault.ts'
import { type DateOrder, numericDate } from './date-order.ts'
import { daysInMonth } from './days-in-month.ts'
import { isoDate } from './iso-date.ts'

const iso =
  /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[T ](\d{1,2})[:.](\d{2})(?:[:.]\d{2}(?:[.,]\d+)?)?\s?(Z|[+-]\d{2}:?\d{2})?)?$/i
const afterDate = /^(?:[T ,]*\d{1,2}[:.]\d{2}(?:[:.]\d{2}(?:[.,]\d+)?)?\s?(?:am|pm|wib)?)?$/i
const worded =
  /^(?:(?:senin|selasa|rabu|kamis|jumat|jum'at|sabtu|minggu|ahad)\s*,?\s*)?(\d{1,2})[\s./-]*([a-z]+)[\s.,/-]*(\d{4})$/i
const compact = /^(\d{4})(\d{2})(\d{2})$/

/** Serial numbers of Excel's 1900 calendar for 1930 to 2100; outside they are more likely something else. */
const firstSerial = 10_959
const lastSerial = 73_415

export interface DateReading {
  readonly order: DateOrder
  readonly dayOfYear?: string | undefined
}

/** Text is cleaned already. */
export function readDate(text: string, { order, dayOfYear }: DateReading): string | CellFault {
  const numeric = numericDate.exec(text)
  if (numeric && afterDate.test(text.slice(numeric[0].length))) return inOrder(text, numeric, order)
  const full = iso.exec(text)
  if (full) return fromIso(full) ?? impossible(text)
  const words = worded.exec(text)
  if (words) {
    const month = monthOf((words[2] ?? '').toLowerCase())
    if (month !== undefined) return isoDate(Number(words[3]), month, Number(words[1])) ?? impossible(text)
  }
  if (/^\d{4}$/.test(text) && dayOfYear !== undefined) {
    return isoDate(Number(text), Number(dayOfYear.slice(1, 3)), Number(dayOfYear.slice(4))) ?? impossible(text)
  }
  const packed = compact.exec(text)
  if (packed) return isoDate(Number(packed[1]), Number(packed[2]), Number(packed[3])) ?? impossible(text)
  return unreadable(text)
}

/** A number in a column without a date format: Excel's day count, or a year where one is enough. */
export function readDateNumber(number: number, reading: DateReading): string | CellFault {
  const day = Math.floor(number)
  if (day >= firstSerial && day <= lastSerial) return fromSerial(day)
  return readDate(String(number), reading)
}

function inOrder(text: string, found: RegExpExecArray, order: DateOrder): string | CellFault {
  const [first, second, year] = [Number(found[1]), Number(found[2]), Number(found[3])]
  const [day, month] = order === 'day_first' ? [first, second] : [second, first]
  const date = isoDate(year, month, day)
  if (date !== null) return date
  if (month > 12 && isoDate(year, day, month) !== null) {
    const [here, there] = order === 'day_first' ? ['bulan', 'hari'] : ['hari', 'bulan']
    return {
      code: 'date_invalid',
      message: `Tanggal ${quoted(text)} menaruh ${here} di depan, sedangkan kolom ini menaruh ${there} di depan.`,
      remedy: 'Samakan urutan tanggal di seluruh kolom, sebaiknya hari-bulan-tahun seperti 29-02-1988.',
    }
  }
  return impossible(text)
}

/** With a zone it is an instant: midnight in Semarang is 17:00 of the day before in UTC. */
function fromIso(found: RegExpExecArray): string | null {
  const [year, month, day] = [Number(found[1]), Number(found[2]), Number(found[3])]
  const date = isoDate(year, month, day)
  const zone = found[6]
  if (date === null || zone === undefined) return date
  const offset =
    zone.toUpperCase() === 'Z' ? 0 : Number(`${zone[0]}1`) * (Number(zone.slice(1, 3)) * 60 + Number(zone.slice(-2)))
  const minutes = Number(found[4]) * 60 + Number(found[5]) - offset + 7 * 60
  if (minutes >= 0 && minutes < 1440) return date
  return shifted(year, month, day, minutes < 0 ? -1 : 1)
}

function shifted(year: number, month: number, day: number, by: 1 | -1): string | null {
  const next = day + by
  if (next > daysInMonth(year, month)) return month === 12 ? isoDate(year + 1, 1, 1) : isoDate(year, month + 1, 1)
  if (next > 0) return isoDate(year, month, next)
  return month === 1 ? isoDate(year - 1, 12, 31) : isoDate(year, month - 1, daysInMonth(year, month - 1))
}

/** Day 60 is the 29 February 1900 that never was, so from March 1900 on the count starts at 30 December 1899. */
function fromSerial(day: number): string {
  const date = new Date(Date.UTC(1899, 11, 30) + day * 86_400_000)
  return date.toISOString().slice(0, 10)
}

function impossible(text: string): CellFault {
  return {
    code: 'date_invalid',
    message: `Tanggal ${quoted(text)} tidak ada di kalender.`,
    remedy: 'Periksa hari, bulan dan tahunnya, lalu tulis seperti 29-02-1988.',
  }
}

function unreadable(text: string): CellFault {
  return {
    code: 'date_invalid',
    message: `${quoted(text)} tidak terbaca sebagai tanggal.`,
    remedy: 'Tulis tanggal dengan tahun empat angka, misalnya 29-02-1988.',
  }
}

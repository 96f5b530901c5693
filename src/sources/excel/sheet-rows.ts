/** Turns the XML of one sheet into rows: each cell as the file means it, blank rows left out. */
import type { Cell, SourceRow } from '#core/import/cell.ts'
import { columnOf } from './column-name.ts'
import { unescapeSigns } from './escape-xml.ts'
import type { XmlHandlers } from './read-xml.ts'
import { serialToDate } from './serial-date.ts'

/** Excel's own limit; a place beyond it would only fill memory with empty cells. */
const columnLimit = 16_384

export function createSheetRows(needs: {
  sheet: string
  strings: readonly string[]
  dateStyles: readonly boolean[]
  readDate: (serial: number) => Temporal.PlainDate | null
  emit: (row: SourceRow) => void
}): XmlHandlers {
  let line = 0
  let column = -1
  let cells: Cell[] = []
  let hasContent = false
  let type = 'n'
  let isDate = false
  let value: string | null = null
  let isValue = false
  let isReadingAid = false

  const add = (cell: Cell) => {
    if (cell === null) return
    if (column >= columnLimit) throw new Error('a cell beyond the last column')
    while (cells.length < column) cells.push(null)
    cells[column] = cell
    hasContent ||= typeof cell !== 'string' || cell.trim() !== ''
  }

  return {
    open(name, attributes) {
      switch (name) {
        case 'c': {
          column = (attributes.r === undefined ? null : columnOf(attributes.r)) ?? column + 1
          type = attributes.t ?? 'n'
          isDate = needs.dateStyles[Number(attributes.s ?? 0)] ?? false
          value = null
          break
        }
        case 'v':
        case 't':
          isValue = !isReadingAid
          value ??= ''
          break
        case 'rPh':
          isReadingAid = true
          break
        case 'row': {
          const place = Number(attributes.r)
          line = Number.isInteger(place) && place > 0 ? place : line + 1
          column = -1
          hasContent = false
          if (cells.length > 0) cells = []
        }
      }
    },
    close(name) {
      switch (name) {
        case 'c':
          if (value !== null) add(cellOf(type, value, isDate, needs))
          break
        case 'v':
        case 't':
          isValue = false
          break
        case 'rPh':
          isReadingAid = false
          break
        case 'row':
          if (hasContent) needs.emit({ sheet: needs.sheet, line, cells })
      }
    },
    text(piece) {
      if (isValue) value += piece
    },
  }
}

function cellOf(
  type: string,
  value: string,
  isDate: boolean,
  needs: { strings: readonly string[]; readDate: (serial: number) => Temporal.PlainDate | null },
): Cell {
  switch (type) {
    case 's': {
      const text = needs.strings[Number(value)]
      if (text === undefined) throw new Error('a shared text that the file does not hold')
      return text || null
    }
    case 'str':
    case 'inlineStr':
      return unescapeSigns(value) || null
    case 'b':
      return value.trim() === '1' || value.trim() === 'true'
    case 'e':
      return { error: value }
    case 'd':
      return isoDate(value) ?? (value || null)
    default: {
      if (value.trim() === '') return null
      const number = Number(value)
      if (Number.isNaN(number)) return value
      return (isDate ? needs.readDate(number) : null) ?? number
    }
  }
}

function isoDate(text: string): Temporal.PlainDate | null {
  const day = /^\d{4}-\d{2}-\d{2}/.exec(text)?.[0]
  try {
    return day === undefined ? null : Temporal.PlainDate.from(day)
  } catch {
    return null
  }
}

/** A column of dates holds few different ones, and making each costs more than looking it up. */
export function createDateReader(is1904: boolean): (serial: number) => Temporal.PlainDate | null {
  const known = new Map<number, Temporal.PlainDate | null>()
  return (serial) => {
    const day = Math.floor(serial)
    let date = known.get(day)
    if (date === undefined) {
      date = serialToDate(day, is1904)
      if (known.size < 100_000) known.set(day, date)
    }
    return date
  }
}

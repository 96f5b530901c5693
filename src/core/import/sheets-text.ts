/** What was read as what where that is not plain, and what was left in the file on purpose or because nobody knows it. */
import { plainKey } from './plain-key.ts'
import type { RecordKindName } from './record-kind.ts'
import { recordKinds } from './record-kinds.ts'

interface SheetSaid {
  readonly name: string
  readonly kinds: readonly RecordKindName[]
  readonly rows: number
  readonly leftOut: string | null
  readonly neverImported: readonly string[]
  readonly unknownHeaders: readonly string[]
  readonly leftOutRows: Readonly<Record<string, number>>
}

const shownHeaders = 6

export function sheetsText(sheets: readonly SheetSaid[]): string {
  return sheets.flatMap(sheetLines).join('\n')
}

function sheetLines({ name, kinds, rows, leftOut, ...rest }: SheetSaid): string[] {
  if (leftOut !== null) return [`${name}: dilewati. ${leftOut}`]
  const [kind] = kinds
  if (kind === undefined) return [`${name}: tidak terbaca`]
  const reasons = Object.entries(rest.leftOutRows)
  const remarks = [
    ...(rest.neverImported.length > 0 ? [`  tidak diimpor: ${rest.neverImported.join(', ')}`] : []),
    ...unknownLine(rest.unknownHeaders),
    ...reasons.map(([why, count]) => `  ${count.toLocaleString('id-ID')} baris dilewati: ${why}`),
  ]
  const isPlain = kinds.length === 1 && recordKinds[kind].sheets.some((sheet) => plainKey(sheet) === plainKey(name))
  if (isPlain && remarks.length === 0) return []
  const labels = kinds.map((each) => recordKinds[each].label).join(', ')
  return [`${name}: ${labels}, ${rows.toLocaleString('id-ID')} baris`, ...remarks]
}

function unknownLine(headers: readonly string[]): string[] {
  if (headers.length === 0) return []
  const more = headers.length > shownHeaders ? ` dan ${headers.length - shownHeaders} lainnya` : ''
  return [`  kolom tidak dikenal: ${headers.slice(0, shownHeaders).join(', ')}${more}`]
}

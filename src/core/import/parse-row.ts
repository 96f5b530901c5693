/** Makes rows of a sheet into values of one kind; every fault of a row is found at once. */
import type { Cell, SourceRow } from './cell.ts'
import { isCellFault } from './cell-fault.ts'
import { cellText } from './cell-text.ts'
import type { DateOrders } from './date-order.ts'
import { headerKeys } from './header-key.ts'
import type { HeaderMatch } from './match-header.ts'
import { type CellContext, parseCell } from './parse-cell.ts'
import type { DraftValues, FieldSpec, RecordKind, RowFault } from './record-kind.ts'
import { missingValue } from './row-fault.ts'
import type { ImportIssue, IssueCode, StagedRow, StagedValue } from './staged-row.ts'

export interface RowReaderNeeds {
  readonly kind: RecordKind
  readonly match: HeaderMatch
  readonly headers: readonly string[]
  readonly orders: DateOrders
  readonly sheetValues: Readonly<Record<string, unknown>>
  /** The row shows a person's present state; what a list with holes leaves out is no fault then. */
  readonly isSnapshot: boolean
}

export type ReadRow =
  | { readonly is: 'row'; readonly row: StagedRow }
  | { readonly is: 'faulty'; readonly issues: readonly ImportIssue[] }
  | { readonly is: 'left_out'; readonly why: string }

interface Plan {
  readonly field: FieldSpec
  readonly columns: readonly number[]
  readonly contexts: readonly CellContext[]
  readonly isHelper: boolean
  readonly initial: StagedValue
  /** Spellings of closed lists that were looked up before. */
  readonly seen: Map<string, ReturnType<typeof parseCell>> | null
}

/** A column of free text in a closed list's place must not fill the memory. */
const seenLimit = 5000

export function createRowReader(needs: RowReaderNeeds): (source: SourceRow) => ReadRow {
  const { kind, match, headers, orders, sheetValues, isSnapshot } = needs
  const plans = [...match.fields, ...match.helpers].map(({ field, columns }, at): Plan => {
    const contexts = columns.map((column) => ({
      order: orders.of(column),
      header: headerKeys(headers[column] ?? '')[0] ?? '',
    }))
    const initial = (sheetValues[field.name] ?? null) as StagedValue
    const seen = field.type === 'enum' ? new Map() : null
    return { field, columns, contexts, isHelper: at >= kind.fields.length, initial, seen }
  })
  const fieldPlans = plans.filter(({ isHelper }) => !isHelper)
  const columnNames = new Set(plans.filter(({ columns }) => columns.length > 0).map(({ field }) => field.name))
  const extraValues = Object.entries(sheetValues).filter(([name]) => !plans.some(({ field }) => field.name === name))
  const absent = fieldPlans.map(({ field }) => field.name).filter((name) => isAbsent(name, needs, columnNames))
  const needed = plans.filter(({ field }) => field.isRequired)

  return (source) => {
    const { cells, sheet, line } = source
    const draft: DraftValues = {}
    for (const [name, value] of extraValues) draft[name] = value as StagedValue
    let faults:
      | (Omit<RowFault, 'code' | 'field'> & { code: IssueCode; field: string | null; column: number })[]
      | null = null
    for (const plan of plans) {
      let value: StagedValue = null
      for (let at = 0; at < plan.columns.length; at++) {
        const column = plan.columns[at] as number
        const cell = cells[column]
        if (cell === null || cell === undefined || cell === '') continue
        const found = readCell(plan, cell, plan.contexts[at] as CellContext)
        if (isCellFault(found)) {
          faults ??= []
          faults.push({ ...found, field: plan.field.name, column })
          break
        }
        value = found
        if (value !== null) break
      }
      draft[plan.field.name] = value ?? plan.initial
    }
    const finished = kind.finish?.(draft, columnNames) ?? []
    if (typeof finished === 'string' && !faults) return { is: 'left_out', why: finished }
    const odd = typeof finished === 'string' ? [] : finished
    const missing = needed.filter(
      ({ field }) => draft[field.name] === null && !faults?.some((fault) => fault.field === field.name),
    )
    if (isSnapshot && missing.length > 0 && !faults) return { is: 'left_out', why: '' }
    if (!faults && odd.length === 0 && missing.length === 0) {
      const values: Record<string, StagedValue> = {}
      for (const { field } of fieldPlans) values[field.name] = draft[field.name] ?? null
      const row: StagedRow = { kind: kind.name, sheet, line, values }
      return {
        is: 'row',
        row: { ...row, ...(absent.length > 0 ? { absent } : {}), ...(isSnapshot ? { isSnapshot } : {}) },
      }
    }
    const cellFaults = faults ?? []
    const all: (Omit<RowFault, 'code'> & { code: IssueCode; column?: number })[] = [
      ...cellFaults,
      ...missing.map(({ field }) => missingValue(field.name, field.label)),
      // What follows from a cell that could not be read is not worth a second line.
      ...odd.filter(
        ({ field }) =>
          !cellFaults.some((fault) => fault.field === field) && !missing.some((plan) => plan.field.name === field),
      ),
    ]
    const original = originalOf(cells)
    const issues = all.map(({ code, field, message, remedy, column }): ImportIssue => {
      const plan = plans.find((candidate) => candidate.field.name === field)
      const at = column ?? plan?.columns[0]
      return {
        code,
        kind: kind.name,
        sheet,
        line,
        header: at === undefined ? null : (headers[at] ?? null),
        message,
        remedy,
        original,
      }
    })
    return { is: 'faulty', issues }
  }

  function originalOf(cells: readonly Cell[]): Record<string, string> {
    const original: Record<string, string> = {}
    for (const { columns } of plans) {
      for (const column of columns) {
        const cell = cells[column]
        const text = typeof cell === 'object' && cell !== null && 'error' in cell ? cell.error : cellText(cell)
        if (text !== null) original[headers[column] ?? ''] = text
      }
    }
    return original
  }
}

function readCell(plan: Plan, cell: Cell, context: CellContext): ReturnType<typeof parseCell> {
  if (!plan.seen || typeof cell !== 'string') return parseCell(plan.field, cell, context)
  const key = `${context.header}\n${cell}`
  const seen = plan.seen.get(key)
  if (seen !== undefined) return seen
  const value = parseCell(plan.field, cell, context)
  if (plan.seen.size < seenLimit) plan.seen.set(key, value)
  return value
}

/** Neither a column, nor the sheet's name, nor other columns say anything about the field. */
function isAbsent(name: string, needs: RowReaderNeeds, columns: ReadonlySet<string>): boolean {
  const { kind, sheetValues } = needs
  return !columns.has(name) && sheetValues[name] === undefined && !kind.fills?.includes(name)
}

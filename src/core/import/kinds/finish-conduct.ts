/** Ends a punishment whose row gives its length only, and leaves out honours that answer no question. */
import { daysInMonth } from '../days-in-month.ts'
import { isoDate } from '../iso-date.ts'
import type { DraftValues, RowFault } from '../record-kind.ts'
import { reversedRange } from '../row-fault.ts'

export function finishDiscipline(values: DraftValues): readonly RowFault[] {
  const months = Number(values.span_years ?? 0) * 12 + Number(values.span_months ?? 0)
  if (values.period_until === null && typeof values.period_from === 'string' && months > 0) {
    values.period_until = monthsLater(values.period_from, months)
  }
  return reversedRange(values, 'period_from', 'period_until', 'Hukuman disiplin')
}

export function finishAward(values: DraftValues): readonly RowFault[] | string {
  return values.kind === null ? 'Penghargaan selain Satyalancana Karya Satya tidak diimpor.' : []
}

export function finishLeave(values: DraftValues): readonly RowFault[] {
  values.collective_worked ??= 0
  return []
}

function monthsLater(iso: string, months: number): string | null {
  const all = Number(iso.slice(0, 4)) * 12 + Number(iso.slice(5, 7)) - 1 + months
  const [year, month] = [Math.floor(all / 12), (all % 12) + 1]
  return isoDate(year, month, Math.min(Number(iso.slice(8)), daysInMonth(year, month)))
}

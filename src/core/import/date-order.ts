/** Finds out from the cells of a column whether its dates are day first or month first, as no single cell can say. */

export type DateOrder = 'day_first' | 'month_first'

/** Day, month and year in figures with the year last, whatever comes after. */
export const numericDate = /^(\d{1,2})\s?[-/.]\s?(\d{1,2})\s?[-/.]\s?(\d{4})(?!\d)/

export interface DateOrders {
  /** A first look at a cell of a column; anything but a date in figures is passed over. */
  feed(column: number, cell: unknown): void
  of(column: number): DateOrder
}

interface Evidence {
  dayFirst: number
  monthFirst: number
  ambiguous: number
}

/**
 * One a sheet. A column is month first where more of its cells can only be that than can only be day first, and where it
 * is no single slip among many. A column that leaves it open (every TMT is the 1st) follows the rest of the sheet if
 * that is month first throughout; else Indonesia's order holds.
 */
export function createDateOrders(): DateOrders {
  const columns = new Map<number, Evidence>()
  const all: Evidence = { dayFirst: 0, monthFirst: 0, ambiguous: 0 }

  function feed(column: number, cell: unknown): void {
    if (typeof cell !== 'string' || cell.length > 40) return
    const found = numericDate.exec(cell.trim().replace(/^['`\u2018\u2019]+/, ''))
    if (!found) return
    let evidence = columns.get(column)
    if (!evidence) {
      evidence = { dayFirst: 0, monthFirst: 0, ambiguous: 0 }
      columns.set(column, evidence)
    }
    const [first, second] = [Number(found[1]), Number(found[2])]
    if (first > 31 || second > 31 || (first > 12 && second > 12)) return
    const says = first > 12 ? 'dayFirst' : second > 12 ? 'monthFirst' : 'ambiguous'
    evidence[says]++
    all[says]++
  }

  function of(column: number): DateOrder {
    const evidence = columns.get(column)
    if (evidence && (evidence.dayFirst > 0 || evidence.monthFirst > 0)) {
      // Of real dates more than half have a day past the 12th; a slip stands alone.
      const isMonthFirst = evidence.monthFirst > evidence.dayFirst && evidence.monthFirst * 10 > evidence.ambiguous
      return isMonthFirst ? 'month_first' : 'day_first'
    }
    return all.monthFirst > 1 && all.dayFirst === 0 ? 'month_first' : 'day_first'
  }

  return { feed, of }
}

/** Where a reader of an address's messages stands, exact although rows become visible out of order. */

/**
 * All up to `settled` is dealt with; `seen` were shown beyond it. One number is not enough: a row with a lower
 * position can be sent after one with a higher (another lane, a transaction that took longer to commit).
 */
export interface ChatCursor {
  readonly settled: bigint
  readonly seen: readonly bigint[]
}

export interface ChatRow {
  readonly position: bigint
  readonly isVisible: boolean
  /** Its state is final, and it is old enough that no row below it can still be uncommitted. */
  readonly isSettled: boolean
}

/** More rows than this beyond the settled mark are not remembered one by one, so that the text stays short. */
const longestSeen = 100

export const startOfChat: ChatCursor = { settled: 0n, seen: [] }

/** The form that travels as an event's id: `12` or `12.14.15`. */
export const writeCursor = (cursor: ChatCursor): string => [cursor.settled, ...cursor.seen].join('.')

/** Null when the text is not a cursor. */
export function readCursor(text: string): ChatCursor | null {
  if (text.length > 4000 || !/^\d{1,18}(\.\d{1,18})*$/.test(text)) return null
  const [settled = 0n, ...seen] = text.split('.').map(BigInt)
  return { settled, seen }
}

/**
 * Which of the rows are to be shown now, each with the cursor that holds once it was.
 * @param rows those beyond `cursor.settled` in order of position, the unsent ones too.
 */
export function advanceCursor<Row extends ChatRow>(
  cursor: ChatCursor,
  rows: readonly Row[],
): readonly { readonly row: Row; readonly cursor: ChatCursor }[] {
  let settled = cursor.settled
  let isUnbroken = true
  const seen = new Set(cursor.seen)
  const steps: { row: Row; cursor: ChatCursor }[] = []
  for (const row of rows) {
    const isFresh = row.isVisible && !seen.has(row.position) && row.position > cursor.settled
    if (isFresh) seen.add(row.position)
    isUnbroken &&= row.isSettled
    if (isUnbroken) settled = row.position
    if (isFresh) steps.push({ row, cursor: compact(settled, seen) })
  }
  return steps
}

function compact(settled: bigint, seen: ReadonlySet<bigint>): ChatCursor {
  const beyond = [...seen].filter((position) => position > settled).sort((a, b) => (a < b ? -1 : 1))
  const surplus = beyond.length - longestSeen
  if (surplus <= 0) return { settled, seen: beyond }
  return { settled: beyond[surplus - 1] ?? settled, seen: beyond.slice(surplus) }
}

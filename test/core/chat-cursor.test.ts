/** The cursor of a chat: whatever order rows become visible in, each is shown once. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { advanceCursor, type ChatCursor, readCursor, startOfChat, writeCursor } from '#core/chat-cursor.ts'

const row = (position: number, isVisible: boolean, isSettled = false) => ({
  position: BigInt(position),
  isVisible,
  isSettled,
})

describe('advanceCursor', () => {
  it('shows what is visible, in order, and remembers what it left out', () => {
    const steps = advanceCursor(startOfChat, [row(1, true, true), row(2, false), row(3, true)])
    expect(steps.map((step) => [step.row.position, writeCursor(step.cursor)])).toEqual([
      [1n, '1'],
      [3n, '1.3'],
    ])
  })

  it('shows a row that is sent after one with a higher position', () => {
    const after = advanceCursor(startOfChat, [row(1, false), row(2, true)]).at(-1)?.cursor as ChatCursor
    const steps = advanceCursor(after, [row(1, true), row(2, true)])
    expect(steps.map((step) => step.row.position)).toEqual([1n])
  })

  it('shows every row once, whatever becomes visible when, and wherever the connection breaks', () => {
    fc.assert(
      fc.property(
        fc.array(fc.record({ visibleAt: fc.nat(6), settlesAfter: fc.nat(3) }), { maxLength: 30 }),
        fc.array(fc.nat(4), { minLength: 8, maxLength: 8 }),
        (rows, losses) => {
          let cursor = startOfChat
          const shown: bigint[] = []
          for (let round = 0; round < 8; round++) {
            const now = rows
              .map(({ visibleAt, settlesAfter }, at) =>
                row(at + 1, round >= visibleAt, round >= visibleAt + settlesAfter),
              )
              .filter(({ position }) => position > cursor.settled)
            const steps = advanceCursor(cursor, now)
            // The last round is whole; before, a connection may break after any event.
            const arrived = round === 7 ? steps : steps.slice(0, Math.max(0, steps.length - (losses[round] ?? 0)))
            shown.push(...arrived.map((step) => step.row.position))
            cursor = readCursor(writeCursor(arrived.at(-1)?.cursor ?? cursor)) as ChatCursor
          }
          expect([...shown].sort((a, b) => (a < b ? -1 : 1))).toEqual(rows.map((_, at) => BigInt(at + 1)))
        },
      ),
    )
  })

  it('keeps its written form short', () => {
    const many = Array.from({ length: 1000 }, (_, at) => row(at + 1, true))
    const last = advanceCursor(startOfChat, many).at(-1)?.cursor as ChatCursor
    expect(writeCursor(last).length).toBeLessThan(600)
    expect(advanceCursor(last, many)).toEqual([])
  })
})

describe('readCursor', () => {
  it.each(['', 'x', '-1', '1.', '1..2', '1,2', '9'.repeat(30), "1' OR 1=1", '1.2'.repeat(2000)])(
    'refuses %j',
    (text) => {
      expect(readCursor(text)).toBeNull()
    },
  )

  it('reads what was written', () => {
    expect(readCursor('12.14.15')).toEqual({ settled: 12n, seen: [14n, 15n] })
  })
})

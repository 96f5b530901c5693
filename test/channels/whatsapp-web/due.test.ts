/** When a connection that looks open counts as deaf. */
import { describe, expect, it } from 'vitest'
import { createDue } from '#channels/whatsapp-web/due.ts'

function dueAt() {
  let now = 0
  const due = createDue({ nowMs: () => now })
  return {
    due,
    pass: (ms: number) => {
      now += ms
    },
  }
}

describe('what WhatsApp owes', () => {
  it.each([
    ['offline', 90_000],
    ['event', 90_000],
    ['ack', 60_000],
  ] as const)('%s is overdue after its time, and not before', (kind, limitMs) => {
    const { due, pass } = dueAt()
    due.expect(kind, 'a')
    pass(limitMs)
    expect(due.overdue()).toBeNull()
    pass(1)
    expect(due.overdue()).toBe(kind)
  })

  it('is settled when it comes, each by itself', () => {
    const { due, pass } = dueAt()
    due.expect('ack', 'a')
    due.expect('ack', 'b')
    due.came('ack', 'a')
    pass(60_001)
    expect(due.overdue()).toBe('ack')
    due.came('ack', 'b')
    expect(due.overdue()).toBeNull()
  })

  it('is not waited for when it came before we knew that it is due', () => {
    const { due, pass } = dueAt()
    due.came('ack', 'a')
    due.expect('ack', 'a')
    pass(600_000)
    expect(due.overdue()).toBeNull()
  })

  it('counts from the first time it was expected', () => {
    const { due, pass } = dueAt()
    due.expect('event', 'a')
    pass(80_000)
    due.expect('event', 'a')
    pass(10_001)
    expect(due.overdue()).toBe('event')
  })
})

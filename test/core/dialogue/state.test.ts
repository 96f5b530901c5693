/** The memory of a conversation: kept half an hour, forgiving what it does not know. */
import { describe, expect, it } from 'vitest'
import { type DialogueState, freshState, readState, writeState } from '#core/dialogue/state.ts'

const now = Temporal.Instant.from('2026-11-24T02:00:00Z')
const state: DialogueState = {
  ...freshState,
  trail: [{ name: 'ask', topic: 'training.list', fromMonth: '2026-12' }],
  isOnSubject: true,
  offered: [{ label: 'Kapan KGB saya', data: 'ask:raise.next' }],
  lastAsk: { name: 'ask', topic: 'training.list', fromMonth: '2026-12' },
  numbered: { from: 6, ids: [11, 12] },
  pending: { kind: 'register', session: 11 },
  binding: { step: 'nip', phone: '+6281100001234' },
  form: { kind: 'certificate', values: { name: 'Literasi Data', number: null, hours: 16 } },
  resume: { name: 'ask', topic: 'raise.next' },
  unclear: 1,
  newestSentAt: '2026-11-24T01:59:00.000Z',
  handover: 12,
  review: 3,
}

describe('readState', () => {
  it('reads back what was written', () => {
    const stored = JSON.parse(JSON.stringify(writeState(state, now)))
    expect(readState(stored, now.add({ minutes: 30 }))).toEqual(state)
  })

  it('forgets after half an hour, but neither when the last message was written nor that an officer looks into it', () => {
    const stored = writeState(state, now)
    const { newestSentAt, handover } = state
    const stale = { lastAsk: state.lastAsk, pending: state.pending, form: 'certificate' }
    expect(readState(stored, now.add({ minutes: 31 }))).toEqual({ ...freshState, newestSentAt, handover, stale })
    expect(readState(stored, now.add({ hours: 25 }))).toEqual({ ...freshState, newestSentAt, handover })
  })

  it.each([null, undefined, {}, [], 'x', { version: 2, at: now.toString() }, { version: 1, at: 'yesterday' }])(
    'starts afresh from %j',
    (stored) => {
      expect(readState(stored, now)).toEqual(freshState)
    },
  )

  it('loses only the part that it does not understand', () => {
    const stored = {
      ...(writeState(state, now) as object),
      lastAsk: { name: 'ask', topic: 'career.salary' },
      pending: { kind: 'resign' },
      offered: 'none',
    }
    expect(readState(stored, now)).toEqual({ ...state, lastAsk: null, pending: null, offered: [] })
  })
})

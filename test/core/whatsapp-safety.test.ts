/** The rules that keep a number alive. */
import { describe, expect, it } from 'vitest'
import {
  mayReach,
  needsBudget,
  type Recipient,
  safetySettings as settings,
  type Traffic,
  typingMs,
  withinBudget,
} from '#core/whatsapp-safety.ts'

const nowMs = Date.parse('2026-11-24T08:00:00Z')
const dayMs = 24 * 3_600_000
const ann: Recipient = { isGroup: false, wroteMs: nowMs - 60_000, isOurs: true, isMoved: false, isStranger: false }
const quiet: Recipient = { ...ann, wroteMs: nowMs - 8 * dayMs }
const calm: Traffic = { openings: 0, broadcasts: 0, pushed: 0, answered: 0 }

describe('who may be written to', () => {
  it('is whoever wrote to this number', () => {
    expect(mayReach(ann, true)).toBeNull()
    expect(mayReach({ ...ann, wroteMs: null }, false)).toMatchObject({ kind: 'refused' })
    expect(mayReach({ ...ann, isOurs: false }, false)).toMatchObject({ kind: 'refused' })
  })
  it('is nobody whose number or account has changed', () => {
    expect(mayReach({ ...ann, isMoved: true }, true)).toMatchObject({ kind: 'stopped' })
    expect(mayReach({ ...ann, isStranger: true }, true)).toMatchObject({ kind: 'refused' })
    expect(mayReach({ ...ann, isStranger: true }, false)).toBeNull()
  })
  it('is no group with anything personal', () => {
    expect(mayReach({ ...ann, isGroup: true }, true)).toMatchObject({ kind: 'refused' })
    expect(mayReach({ ...ann, isGroup: true, wroteMs: null, isOurs: false }, false)).toBeNull()
  })
})

describe('the budget', () => {
  const of = (lane: Parameters<typeof withinBudget>[0], to: Recipient, traffic: Partial<Traffic>) =>
    withinBudget(lane, to, { ...calm, ...traffic }, nowMs, settings)

  it('is not asked for an answer in a chat that goes on', () => {
    expect(needsBudget('answer', ann, nowMs, settings)).toBe(false)
    expect(needsBudget('answer', quiet, nowMs, settings)).toBe(true)
    expect(needsBudget('reminder', ann, nowMs, settings)).toBe(true)
  })
  it('limits chats opened within a day', () => {
    expect(of('reminder', quiet, { openings: settings.openingsADay - 1 })).toBeNull()
    expect(of('reminder', quiet, { openings: settings.openingsADay })).toMatchObject({
      kind: 'throttled',
      scope: 'message',
    })
    expect(of('reminder', ann, { openings: settings.openingsADay })).toBeNull()
  })
  it('limits broadcasts within a day', () => {
    expect(of('broadcast', ann, { broadcasts: settings.broadcastsADay - 1 })).toBeNull()
    expect(of('broadcast', ann, { broadcasts: settings.broadcastsADay })).toMatchObject({ scope: 'message' })
    expect(of('reminder', ann, { broadcasts: settings.broadcastsADay })).toBeNull()
  })
  it('holds back what nobody answers', () => {
    expect(of('reminder', ann, { pushed: 49, answered: 0 })).toBeNull()
    expect(of('reminder', ann, { pushed: 50, answered: 5 })).toBeNull()
    expect(of('reminder', ann, { pushed: 50, answered: 4 })).toMatchObject({ kind: 'throttled', scope: 'bulk' })
    expect(of('answer', quiet, { pushed: 50, answered: 0 })).toBeNull()
  })
})

it('typing takes a moment, longer for more, never long', () => {
  expect(typingMs(0, 0, settings)).toBeGreaterThan(200)
  expect(typingMs(300, 0.5, settings)).toBeGreaterThan(typingMs(10, 0.5, settings))
  expect(typingMs(300, 1, settings)).toBeGreaterThan(typingMs(300, 0, settings))
  expect(typingMs(100_000, 1, settings)).toBe(settings.typingMs.most)
})

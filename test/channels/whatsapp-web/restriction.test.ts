/** What signs of a restriction hold back, for how long, and who is told. */
import { NewChatMessageCappingStatusType as Capping } from '@whiskeysockets/baileys'
import { beforeEach, describe, expect, it } from 'vitest'
import { createRestriction, type Restriction } from '#channels/whatsapp-web/restriction.ts'
import { safetySettings } from '#core/whatsapp-safety.ts'

const start = Date.parse('2026-11-24T08:00:00Z')
/** A rehearsal: Semar's clock is a year ahead. */
const ahead = 365 * 24 * 3_600_000
let machineMs = start
let paused: [lane: 'all' | 'bulk', untilMs: number, reason?: string][]
let told: string[]
let restriction: Restriction
beforeEach(() => {
  machineMs = start
  paused = []
  told = []
  restriction = createRestriction({
    pauses: {
      pausedUntil: async () => ({ allMs: 0, bulkMs: 0 }),
      pause: async (_channel, _account, untilMs, reason) => void paused.push(['all', untilMs, reason]),
      pauseBulk: async (_channel, _account, untilMs) => void paused.push(['bulk', untilMs]),
      trouble: async () => null,
    },
    log: { info() {}, warn() {}, error: (_about, text) => void told.push(text) },
    settings: safetySettings,
    machineMs: () => machineMs,
    nowMs: () => machineMs + ahead,
  })
})

describe('a number that may not write first', () => {
  it('sends nothing until the lock ends, and says so', async () => {
    const endMs = start + 3 * 24 * 3_600_000
    await restriction.reachoutTimeLock({ isActive: true, timeEnforcementEnds: new Date(endMs) })
    expect(paused).toEqual([['all', endMs + ahead, 'restricted']])
    expect(told).toHaveLength(1)
    machineMs = endMs - 1000
    expect(restriction.failure()).toEqual({ kind: 'throttled', waitMs: 1000, scope: 'account', trouble: 'restricted' })
    machineMs = endMs
    expect(restriction.failure()).toBeNull()
  })
  it('waits some hours where no end is named, or one that is over', async () => {
    await restriction.reachoutTimeLock({ isActive: true, timeEnforcementEnds: new Date(0) })
    expect(restriction.failure()).toMatchObject({ waitMs: safetySettings.restrictedMs })
  })
  it('waits after a refusal too', () => {
    expect(restriction.refused()).toMatchObject({ scope: 'account', trouble: 'restricted' })
    expect(restriction.failure()).not.toBeNull()
  })
  it('is not what a lifted lock means', async () => {
    await restriction.reachoutTimeLock({ isActive: false })
    expect([restriction.failure(), paused, told]).toEqual([null, [], []])
  })
})

describe('a limit on new chats', () => {
  it.each([
    ['a warning', { capping_status: Capping.FIRST_WARNING, total_quota: 10, used_quota: 8 }],
    ['used up', { total_quota: 10, used_quota: 10 }],
    ['capped', { capping_status: Capping.CAPPED }],
  ])('%s holds back what nobody asked for', async (_name, info) => {
    const endMs = start + 5 * 3_600_000
    await restriction.capping({ ...info, cycle_end_timestamp: String(endMs / 1000) })
    expect(paused).toEqual([['bulk', endMs + ahead]])
    expect([restriction.mayOpen(), restriction.failure(), told.length]).toEqual([false, null, 1])
    machineMs = endMs
    expect(restriction.mayOpen()).toBe(true)
  })
  it('far away is nothing', async () => {
    await restriction.capping({ capping_status: Capping.NONE, total_quota: 10, used_quota: 1 })
    expect([restriction.mayOpen(), paused]).toEqual([true, []])
  })
})

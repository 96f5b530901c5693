/** Every code that matters, and what follows from it. */
import { expect, it } from 'vitest'
import { cloudFailure } from '#channels/whatsapp-cloud/api-failure.ts'

it.each([
  // Wait.
  [130429, { kind: 'throttled', scope: 'account', waitMs: 5_000 }],
  [80007, { kind: 'throttled', scope: 'account', waitMs: 60_000 }],
  [4, { kind: 'throttled', scope: 'account', waitMs: 60_000 }],
  [131056, { kind: 'throttled', scope: 'address', waitMs: 6_000 }],
  // Stop this person, or this message to this person.
  [131026, { kind: 'stopped' }],
  [131047, { kind: 'refused' }],
  [131049, { kind: 'refused' }],
  [131050, { kind: 'refused' }],
  // Stop the campaign.
  [131048, { kind: 'throttled', scope: 'bulk', waitMs: 3_600_000 }],
  [132015, { kind: 'throttled', scope: 'bulk', waitMs: 3_600_000 }],
  // Stop the number.
  [190, { kind: 'throttled', scope: 'account', waitMs: 60_000, trouble: 'not_authorised' }],
  [200, { kind: 'throttled', scope: 'account', waitMs: 60_000, trouble: 'not_authorised' }],
  [368, { kind: 'throttled', scope: 'account', waitMs: 600_000, trouble: 'restricted' }],
  [131031, { kind: 'throttled', scope: 'account', waitMs: 600_000, trouble: 'restricted' }],
  [131042, { kind: 'throttled', scope: 'account', waitMs: 600_000, trouble: 'not_set_up' }],
  [133010, { kind: 'throttled', scope: 'account', waitMs: 600_000, trouble: 'not_set_up' }],
  // Meta's trouble.
  [131000, { kind: 'unreached', isInDoubt: false }],
  [131016, { kind: 'unreached', isInDoubt: false }],
  // Ours.
  [100, { kind: 'unsendable' }],
  [131009, { kind: 'unsendable' }],
  [132000, { kind: 'unsendable' }],
  [132001, { kind: 'unsendable' }],
] as const)('%i', (code, failure) => {
  expect(cloudFailure({ code, title: 'Contoh' })).toMatchObject(failure)
})

it('a number that is not ours stops the number, another wrong parameter does not', () => {
  expect(cloudFailure({ code: 100, subcode: 33, title: '' })).toMatchObject({ trouble: 'not_authorised' })
  expect(cloudFailure({ code: 100, subcode: 2_494_010, title: '' })).toMatchObject({ kind: 'unsendable' })
})

it('what nobody knows is tried again only where the server itself failed', () => {
  expect(cloudFailure({ code: 999_999, title: '', status: 503 })).toMatchObject({ kind: 'unreached', isInDoubt: true })
  expect(cloudFailure({ code: 999_999, title: '', status: 400 })).toMatchObject({ kind: 'unsendable' })
})

it('waits for one person grow as Meta asks, and do not grow without end', () => {
  const waits = [1, 2, 3, 4, 5, 9].map((attempts) => {
    const failure = cloudFailure({ code: 131056, title: '' }, attempts)
    return failure.kind === 'throttled' ? failure.waitMs / 1000 : null
  })
  expect(waits).toEqual([6, 24, 96, 384, 1536, 1536])
})

/** Commands survive the way through a button's 64 bytes. */

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type ButtonCommand, outOfScopeKinds, topics } from '#core/dialogue/command.ts'
import { commandFromData, dataFromCommand } from '#core/dialogue/command-data.ts'
import { pnsGrades, pppkGrades } from '#core/personnel/record.ts'

const month = fc
  .tuple(fc.integer({ min: 1900, max: 2199 }), fc.integer({ min: 1, max: 12 }))
  .map(([year, month]) => `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}`)
const ask = fc.record(
  {
    name: fc.constant('ask' as const),
    topic: fc.constantFrom(...topics),
    fromMonth: month,
    untilMonth: month,
    year: fc.integer({ min: 1990, max: 2100 }),
    quarter: fc.integer({ min: 1, max: 4 }),
    rank: fc.constantFrom(...pnsGrades, ...pppkGrades),
    page: fc.integer({ min: 0, max: 99 }),
  },
  { requiredKeys: ['name', 'topic'] },
)
const session = fc.integer({ min: 1, max: 2_147_483_647 })
const ordinal = fc.integer({ min: 1, max: 20 })
const training = (title: fc.Arbitrary<string>) =>
  fc.record(
    {
      name: fc.constantFrom('training.register' as const, 'training.wait' as const, 'training.cancel' as const),
      session,
      ordinal,
      title,
    },
    { requiredKeys: ['name'] },
  )
const plain = fc
  .constantFrom(
    'farewell' as const,
    'help' as const,
    'link' as const,
    'unlink' as const,
    'consent.give' as const,
    'consent.withdraw' as const,
    'confirm' as const,
    'deny' as const,
    'cancel' as const,
    'correct_data' as const,
    'complain' as const,
    'handoff' as const,
    'submit_certificate' as const,
    'repeat' as const,
    'back' as const,
    'why' as const,
    'dispute' as const,
    'not_me' as const,
  )
  .map((name) => ({ name }))
const command: fc.Arbitrary<ButtonCommand> = fc.oneof(
  ask,
  plain,
  training(fc.string({ maxLength: 16 })),
  fc.record({ name: fc.constant('training.show' as const), session }),
  fc.record({
    name: fc.constant('greet' as const),
    style: fc.constantFrom('indonesian' as const, 'javanese' as const, 'islamic' as const),
  }),
  fc.record({
    name: fc.constant('thank' as const),
    style: fc.constantFrom('indonesian' as const, 'javanese' as const),
  }),
  fc.record({
    name: fc.constant('about' as const),
    subject: fc.constantFrom('assistant' as const, 'privacy' as const, 'contact' as const, 'capabilities' as const),
  }),
  fc.record({ name: fc.constant('choose' as const), ordinal }),
  fc.record({
    name: fc.constant('refuse' as const),
    reason: fc.constantFrom(
      'other_person' as const,
      'salary_amount' as const,
      'discipline' as const,
      'secret' as const,
    ),
  }),
  fc.record({ name: fc.constant('unsupported' as const), subject: fc.string({ maxLength: 40 }) }),
  fc.record(
    {
      name: fc.constant('policy' as const),
      article: fc.stringMatching(/^[a-z0-9-]{1,30}$/),
      query: fc.string({ minLength: 1, maxLength: 6 }),
    },
    { requiredKeys: ['name'] },
  ),
  fc.record({ name: fc.constant('complain' as const), isAngry: fc.constant(true as const) }),
  fc.record(
    {
      name: fc.constant('none' as const),
      reason: fc.constantFrom('unclear' as const, 'out_of_scope' as const),
      kind: fc.constantFrom(...outOfScopeKinds),
    },
    { requiredKeys: ['name', 'reason'] },
  ),
  fc.record({
    name: fc.constant('none' as const),
    reason: fc.constantFrom('unclear' as const, 'out_of_scope' as const, 'empty' as const),
  }),
)
const bytes = (text: string) => new TextEncoder().encode(text).length

describe('command data', () => {
  it('reads back what it wrote, within 64 bytes', () => {
    fc.assert(
      fc.property(command, (command) => {
        const data = dataFromCommand(command)
        expect(bytes(data)).toBeLessThanOrEqual(64)
        expect(commandFromData(data)).toEqual(command)
      }),
      { numRuns: 2000 },
    )
  })

  it('cuts a long title at a whole character and keeps the rest', () => {
    fc.assert(
      fc.property(training(fc.string({ unit: 'grapheme', maxLength: 100 })), (command) => {
        const data = dataFromCommand(command)
        expect(bytes(data)).toBeLessThanOrEqual(64)
        const back = commandFromData(data)
        const title = back && 'title' in back ? (back.title ?? '') : ''
        expect((command.title ?? '').startsWith(title)).toBe(true)
        expect({ ...back, title: '' }).toEqual({ ...command, title: '' })
      }),
    )
  })

  it('is readable where it can be', () => {
    expect(dataFromCommand({ name: 'ask', topic: 'training.list', fromMonth: '2026-12', untilMonth: '2026-12' })).toBe(
      'ask:training.list:f2026-12:u2026-12',
    )
    expect(dataFromCommand({ name: 'training.register', session: 17 })).toBe('training.register:s17')
    expect(dataFromCommand({ name: 'confirm' })).toBe('confirm')
  })

  it('refuses what it did not write', () => {
    for (const data of [
      '',
      'ask',
      'ask:',
      'ask:career.salary',
      'ask:promotion.next:employee7',
      'ask:training.list:f2026',
      'training.show',
      'training.show:17',
      'training.show:s0',
      'training.show:s-4',
      'training.register:x9',
      'choose:0',
      'choose:21',
      'choose:1e1',
      'greet',
      'confirm:now',
      '<script>',
      '__proto__',
    ]) {
      expect(commandFromData(data), data).toBeNull()
    }
    fc.assert(
      fc.property(fc.string({ maxLength: 40 }), (data) => {
        const command = commandFromData(data)
        if (command) expect(commandFromData(dataFromCommand(command as ButtonCommand))).toEqual(command)
      }),
    )
  })

  it.each([
    'ask:training.list:f2026-13',
    'ask:training.list:f2026-00',
    'ask:training.list:f0026-01',
    'ask:training.list:f2026-12:u9999-12',
  ])('takes no month that is none: %s', (data) => {
    expect(commandFromData(data)).toBeNull()
  })

  it('takes no session that the database could not number', () => {
    const data = dataFromCommand({ name: 'training.show', session: 2_147_483_647 })
    expect(commandFromData(data)).toEqual({ name: 'training.show', session: 2_147_483_647 })
    expect(commandFromData(data.replace(/[^:]+$/, (last) => `${last}0`))).toBeNull()
  })
})

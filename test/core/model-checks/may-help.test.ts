/** Which texts a model may read: the engine's guesses, and nothing that proves, agrees, refuses or grieves. */
import { describe, expect, it } from 'vitest'
import type { Command } from '#core/dialogue/command.ts'
import { mayHelp } from '#core/model-checks/may-help.ts'

const text = 'lha kuwi piye to min'
const ask: Command = { name: 'ask', topic: 'raise.next' }

describe('may be read', () => {
  it.each<[string, Command[], number]>([
    ['what was not understood', [{ name: 'none', reason: 'unclear' }], 0.9],
    ['what is asked back', [{ name: 'clarify', options: [ask, { name: 'handoff' }] }], 0.9],
    ['what is a guess', [ask], 0.4],
    ['what may be nothing of ours', [{ name: 'none', reason: 'out_of_scope' }], 0.4],
  ])('%s', (_what, commands, confidence) => {
    expect(mayHelp(text, { commands, confidence })).toBe(true)
  })
})

describe('may not', () => {
  it.each<[string, Command[], number, string?]>([
    ['what the engine knows', [ask], 0.9],
    ['what is surely nothing of ours', [{ name: 'none', reason: 'out_of_scope' }], 0.9],
    ['a refusal, however unsure', [{ name: 'refuse', reason: 'other_person' }], 0.1],
    ['a refusal beside a question', [ask, { name: 'refuse', reason: 'discipline' }], 0.1],
    ['a yes', [{ name: 'confirm' }], 0.1],
    ['a consent', [{ name: 'consent.give' }], 0.1],
    ['a bond', [{ name: 'link' }], 0.1],
    ['somebody else', [{ name: 'not_me' }], 0.1],
    ['abuse', [{ name: 'none', reason: 'out_of_scope', kind: 'abuse' }], 0.1],
    ['grief', [{ name: 'unsupported', subject: 'bereavement' }], 0.1],
    [
      'distress among what is asked back',
      [{ name: 'clarify', options: [{ name: 'unsupported', subject: 'distress' }, ask] }],
      0.1,
    ],
    ['a NIP', [{ name: 'none', reason: 'unclear' }], 0.1, 'nip 19850312 201001 1 901'],
    ['an activation code', [{ name: 'none', reason: 'unclear' }], 0.1, 'kode ABCD-2345'],
    ['signs alone', [{ name: 'none', reason: 'unclear' }], 0.1, '?? 12 ya'],
  ])('%s', (_what, commands, confidence, written = text) => {
    expect(mayHelp(written, { commands, confidence })).toBe(false)
  })
})

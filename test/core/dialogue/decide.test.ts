/** What the dialogue decides: a table of messages, states and situations, without any store. */
import { describe, expect, it } from 'vitest'
import type { Command } from '#core/dialogue/command.ts'
import { decide } from '#core/dialogue/decide.ts'
import { type DialogueState, freshState } from '#core/dialogue/state.ts'
import type { Decision, Situation, Step } from '#core/dialogue/step.ts'
import { type TurnItem, withoutSmallTalk } from '#core/dialogue/turn.ts'
import { wordsOf } from '#test/support/answering.ts'
import { day } from '#test/support/record.ts'

const known: Situation = {
  channel: 'telegram',
  isGroup: false,
  isBound: true,
  hasConsent: true,
  knownPhone: null,
  isContract: false,
  sapaan: 'Ibu',
  hour: 9,
  today: day('2026-11-24'),
}
const stranger: Situation = { ...known, isBound: false, hasConsent: false, sapaan: 'Bapak/Ibu' }
const agreed: Situation = { ...stranger, hasConsent: true }
const ask = { name: 'ask', topic: 'promotion.next' } as const

const text = (said: string, ...commands: Command[]): TurnItem => ({ kind: 'text', text: said, commands, wasCut: false })
const press = (data: string): TurnItem => ({ kind: 'choice', data, token: 't' })
const told = (...commands: Command[]): TurnItem => text('...', ...commands)
const unclear: Command = { name: 'none', reason: 'unclear' }

function templatesOf({ steps }: Decision): string[] {
  return steps.map((step) => (step.do === 'say' ? step.reply.template : step.do))
}
const saidIn = ({ steps }: Decision): Extract<Step, { do: 'say' }>[] => steps.filter((step) => step.do === 'say')

describe('a PPPK', () => {
  const contracted: Situation = { ...known, isContract: true }

  it.each<[string, Command]>([
    ['a greeting', { name: 'greet', style: 'indonesian' }],
    ['help', { name: 'help' }],
    ['what was not understood', unclear],
    ['a refusal', { name: 'refuse', reason: 'other_person' }],
  ])('is offered no promotion by %s', (_label, command) => {
    const labels = (situation: Situation) =>
      saidIn(decide(told(command), freshState, situation)).flatMap(({ reply }) =>
        reply.choices.map(({ label }) => label),
      )
    expect(labels(known)).toContain('Kapan saya naik pangkat')
    expect(labels(contracted)).toContain('Masa perjanjian kerja saya')
    expect(labels(contracted)).not.toContain('Kapan saya naik pangkat')
  })

  it('is not asked which promotion matter is meant', () => {
    const options: Extract<Command, { name: 'clarify' }>['options'] = [
      { name: 'ask', topic: 'promotion.next' },
      { name: 'ask', topic: 'promotion.requirements' },
      { name: 'ask', topic: 'proposal.status' },
    ]
    const command: Command = { name: 'clarify', options }
    expect(decide(told(command), freshState, contracted).steps).toEqual([{ do: 'ask', ask }])
    expect(templatesOf(decide(told(command), freshState, known))).toEqual(['clarify'])
  })

  it('reads no example about promotion in the greeting', () => {
    const [said] = saidIn(decide(told({ name: 'greet', style: 'indonesian' }), freshState, contracted))
    expect(said && wordsOf(said.reply)).toContain('- perjanjian kerja saya sampai kapan')
    expect(said && wordsOf(said.reply)).not.toContain('pangkat')
  })
})

describe('a person who is known', () => {
  it('is answered, and the question is remembered', () => {
    const decision = decide(told(ask), freshState, known)
    expect(decision.steps).toEqual([{ do: 'ask', ask }])
    expect(decision.state.lastAsk).toEqual(ask)
  })

  it('gets several answers to several questions', () => {
    const raise = { name: 'ask', topic: 'raise.next' } as const
    expect(templatesOf(decide(told(ask, raise), freshState, known))).toEqual(['ask', 'ask'])
  })

  it('chooses by number, by words and by ordinal what was offered', () => {
    const state: DialogueState = { ...freshState, offered: [{ label: 'Kapan KGB saya', data: 'ask:raise.next' }] }
    const raise = [{ do: 'ask', ask: { name: 'ask', topic: 'raise.next' } }]
    expect(decide(text('1', unclear), state, known).steps).toEqual(raise)
    expect(decide(text('kapan kgb saya', unclear), state, known).steps).toEqual(raise)
    expect(decide(told({ name: 'choose', ordinal: 1 }), state, known).steps).toEqual(raise)
    expect(templatesOf(decide(told({ name: 'choose', ordinal: 2 }), state, known))).toEqual(['nothing-to-choose'])
  })

  it('is asked before anything is written', () => {
    const register: Command = { name: 'training.register', session: 12 }
    const asked = decide(told(register), freshState, known)
    expect(asked.steps).toEqual([{ do: 'propose', to: { kind: 'register', session: 12 } }])
    expect(templatesOf(decide(told(register), asked.state, known))).toEqual(['propose'])
    const yes = decide(told({ name: 'confirm' }), asked.state, known)
    expect(yes.steps).toEqual([{ do: 'carryOut', what: { kind: 'register', session: 12 } }])
    expect(yes.state.pending).toBeNull()
    const no = decide(told({ name: 'deny' }), asked.state, known)
    expect(templatesOf(no)).toEqual(['cancelled'])
    expect(no.state.pending).toBeNull()
  })

  it('agrees only to what is on the screen: an old yes asks again', () => {
    const state: DialogueState = { ...freshState, pending: { kind: 'register', session: 13 } }
    expect(decide(press('~y:r:12'), state, known).steps).toEqual([
      { do: 'propose', to: { kind: 'register', session: 12 } },
    ])
    expect(templatesOf(decide(press('~y:r:13'), state, known))).toEqual(['carryOut'])
    expect(templatesOf(decide(press('~y:u'), freshState, known))).toEqual(['unbind.ask'])
  })

  it('is asked once more after another question was answered, and then no more', () => {
    const pending = { kind: 'cancel', session: 13 } as const
    const raise = { name: 'ask', topic: 'raise.next' } as const
    const asked = decide(told(ask), { ...freshState, pending }, known)
    expect(templatesOf(asked)).toEqual(['ask', 'askAgain'])
    expect(decide(told({ name: 'confirm' }), asked.state, known).steps).toEqual([{ do: 'carryOut', what: pending }])
    const twice = decide(told(raise), asked.state, known)
    expect(templatesOf(twice)).toEqual(['ask'])
    // It is out of sight now: a yes asks again and writes nothing.
    const again = decide(told({ name: 'confirm' }), twice.state, known)
    expect(templatesOf(again)).toEqual(['askAgain'])
    expect(templatesOf(decide(told({ name: 'confirm' }), again.state, known))).toEqual(['carryOut'])
  })

  it('registers by the number of the list shown last', () => {
    const state: DialogueState = { ...freshState, numbered: { from: 6, ids: [21, 22] } }
    const by = (ordinal: number) => decide(told({ name: 'training.register', ordinal }), state, known).steps
    expect(by(7)).toEqual([{ do: 'propose', to: { kind: 'register', session: 22 } }])
    expect(by(1)).toMatchObject([{ do: 'say', reply: { template: 'training.unknown' } }])
    expect(decide(told({ name: 'training.register', title: 'literasi data' }), state, known).steps).toEqual([
      { do: 'findTitle', kind: 'register', title: 'literasi data' },
    ])
  })

  it('means the row by its number, whatever stands in that place among the buttons', () => {
    // The first row is full: it has no button.
    const offered = [
      { label: 'Daftar 2', data: 'training.register:s22' },
      { label: 'Daftar 3', data: 'training.register:s23' },
    ]
    const state: DialogueState = { ...freshState, numbered: { from: 1, ids: [21, 22, 23] }, offered }
    const by = (number: string) => decide(text(number, unclear), state, known).steps
    expect(by('1')).toEqual([{ do: 'show', session: 21 }])
    expect(by('2')).toEqual([{ do: 'show', session: 22 }])
    const firsts = { ...state, offered: [{ label: 'Daftar 1', data: 'training.register:s21' }] }
    expect(decide(text('1', unclear), firsts, known).steps).toEqual([
      { do: 'propose', to: { kind: 'register', session: 21 } },
    ])
  })

  it('is offered a person the second time nothing was understood', () => {
    const first = decide(told(unclear), freshState, known)
    expect(templatesOf(first)).toEqual(['unclear'])
    const second = decide(told(unclear), first.state, known)
    const [said] = saidIn(second)
    expect(said && wordsOf(said.reply)).toContain('Mau saya teruskan ke petugas BKPP?')
    const yes = decide(text('ya', { name: 'confirm' }), second.state, known)
    expect(yes.steps).toMatchObject([{ do: 'handOver', reason: 'failures', text: '...' }])
    const third = saidIn(decide(told(unclear), second.state, known))[0]
    expect(third && wordsOf(third.reply)).not.toBe(said && wordsOf(said.reply))
    const after = decide(told(ask), second.state, known)
    expect(templatesOf(decide(told(unclear), after.state, known))).toEqual(['unclear'])
  })

  it('gets a question back with the likely meanings as choices', () => {
    const options = [ask, { name: 'ask', topic: 'proposal.status' } as const]
    const [said] = saidIn(decide(told({ name: 'clarify', options }), freshState, known))
    expect(said?.reply.choices).toEqual([
      { label: 'Kapan saya naik pangkat', data: 'ask:promotion.next' },
      { label: 'Status usulan saya', data: 'ask:proposal.status' },
    ])
  })

  it('unbinds only after a yes, and withdraws at once', () => {
    const asked = decide(told({ name: 'unlink' }), freshState, known)
    expect(templatesOf(asked)).toEqual(['unbind.ask'])
    expect(templatesOf(decide(told({ name: 'confirm' }), asked.state, known))).toEqual(['carryOut'])
    expect(templatesOf(decide(told({ name: 'consent.withdraw' }), asked.state, known))).toEqual(['withdraw'])
  })

  it('is asked again when the notice has changed, and then gets the answer', () => {
    const changed = { ...known, hasConsent: false }
    const asked = decide(told(ask), freshState, changed)
    expect(templatesOf(asked)).toEqual(['bind.notice-new'])
    const given = decide(press('consent.give'), asked.state, changed)
    expect(given.steps).toEqual([{ do: 'giveConsent' }, { do: 'ask', ask }])
  })

  it.each([
    ['sticker', 'tidak dapat saya baca'],
    ['voice', 'Pesan suara'],
  ] as const)('is told kindly that a %s is not read', (media, words) => {
    const [said] = saidIn(decide({ kind: 'media', media, commands: [] }, freshState, known))
    expect(said && wordsOf(said.reply)).toContain(words)
  })

  it('is answered by the caption of a photo', () => {
    expect(decide({ kind: 'media', media: 'photo', commands: [ask] }, freshState, known).steps).toEqual([
      { do: 'ask', ask },
    ])
  })

  it('is told of an unreadable button instead of nothing', () => {
    expect(templatesOf(decide(press('rm -rf'), freshState, known))).toEqual(['unclear'])
  })
})

describe('somebody unknown', () => {
  it('gets the notice instead of data, and nothing personal is looked up', () => {
    for (const command of [
      ask,
      { name: 'training.register', session: 1 },
      { name: 'training.show', session: 1 },
    ] as const) {
      const decision = decide(told(command), freshState, stranger)
      expect(templatesOf(decision)).toEqual(['bind.notice'])
      expect(decision.state.binding?.step).toBe('consent')
    }
  })

  it('is greeted with the notice at the first hello', () => {
    const decision = decide(told({ name: 'greet', style: 'indonesian' }), freshState, stranger)
    const [said] = saidIn(decision)
    expect(said && wordsOf(said.reply)).toMatch(/^\*\*Selamat pagi, Bapak\/Ibu\. Saya Semar/)
    expect(said?.reply.choices.map(({ label }) => label)).toEqual(['Setuju', 'Tidak'])
  })

  it.each([
    ['help', 'help'],
    ['handoff', 'handOver'],
  ] as const)('gets %s without being known', (name, step) => {
    expect(templatesOf(decide(told({ name }), freshState, stranger))).toEqual([step])
  })

  it('is asked to choose on the try-out page', () => {
    for (const channel of ['browser', 'terminal'] as const) {
      const there = { ...stranger, channel, hasConsent: true }
      expect(templatesOf(decide(told(ask), freshState, there))).toEqual(['bind.sample'])
      expect(templatesOf(decide(told({ name: 'consent.give' }), freshState, there))).toEqual(['bind.sample'])
    }
  })

  it('walks: agree, own number, NIP', () => {
    const notice = decide(told(ask), freshState, stranger)
    const contact = decide(press('consent.give'), notice.state, stranger)
    expect(templatesOf(contact)).toEqual(['giveConsent', 'bind.ask-contact'])
    expect(saidIn(contact)[0]?.keyboard).toBe('contact')
    const nip = decide({ kind: 'contact', phone: '+6281100001234', isOwn: true }, contact.state, agreed)
    expect(templatesOf(nip)).toEqual(['bind.ask-nip'])
    expect(saidIn(nip)[0]?.keyboard).toBe('remove')
    const bound = decide(text('nip saya 19880229 201212 2 999'), nip.state, agreed)
    expect(bound.steps).toEqual([{ do: 'bindByPhone', phone: '+6281100001234', nip: '198802292012122999' }])
    expect(bound.state.resume).toEqual(ask)
  })

  it('may say yes or no in words', () => {
    const notice = decide(told(ask), freshState, stranger).state
    expect(templatesOf(decide(told({ name: 'confirm' }), notice, stranger))).toEqual([
      'giveConsent',
      'bind.ask-contact',
    ])
    const no = decide(told({ name: 'deny' }), notice, stranger)
    expect(templatesOf(no)).toEqual(['bind.declined'])
    expect(no.state).toMatchObject({ binding: null, resume: null })
  })

  it("cannot prove anything with somebody else's contact, or before agreeing", () => {
    const forwarded = { kind: 'contact', phone: '+6281100001234', isOwn: false } as const
    expect(templatesOf(decide(forwarded, freshState, agreed))).toEqual(['bind.contact-not-own'])
    expect(templatesOf(decide({ ...forwarded, isOwn: true }, freshState, stranger))).toEqual(['bind.notice'])
  })

  it('is told what is wrong with a NIP, without the NIP', () => {
    const state: DialogueState = { ...freshState, binding: { step: 'nip', phone: '+6281100001234' } }
    const decision = decide(text('19880229201212299'), state, agreed)
    const [said] = saidIn(decision)
    expect(said && wordsOf(said.reply)).toContain('NIP terbaca 17 digit, seharusnya 18.')
    expect(said && wordsOf(said.reply)).not.toContain('1988')
    expect(decision.state).toEqual(state)
    expect(templatesOf(decide(text('131234567'), state, agreed))).toEqual(['bind.nip-error'])
  })

  it('is led back to the step that is missing', () => {
    const at = (step: 'consent' | 'contact' | 'nip' | 'code') => ({ ...freshState, binding: { step, phone: null } })
    expect(templatesOf(decide(text('198802292012122999'), at('consent'), stranger))).toEqual(['bind.notice-again'])
    expect(templatesOf(decide(text('198802292012122999'), at('contact'), agreed))).toEqual(['bind.contact-button'])
    expect(templatesOf(decide(told(unclear), at('nip'), agreed))).toEqual(['bind.ask-nip'])
    expect(templatesOf(decide(told(unclear), at('code'), agreed))).toEqual(['bind.code-shape'])
    expect(templatesOf(decide(text('198802292012122999', { name: 'link' }), freshState, stranger))).toEqual([
      'bind.notice',
    ])
  })

  it('may use an activation code at any step after agreeing, never before', () => {
    const contact: DialogueState = { ...freshState, binding: { step: 'contact', phone: null } }
    expect(decide(text('abcd 2345'), contact, agreed).steps).toEqual([{ do: 'bindByCode', code: 'ABCD-2345' }])
    expect(decide(text('/kaitkan ABCD-2345', { name: 'link' }), freshState, agreed).steps).toEqual([
      { do: 'bindByCode', code: 'ABCD-2345' },
    ])
    expect(templatesOf(decide(text('/kaitkan ABCD-2345', { name: 'link' }), freshState, stranger))).toEqual([
      'bind.notice',
    ])
    expect(templatesOf(decide(press('~code'), freshState, agreed))).toEqual(['bind.ask-code'])
    expect(templatesOf(decide(press('~code'), freshState, stranger))).toEqual(['bind.notice'])
  })

  it('can ask general things in the middle, and stop', () => {
    const state: DialogueState = { ...freshState, binding: { step: 'nip', phone: '+6281100001234' } }
    const help = decide(told({ name: 'about', subject: 'contact' }), state, agreed)
    expect(templatesOf(help)).toEqual(['about.contact', 'askAgain'])
    expect(help.state.binding).toEqual(state.binding)
    const stopped = decide(told({ name: 'cancel' }), state, agreed)
    expect(templatesOf(stopped)).toEqual(['bind.cancelled'])
    expect(stopped.state.binding).toBeNull()
  })

  it('with a number that the channel proves is only asked for the NIP', () => {
    const there: Situation = { ...agreed, channel: 'whatsapp_cloud', knownPhone: '+6281100001234' }
    const decision = decide(told({ name: 'link' }), freshState, there)
    expect(decision.state.binding).toEqual({ step: 'nip', phone: '+6281100001234' })
  })
})

describe('a group', () => {
  const group: Situation = { ...stranger, isGroup: true }

  it.each([
    told(ask),
    told(unclear),
    told({ name: 'link' }),
    told({ name: 'consent.give' }),
    told({ name: 'greet', style: 'indonesian' }),
    text('198802292012122999'),
    press('ask:promotion.next'),
    press('consent.give'),
    press('~y:r:12'),
    { kind: 'contact', phone: '+6281100001234', isOwn: true },
  ] satisfies TurnItem[])('gets a pointer and nothing else: %j', (item) => {
    const decision = decide(item, freshState, group)
    expect(templatesOf(decision)).toEqual(['group'])
    expect(decision.state).toEqual(freshState)
  })

  it('is answered on general matters, without buttons', () => {
    const [said] = saidIn(decide(told({ name: 'about', subject: 'contact' }), freshState, group))
    expect(said?.reply).toMatchObject({ template: 'about.contact', choices: [] })
  })
})

describe('blocking', () => {
  it('closes the address without a word, and opens it again', () => {
    expect(decide({ kind: 'membership', state: 'blocked' }, freshState, known).steps).toEqual([
      { do: 'address', state: 'closed' },
    ])
    expect(decide({ kind: 'membership', state: 'unblocked' }, freshState, known).steps).toEqual([
      { do: 'address', state: 'open' },
    ])
  })
})

describe('a burst', () => {
  const hello = told({ name: 'greet', style: 'indonesian' })

  it('leaves out greetings and noise beside a question, and keeps them alone', () => {
    expect(
      withoutSmallTalk([hello, told(ask), told(unclear), told({ name: 'thank', style: 'javanese' })], freshState),
    ).toEqual([told(ask)])
    expect(withoutSmallTalk([hello], freshState)).toEqual([hello])
    expect(withoutSmallTalk([told({ name: 'greet', style: 'indonesian' }, ask)], freshState)).toEqual([told(ask)])
  })

  it('keeps a typed choice, and everything while something is waited for', () => {
    const state: DialogueState = { ...freshState, offered: [{ label: 'x', data: 'help' }] }
    expect(withoutSmallTalk([text('1', unclear), told(ask)], state)).toHaveLength(2)
    const binding: DialogueState = { ...freshState, binding: { step: 'contact', phone: null } }
    expect(withoutSmallTalk([hello, told(ask)], binding)).toHaveLength(2)
  })
})

describe('to cancel what was just offered', () => {
  const offered = (...sessions: number[]) => ({
    ...freshState,
    offered: sessions.map((session) => ({ label: `Batalkan ${session}`, data: `training.cancel:s${session}` })),
  })
  const cancel = text('batalkan', { name: 'cancel' })

  it('is asked about when it is one training, and means nothing when none or several are', () => {
    expect(decide(cancel, offered(7), known).steps).toEqual([{ do: 'propose', to: { kind: 'cancel', session: 7 } }])
    expect(templatesOf(decide(cancel, offered(7, 8), known))).toEqual(['alright'])
    expect(templatesOf(decide(cancel, freshState, known))).toEqual(['alright'])
  })

  it('takes back first what is waited for', () => {
    const state: DialogueState = { ...offered(7), pending: { kind: 'register', session: 9 } }
    expect(templatesOf(decide(cancel, state, known))).toEqual(['cancelled'])
  })
})

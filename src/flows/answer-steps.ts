/** Carries out what the dialogue decided, one step after another, for the person behind the chat and nobody else. */

import type { Facts } from '#core/answers/facts.ts'
import { reply } from '#core/answers/reply.ts'
import {
  askCancel,
  askRegister,
  cancelAnswer,
  registerAnswer,
  sessionAnswer,
  unknownSession,
} from '#core/answers/training-session.ts'
import type { Ask } from '#core/dialogue/command.ts'
import { noButton, yesButton } from '#core/dialogue/dialogue-data.ts'
import type { Pending } from '#core/dialogue/state.ts'
import type { Step } from '#core/dialogue/step.ts'
import { trainingRefusal } from '#core/training-refusal.ts'
import { findByTitle } from '#core/training-title.ts'
import type { Log } from '#ports/log.ts'
import type { AnswerFacts } from './answer-facts.ts'
import { audit, say, type Talk } from './answer-talk.ts'
import type { BindAccount } from './bind-account.ts'

type TrainingPending = Exclude<Pending, { kind: 'unlink' }>

export type PerformStep = (talk: Talk, step: Step) => Promise<void>

export function createPerformStep(needs: {
  answerFacts: AnswerFacts
  bindAccount: BindAccount
  log: Log
}): PerformStep {
  const { answerFacts, bindAccount, log } = needs

  return async (talk, step) => {
    switch (step.do) {
      case 'say':
        return say(talk, step.reply, step.keyboard)
      case 'address': {
        const isClosed = step.state === 'closed'
        return talk.stores.outbox.setAddressState(talk.address, step.state, isClosed ? 'blocked' : null)
      }
      case 'giveConsent':
        return bindAccount.giveConsent(talk)
      case 'withdraw':
        return bindAccount.withdraw(talk)
      case 'bindByPhone':
        return resume(talk, await bindAccount.byPhone(talk, step.phone, step.nip))
      case 'bindByCode':
        return resume(talk, await bindAccount.byCode(talk, step.code))
      case 'ask':
        return withFacts(talk, (facts) => answerAsk(talk, step.ask, facts))
      case 'show':
        return withFacts(talk, async (facts) => {
          const session = await talk.stores.trainings.session(facts.record.id, step.session)
          say(talk, session ? sessionAnswer(facts, session) : unknownSession())
        })
      case 'propose':
        return withFacts(talk, (facts) => propose(talk, step.to, facts))
      case 'findTitle':
        return withFacts(talk, async (facts) => {
          const found = findByTitle(step.title, await answerFacts.named(talk.stores, step.kind, facts))
          if (!found) return say(talk, unknownSession())
          talk.state = { ...talk.state, pending: { kind: step.kind, session: found.id } }
          await propose(talk, { kind: step.kind, session: found.id }, facts)
        })
      case 'carryOut': {
        const { what } = step
        if (what.kind === 'unlink') return bindAccount.unlink(talk)
        return withFacts(talk, (facts) => carryOut(talk, what, facts))
      }
    }
  }

  async function resume(talk: Talk, ask: Ask | null): Promise<void> {
    if (!ask) return
    talk.state = { ...talk.state, lastAsk: ask }
    await withFacts(talk, (facts) => answerAsk(talk, ask, facts))
  }

  /** The record is always the bond's own: no step names whose it is. */
  async function withFacts(talk: Talk, work: (facts: Facts) => Promise<void>): Promise<void> {
    if (!talk.record) {
      log.warn({ employee: talk.employeeId }, 'a bond without a personnel record')
      return say(talk, reply('no-record'))
    }
    await work(await answerFacts.facts(talk.record))
  }

  async function answerAsk(talk: Talk, ask: Ask, facts: Facts): Promise<void> {
    const { reply: answered, numbered } = await answerFacts.answer(talk.stores, ask, facts)
    say(talk, answered)
    if (numbered) talk.state = { ...talk.state, numbered: { from: numbered.from, ids: [...numbered.ids] } }
    await audit(talk, 'disclosed', { topic: ask.topic })
  }

  async function propose(talk: Talk, to: TrainingPending, facts: Facts): Promise<void> {
    const session = await talk.stores.trainings.session(facts.record.id, to.session)
    const stop = (): void => {
      talk.state = { ...talk.state, pending: null }
    }
    if (to.kind === 'register') {
      const refusal = trainingRefusal(session, facts.today)
      if (session && !refusal) {
        return say(talk, askRegister(facts, session, [yesButton('Ya, daftarkan', to), noButton('Tidak')]))
      }
      stop()
      return say(talk, registerAnswer(facts, session, refusal ?? 'unknown_session'))
    }
    const isMine = session !== null && session.askerStatus !== null && session.askerStatus !== 'batal'
    if (session && isMine) {
      return say(talk, askCancel(facts, session, [yesButton('Ya, batalkan', to), noButton('Tidak')]))
    }
    stop()
    say(talk, cancelAnswer(facts, session, session ? 'not_registered' : 'unknown_session'))
  }

  async function carryOut(talk: Talk, what: TrainingPending, facts: Facts): Promise<void> {
    const { trainings } = talk.stores
    const { record, today } = facts
    if (what.kind === 'register') {
      const result = await trainings.register(record.id, what.session, today)
      const session = await trainings.session(record.id, what.session)
      if (result === 'registered') await audit(talk, 'training.registered', { session: what.session })
      return say(talk, registerAnswer(facts, session, result))
    }
    const result = await trainings.cancel(record.id, what.session, today)
    const session = await trainings.session(record.id, what.session)
    if (result === 'cancelled') await audit(talk, 'training.cancelled', { session: what.session })
    say(talk, cancelAnswer(facts, session, result))
  }
}

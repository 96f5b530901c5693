/** Carries out what the dialogue decided, one step after another, for the person behind the chat and nobody else. */

import type { Facts } from '#core/answers/facts.ts'
import { reply } from '#core/answers/reply.ts'
import { unknownSession } from '#core/answers/training-session.ts'
import type { Ask } from '#core/dialogue/command.ts'
import type { Step } from '#core/dialogue/step.ts'
import { findByTitle } from '#core/training-title.ts'
import type { Log } from '#ports/log.ts'
import type { AnswerFacts } from './answer-facts.ts'
import type { AnswerFeedback } from './answer-feedback.ts'
import type { AnswerForm } from './answer-form.ts'
import { audit, say, type Talk } from './answer-talk.ts'
import type { BindAccount } from './bind-account.ts'
import type { TrainingSteps } from './training-steps.ts'

export type PerformStep = (talk: Talk, step: Step) => Promise<void>

export function createPerformStep(needs: {
  answerFacts: AnswerFacts
  answerForm: AnswerForm
  answerFeedback: AnswerFeedback
  bindAccount: BindAccount
  trainingSteps: TrainingSteps
  log: Log
}): PerformStep {
  const { answerFacts, answerForm, answerFeedback, bindAccount, trainingSteps, log } = needs

  return async (talk, step) => {
    switch (step.do) {
      case 'say':
        return say(talk, step.reply, step.keyboard)
      case 'address': {
        const isClosed = step.state === 'closed'
        return talk.stores.outbox.setAddressState(talk.address, step.state, isClosed ? 'blocked' : null)
      }
      case 'askForm':
        talk.formAsk = step
        return
      case 'submitForm':
        return answerForm.submit(talk, step.form)
      case 'feedback':
        return answerFeedback.press(talk, step.press)
      case 'dropFiles':
        return talk.employeeId ? talk.stores.attachments.dropUnused(talk.employeeId) : undefined
      case 'policy':
      case 'handOver':
      case 'openReview':
        return say(talk, reply('handoff', {}))
      case 'tellOfficer':
      case 'closeHandover':
      case 'noteUnanswered':
      case 'commentReview':
        return
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
        return withFacts(talk, (facts) => trainingSteps.show(talk, step.session, facts))
      case 'propose':
        return withFacts(talk, (facts) => trainingSteps.propose(talk, step.to, facts))
      case 'findTitle':
        return withFacts(talk, (facts) => findTitle(talk, step, facts))
      case 'carryOut': {
        const { what } = step
        if (what.kind === 'unlink') return bindAccount.unlink(talk)
        return withFacts(talk, (facts) => trainingSteps.carryOut(talk, what, facts))
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

  async function findTitle(talk: Talk, step: Extract<Step, { do: 'findTitle' }>, facts: Facts): Promise<void> {
    const { kind, title } = step
    const sessions = await answerFacts.named(talk.stores, kind, facts)
    const [only, second] = sessions
    const found = title === '' ? (second ? null : only) : findByTitle(title, sessions)
    if (found) return trainingSteps.propose(talk, { kind, session: found.id }, facts)
    // Of several that could be given back, the numbers tell which.
    if (kind === 'cancel' && second) return answerAsk(talk, { name: 'ask', topic: 'training.registrations' }, facts)
    say(talk, unknownSession())
  }
}

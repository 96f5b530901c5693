/** Carries out what the dialogue decided, one step after another, for the person behind the chat and nobody else. */

import type { Facts } from '#core/answers/facts.ts'
import { offer, type Reply, reply } from '#core/answers/reply.ts'
import { unknownSession } from '#core/answers/training-session.ts'
import type { Ask } from '#core/dialogue/command.ts'
import type { Step } from '#core/dialogue/step.ts'
import { withSubject } from '#core/dialogue/subject.ts'
import { findByTitle } from '#core/training-title.ts'
import type { Log } from '#ports/log.ts'
import type { AnswerFacts } from './answer-facts.ts'
import type { AnswerFeedback } from './answer-feedback.ts'
import type { AnswerForm } from './answer-form.ts'
import type { AnswerPolicy } from './answer-policy.ts'
import { audit, say, type Talk } from './answer-talk.ts'
import type { BindAccount } from './bind-account.ts'
import type { HandOver } from './hand-over.ts'
import type { NoteUnanswered } from './note-unanswered.ts'
import type { ReviewAnswer } from './review-answer.ts'
import type { TrainingSteps } from './training-steps.ts'

export type PerformStep = (talk: Talk, step: Step) => Promise<void>

export function createPerformStep(needs: {
  answerFacts: AnswerFacts
  answerForm: AnswerForm
  answerFeedback: AnswerFeedback
  bindAccount: BindAccount
  trainingSteps: TrainingSteps
  answerPolicy: AnswerPolicy
  handOver: HandOver
  noteUnanswered: NoteUnanswered
  reviewAnswer: ReviewAnswer
  log: Log
}): PerformStep {
  const { answerFacts, answerForm, answerFeedback, bindAccount, trainingSteps, answerPolicy } = needs
  const { handOver, noteUnanswered, reviewAnswer, log } = needs

  const perform: PerformStep = async (talk, step) => {
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
      case 'askAgain':
        talk.isAskedAgain = true
        return
      case 'proposeNext':
        return proposeNext(talk)
      case 'submitForm':
        return answerForm.submit(talk, step.form)
      case 'feedback':
        return answerFeedback.press(talk, step.press)
      case 'dropFiles':
        return talk.employeeId ? talk.stores.attachments.dropUnused(talk.employeeId) : undefined
      case 'policy': {
        for (const next of await answerPolicy.perform(talk, step)) await perform(talk, next)
        return
      }
      case 'handOver':
        return handOver.open(talk, step)
      case 'tellOfficer':
        if (!(await handOver.tell(talk, step.text)) && step.otherwise) await perform(talk, step.otherwise)
        return
      case 'closeHandover':
        return handOver.close(talk, step.ifAnswered === true)
      case 'noteUnanswered':
        return noteUnanswered(talk, step)
      case 'openReview':
        return reviewAnswer.open(talk, step.comment)
      case 'commentReview':
        return reviewAnswer.comment(talk, step.review, step.comment)
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
  return perform

  async function resume(talk: Talk, ask: Ask | null): Promise<void> {
    if (!ask) return
    talk.state = withSubject(talk.state, ask)
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
    say(talk, withDispute(answered))
    if (numbered) talk.state = { ...talk.state, numbered: { from: numbered.from, ids: [...numbered.ids] } }
    await audit(talk, 'disclosed', { topic: ask.topic })
  }

  /** The first of those asked for together that can be asked about; what can't be is said on the way. */
  async function proposeNext(talk: Talk): Promise<void> {
    while (talk.state.pending === null) {
      const [next, ...queue] = talk.state.queue
      if (!next) return
      talk.state = { ...talk.state, queue, interrupted: 0 }
      await withFacts(talk, (facts) => trainingSteps.propose(talk, next, facts))
    }
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

/** Whoever sees a mistake can say so under the answer itself, where there is room. */
function withDispute(answered: Reply): Reply {
  if (answered.choices.length >= 3) return answered
  return { ...answered, choices: [...answered.choices, offer('Jawaban ini salah', { name: 'dispute' })] }
}

/** Writes what a participant says about a training, and asks the next question. */
import type { FeedbackPress } from '#core/dialogue/feedback-button.ts'
import { feedbackIdOf, newFeedbackForm } from '#core/dialogue/form-feedback.ts'
import type { Form } from '#core/dialogue/form-state.ts'
import { type AskedFeedback, type FeedbackQuestion, takeAnswer } from '#core/training-feedback.ts'
import {
  feedbackLate,
  feedbackResumed,
  feedbackStopped,
  feedbackThanks,
  feedbackUnknown,
  usedQuestion,
} from '#core/training-feedback-replies.ts'
import type { Clock } from '#ports/clock.ts'
import { audit, say, type Talk } from './answer-talk.ts'

export interface AnswerFeedback {
  press(talk: Talk, press: FeedbackPress): Promise<void>
  /** The last question, answered in words or left out. */
  missing(talk: Talk, form: Form): Promise<void>
}

export function createAnswerFeedback(needs: { clock: Clock }): AnswerFeedback {
  const { clock } = needs

  return {
    async press(talk, press) {
      if (!talk.employeeId) return
      if (press.do === 'stop' || press.do === 'resume') {
        await talk.stores.feedback.stop(talk.employeeId, press.do === 'stop')
        await audit(talk, `feedback.${press.do}`)
        return say(talk, press.do === 'stop' ? feedbackStopped() : feedbackResumed())
      }
      const asked = await talk.stores.feedback.find(press.id, talk.employeeId)
      if (!asked) return say(talk, feedbackUnknown())
      if (press.do === 'skip') return say(talk, feedbackThanks({ title: asked.title, isCorrection: false, note: null }))
      await take(talk, asked, press.question, press.points)
    },

    async missing(talk, { values }) {
      const asked = talk.employeeId && (await talk.stores.feedback.find(feedbackIdOf(values), talk.employeeId))
      if (!asked) return say(talk, feedbackUnknown())
      const { missing } = values
      if (typeof missing === 'string') return take(talk, asked, 'missing', missing)
      say(talk, feedbackThanks({ title: asked.title, isCorrection: false, note: null }))
    },
  }

  async function take(
    talk: Talk,
    asked: AskedFeedback,
    question: FeedbackQuestion,
    value: number | string,
  ): Promise<void> {
    const { id, title } = asked
    const taken = takeAnswer(asked, question, clock.now())
    if (taken.kind === 'late') return say(talk, feedbackLate(title))
    if (taken.kind === 'unknown') return say(talk, feedbackUnknown())
    await talk.stores.feedback.save(id, question, value)
    await audit(talk, 'feedback.answered', { round: asked.round, question })
    if (taken.next === 'used') return say(talk, usedQuestion(id, title))
    // Words that are typed now belong to the form that is under way.
    if (taken.next === 'missing' && !talk.state.form) {
      talk.state = { ...talk.state, form: newFeedbackForm(id, title) }
      talk.formAsk = { do: 'askForm', isResumed: false }
      return
    }
    const note = typeof value === 'string' ? value : null
    say(talk, feedbackThanks({ title, isCorrection: taken.isCorrection, note }))
  }
}

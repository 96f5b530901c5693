/** Carries a form on: asks its open question with the facts at hand, and hands in what was confirmed. */
import { type Reply, reply } from '#core/answers/reply.ts'
import { offerTopic } from '#core/answers/topic-labels.ts'
import { type FormFacts, formQuestion, openStep, stepChoices } from '#core/dialogue/form.ts'
import { formButton } from '#core/dialogue/form-button.ts'
import { certificateOf } from '#core/dialogue/form-certificate.ts'
import { correctionOf } from '#core/dialogue/form-correction.ts'
import type { Form, FormKind } from '#core/dialogue/form-state.ts'
import { forms } from '#core/dialogue/forms.ts'
import type { Step } from '#core/dialogue/step.ts'
import { isOpenRequest } from '#core/request.ts'
import type { AnswerFacts } from './answer-facts.ts'
import type { AnswerFeedback } from './answer-feedback.ts'
import { audit, say, type Talk } from './answer-talk.ts'
import { requestsOf } from './requests-of.ts'

/** Of one person that HR has not answered: more is no help to anybody. */
const openLimit = 20

export interface AnswerForm {
  /** The open question; nothing when no form is under way. */
  ask(talk: Talk, how: Omit<Extract<Step, { do: 'askForm' }>, 'do'>): Promise<void>
  submit(talk: Talk, form: Form): Promise<void>
}

type Submit = (talk: Talk, form: Form, facts: FormFacts) => Promise<Reply>

export function createAnswerForm(needs: { answerFacts: AnswerFacts; answerFeedback: AnswerFeedback }): AnswerForm {
  const { answerFacts, answerFeedback } = needs

  const submits: Readonly<Record<FormKind, Submit>> = {
    async certificate(talk, { values }, facts) {
      const draft = certificateOf(values)
      const number = await talk.stores.submissions.add(facts.record.id, draft)
      await audit(talk, 'certificate.submitted', { number })
      return reply('certificate.sent', { nomor: number, nama: draft.name, jp: draft.hours }, [
        offerTopic('training.hours'),
        offerTopic('requests.mine'),
      ])
    },
    async correction(talk, { values }, facts) {
      const draft = correctionOf(values, facts)
      const number = await talk.stores.corrections.add(facts.record.id, draft)
      await audit(talk, 'correction.requested', { number, field: draft.field })
      return reply('correction.sent', { nomor: number }, [offerTopic('requests.mine')])
    },
    // Becomes one of the others.
    file: async () => reply('form.over'),
    // Written without a queue: nobody at HR answers it.
    feedback: async () => reply('form.over'),
  }

  async function factsOf(talk: Talk): Promise<FormFacts | null> {
    if (!talk.record) return null
    const [facts, requests] = [await answerFacts.facts(talk.record), await requestsOf(talk.stores, talk.record.id)]
    return { ...facts, requests }
  }

  async function ask(talk: Talk, { isResumed, problem }: Parameters<AnswerForm['ask']>[1]): Promise<void> {
    const { form } = talk.state
    const facts = form && (await factsOf(talk))
    if (!form || !facts) return
    const definition = forms[form.kind]
    const step = openStep(definition, form.values)
    if (!problem || !step) {
      // What is recorded is shown in it.
      if (step?.key === 'claim') await audit(talk, 'disclosed', { topic: 'correction' })
      return say(talk, formQuestion(definition, form, facts, isResumed))
    }
    const cancel = formButton('Batal', { do: 'cancel', kind: form.kind })
    const own = definition.choices?.(form.values)
    say(talk, { ...problem, choices: own ?? [...stepChoices(form.kind, step, form.values, facts), cancel] })
  }

  return {
    ask,
    async submit(talk, form) {
      if (form.kind === 'feedback') return answerFeedback.missing(talk, form)
      // One after the other for one person, so that two chats do not hand in the same twice.
      if (talk.employeeId) await talk.stores.submissions.takeTurn(talk.employeeId)
      const facts = await factsOf(talk)
      if (!facts) return say(talk, reply('no-record'))
      const { confirm } = forms[form.kind]
      if (confirm && !confirm(form.values, facts).isSendable) {
        talk.state = { ...talk.state, form }
        return ask(talk, { isResumed: false })
      }
      const open = facts.requests.filter(isOpenRequest).length
      if (open >= openLimit) {
        await talk.stores.attachments.dropUnused(facts.record.id)
        return say(talk, reply('request.limit', { jumlah: open }, [offerTopic('requests.mine')]))
      }
      say(talk, await submits[form.kind](talk, form, facts))
      await talk.stores.attachments.dropUnused(facts.record.id)
    },
  }
}

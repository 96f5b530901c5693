/** What is missing from a training, in the participant's own words: the last question about it. */
import { missingChoices, missingQuestion } from '../training-feedback-replies.ts'
import type { FormDefinition } from './form.ts'
import { readText } from './form-readers.ts'
import { type Form, type FormValues, newForm } from './form-state.ts'

export const feedbackForm: FormDefinition = {
  kind: 'feedback',
  fileStep: null,
  givesWay: true,
  confirm: null,
  steps: [
    {
      key: 'missing',
      label: null,
      skip: 'Lewati',
      isFree: true,
      question: ({ title }) => missingQuestion(String(title)),
      readText: (text) => readText('missing', text, { least: 2, most: 1000 }),
    },
  ],
  choices: (values) => missingChoices(feedbackIdOf(values)),
}

export const newFeedbackForm = (id: bigint, title: string): Form => newForm('feedback', { id: String(id), title })

export function feedbackIdOf({ id }: FormValues): bigint {
  return typeof id === 'string' && /^\d{1,18}$/.test(id) ? BigInt(id) : 0n
}

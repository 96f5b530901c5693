/** Saying that a datum is wrong: which one, what is recorded, what it should be, with a proof if there is one. */
import { reply } from '../answers/reply.ts'
import { formatDate } from '../calendar/indonesian-date.ts'
import {
  type Correctable,
  correctableFor,
  correctableIn,
  correctableLabel,
  isCorrectable,
  recordedDatum,
} from '../personnel/correctable.ts'
import { isOpenRequest } from '../request.ts'
import { failed, ok } from '../result.ts'
import type { Confirmation, FormDefinition, FormFacts } from './form.ts'
import { readText } from './form-readers.ts'
import type { FormValues } from './form-state.ts'

/** So many on the first page of the list; the rest behind "Lainnya". */
const shownFirst = 6

const fieldOf = ({ field }: FormValues): Correctable =>
  typeof field === 'string' && isCorrectable(field) ? field : 'name'

export const correctionForm: FormDefinition = {
  kind: 'correction',
  fileStep: 'attachment',
  steps: [
    {
      key: 'field',
      label: 'Data yang keliru',
      question: () => reply('correction.field'),
      options({ page }, { record }) {
        const all = correctableFor(record).map((field) => ({ label: correctableLabel(field), option: field }))
        return page === 1
          ? all.slice(shownFirst)
          : [...all.slice(0, shownFirst), { label: 'Data lainnya', option: 'more' }]
      },
      readText(text) {
        const field = correctableIn(text.toLowerCase().match(/[\p{L}\p{N}/]+/gu) ?? [])
        return field ? ok({ field }) : failed(reply('form.choose'))
      },
      readOption: (option) =>
        option === 'more'
          ? ok({ page: 1 })
          : isCorrectable(option)
            ? ok({ field: option })
            : failed(reply('form.choose')),
    },
    {
      key: 'claim',
      label: 'Yang seharusnya',
      isFree: true,
      question(values, { record, today }) {
        const { text, asOf } = recordedDatum(fieldOf(values), record, today)
        return reply('correction.claim', {
          apa: correctableLabel(fieldOf(values)),
          tercatat: text,
          dataPer: formatDate(asOf),
        })
      },
      readText: (text) => readText('claim', text, { least: 3, most: 1000 }),
    },
    {
      key: 'attachment',
      wantsFile: true,
      label: null,
      skip: 'Lewati',
      question: () => reply('correction.file'),
    },
  ],
  confirm,
}

/** What will be handed in, from values that are all answered. */
export function correctionOf(values: FormValues, { record, today }: Pick<FormFacts, 'record' | 'today'>) {
  const field = fieldOf(values)
  return {
    field,
    recorded: recordedDatum(field, record, today).text,
    claim: String(values.claim ?? ''),
    attachmentId: values.attachment === null ? null : String(values.attachment),
  }
}

function confirm(values: FormValues, facts: FormFacts): Confirmation {
  const { field, recorded, claim } = correctionOf(values, facts)
  const label = correctableLabel(field)
  const open = facts.requests.find((each) => each.kind === 'correction' && each.title === label && isOpenRequest(each))
  if (open) return { reply: reply('correction.duplicate', { apa: label, nomor: open.number }), isSendable: false }
  const view = { apa: label, tercatat: recorded, seharusnya: claim, berkas: values.fileKind ?? null }
  return { reply: reply('correction.confirm', view), isSendable: true }
}

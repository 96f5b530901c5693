/** Handing in a certificate of a training: what is asked, and when it cannot be handed in. */
import { type Reply, reply } from '../answers/reply.ts'
import { formatDateRange } from '../calendar/indonesian-date.ts'
import { certificateIdentity } from '../personnel/certificate-identity.ts'
import { isOpenRequest } from '../request.ts'
import { failed, ok } from '../result.ts'
import type { Confirmation, FormDefinition, FormFacts } from './form.ts'
import { readLine, readPastDays, readWholeNumber } from './form-readers.ts'
import type { FormValues } from './form-state.ts'

/** JP as certificates print them; above `askAgain` it is more likely a slip of the finger. */
const hours = { least: 1, most: 2000, askAgain: 200 } as const

/** SIASN's forms of training that people name themselves; the rest is 25, another non-classical one. */
const trainingForms = [
  { label: 'Bimtek', option: '8' },
  { label: 'Seminar atau webinar', option: '9' },
  { label: 'Workshop', option: '4' },
  { label: 'Kursus', option: '11' },
  { label: 'E-learning', option: '16' },
  { label: 'Sosialisasi', option: '7' },
] as const
const otherForm = 25

const textOf = (values: FormValues, key: string): string => String(values[key] ?? '')

export const certificateForm: FormDefinition = {
  kind: 'certificate',
  fileStep: 'attachment',
  steps: [
    { key: 'attachment', label: null, wantsFile: true, question: () => reply('certificate.file') },
    {
      key: 'name',
      label: 'Nama pelatihan',
      isFree: true,
      question: ({ fileKind }) => reply('certificate.name', { berkas: fileKind ?? null }),
      readText: (text) => readLine('name', text, { least: 4, most: 200 }),
    },
    {
      key: 'number',
      label: 'Nomor',
      skip: 'Tidak ada nomor',
      isFree: true,
      question: () => reply('certificate.number'),
      readText: (text) => readLine('number', text, { least: 2, most: 100 }),
    },
    {
      key: 'provider',
      label: 'Penyelenggara',
      isFree: true,
      question: () => reply('certificate.provider'),
      readText: (text) => readLine('provider', text, { least: 2, most: 150 }),
    },
    {
      key: 'startsOn',
      label: 'Tanggal',
      question: () => reply('certificate.dates'),
      readText: (text, _values, context) => readPastDays({ from: 'startsOn', until: 'endsOn' }, text, context),
    },
    {
      key: 'hours',
      label: 'JP',
      question: () => reply('certificate.hours'),
      readText(text) {
        const read = readWholeNumber('hours', text, hours)
        return read.ok ? ok({ ...read.value, hoursSure: undefined }) : read
      },
    },
    {
      key: 'hoursSure',
      label: null,
      when: (values) => Number(values.hours) > hours.askAgain,
      question: (values) => reply('certificate.hours-sure', { jp: values.hours }),
      options: (values) => [
        { label: `Ya, ${values.hours} JP`, option: 'yes' },
        { label: 'Bukan', option: 'no' },
      ],
      readText(text) {
        if (/^(?:ya|iya|betul|benar|inggih|nggih)\b/i.test(text.trim())) return ok({ hoursSure: 1 })
        // Another number puts it right.
        const read = readWholeNumber('hours', text, hours)
        return read.ok ? ok({ ...read.value, hoursSure: undefined }) : failed(reply('form.choose'))
      },
      readOption: (option) =>
        option === 'yes'
          ? ok({ hoursSure: 1 })
          : option === 'no'
            ? ok({ hours: undefined })
            : failed(reply('form.choose')),
    },
    {
      key: 'form',
      label: 'Bentuk',
      skip: 'Lainnya',
      question: () => reply('certificate.form'),
      options: () => trainingForms,
      readOption: (option) =>
        trainingForms.some((form) => form.option === option)
          ? ok({ form: Number(option) })
          : failed(reply('form.choose')),
    },
  ],
  confirm,
}

/** What will be handed in, from values that are all answered. */
export function certificateOf(values: FormValues) {
  return {
    name: textOf(values, 'name'),
    number: values.number === null ? null : textOf(values, 'number'),
    provider: textOf(values, 'provider'),
    startsOn: Temporal.PlainDate.from(textOf(values, 'startsOn')),
    endsOn: Temporal.PlainDate.from(textOf(values, 'endsOn')),
    hours: Number(values.hours),
    form: values.form === null ? otherForm : Number(values.form),
    attachmentId: textOf(values, 'attachment'),
  }
}

function confirm(values: FormValues, facts: FormFacts): Confirmation {
  const known = duplicateOf(values, facts)
  if (known) return { reply: known, isSendable: false }
  const { name, number, provider, startsOn, endsOn, hours: jp, form } = certificateOf(values)
  const view = {
    nama: name,
    nomor: number,
    penyelenggara: provider,
    kapan: formatDateRange(startsOn, endsOn),
    jp,
    bentuk: trainingForms.find(({ option }) => option === String(form))?.label ?? 'Lainnya',
    berkas: values.fileKind ?? null,
  }
  return { reply: reply('certificate.confirm', view), isSendable: true }
}

/** The same certificate is recorded already, or waits for HR. */
function duplicateOf(values: FormValues, { record, requests }: FormFacts): Reply | null {
  const identity = certificateIdentity(certificateOf(values))
  const recorded = record.certificates.find((certificate) => certificateIdentity(certificate) === identity)
  if (recorded) {
    return reply('certificate.duplicate', { nama: recorded.name, jp: recorded.hours, kiriman: null })
  }
  const waiting = requests.find((request) => request.identity === identity && isOpenRequest(request))
  return waiting ? reply('certificate.duplicate', { nama: waiting.title, jp: null, kiriman: waiting.number }) : null
}

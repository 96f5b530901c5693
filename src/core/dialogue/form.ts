/**
 * A form in the chat: one question a step, typed answers, a confirmation with all values. A definition says what is
 * asked; which step is next follows from what was given, so a form goes on after a restart, in any order.
 */
import type { Facts } from '../answers/facts.ts'
import { type Reply, reply } from '../answers/reply.ts'
import type { Choice } from '../message.ts'
import type { MyRequest } from '../request.ts'
import { failed, ok, type Result } from '../result.ts'
import { formButton } from './form-button.ts'
import { type Form, type FormKind, type FormValue, type FormValues, fingerprint } from './form-state.ts'

/** What a question and a confirmation may read. */
export interface FormFacts extends Facts {
  /** What the person handed in before, newest first. */
  readonly requests: readonly MyRequest[]
}

export interface FormContext {
  readonly today: Temporal.PlainDate
  readonly sapaan: string
}

/** Values to be written; undefined takes one away, so that it is asked again. */
export type FormPatch = Readonly<Record<string, FormValue | undefined>>
/** The problem is a reply that says what was not understood; the step's buttons are added to it. */
export type FormReading = Result<FormPatch, Reply>

export interface FormOption {
  readonly label: string
  /** At most 24 of letters, digits, `_`, `.`, `-`. */
  readonly option: string
}

export interface FormStep {
  /** At most 24 of letters, digits, `_`; the value's key too, unless `read` writes others as well. */
  readonly key: string
  /** On the button that changes it before sending; null: not changed by itself. */
  readonly label: string | null
  /** Answered by a file that is sent, not by words. */
  readonly wantsFile?: boolean
  /** Asked only where this holds; by default always. */
  readonly when?: (values: FormValues) => boolean
  /** The label of the button that leaves it out; the value is null then. */
  readonly skip?: string
  /** Whatever is typed may be the answer, so only what is plainly a question is taken for one. */
  readonly isFree?: boolean
  readonly options?: (values: FormValues, facts: FormFacts) => readonly FormOption[]
  /** Its view need not name `lanjut`; the template includes `_lanjut`. */
  readonly question: (values: FormValues, facts: FormFacts) => Reply
  readonly readText?: ((text: string, values: FormValues, context: FormContext) => FormReading) | undefined
  readonly readOption?: (option: string, values: FormValues, context: FormContext) => FormReading
}

export interface FormDefinition {
  readonly kind: FormKind
  readonly steps: readonly FormStep[]
  /** The step that a file answers, at any time; null: the form takes none. */
  readonly fileStep: string | null
  /** Asks for a yes with all values; with `isSendable` false it says why not. Null: done with the last answer. */
  readonly confirm: ((values: FormValues, facts: FormFacts) => Confirmation) | null
  /** Buttons of its own in place of the form's. */
  readonly choices?: (values: FormValues) => readonly Choice[]
  /** A file that comes meanwhile is about something else, and begins the form that it is for. */
  readonly givesWay?: boolean
  /** Without a confirmation: the form that goes on from here; null: nothing. Absent: it is handed in. */
  readonly becomes?: (values: FormValues) => Form | null
}

export interface Confirmation {
  readonly reply: Reply
  readonly isSendable: boolean
}

/** The first step that is not answered yet; null: all are. */
export function openStep({ steps }: FormDefinition, values: FormValues): FormStep | null {
  return steps.find((step) => values[step.key] === undefined && (step.when?.(values) ?? true)) ?? null
}

/** What is asked now, with its buttons. */
export function formQuestion(definition: FormDefinition, form: Form, facts: FormFacts, isResumed = false): Reply {
  const asked = ask(definition, form, facts)
  return { ...asked, view: { ...asked.view, lanjut: isResumed } }
}

function ask(definition: FormDefinition, form: Form, facts: FormFacts): Reply {
  const { kind } = form
  const cancel = formButton('Batal', { do: 'cancel', kind })
  const step = openStep(definition, form.values)
  if (step) {
    const asked = step.question(form.values, facts)
    const own = definition.choices?.(form.values)
    return { ...asked, choices: own ?? [...stepChoices(kind, step, form.values, facts), cancel] }
  }
  if (form.isEditing) {
    const changes = changeable(definition, form.values).map(({ key, label }) =>
      formButton(label ?? key, { do: 'change', kind, step: key }),
    )
    return reply('form.edit', {}, [...changes.slice(0, 7), cancel])
  }
  if (!definition.confirm) return reply('form.over')
  const { reply: asked, isSendable } = definition.confirm(form.values, facts)
  const send = formButton('Kirim', { do: 'send', kind, check: fingerprint(form.values) })
  return { ...asked, choices: [...(isSendable ? [send] : []), formButton('Ubah', { do: 'edit', kind }), cancel] }
}

export function stepChoices(kind: FormKind, step: FormStep, values: FormValues, facts: FormFacts) {
  const options = step.options?.(values, facts) ?? []
  const skip = step.skip === undefined ? [] : [{ label: step.skip, option: skipOption }]
  return [...options, ...skip]
    .slice(0, 7)
    .map(({ label, option }) => formButton(label, { do: 'answer', kind, step: step.key, option }))
}

export const changeable = ({ steps }: FormDefinition, values: FormValues): readonly FormStep[] =>
  steps.filter(({ key, label }) => label !== null && values[key] !== undefined)

const skipOption = '-'
const skipWords =
  /^(?:lewati|skip|lewat|tidak ada|tdk ada|ga ada|gak ada|nggak ada|tanpa|belum ada|ora ono|mboten wonten|-+)$/i

/** Reads a typed answer. */
export function readTyped(step: FormStep, text: string, form: Form, context: FormContext): FormReading {
  if (step.skip !== undefined && skipWords.test(text.trim())) return ok({ [step.key]: null })
  if (step.readText) return step.readText(text, form.values, context)
  if (step.wantsFile) return failed(reply('form.file', { lewati: step.skip ?? null }))
  return failed(reply('form.choose'))
}

/** Reads a pressed button. */
export function readPressed(step: FormStep, option: string, form: Form, context: FormContext): FormReading {
  if (step.skip !== undefined && option === skipOption) return ok({ [step.key]: null })
  return step.readOption?.(option, form.values, context) ?? failed(reply('form.choose'))
}

export function withPatch(form: Form, patch: FormPatch): Form {
  const values: Record<string, FormValue> = {}
  for (const [key, value] of Object.entries({ ...form.values, ...patch })) if (value !== undefined) values[key] = value
  return { kind: form.kind, values }
}

/** What a message means while a form is filled in: an answer, a way out, or a question that is answered in between. */
import { offer, reply } from '../answers/reply.ts'
import { offerTopic } from '../answers/topic-labels.ts'
import type { Command } from './command.ts'
import { type FormReading, openStep, readPressed, readTyped, withPatch } from './form.ts'
import { type FormButton, readFormButton } from './form-button.ts'
import { type Form, fingerprint, newForm } from './form-state.ts'
import { forms } from './forms.ts'
import { chosenData } from './offered.ts'
import type { DialogueState } from './state.ts'
import type { Decision, Situation, Step } from './step.ts'
import type { TurnItem } from './turn.ts'

/** "nggak ketemu suratnya, batal saja". */
const endsInCancel =
  /\S[\s,.;]+(?:batal|batalkan|cancel|(?:ga|gak|nggak|ndak|tidak|ora) (?:jadi|sido|usah))(?: (?:aja|saja|deh|wae|min|dulu|ya))*[\s.!]*$/i

const askForm: Step = { do: 'askForm', isResumed: false }

/** Null: not for the form; whoever answers it lets the form go on afterwards. */
export function decideForm(item: TurnItem, state: DialogueState, situation: Situation): Decision | null {
  switch (item.kind) {
    case 'media':
      return decideFile(item, state)
    case 'choice':
      return decideFormPress(item.data, state, situation)
    case 'text':
      return state.form && decideTyped(item, state.form, state, situation)
    default:
      return null
  }
}

/** After something else was answered the open question is asked again, unless a yes is waited for. */
export function resumeForm(decision: Decision): Decision {
  if (!decision.state.form || decision.state.pending) return decision
  if (decision.steps.some((step) => step.do === 'askForm')) return decision
  return { ...decision, steps: [...decision.steps, { do: 'askForm', isResumed: true }] }
}

/** The first question of a form, or the open one when it is under way already. */
export function startForm(form: Form, state: DialogueState): Decision {
  const isUnderWay = state.form?.kind === form.kind && Object.keys(form.values).length === 0
  return { state: { ...state, pending: null, form: isUnderWay ? state.form : form }, steps: [askForm] }
}

export function decideFormPress(data: string, state: DialogueState, situation: Situation): Decision | null {
  const button = readFormButton(data)
  if (!button) return null
  const { form } = state
  if (!situation.isBound || form?.kind !== button.kind) return formOver(state)
  return press(button, form, state, situation)
}

function press(button: FormButton, form: Form, state: DialogueState, situation: Situation): Decision {
  const definition = forms[form.kind]
  switch (button.do) {
    case 'cancel':
      return cancelForm(state)
    case 'edit':
      return { state: { ...state, form: { ...form, isEditing: true } }, steps: [askForm] }
    case 'change':
      return advance(withPatch(form, { [button.step]: undefined }), state)
    case 'send': {
      const isSeen = openStep(definition, form.values) === null && button.check === fingerprint(form.values)
      return isSeen ? submit(form, state) : { state, steps: [askForm] }
    }
    case 'answer': {
      const step = definition.steps.find(({ key }) => key === button.step)
      if (!step) return { state, steps: [askForm] }
      return settle(readPressed(step, button.option, form, situation), form, state)
    }
  }
}

function decideTyped(
  item: Extract<TurnItem, { kind: 'text' }>,
  form: Form,
  state: DialogueState,
  situation: Situation,
): Decision | null {
  const { text, commands } = item
  if (state.pending || text.trim().startsWith('/')) return null
  const step = openStep(forms[form.kind], form.values)
  // A label typed out is that button; a bare number may be the answer, and is a button only where it is none.
  const named = /\d/.test(text) ? null : chosenData(text, state.offered)
  const pressed = named === null ? null : decideFormPress(named, state, situation)
  if (pressed) return pressed
  if (step !== null && endsInCancel.test(text)) return cancelForm(state)
  const isShort = text.trim().split(/\s+/).length <= 4
  const isSkip = step?.skip !== undefined && readTyped({ ...step, readText: undefined }, text, form, situation).ok
  if (isShort && !isSkip && has(commands, 'cancel')) return cancelForm(state)
  if (isShort && (has(commands, 'consent.withdraw') || has(commands, 'unlink') || has(commands, 'handoff'))) return null
  // Somebody else's number in a sentence is no answer to anything that is asked here.
  const asksForOther =
    has(commands, 'refuse') && /\d(?:[ .-]?\d){14,}/.test(text) && (text.match(/\p{L}{2,}/gu) ?? []).length >= 2
  if (asksForOther) return null
  if (step?.isFree && isPlainQuestion(text) && commands.some(isRequest)) return null
  const reading = step && readTyped(step, text, form, situation)
  if (reading?.ok) return settle(reading, form, state)
  const data = chosenData(text, state.offered)
  if (data !== null) return decideFormPress(data, state, situation)
  if (!step && !form.isEditing && /^(?:kirim|kirimkan|sudah benar|ya kirim)\b/i.test(text.trim()))
    return submit(form, state)
  if (!step && !form.isEditing && has(commands, 'confirm')) return submit(form, state)
  if (!step && has(commands, 'deny')) return press({ do: 'edit', kind: form.kind }, form, state, situation)
  // What may mean several things is an answer that was not read, unless it is plainly a question.
  const isDoubtful = commands.every(({ name }) => name === 'clarify') && !isPlainQuestion(text)
  if (commands.some(isRequest) && !isDoubtful) return null
  return { state, steps: [{ do: 'askForm', isResumed: false, ...(reading && { problem: reading.problem }) }] }
}

function decideFile(item: Extract<TurnItem, { kind: 'media' }>, state: DialogueState): Decision | null {
  const { file, commands } = item
  if (file?.kind === 'refused') {
    const said = reply('file.refused', {
      besar: file.reason === 'too_large',
      jenis: file.reason === 'wrong_type',
      hilang: file.reason === 'gone',
      banyak: file.reason === 'too_many',
    })
    return resumeForm({ state, steps: [{ do: 'say', reply: said }] })
  }
  // One more of an album whose first file is taken already.
  if (file?.kind === 'more') return { state, steps: [] }
  if (file?.kind !== 'kept') return null
  const given = {
    attachment: file.id,
    fileKind: file.type === 'application/pdf' ? 'PDF' : 'Foto',
    album: file.album ?? undefined,
  }
  const form = state.form && forms[state.form.kind].givesWay ? null : state.form
  if (form) {
    const { fileStep } = forms[form.kind]
    if (fileStep === null) return resumeForm({ state, steps: [{ do: 'say', reply: reply('file.not-now') }] })
    return advance(withPatch(form, given), state)
  }
  const correction = commands.find((command) => command.name === 'correct_data')
  if (correction) return startForm(withPatch(newForm('correction', fieldOf(correction)), given), state)
  if (has(commands, 'submit_certificate')) return startForm(withPatch(newForm('certificate'), given), state)
  const started = startForm(withPatch(newForm('file'), given), state)
  // The caption is answered first; then the file is asked about.
  return commands.some(isRequest) ? { state: started.state, steps: [] } : started
}

const fieldOf = (command: Extract<Command, { name: 'correct_data' }>): Record<string, string> =>
  command.field === undefined ? {} : { field: command.field }

function settle(reading: FormReading, form: Form, state: DialogueState): Decision {
  if (reading.ok) return advance(withPatch(form, reading.value), state)
  return { state, steps: [{ do: 'askForm', isResumed: false, problem: reading.problem }] }
}

/** To the next question, or past the last one. */
function advance(form: Form, state: DialogueState): Decision {
  const definition = forms[form.kind]
  if (openStep(definition, form.values) || definition.confirm) {
    return { state: { ...state, unclear: 0, form }, steps: [askForm] }
  }
  if (!definition.becomes) return submit(form, state)
  const next = definition.becomes(form.values)
  if (next) return advance(next, { ...state, form: null })
  return {
    state: { ...state, unclear: 0, form: null },
    steps: [{ do: 'dropFiles' }, { do: 'say', reply: reply('file.dropped', {}, [helpChoice]) }],
  }
}

const submit = (form: Form, state: DialogueState): Decision => ({
  state: { ...state, unclear: 0, form: null },
  steps: [{ do: 'submitForm', form }],
})

const helpChoice = offer('Apa saja yang bisa ditanyakan', { name: 'help' })

function cancelForm(state: DialogueState): Decision {
  return {
    state: { ...state, unclear: 0, form: null },
    steps: [
      { do: 'dropFiles' },
      { do: 'say', reply: reply('form.cancelled', { berkas: state.form?.values.attachment != null }, [helpChoice]) },
    ],
  }
}

const formOver = (state: DialogueState): Decision => ({
  state,
  steps: [{ do: 'say', reply: reply('form.over', {}, [offerTopic('requests.mine'), helpChoice]) }],
})

const has = (commands: readonly Command[], name: Command['name']): boolean =>
  commands.some((command) => command.name === name)

const requests: readonly Command['name'][] = [
  'ask',
  'training.show',
  'training.register',
  'training.cancel',
  'help',
  'about',
  'handoff',
  'unlink',
  'consent.withdraw',
  'refuse',
  'unsupported',
  'clarify',
  'correct_data',
  'submit_certificate',
  'complain',
]
const isRequest = ({ name }: Command): boolean => requests.includes(name)

export const isPlainQuestion = (text: string): boolean =>
  /\?\s*$/.test(text) ||
  /^\s*(?:min|kapan|berapa|brp|apakah|bagaimana|gimana|piye|siapa|di ?mana|kenapa|mengapa)\b/i.test(text)

/** What a conversation remembers between messages: a short memory that forgives what it does not know. */
import { z } from 'zod'
import { type Choice, choiceSchema } from '../message.ts'
import { type Ask, commandSchema } from './command.ts'
import { type Form, formSchema } from './form-state.ts'

/** Longer silence than this, and "yang tadi" means nothing any more. */
const memoryMinutes = 30

const session = z.int().positive()

const askSchema = z.custom<Ask>((value) => {
  const parsed = commandSchema.safeParse(value)
  return parsed.success && parsed.data.name === 'ask'
})

const pendingSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('register'), session }),
  z.object({ kind: z.literal('cancel'), session }),
  z.object({ kind: z.literal('wait'), session }),
  /** Gives up `from` for `session`. */
  z.object({ kind: z.literal('move'), session, from: session }),
  z.object({ kind: z.literal('unlink') }),
])

const bindingSchema = z.object({
  step: z.enum(['consent', 'contact', 'nip', 'code']),
  /** The sender's own number, vouched for by the platform; only between that step and the NIP. */
  phone: z.string().max(32).nullable(),
})

const stateSchema = z.object({
  version: z.literal(1),
  at: z.iso.datetime({ offset: true }),
  offered: z.array(choiceSchema).max(8).catch([]),
  lastAsk: askSchema.nullable().catch(null),
  /** Training sessions by the numbers of the list shown last. */
  numbered: z
    .object({ from: z.int().positive(), ids: z.array(session).max(20) })
    .nullable()
    .catch(null),
  /** Waits for a yes before anything is written. */
  pending: pendingSchema.nullable().catch(null),
  binding: bindingSchema.nullable().catch(null),
  /** A form under way. */
  form: formSchema.nullable().catch(null),
  /** The question that led to binding, answered once the person is known. */
  resume: askSchema.nullable().catch(null),
  /** How many times in a row nothing was understood. */
  unclear: z.int().min(0).catch(0),
  /** When the newest message was written, by the platform's clock; kept also after a long silence. */
  newestSentAt: z.iso.datetime({ offset: true }).nullable().catch(null),
})

type Stored = z.output<typeof stateSchema>
export type Pending = z.output<typeof pendingSchema>
export type Binding = z.output<typeof bindingSchema>
export type DialogueState = Omit<Stored, 'version' | 'at' | 'offered' | 'form'> & {
  readonly offered: readonly Choice[]
  readonly form: Form | null
}

export const freshState: DialogueState = {
  offered: [],
  lastAsk: null,
  numbered: null,
  pending: null,
  binding: null,
  form: null,
  resume: null,
  unclear: 0,
  newestSentAt: null,
}

/** Another version, nonsense, or a long silence: a fresh start. */
export function readState(stored: unknown, now: Temporal.Instant): DialogueState {
  const parsed = stateSchema.safeParse(stored)
  if (!parsed.success) return freshState
  const { version: _version, at, ...state } = parsed.data
  const isOld = Temporal.Instant.compare(Temporal.Instant.from(at).add({ minutes: memoryMinutes }), now) < 0
  return isOld ? { ...freshState, newestSentAt: state.newestSentAt } : state
}

export function writeState(state: DialogueState, now: Temporal.Instant): unknown {
  return { version: 1, at: now.toString(), ...state }
}

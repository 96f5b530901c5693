/** What a conversation remembers between messages: a short memory that forgives what it does not know. */
import { z } from 'zod'
import { type Choice, choiceSchema } from '../message.ts'
import { type Ask, type ButtonCommand, commandSchema } from './command.ts'
import { type Form, formKinds, formSchema } from './form-state.ts'
import { pendingSchema, queuedSchema } from './pending.ts'

/** Longer silence than this, and "yang tadi" means nothing any more. */
const memoryMinutes = 30
/** So long it is still said politely that the list was another day's. */
const staleHours = 24
/** Subjects that "balik ke yang tadi" can lead back to. */
export const trailLimit = 5

const askSchema = z.custom<Ask>((value) => {
  const parsed = commandSchema.safeParse(value)
  return parsed.success && parsed.data.name === 'ask'
})
const subjectSchema = z.custom<ButtonCommand>((value) => {
  const parsed = commandSchema.safeParse(value)
  return parsed.success && parsed.data.name !== 'clarify'
})

const bindingSchema = z.object({
  step: z.enum(['consent', 'contact', 'nip', 'code']),
  /** The sender's own number, vouched for by the platform; only between that step and the NIP. */
  phone: z.string().max(32).nullable(),
})

const staleSchema = z.object({
  lastAsk: askSchema.nullable(),
  pending: pendingSchema.nullable(),
  form: z.enum(formKinds).nullable(),
})

const stateSchema = z.object({
  version: z.union([z.literal(1), z.literal(2)]),
  at: z.iso.datetime({ offset: true }),
  offered: z.array(choiceSchema).max(8).catch([]),
  lastAsk: askSchema.nullable().catch(null),
  /** What was asked about, newest first, each once. */
  trail: z.array(subjectSchema).max(trailLimit).catch([]),
  /** What was said last is about the first of them. */
  isOnSubject: z.boolean().catch(false),
  /** The article that a rule was answered from last, while nothing else was asked. */
  article: z
    .object({ slug: z.string().max(48), title: z.string().max(200) })
    .nullable()
    .catch(null),
  /** Training sessions by the numbers of the list shown last. */
  numbered: z
    .object({ from: z.int().positive(), ids: z.array(z.int().positive()).max(20) })
    .nullable()
    .catch(null),
  /** Waits for a yes before anything is written. */
  pending: pendingSchema.nullable().catch(null),
  /** How many other things were answered since it was asked: once it is asked again, then it is out of sight. */
  interrupted: z.int().min(0).catch(0),
  /** Asked about one after another, when what is pending is settled. */
  queue: z.array(queuedSchema).max(5).catch([]),
  binding: bindingSchema.nullable().catch(null),
  /** A form under way. */
  form: formSchema.nullable().catch(null),
  /** The question that led to binding, answered once the person is known. */
  resume: askSchema.nullable().catch(null),
  /** How many times in a row nothing was understood. */
  unclear: z.int().min(0).catch(0),
  /** Somebody else writes from this chat, by their own word: nothing personal until the owner says it is they again. */
  isStranger: z.boolean().catch(false),
  /** When the newest message was written, by the platform's clock; kept also after a long silence. */
  newestSentAt: z.iso.datetime({ offset: true }).nullable().catch(null),
  /** The number under which an officer looks into it, until it is closed; kept also after a long silence. */
  handover: z.int().positive().nullable().catch(null),
  /** What is typed next is for that officer. */
  isForOfficer: z.boolean().catch(false),
  /** The review that was opened last: what is wrong is still to be said. */
  review: z.int().positive().nullable().catch(null),
  /** What was forgotten within the last day, to say so instead of picking something wrong. */
  stale: staleSchema.nullable().catch(null),
})

type Stored = z.output<typeof stateSchema>
export type Binding = z.output<typeof bindingSchema>
export type DialogueState = Omit<Stored, 'version' | 'at' | 'offered' | 'form'> & {
  readonly offered: readonly Choice[]
  readonly form: Form | null
}

export const freshState: DialogueState = {
  offered: [],
  lastAsk: null,
  trail: [],
  isOnSubject: false,
  article: null,
  numbered: null,
  pending: null,
  interrupted: 0,
  queue: [],
  binding: null,
  form: null,
  resume: null,
  unclear: 0,
  isStranger: false,
  newestSentAt: null,
  handover: null,
  isForOfficer: false,
  review: null,
  stale: null,
}

/** Nonsense or a long silence: a fresh start, but for what outlives it. */
export function readState(stored: unknown, now: Temporal.Instant): DialogueState {
  const parsed = stateSchema.safeParse(stored)
  if (!parsed.success) return freshState
  const { version: _version, at, ...state } = parsed.data
  const silence = now.since(Temporal.Instant.from(at)).total('minutes')
  if (silence <= memoryMinutes) return state
  const { newestSentAt, handover } = state
  return { ...freshState, newestSentAt, handover, stale: silence <= staleHours * 60 ? staleOf(state) : null }
}

export function writeState(state: DialogueState, now: Temporal.Instant): unknown {
  return { version: 2, at: now.toString(), ...state }
}

/** A stranger's session leaves nothing behind that could be taken up. */
function staleOf(state: Omit<Stored, 'version' | 'at'>): DialogueState['stale'] {
  const { lastAsk, pending, form, isStranger } = state
  if (isStranger) return null
  if (!lastAsk && !pending && !form) return state.stale
  return { lastAsk, pending, form: form?.kind ?? null }
}

/** What waits for a yes before anything is written, and what is asked about after it. */
import { z } from 'zod'

const session = z.int().positive()

export const handOverReasons = ['request', 'anger', 'failures', 'people_only', 'no_answer'] as const
export type HandOverReason = (typeof handOverReasons)[number]

export const pendingSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('register'), session }),
  z.object({ kind: z.literal('cancel'), session }),
  z.object({ kind: z.literal('wait'), session }),
  /** Gives up `from` for `session`. */
  z.object({ kind: z.literal('move'), session, from: session }),
  z.object({ kind: z.literal('unlink') }),
  /** A person of HR was offered; `text` is what they should know first. */
  z.object({
    kind: z.literal('handOver'),
    reason: z.enum(handOverReasons),
    subject: z.string().max(64),
    text: z.string().max(1000).nullable(),
  }),
])
export type Pending = z.output<typeof pendingSchema>
export type OfferedHandOver = Extract<Pending, { kind: 'handOver' }>
/** About a seat in a training. */
export type SeatPending = Exclude<Pending, { kind: 'unlink' | 'handOver' }>

export const queuedSchema = z.object({ kind: z.enum(['register', 'wait', 'cancel']), session })
export type Queued = z.output<typeof queuedSchema>

/** Asked, and since then at most once about something else, after which it was asked again. */
export const isInSight = ({ interrupted }: { readonly interrupted: number }): boolean => interrupted <= 1

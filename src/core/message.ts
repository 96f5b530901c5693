/** What comes in and what goes out, the same for every channel; free of Temporal, as the edge runs it too. */
import { z } from 'zod'
import { richTextSchema } from './rich-text.ts'

export const channels = ['telegram', 'whatsapp_web', 'whatsapp_cloud', 'browser', 'terminal'] as const
export type Channel = (typeof channels)[number]

/** A chat as the platform knows it: `account` is ours (bot id, phone number id), `address` is theirs (chat id, jid). */
export interface Address {
  readonly channel: Channel
  readonly account: string
  readonly address: string
}

/** Longest text that is kept of one message; more is cut, and the person is told. */
export const textLimit = 4096

/** A file behind a message, to be fetched from the platform when it is needed; all but the id is only claimed. */
export const inboundFileSchema = z.object({
  /** What the platform gives the file back by. */
  id: z.string().min(1).max(1024),
  uniqueId: z.string().max(128).optional(),
  name: z.string().max(256).optional(),
  mediaType: z.string().max(128).optional(),
  sizeBytes: z.number().int().min(0).optional(),
  /** Of a recording. */
  seconds: z.number().int().min(0).optional(),
  /** The same for files that were sent together. */
  album: z.string().max(64).optional(),
})
export type InboundFile = z.infer<typeof inboundFileSchema>

export const inboundContentSchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('text'),
    /** As typed, cut at `textLimit` code units, without NUL and other control characters. */
    text: z.string().max(textLimit),
    isEdit: z.boolean().optional(),
    wasCut: z.boolean().optional(),
  }),
  z.object({
    kind: z.literal('choice'),
    /** The data of the pressed button: a command in its short written form. */
    data: z.string().max(64),
    /** What the platform wants back to stop its spinner (Telegram's callback query id). */
    token: z.string().max(128).optional(),
  }),
  z.object({
    kind: z.literal('contact'),
    /** Digits with a plus sign (E.164) as far as the platform gives it. */
    phone: z.string().max(32),
    /** True only where the platform itself vouches that the contact is the sender's own. */
    isOwn: z.boolean(),
  }),
  z.object({
    kind: z.literal('media'),
    media: z.enum(['photo', 'sticker', 'voice', 'video', 'document', 'location', 'other']),
    caption: z.string().max(textLimit).optional(),
    /** Only of photos, documents and recordings. */
    file: inboundFileSchema.optional(),
  }),
  /** The person blocked us, or let us in again. */
  z.object({ kind: z.literal('membership'), state: z.enum(['blocked', 'unblocked']) }),
])
export type InboundContent = z.infer<typeof inboundContentSchema>

export const inboundSchema = z.object({
  channel: z.enum(channels),
  account: z.string().min(1).max(128),
  address: z.string().min(1).max(128),
  /** Unique within (channel, account); the platform repeats it when it sends again. */
  platformId: z.string().min(1).max(128),
  /** Who wrote, as the platform numbers people; in a group it differs from the address. */
  sender: z.string().max(128).optional(),
  isGroup: z.boolean().optional(),
  /** ISO 8601 with zone. */
  sentAt: z.iso.datetime({ offset: true }),
  content: inboundContentSchema,
})
/** A message as a channel hands it to the inbox. */
export type Inbound = z.infer<typeof inboundSchema>

/** A message as the inbox keeps it. */
export interface InboundMessage extends Inbound {
  readonly id: bigint
  readonly attempts: number
}

export const lanes = ['answer', 'security', 'reminder', 'broadcast'] as const
/** Who goes first on a channel: highest first. */
export type Lane = (typeof lanes)[number]

/** What nobody asked for. */
export const bulkLanes: readonly Lane[] = ['reminder', 'broadcast']

export const choiceSchema = z.object({
  label: z.string().min(1).max(64),
  /** At most 64 bytes, Telegram's limit for callback data. */
  data: z
    .string()
    .min(1)
    .refine((data) => new TextEncoder().encode(data).length <= 64, 'longer than 64 bytes'),
})
/** The next likely step, as a button or a number. */
export type Choice = z.infer<typeof choiceSchema>

export const outboundContentSchema = z.object({
  text: richTextSchema,
  choices: z.array(choiceSchema).max(8).default([]),
  /** Ask for the person's own contact (Telegram's contact button); `removeKeyboard` takes it away again. */
  asksContact: z.boolean().optional(),
  removesKeyboard: z.boolean().optional(),
  /** The `token` of the pressed button that this answers. */
  acknowledges: z.string().optional(),
  /** What goes out instead where only approved templates may (WhatsApp's Cloud API, a day after the person wrote). */
  template: z
    .object({
      name: z.string().regex(/^[a-z0-9_]{1,512}$/),
      language: z.string().max(16),
      /** For `{{1}}`, `{{2}}` ... of its body. */
      values: z.array(z.string().min(1).max(1024)).max(20),
    })
    .optional(),
})
export type OutboundContent = z.infer<typeof outboundContentSchema>

/** A row to be written to the outbox. */
export interface OutboundDraft extends Address {
  /** `outboundId(cause, address, part)`: the same cause to the same address is written once. */
  readonly id: string
  readonly employeeId: string | null
  readonly lane: Lane
  readonly cause: string
  readonly content: OutboundContent
  /** Epoch milliseconds; absent: at once, never too late. */
  readonly notBeforeMs?: number
  readonly expiresAtMs?: number
}

/** A row claimed for sending. */
export interface OutboundMessage extends OutboundDraft {
  readonly position: bigint
  readonly attempts: number
  /** Parts of a split message that are known to have arrived. */
  readonly partsSent: number
}

/** The parts of WhatsApp's webhook body that Semar reads, checked with zod; everything else is let through unread. */
import { z } from 'zod'

const anything = z.unknown().optional()
/** Unix seconds as text, up to the year 9999 so that they make a valid ISO date. */
const seconds = z
  .string()
  .regex(/^\d{1,12}$/)
  .transform(Number)
  .refine((value) => value <= 253_402_300_799)

/** A phone number without a plus sign. */
const waId = z.string().regex(/^\d{5,20}$/)
/** A business-scoped user id: country, full stop, letters and digits. */
const userId = z.string().regex(/^[A-Z]{2}\.[A-Za-z0-9.]{1,120}$/)

/** Read leniently: a file that looks otherwise is only not fetched. */
export const cloudFileSchema = z.object({
  id: z.string().min(1).max(256),
  mime_type: z.string().max(128).optional().catch(undefined),
  filename: z.string().optional().catch(undefined),
})

const choice = z.object({ id: z.string(), title: z.string().optional() })

export const cloudMessageSchema = z.object({
  id: z.string().min(1).max(512),
  /** Absent where the person hides the number behind a username. */
  from: waId.optional(),
  /** Absent before Meta gave everybody one. */
  from_user_id: userId.optional(),
  /** Written in a group. */
  group_id: z.string().optional(),
  timestamp: seconds,
  type: z.string(),
  text: z.object({ body: z.string() }).optional(),
  interactive: z.object({ button_reply: choice.optional(), list_reply: choice.optional() }).optional(),
  /** A template's quick reply. */
  button: z.object({ payload: z.string().optional(), text: z.string().optional() }).optional(),
  image: anything,
  document: anything,
  audio: anything,
  video: anything,
  sticker: anything,
  contacts: z
    .array(
      z.object({
        /** `contact_request`: the person's own, by the button that asked for it. */
        origin: z.string().optional(),
        phones: z.array(z.object({ phone: z.string().optional(), wa_id: waId.optional() })).optional(),
      }),
    )
    .optional()
    .catch(undefined),
  origin: z.string().optional(),
})
export type CloudMessage = z.infer<typeof cloudMessageSchema>

export const cloudStatusSchema = z.object({
  id: z.string().min(1).max(512),
  status: z.string(),
  timestamp: seconds,
  /** What we sent along, see `tracking.ts`. */
  biz_opaque_callback_data: z.string().optional(),
  errors: z
    .array(
      z.object({
        code: z.number(),
        title: z.string().optional(),
        error_data: z.object({ details: z.string().optional() }).optional(),
      }),
    )
    .optional(),
})

/** A batch holds up to a thousand; each message and status is then read by itself, so that one oddity costs only itself. */
export const cloudWebhookSchema = z.object({
  object: z.literal('whatsapp_business_account'),
  entry: z.array(
    z.object({
      changes: z.array(
        z.object({
          field: z.string(),
          value: z
            .object({
              metadata: z.object({ phone_number_id: z.string() }).optional(),
              messages: z.array(z.unknown()).optional(),
              statuses: z.array(z.unknown()).optional(),
            })
            .optional(),
        }),
      ),
    }),
  ),
})

/** The parts of a Telegram Update that Semar reads, checked with zod; everything else is let through unread. */
import { z } from 'zod'

/** Telegram's ids need more than 32 bits but fit a double exactly (https://core.telegram.org/bots/api#available-types). */
const id = z.int()
/** Unix seconds, up to the year 9999 so that they make a valid ISO date. */
const seconds = z.int().min(0).max(253_402_300_799)

const userSchema = z.object({ id, is_bot: z.boolean().optional() })
const chatSchema = z.object({ id, type: z.enum(['private', 'group', 'supergroup', 'channel']) })

const entitySchema = z.object({
  type: z.string(),
  offset: z.int().min(0),
  length: z.int().min(0),
  user: userSchema.optional(),
})

const anything = z.unknown().optional()

/** Read leniently: a file that looks otherwise is only not fetched. */
export const telegramFileSchema = z.object({
  file_id: z.string().min(1).max(256),
  file_unique_id: z.string().max(128).optional().catch(undefined),
  file_name: z.string().optional().catch(undefined),
  mime_type: z.string().max(128).optional().catch(undefined),
  file_size: z.int().min(0).optional().catch(undefined),
  duration: z.int().min(0).optional().catch(undefined),
})

const messageSchema = z.object({
  date: seconds,
  chat: chatSchema,
  from: userSchema.optional(),
  forward_origin: anything,
  reply_to_message: z.object({ from: userSchema.optional() }).optional(),
  text: z.string().optional(),
  entities: z.array(entitySchema).optional(),
  caption: z.string().optional(),
  caption_entities: z.array(entitySchema).optional(),
  contact: z.object({ phone_number: z.string(), user_id: id.optional() }).optional(),
  media_group_id: z.string().max(64).optional().catch(undefined),
  /** The same photo in several sizes, smallest first. */
  photo: anything,
  sticker: anything,
  voice: anything,
  audio: anything,
  video: anything,
  video_note: anything,
  animation: anything,
  document: anything,
  location: anything,
  venue: anything,
  poll: anything,
  dice: anything,
  story: anything,
  game: anything,
  paid_media: anything,
  checklist: anything,
})
export type TelegramMessage = z.infer<typeof messageSchema>

export const updateSchema = z.object({
  update_id: z.int().min(0),
  message: messageSchema.optional(),
  edited_message: messageSchema.optional(),
  callback_query: z
    .object({
      id: z.string().min(1).max(128),
      from: userSchema,
      message: z.object({ chat: chatSchema }).optional(),
      data: z.string().optional(),
    })
    .optional(),
  my_chat_member: z
    .object({
      chat: chatSchema,
      from: userSchema,
      date: seconds,
      new_chat_member: z.object({ status: z.string() }),
    })
    .optional(),
})
export type TelegramUpdate = z.infer<typeof updateSchema>

/** Checks the keyboards of a message as Telegram does. */
import { z } from 'zod'
import { badRequest } from './api-error.ts'

const inlineSchema = z.object({
  inline_keyboard: z.array(
    z.array(z.object({ text: z.string(), callback_data: z.string().optional(), url: z.string().optional() })),
  ),
})
const keyboardSchema = z.object({
  keyboard: z.array(
    z.array(z.union([z.string(), z.object({ text: z.string().min(1), request_contact: z.boolean().optional() })])),
  ),
  one_time_keyboard: z.boolean().optional(),
  resize_keyboard: z.boolean().optional(),
})
const removeSchema = z.object({ remove_keyboard: z.literal(true) })

interface InlineButton {
  readonly label: string
  readonly data: string
}
interface KeyboardKey {
  readonly label: string
  readonly asksContact: boolean
}
export interface Markup {
  /** Inline buttons by row. */
  readonly buttons: readonly (readonly InlineButton[])[]
  /** The keyboard below the chat: new keys, `removed`, or null for no change. */
  readonly keyboard: readonly (readonly KeyboardKey[])[] | 'removed' | null
}

export function checkMarkup(raw: unknown): Markup {
  if (raw === undefined || raw === null) return { buttons: [], keyboard: null }
  const markup: unknown = typeof raw === 'string' ? JSON.parse(raw) : raw
  const inline = inlineSchema.safeParse(markup)
  if (inline.success)
    return { buttons: inline.data.inline_keyboard.map((row) => row.map(inlineButton)), keyboard: null }
  const keys = keyboardSchema.safeParse(markup)
  if (keys.success) {
    if (keys.data.keyboard.flat().length === 0) throw badRequest('reply keyboard is empty')
    return { buttons: [], keyboard: keys.data.keyboard.map((row) => row.map(key)) }
  }
  if (removeSchema.safeParse(markup).success) return { buttons: [], keyboard: 'removed' }
  throw badRequest("can't parse reply keyboard markup JSON object")
}

function inlineButton(button: {
  text: string
  callback_data?: string | undefined
  url?: string | undefined
}): InlineButton {
  if (button.text === '') throw badRequest("can't parse inline keyboard button: Button text must be non-empty")
  if (button.callback_data === undefined && button.url === undefined) {
    throw badRequest("can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard")
  }
  const bytes = Buffer.byteLength(button.callback_data ?? '-')
  if (bytes < 1 || bytes > 64) throw badRequest('BUTTON_DATA_INVALID')
  return { label: button.text, data: button.callback_data ?? '' }
}

const key = (raw: string | { text: string; request_contact?: boolean | undefined }): KeyboardKey =>
  typeof raw === 'string'
    ? { label: raw, asksContact: false }
    : { label: raw.text, asksContact: raw.request_contact === true }

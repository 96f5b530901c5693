/** Buttons under a message: inline choices, or the keyboard that asks for the person's own contact. */
import type {
  InlineKeyboardButton,
  InlineKeyboardMarkup,
  KeyboardButton,
  ReplyKeyboardMarkup,
  ReplyKeyboardRemove,
} from 'grammy/types'
import type { Choice, OutboundContent } from '#core/message.ts'
import { shareContactLabel } from '#prompts/telegram-profile.ts'

type ReplyMarkup = InlineKeyboardMarkup | ReplyKeyboardMarkup | ReplyKeyboardRemove

/** About what a phone shows of one row of buttons before it cuts the labels. */
const rowWidth = 32
const rowLength = 3

/**
 * Telegram takes one markup a message. With the contact keyboard the choices become plain keys that send their label;
 * choices win over the removal of that keyboard, which hides by itself once it was used.
 */
export function replyMarkup(content: OutboundContent): ReplyMarkup | undefined {
  if (content.asksContact) {
    const keys: KeyboardButton[][] = [[{ text: shareContactLabel, request_contact: true }]]
    for (const row of rowsOf(content.choices)) keys.push(row.map((choice) => ({ text: choice.label })))
    return { keyboard: keys, resize_keyboard: true, one_time_keyboard: true }
  }
  if (content.choices.length > 0) {
    return { inline_keyboard: rowsOf(content.choices).map((row) => row.map(inlineButton)) }
  }
  return content.removesKeyboard ? { remove_keyboard: true } : undefined
}

const inlineButton = (choice: Choice): InlineKeyboardButton => ({ text: choice.label, callback_data: choice.data })

/** Short labels share a row, a long one stands alone; the order stays. */
function rowsOf(choices: readonly Choice[]): Choice[][] {
  const rows: Choice[][] = []
  for (const choice of choices) {
    const row = rows.at(-1)
    const longest = Math.max(choice.label.length, ...(row ?? []).map((other) => other.label.length))
    // Telegram gives the buttons of a row equal widths.
    if (row && row.length < rowLength && longest * (row.length + 1) <= rowWidth) row.push(choice)
    else rows.push([choice])
  }
  return rows
}

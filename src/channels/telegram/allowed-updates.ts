/** The kinds of update that Semar uses; Telegram is asked for no others, by webhook and by polling alike. */
export const allowedUpdates = ['message', 'edited_message', 'callback_query', 'my_chat_member'] as const

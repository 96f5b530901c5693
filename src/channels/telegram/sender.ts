/** Sends messages by the Bot API: rendered, split, buttons on the last part, every error mapped to a decision. */
import type { Api } from 'grammy'
import type { SendFailure, SendReceipt } from '#core/failure.ts'
import type { OutboundMessage } from '#core/message.ts'
import type { Result } from '#core/result.ts'
import { failed, ok } from '#core/result.ts'
import { plainText } from '#core/rich-text.ts'
import { splitText } from '#core/split-text.ts'
import type { Log } from '#ports/log.ts'
import type { Sender } from '#ports/sender.ts'
import { apiFailure, isWrongToken } from './api-failure.ts'
import { renderHtml } from './render-html.ts'
import { replyMarkup } from './reply-markup.ts'

/** `sendMessage` takes 1-4096 characters after entities parsing; counted in UTF-16 units, as entities are. */
const textLimit = 4096

interface SenderNeeds {
  readonly api: Api
  /** The bot's id. */
  readonly account: string
  readonly log: Log
}

export function createTelegramSender({ api, account, log }: SenderNeeds): Sender {
  return {
    channel: 'telegram',
    account,
    // https://core.telegram.org/bots/faq#my-bot-is-hitting-limits-how-do-i-avoid-this
    pace: { perSecond: 30, burst: 5, addressGapMs: 1000, concurrency: 10 },
    recognisesRepeats: false,
    async send(message, onPart): Promise<Result<SendReceipt, SendFailure>> {
      // Telegram refuses a text of white space only.
      const parts = splitText(message.content.text, textLimit).filter((part) => plainText(part).trim() !== '')
      if (parts.length === 0) return failed({ kind: 'unsendable', detail: 'the text is empty' })
      if (message.partsSent === 0) acknowledge(message)
      const markup = replyMarkup(message.content)
      const platformIds: string[] = []
      for (let at = message.partsSent; at < parts.length; at++) {
        try {
          const sent = await api.raw.sendMessage({
            chat_id: message.address,
            text: renderHtml(parts[at] ?? []),
            parse_mode: 'HTML',
            link_preview_options: { is_disabled: true },
            ...(markup && at === parts.length - 1 && { reply_markup: markup }),
          })
          const id = String(sent.message_id)
          platformIds.push(id)
          onPart(id)
        } catch (error) {
          if (isWrongToken(error))
            log.error({}, 'Telegram does not accept TELEGRAM_BOT_TOKEN; messages wait until it is put right')
          return failed(apiFailure(error))
        }
      }
      return ok({ platformIds })
    },
  }

  /** Stops the button's spinner. Telegram takes this for a short time only; an old one is refused, which harms nobody. */
  function acknowledge({ content }: OutboundMessage): void {
    if (content.acknowledges === undefined) return
    api.raw.answerCallbackQuery({ callback_query_id: content.acknowledges }).catch((error: unknown) => {
      log.info({ failure: apiFailure(error).kind }, 'a pressed button could not be acknowledged')
    })
  }
}

/** The way out to the try-out page and the terminal chat: a message has arrived as soon as its row is `sent`. */
import type { SendFailure, SendReceipt } from '#core/failure.ts'
import type { OutboundMessage } from '#core/message.ts'
import { ok, type Result } from '#core/result.ts'
import type { Sender } from '#ports/sender.ts'

/** Our side's name on the channels of the try-out page; there is only one. */
export const cobaAccount = 'coba'

/**
 * Does nothing on the wire: the window reads the row itself, and the transaction that marks it `sent` tells the
 * window (see the chat_feed migration), so one write serves for the record and for the delivery. A repeat is the
 * same row, hence recognised.
 */
export function createBrowserSender(needs: { channel: 'browser' | 'terminal' }): Sender {
  return {
    channel: needs.channel,
    account: cobaAccount,
    pace: { perSecond: null, burst: 1, addressGapMs: 0, concurrency: 100 },
    recognisesRepeats: true,
    send: async (message: OutboundMessage, onPart): Promise<Result<SendReceipt, SendFailure>> => {
      onPart(message.id)
      return ok({ platformIds: [message.id] })
    },
  }
}

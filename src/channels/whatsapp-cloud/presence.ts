/** Marks a message as read and shows that an answer is being written; one call does both. */
import type { Log } from '#ports/log.ts'
import type { Presence } from '#ports/presence.ts'
import type { CloudClient } from './client.ts'

interface PresenceNeeds {
  readonly client: CloudClient
  readonly phoneNumberId: string
  readonly log: Log
}

/** https://developers.facebook.com/documentation/business-messaging/whatsapp/typing-indicators: until the answer, or 25 seconds. */
export function createWhatsAppCloudPresence({ client, phoneNumberId, log }: PresenceNeeds): Presence {
  return {
    channel: 'whatsapp_cloud',
    preparing(messages) {
      const newest = messages.at(-1)
      if (!newest) return
      void client
        .post(`${phoneNumberId}/messages`, {
          messaging_product: 'whatsapp',
          status: 'read',
          message_id: newest.platformId,
          typing_indicator: { type: 'text' },
        })
        .then((done) => {
          if (!done.ok) log.info({ failure: done.problem.failure.kind }, 'a message could not be marked as read')
        })
    },
  }
}

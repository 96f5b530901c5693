/** WhatsApp's Cloud API as the composition root takes it: a way in, a way out, and an eye on the number. */
import type { FileFetcher } from '#ports/attachments.ts'
import type { ChannelPauses } from '#ports/channel-pause.ts'
import type { LastHeard } from '#ports/last-heard.ts'
import type { Log } from '#ports/log.ts'
import type { Metrics } from '#ports/metrics.ts'
import type { Openings } from '#ports/openings.ts'
import type { Presence } from '#ports/presence.ts'
import type { Sender } from '#ports/sender.ts'
import { createCloudClient } from './client.ts'
import { createWhatsAppCloudFileFetcher } from './file-fetcher.ts'
import { createWhatsAppCloudPresence } from './presence.ts'
import { createWhatsAppCloudSender } from './sender.ts'
import { createNumberWatch } from './watch-number.ts'
import { createWhatsAppCloudWebhook } from './webhook.ts'

interface WhatsAppCloudNeeds {
  readonly token: string
  readonly phoneNumberId: string
  readonly appSecret: string
  readonly verifyToken: string
  readonly apiRoot?: string | undefined
  readonly lastHeard: LastHeard
  readonly openings: Openings
  readonly pauses: ChannelPauses
  readonly log: Log
  readonly metrics?: Metrics | undefined
  readonly nowMs: () => number
}

export interface WhatsAppCloud {
  /** The phone number's id. */
  readonly account: string
  readonly sender: Sender
  readonly fetcher: FileFetcher
  readonly presence: Presence
  readonly webhook: ReturnType<typeof createWhatsAppCloudWebhook>
  /** Watches the number until the signal is aborted. Never rejects. */
  run(signal: AbortSignal): Promise<void>
}

export function createWhatsAppCloud(needs: WhatsAppCloudNeeds): WhatsAppCloud {
  const { token, phoneNumberId, apiRoot, lastHeard, openings, log } = needs
  const client = createCloudClient({ token, apiRoot })
  const watch = createNumberWatch({ ...needs, client })
  return {
    account: phoneNumberId,
    sender: createWhatsAppCloudSender({ client, phoneNumberId, lastHeard, openings, watch, log }),
    fetcher: createWhatsAppCloudFileFetcher({ client, token, phoneNumberId }),
    presence: createWhatsAppCloudPresence({ client, phoneNumberId, log }),
    webhook: createWhatsAppCloudWebhook(needs),
    run: watch.run,
  }
}

/** The web role: webhooks, the pages, health. */
import { cobaAccount } from '#channels/browser/sender.ts'
import { createAttachments, storedFileId } from '#db/attachments.ts'
import { createChatFeed } from '#db/chat-feed.ts'
import { createChatListener } from '#db/chat-listener.ts'
import { createDeliveryReceipts } from '#db/delivery-receipts.ts'
import { createSampleCity } from '#db/sample-city-store.ts'
import { createFollowReceipts } from '#flows/follow-receipts.ts'
import { createOpenSampleChat } from '#flows/open-sample-chat.ts'
import { createCobaApp } from '#http/coba-app.ts'
import { createHealthApp } from '#http/health-app.ts'
import { createInboxSignature } from '#http/inbox-signature.ts'
import { createInternalInboxApp } from '#http/internal-inbox-app.ts'
import { serveApp } from '#http/node-server.ts'
import { createPairingApp } from '#http/pairing-app.ts'
import { createRootApp } from '#http/root-app.ts'
import { createWebhookApp } from '#http/webhook-app.ts'
import { sampleCast } from '#prisma/sample/sample-cast.ts'
import { sampleSource } from '#prisma/sample/seed.ts'
import { deriveSecret, edgePurpose } from './derive-secret.ts'
import type { Parts } from './parts.ts'
import { createReadiness } from './readiness.ts'

/** Serves at once; `stop` lets what was begun end. Rejects when the port can't be opened. */
export async function startWeb(parts: Parts): Promise<{ port: number; stop(): Promise<void> }> {
  const { config, clock, nowMs, databaseUrl, secretKey, log, metrics, prisma, sql, bell, inbox, transact, pauses } =
    parts
  const { telegram, whatsappCloud, whatsappWebStore } = parts
  const { isReady, measured } = createReadiness(parts)
  const listener = createChatListener({ url: databaseUrl, log })
  const sample = createSampleCity({
    prisma,
    clock,
    source: sampleSource,
    notes: async () => new Map(sampleCast().map(({ employeeId, note }) => [employeeId, note])),
  })
  const receipts = createDeliveryReceipts({ sql, clock })
  const follow = createFollowReceipts({ receipts, pauses, bell, clock, log, metrics })
  const app = createRootApp({
    parts: [
      createWebhookApp({
        platforms: [
          ...(telegram?.webhook ? [telegram.webhook] : []),
          ...(whatsappCloud ? [whatsappCloud.webhook] : []),
        ],
        accept: inbox.accept,
        follow,
        log,
        metrics,
      }),
      createInternalInboxApp({
        signature: createInboxSignature(deriveSecret(secretKey, edgePurpose)),
        inbox,
        follow,
        nowMs,
        log,
        metrics,
      }),
      createHealthApp({ isReady, metrics: measured }),
      ...(config.whatsappWeb
        ? [
            createPairingApp({
              ...whatsappWebStore,
              nowMs,
              isSecure: config.publicUrl?.startsWith('https:') ?? false,
            }),
          ]
        : []),
      createCobaApp({
        sample,
        openSampleChat: createOpenSampleChat({ sample, transact, account: cobaAccount }),
        inbox,
        feed: createChatFeed({ prisma, listener }),
        async keepFile(employeeId, file) {
          const id = await createAttachments({ db: prisma, clock }).keep(employeeId, file)
          return id && storedFileId(id)
        },
        clock,
        account: cobaAccount,
        secretKey: deriveSecret(secretKey, 'try-out sessions'),
        isSecure: config.publicUrl?.startsWith('https:') ?? false,
        log,
      }),
    ],
    log,
  })
  const served = await serveApp({ app, port: config.port })
  // In groups people call the bot by its name; where the channel runs here as well, `run` asks for it.
  const ended = new AbortController()
  const named = telegram?.webhook && !config.roles.has('worker') ? telegram.learnName(ended.signal) : null
  return {
    port: served.port,
    async stop() {
      ended.abort()
      await Promise.all([named, served.close(), listener.close()])
    },
  }
}

/** What the roles of one process share: the clock, the database, the queue, the channels. */
import { hostname } from 'node:os'
import { createTelegram } from '#channels/telegram/create-telegram.ts'
import { createWhatsAppCloud } from '#channels/whatsapp-cloud/create-whatsapp-cloud.ts'
import { createChannelPauses } from '#db/channel-pauses.ts'
import { createDatabaseClient } from '#db/client.ts'
import { conversationStores } from '#db/conversation-stores.ts'
import { createDeliveryReceipts } from '#db/delivery-receipts.ts'
import { createInbox } from '#db/inbox.ts'
import { createLastHeard } from '#db/last-heard.ts'
import { createLeases } from '#db/leases.ts'
import { createOpenings } from '#db/openings.ts'
import { createOutboundQueue } from '#db/outbound-queue.ts'
import { createSql } from '#db/sql.ts'
import { createTransact } from '#db/transact.ts'
import type { Log } from '#ports/log.ts'
import { createPostgresBell } from '#queue/postgres-bell.ts'
import { createRedisBell } from '#queue/redis-bell.ts'
import { createClock } from './clock.ts'
import type { Config } from './config.ts'
import { deriveSecret, webhookPurpose } from './derive-secret.ts'
import { createMetrics } from './metrics.ts'
import { createWhatsAppWebStore, loadWhatsAppWeb } from './whatsapp-web.ts'

export interface PartsNeeds {
  readonly config: Config
  readonly databaseUrl: string
  readonly secretKey: string
  readonly log: Log
  /** Where people reach our web; null: no process of ours shows it at a known address. */
  readonly pairingUrl: () => string | null
}

export type Parts = Awaited<ReturnType<typeof createParts>>

export async function createParts(needs: PartsNeeds) {
  const { config, databaseUrl, secretKey, log, pairingUrl } = needs
  const clock = createClock(config.clockStart)
  const nowMs = () => clock.now().epochMilliseconds
  const metrics = createMetrics()
  const { prisma, close: closePrisma } = createDatabaseClient({ url: databaseUrl })
  const sql = createSql({ url: databaseUrl, onError: () => log.warn({}, 'a database connection was lost') })
  const bell = config.redisUrl
    ? createRedisBell({ url: config.redisUrl, log })
    : createPostgresBell({ connectionString: databaseUrl, log })
  const leases = createLeases({ sql, holder: `${hostname()}:${process.pid}` })
  const inbox = createInbox({ sql, bell, metrics })
  const transact = createTransact({
    prisma,
    clock,
    others: (db) => conversationStores({ db, clock, secret: deriveSecret(secretKey, 'activation codes') }),
  })
  const telegram = config.telegram
    ? createTelegram({
        token: config.telegram.token,
        apiRoot: config.telegram.apiRoot ?? undefined,
        webhook: config.publicUrl
          ? {
              publicUrl: config.publicUrl,
              secret: config.telegram.webhookSecret ?? deriveSecret(secretKey, webhookPurpose),
            }
          : undefined,
        inbox,
        leases,
        log,
        metrics,
        nowMs,
      })
    : null

  const pauses = createChannelPauses({ sql })
  const whatsappCloud = config.whatsappCloud
    ? createWhatsAppCloud({
        ...config.whatsappCloud,
        apiRoot: config.whatsappCloud.apiRoot ?? undefined,
        lastHeard: createLastHeard({ sql }),
        openings: createOpenings({ sql }),
        pauses,
        log,
        metrics,
        nowMs,
      })
    : null

  const delivery = { queue: createOutboundQueue({ sql }), pauses, leases, transact, bell, clock, log, metrics }
  const whatsappWebStore = createWhatsAppWebStore({ sql, secretKey })
  const whatsappWeb =
    config.whatsappWeb && (config.roles.has('worker') || config.roles.has('whatsapp'))
      ? await loadWhatsAppWeb({
          config: config.whatsappWeb,
          store: whatsappWebStore,
          receipts: createDeliveryReceipts({ sql, clock }),
          pairingUrl,
          ...{ sql, inbox, leases, pauses, log, metrics, nowMs },
        })
      : null
  return {
    ...needs,
    clock,
    nowMs,
    metrics,
    prisma,
    sql,
    bell,
    leases,
    inbox,
    transact,
    pauses,
    delivery,
    telegram,
    whatsappCloud,
    whatsappWeb,
    whatsappWebStore,
    async close(): Promise<void> {
      await bell.close()
      await Promise.all([sql.close(), closePrisma()])
    },
  }
}

/** A process of its own with the real webhook app, keeping messages in the way that is measured. */
import { createTelegramWebhook } from '#channels/telegram/webhook.ts'
import type { Inbound } from '#core/message.ts'
import { createInbox } from '#db/inbox.ts'
import { createSql } from '#db/sql.ts'
import { serveApp } from '#http/node-server.ts'
import { createWebhookApp } from '#http/webhook-app.ts'

const [mode, databaseUrl = '', secret = ''] = process.argv.slice(2)
const log = { info: () => {}, warn: () => {}, error: () => {} }
const sql = createSql({ url: databaseUrl })

const insertOne = `
  INSERT INTO inbound_message (channel, account, address, platform_id, sender, is_group, content, sent_at)
  VALUES ($1, $2, $3, $4, $5, false, $6, $7) ON CONFLICT (channel, account, platform_id) DO NOTHING RETURNING id`

const silentBell = {
  ring: async () => {},
  listen: async () => async () => {},
  ringAt: async () => true,
  close: async () => {},
}
const inbox = createInbox({ sql, bell: silentBell })
const ways: Record<string, (message: Inbound) => Promise<unknown>> = {
  parse: async () => {},
  insert: (m) =>
    sql(insertOne, [m.channel, m.account, m.address, m.platformId, m.sender, JSON.stringify(m.content), m.sentAt]),
  inbox: (message) => inbox.accept(message),
}
const accept = ways[mode ?? '']
if (!accept) throw new Error(`unknown way ${mode}`)
const bot = { id: '7000000001', username: 'semar_uji_bot' }
const platforms = [createTelegramWebhook({ secret, bot: () => bot, nowMs: Date.now })]
const server = await serveApp({ app: createWebhookApp({ platforms, accept, log }), port: 0, hostname: '127.0.0.1' })
process.send?.({ port: server.port })

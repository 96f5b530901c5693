/** Telegram keeps the contract of all channels. */
import { afterEach, beforeEach } from 'vitest'
import { botIdOf, createTelegramClient } from '#channels/telegram/client.ts'
import { createTelegramFileFetcher } from '#channels/telegram/file-fetcher.ts'
import { parseUpdate } from '#channels/telegram/parse-update.ts'
import { createTelegramSender } from '#channels/telegram/sender.ts'
import type { Inbound } from '#core/message.ts'
import { type ChannelWorld, channelContract } from '#test/contract/channel-contract.ts'
import { silentLog } from '#test/support/spine.ts'
import { createTelegramServer, type TelegramServer } from '#test/support/telegram-server/create-telegram-server.ts'
import type { Update } from '#test/support/telegram-server/update-queue.ts'

let telegram: TelegramServer
let world: ChannelWorld
let isAway = false

beforeEach(async () => {
  telegram = await createTelegramServer({ limits: null })
  isAway = false
  world = createWorld()
})
afterEach(async () => {
  if (isAway) await telegram.comeBack()
  await telegram.close()
})

function createWorld(): ChannelWorld {
  const { token, url: apiRoot } = telegram
  const account = botIdOf(token)
  const api = createTelegramClient({ token, apiRoot, timeoutMs: 5_000 })
  const updates = new Map<string, Update>()
  const taken = async (update: Update): Promise<Inbound> => {
    const parsed = parseUpdate(update, { id: account, username: telegram.bot.username }, Date.now())
    if ('ignored' in parsed) throw new Error(parsed.ignored)
    updates.set(parsed.platformId, update)
    return parsed
  }
  return {
    sender: createTelegramSender({ api, account, log: silentLog }),
    fetcher: createTelegramFileFetcher({ api, token, apiRoot }),
    again: (message) => taken(updates.get(message.platformId) as Update),
    person() {
      const user = telegram.user({ hasStarted: true })
      const offered = () => user.messages.findLast(({ buttons }) => buttons.length > 0)?.buttons.flat() ?? []
      return {
        address: user.address,
        arrived: () => user.messages.map(({ text }) => ({ text })),
        write: (text) => taken(user.send(text)),
        choose: (index) => taken(user.press(offered()[index]?.data ?? '')),
        sendFile: (bytes, name) => taken(user.sendDocument(bytes, { name })),
        sharePlace: () => taken(user.sendMedia('location', { latitude: -6.98, longitude: 110.41 })),
      }
    },
    fail(how) {
      if (how === 'lost on the way') telegram.fail({ kind: 'cut-before' }, { method: 'sendMessage' })
      if (how === 'answer lost') telegram.fail({ kind: 'cut-after' }, { method: 'sendMessage' })
      if (how === 'too fast') telegram.fail({ kind: 'throttle', retryAfter: 3 })
      if (how === 'unwanted') {
        telegram.fail({ kind: 'error', code: 403, description: 'Forbidden: bot was blocked by the user' })
      }
    },
    async goAway() {
      isAway = true
      await telegram.goAway()
    },
  }
}

channelContract(() => world)

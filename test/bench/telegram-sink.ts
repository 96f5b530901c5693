/** A far end that takes every message at once and tells when: cheaper than the strict one, as load and server share the machine. */
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

export interface TelegramSink {
  readonly url: string
  /** Called at each message with its chat and performance.now(). */
  onMessage: (chat: number, atMs: number) => void
  close(): void
}

export async function createTelegramSink(): Promise<TelegramSink> {
  let count = 0
  const bot = { id: 7_000_000_001, is_bot: true, first_name: 'Semar', username: 'semar_uji_bot' }
  const server = createServer((request, response) => {
    let body = ''
    request.on('data', (chunk) => {
      body += chunk
    })
    request.on('end', () => {
      const method = request.url?.split('/').at(-1)
      const reply = (result: unknown) =>
        response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify({ ok: true, result }))
      if (method === 'getMe') return reply(bot)
      if (method !== 'sendMessage') return reply(true)
      const chat = Number(JSON.parse(body).chat_id)
      sink.onMessage(chat, performance.now())
      return reply({ message_id: ++count, date: 1_795_000_000, chat: { id: chat, type: 'private' } })
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const sink: TelegramSink = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    onMessage: () => {},
    close() {
      server.closeAllConnections()
      server.close()
    },
  }
  return sink
}

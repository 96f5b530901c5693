/** A platform that proves itself by its body, answers a challenge and sends several messages at once. */
import { describe, expect, it } from 'vitest'
import type { Inbound } from '#core/message.ts'
import { createWebhookApp } from '#http/webhook-app.ts'
import { inbound, silentLog } from '#test/support/spine.ts'

function createApp() {
  const accepted: Inbound[] = []
  const app = createWebhookApp({
    platforms: [
      {
        name: 'contoh',
        path: '/webhooks/contoh',
        isSigned: async (header, body) => header('x-length') === String(body.length),
        read: (payload) => ({ messages: payload as Inbound[], ignored: [] }),
        challenge: (query) => (query('token') === 'benar' ? (query('challenge') ?? null) : null),
      },
    ],
    accept: async (message) => void accepted.push(message),
    log: silentLog,
  })
  return { app, accepted }
}

describe('a platform that signs its body', () => {
  it('is let in by the bytes of the body, all its messages at once', async () => {
    const { app, accepted } = createApp()
    const messages = [inbound({ text: 'é' }), inbound()]
    const body = JSON.stringify(messages)
    const post = (length: number) =>
      app.request('/webhooks/contoh', { method: 'POST', body, headers: { 'x-length': String(length) } })
    expect((await post(body.length)).status).toBe(401)
    expect(accepted).toEqual([])
    expect((await post(new TextEncoder().encode(body).length)).status).toBe(200)
    expect(accepted).toEqual(messages)
  })

  it('answers the challenge', async () => {
    const { app } = createApp()
    const good = await app.request('/webhooks/contoh?token=benar&challenge=123')
    expect([good.status, await good.text()]).toEqual([200, '123'])
    expect((await app.request('/webhooks/contoh?token=salah&challenge=123')).status).toBe(403)
  })
})

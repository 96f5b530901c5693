/** The way out to the try-out page. */
import { describe, expect, it } from 'vitest'
import { createBrowserSender } from '#channels/browser/sender.ts'

describe('createBrowserSender', () => {
  it.each(['browser', 'terminal'] as const)('takes every message on %s at once, under its own id', async (channel) => {
    const sender = createBrowserSender({ channel })
    const parts: string[] = []
    const message = {
      id: 'abc',
      channel,
      account: sender.account,
      address: 'somebody',
      employeeId: null,
      lane: 'answer' as const,
      cause: 'inbound:1',
      content: { text: [{ text: 'ya' }], choices: [] },
      position: 1n,
      attempts: 1,
      partsSent: 0,
    }
    expect(await sender.send(message, (id) => parts.push(id))).toEqual({ ok: true, value: { platformIds: ['abc'] } })
    expect(parts).toEqual(['abc'])
    // The same row again is the same message in the window.
    expect(await sender.send(message, (id) => parts.push(id))).toEqual({ ok: true, value: { platformIds: ['abc'] } })
    expect(sender).toMatchObject({ channel, account: 'coba', recognisesRepeats: true, pace: { perSecond: null } })
  })
})

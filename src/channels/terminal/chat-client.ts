/** The try-out page's endpoints as the terminal chat uses them. */
import { setTimeout as wait } from 'node:timers/promises'
import type { ChatHistory, ChatMessage } from '#ports/chat-feed.ts'
import type { SampleEmployee } from '#ports/sample-city.ts'
import { readEvents } from './read-events.ts'

/** Nobody answers there, or not with what was asked for; the message is meant for the person at the terminal. */
export class ChatUnavailable extends Error {
  override readonly name = 'ChatUnavailable'
}

export interface ChatClient {
  people(): Promise<readonly SampleEmployee[]>
  open(employeeId: string): Promise<void>
  /** Until the server has it, under one id; gives what was refused about it, or null. */
  send(content: { text: string } | { data: string }): Promise<string | null>
  /** As `send`, with a file. */
  sendFile(file: { name: string; bytes: Uint8Array<ArrayBuffer>; text: string }): Promise<string | null>
  history(): Promise<ChatHistory>
  /** Calls `onMessage` for each new one until the signal; connects again where it broke off. */
  listen(onMessage: (message: ChatMessage) => void, signal: AbortSignal): Promise<void>
}

/** How long a server may be away before it is given up. */
const patienceMs = 60_000
const retryMs = 500

export function createChatClient(needs: { url: string }): ChatClient {
  let cookie = ''

  const call = (path: string, init: RequestInit = {}): Promise<Response> =>
    fetch(`${needs.url}/coba/${path}`, { ...init, headers: { ...init.headers, cookie } })

  async function json<Body>(path: string): Promise<Body> {
    const response = await call(path)
    if (!response.ok) throw new ChatUnavailable(await messageOf(response))
    return (await response.json()) as Body
  }

  /** Until the server has it: the id in the body makes a repeat harmless. */
  async function insist(path: string, init: RequestInit): Promise<string | null> {
    for (const until = performance.now() + patienceMs; ; await wait(retryMs)) {
      const response = await call(path, { method: 'POST', ...init }).catch(() => null)
      if (response?.ok) return null
      if (response && response.status < 500) return messageOf(response)
      if (performance.now() > until) throw new ChatUnavailable(`the message did not reach ${needs.url}`)
    }
  }

  return {
    async people() {
      try {
        return (await json<{ employees: SampleEmployee[] }>('employees')).employees
      } catch (error) {
        if (error instanceof ChatUnavailable) throw error
        throw new ChatUnavailable(`nothing answers at ${needs.url}: start Semar first, with npm start`)
      }
    },

    async open(employeeId) {
      const response = await call('session', {
        method: 'POST',
        body: new URLSearchParams({ employeeId, channel: 'terminal' }),
      })
      if (!response.ok) throw new ChatUnavailable(await messageOf(response))
      cookie = response.headers
        .getSetCookie()
        .map((line) => line.split(';')[0])
        .join('; ')
    },

    send: (content) =>
      insist('messages', {
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ id: crypto.randomUUID(), ...content }),
      }),

    sendFile({ name, bytes, text }) {
      const body = new FormData()
      body.append('id', crypto.randomUUID())
      body.append('text', text)
      body.append('file', new Blob([bytes]), name)
      return insist('files', { body })
    },

    async history() {
      for (const until = performance.now() + patienceMs; ; await wait(retryMs)) {
        try {
          return await json<ChatHistory>('messages')
        } catch (error) {
          if (performance.now() > until) throw error
        }
      }
    },

    async listen(onMessage, signal) {
      let cursor = '0'
      while (!signal.aborted) {
        try {
          const response = await call(`stream?after=${cursor}`, { signal })
          if (!response.ok || response.body === null) throw new ChatUnavailable(await messageOf(response))
          for await (const event of readEvents(response.body)) {
            cursor = event.id
            onMessage(JSON.parse(event.data) as ChatMessage)
          }
        } catch {
          // Away for a moment, or hung up by us: the loop's condition tells which.
        }
        await wait(retryMs, undefined, { signal }).catch(() => undefined)
      }
    },
  }
}

async function messageOf(response: Response): Promise<string> {
  const body = (await response.json().catch(() => null)) as { message?: unknown } | null
  return typeof body?.message === 'string' ? body.message : `the server answered ${response.status}`
}

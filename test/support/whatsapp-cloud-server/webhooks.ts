/** Meta's calls to our webhook: verified once, signed, in batches, again after a failure, repeated or reordered on request. */
import { createHmac } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'

/** One entry of `value`: messages and statuses travel under the same field. */
export interface Change {
  readonly kind: 'messages' | 'statuses'
  readonly contact?: object
  readonly item: object
}

export interface CloudWebhooks {
  /** Checks the address by GET as Meta does; rejects when the challenge does not come back. */
  connect(url: string, verifyToken: string): Promise<void>
  push(change: Change): void
  /** Whatever is pushed waits from now on. */
  hold(): void
  /** Sends what waits; `batch`: in one request, `times`: each so often, `order`: as given, backwards. */
  release(options?: { batch?: boolean; times?: number; order?: 'forward' | 'backward' }): void
  /** Resolves when all is delivered. */
  drained(): Promise<void>
  /** A request as it stands: other signature, other body. */
  post(body: string, headers?: Record<string, string>): Promise<number>
  /** Statuses that our webhook answered with. */
  readonly answers: readonly number[]
  close(): void
}

interface WebhookNeeds {
  readonly appSecret: string
  readonly accountId: string
  readonly metadata: { readonly display_phone_number: string; readonly phone_number_id: string }
}

/** Quicker than Meta, which goes on for days. */
const retryMs = [20, 100, 400, 1000, ...Array.from({ length: 60 }, () => 1500)]

export function createCloudWebhooks({ appSecret, accountId, metadata }: WebhookNeeds): CloudWebhooks {
  let url: string | null = null
  let isHeld = false
  let isClosed = false
  const held: Change[] = []
  const answers: number[] = []
  const underWay = new Set<Promise<void>>()

  const sign = (body: string) => `sha256=${createHmac('sha256', appSecret).update(body).digest('hex')}`

  async function post(body: string, headers: Record<string, string> = {}): Promise<number> {
    if (url === null) throw new Error('connect the webhook first')
    const response = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-hub-signature-256': sign(body), ...headers },
      body,
    })
    await response.body?.cancel()
    answers.push(response.status)
    return response.status
  }

  async function deliver(changes: readonly Change[]): Promise<void> {
    const body = JSON.stringify(envelope(changes))
    for (const ms of retryMs) {
      if (isClosed) return
      const status = await post(body).catch(() => 0)
      if (status === 200) return
      await pause(ms)
    }
  }

  function envelope(changes: readonly Change[]): object {
    return {
      object: 'whatsapp_business_account',
      entry: [{ id: accountId, changes: changes.map((change) => ({ field: 'messages', value: valueFor(change) })) }],
    }
  }

  function valueFor({ kind, contact, item }: Change): object {
    return { messaging_product: 'whatsapp', metadata, ...(contact && { contacts: [contact] }), [kind]: [item] }
  }

  /** Requests one after the other; what is pushed meanwhile goes its own way, as Meta's do. */
  function send(requests: readonly (readonly Change[])[]): void {
    const sending = (async () => {
      for (const changes of requests) await deliver(changes)
    })().finally(() => underWay.delete(sending))
    underWay.add(sending)
  }

  return {
    answers,
    async connect(address, verifyToken) {
      const challenge = String(1_158_201_444)
      const query = new URLSearchParams({
        'hub.mode': 'subscribe',
        'hub.challenge': challenge,
        'hub.verify_token': verifyToken,
      })
      const response = await fetch(`${address}?${query}`)
      const answer = await response.text()
      if (response.status !== 200 || answer !== challenge) {
        throw new Error(`The URL couldn't be validated: ${response.status} ${answer}`)
      }
      url = address
    },
    push(change) {
      if (isHeld || url === null) held.push(change)
      else send([[change]])
    },
    hold() {
      isHeld = true
    },
    release({ batch = false, times = 1, order = 'forward' } = {}) {
      isHeld = false
      const changes = held.splice(0)
      if (order === 'backward') changes.reverse()
      const once = batch ? [changes] : changes.map((change) => [change])
      send(Array.from({ length: times }, () => once).flat())
    },
    async drained() {
      while (underWay.size > 0) await Promise.all(underWay)
    },
    post,
    close() {
      isClosed = true
    },
  }
}

/** Hands what a connection hears to the part that answers, in order, and keeps a message until that part has it. */
import { setTimeout } from 'node:timers/promises'
import { type BaileysEventMap, proto } from '@whiskeysockets/baileys'
import type { Log } from '#ports/log.ts'
import type { Arrivals } from './arrivals.ts'
import type { Due } from './due.ts'
import type { HeardEvents, Linked, LinkedHearing } from './linked.ts'

interface HandOnNeeds {
  readonly linked: Linked
  readonly hearing: LinkedHearing
  readonly arrivals: Arrivals
  readonly due: Due
  readonly log: Log
  /** Aborted when the connection is over; what was not handed on by then is at the next. */
  readonly over: AbortSignal
  readonly retryMs?: number
}

export interface HandOn {
  /** Hands in again what an earlier connection left behind; for after the login. */
  replay(): void
  /** Gives up what was handed in again and brought no event: Baileys has nothing to say of it. */
  dropUnheard(): Promise<void>
  /** Resolves when all that was heard so far is handed on, or given up for this connection. */
  rest(): Promise<void>
}

const plainEvents = [
  'messages.update',
  'message-receipt.update',
  'messages.reaction',
  'lid-mapping.update',
  'message-capping.update',
] as const

export function handOn(needs: HandOnNeeds): HandOn {
  const { linked, hearing, arrivals, due, log, over, retryMs = 500 } = needs
  const { ev, ws } = linked.sock
  const heard = new Set<string>()
  const replayed = new Set<string>()
  const chains = new Map<string, Promise<void>>()

  ev.on('messages.upsert', (upsert) => {
    for (const { key, status } of upsert.messages) {
      const id = key.id ?? ''
      heard.add(id)
      due.came('event', id)
      // Only what we sent ourselves is pending; what our phone sent is confirmed to the phone.
      if (key.fromMe && status === proto.WebMessageInfo.Status.PENDING) due.expect('ack', id)
    }
    enqueue('messages', () => handMessages(upsert))
  })
  for (const name of plainEvents) ev.on(name, (event) => pass(name, event))
  ev.on('connection.update', ({ reachoutTimeLock }) => {
    if (reachoutTimeLock) pass('reachout-time-lock', reachoutTimeLock)
  })

  return {
    replay() {
      for (const { messageId, stanza } of arrivals.waiting()) {
        if (heard.has(messageId)) continue
        replayed.add(messageId)
        ws.emit('CB:message', stanza)
      }
    },
    async dropUnheard() {
      const unheard = [...replayed].filter((id) => !heard.has(id))
      if (unheard.length === 0) return
      log.warn({ channel: 'whatsapp_web', messages: unheard.length }, 'messages that bring no event were given up')
      await arrivals.settle(unheard)
    },
    rest: async () => {
      await Promise.all(chains.values())
    },
  }

  function pass<Name extends keyof HeardEvents>(name: Name, event: HeardEvents[Name]): void {
    const handler = hearing.events[name]
    if (handler) enqueue(name, () => handler(event, linked))
  }

  function enqueue(name: string, work: () => Promise<void>): void {
    const before = chains.get(name) ?? Promise.resolve()
    chains.set(
      name,
      before.then(work).catch((error: unknown) => {
        const kind = error instanceof Error ? error.name : 'unknown'
        log.error({ channel: 'whatsapp_web', event: name, error: kind }, 'what WhatsApp said could not be taken')
      }),
    )
  }

  async function handMessages(upsert: BaileysEventMap['messages.upsert']): Promise<void> {
    for (let attempt = 0; ; attempt++) {
      try {
        await hearing.messages(upsert, linked)
        return await arrivals.settle(upsert.messages.map(({ key }) => key.id ?? ''))
      } catch (error) {
        // Kept with the keys: the next connection hands them in again.
        if (over.aborted) return
        if (attempt === 0) {
          const kind = error instanceof Error ? error.name : 'unknown'
          log.warn({ channel: 'whatsapp_web', error: kind }, 'messages could not be accepted; trying again')
        }
        await setTimeout(retryMs * Math.min(2 ** attempt, 16), undefined, { signal: over }).catch(() => undefined)
      }
    }
  }
}

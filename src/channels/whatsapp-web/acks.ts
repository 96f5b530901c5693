/** WhatsApp's word on each message that we sent: it has it, or refused it and why. */
import type { BinaryNode, WASocket } from '@whiskeysockets/baileys'

/** The code of a refusal; null: taken. */
type Ack = { readonly error: string | null } | 'none'

export interface Acks {
  /** Ask before sending. `none`: nothing was heard in time, or the connection ended. */
  of(sock: WASocket, messageId: string, limitMs: number): Promise<Ack>
}

export function createAcks(): Acks {
  const waiting = new WeakMap<WASocket, Map<string, (ack: Ack) => void>>()

  return {
    of(sock, messageId, limitMs) {
      const waiters = waitersOf(sock)
      return new Promise((resolve) => {
        const timer = setTimeout(() => settle('none'), limitMs)
        const settle = (ack: Ack) => {
          clearTimeout(timer)
          waiters.delete(messageId)
          resolve(ack)
        }
        waiters.set(messageId, settle)
      })
    },
  }

  /** One listener a connection. */
  function waitersOf(sock: WASocket): Map<string, (ack: Ack) => void> {
    const known = waiting.get(sock)
    if (known) return known
    const waiters = new Map<string, (ack: Ack) => void>()
    waiting.set(sock, waiters)
    sock.ws.on('CB:ack,class:message', ({ attrs }: BinaryNode) =>
      waiters.get(attrs.id ?? '')?.({ error: attrs.error ?? null }),
    )
    sock.ws.on('close', () => {
      for (const settle of [...waiters.values()]) settle('none')
    })
    return waiters
  }
}

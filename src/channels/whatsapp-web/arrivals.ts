/**
 * Keeps each message that was decrypted until it is in the inbox. Baileys moves the ratchet on and confirms a message to
 * WhatsApp before its event comes out, a tenth of a second later and only from memory: a process killed in between, or a
 * connection that ends, would lose it for good. So the plaintext is committed together with the ratchet, and handed in
 * again at the next connection.
 */
import { createHash } from 'node:crypto'
import { type BinaryNode, BufferJSON, type SignalDataSet, type SignalKeyStore } from '@whiskeysockets/baileys'
import { z } from 'zod'
import type { OpenVault } from '#ports/whatsapp-session.ts'

/** Rows of this type stand beside the Signal keys. */
export const arrivalType = 'arrival'

const arrivalSchema = z.object({
  /** The stanza as it came, by way of `BufferJSON`. */
  stanza: z.looseObject({ tag: z.literal('message'), attrs: z.record(z.string(), z.string()) }),
  plaintext: z.string(),
})

interface Arrival {
  readonly hash: string
  readonly messageId: string
  readonly stanza: BinaryNode
  readonly plaintext: Buffer
}

export interface Arrivals {
  /** Told of every message stanza before Baileys handles it. */
  noteStanza(stanza: BinaryNode): void
  /** The plaintext where this ciphertext was decrypted before; the ratchet has moved on since and would refuse it. */
  known(ciphertext: Uint8Array): Buffer | null
  /** Part of the transaction that moves the ratchet. Does nothing for what is no message from somebody else. */
  keep(keys: SignalKeyStore, ciphertext: Uint8Array, plaintext: Uint8Array): Promise<void>
  /** These messages are in the inbox, or need nothing. */
  settle(messageIds: readonly string[]): Promise<void>
  /** Told of each message that is kept, by the connection of the moment. */
  onKept: (messageId: string) => void
  /** Those that are not, oldest first. */
  waiting(): readonly { readonly messageId: string; readonly stanza: BinaryNode }[]
}

export async function loadArrivals({ vault }: { vault: OpenVault }): Promise<Arrivals> {
  const arrivals = new Map<string, Arrival>()
  const stanzas = new WeakMap<Uint8Array, BinaryNode>()
  for (const [hash, value] of await vault.readAll(arrivalType)) {
    const read = arrivalSchema.safeParse(JSON.parse(Buffer.from(value).toString(), BufferJSON.reviver))
    if (!read.success) continue
    const stanza = read.data.stanza as unknown as BinaryNode
    const plaintext = Buffer.from(read.data.plaintext, 'base64')
    arrivals.set(hash, { hash, messageId: stanza.attrs.id ?? '', stanza, plaintext })
  }
  const self: Arrivals = {
    onKept() {},
    noteStanza(stanza) {
      // What our own phone tells us can be asked of it again.
      if (stanza.attrs.category === 'peer' || !Array.isArray(stanza.content)) return
      for (const { tag, content } of stanza.content) {
        if (tag === 'enc' && content instanceof Uint8Array) stanzas.set(content, stanza)
      }
    },
    known: (ciphertext) => arrivals.get(hashOf(ciphertext))?.plaintext ?? null,
    async keep(keys, ciphertext, plaintext) {
      const stanza = stanzas.get(ciphertext)
      if (!stanza) return
      const hash = hashOf(ciphertext)
      const kept = { stanza, plaintext: Buffer.from(plaintext).toString('base64') }
      arrivals.set(hash, {
        hash,
        messageId: stanza.attrs.id ?? '',
        stanza,
        plaintext: Buffer.from(plaintext),
      })
      self.onKept(stanza.attrs.id ?? '')
      // Baileys' store takes any type; its own types name those that it uses itself.
      await keys.set({ [arrivalType]: { [hash]: kept } } as unknown as SignalDataSet)
    },
    async settle(messageIds) {
      const ids = new Set(messageIds)
      const settled = [...arrivals.values()].filter(({ messageId }) => ids.has(messageId))
      for (const { hash } of settled) arrivals.delete(hash)
      await vault.write(settled.map(({ hash }) => ({ type: arrivalType, id: hash, value: null })))
    },
    waiting: () => [...arrivals.values()],
  }
  return self
}

const hashOf = (ciphertext: Uint8Array): string => createHash('sha256').update(ciphertext).digest('base64url')

/** Baileys' Signal sessions, changed in transactions of their own. */
import {
  addTransactionCapability,
  DEFAULT_CONNECTION_CONFIG,
  type SignalKeyStore,
  type SocketConfig,
} from '@whiskeysockets/baileys'
import type { Arrivals } from './arrivals.ts'
import { silentLogger } from './silent-logger.ts'

/**
 * Baileys sends a message within one long transaction: the stanza leaves before the ratchet is kept, and what another
 * message of the same person changed meanwhile is overwritten at its end. With transactions of their own, each one for
 * one person's device, sessions are committed before their ciphertext leaves, and encrypting and decrypting wait for each
 * other. One for all connections of a session: a late step of the one before waits its turn too.
 */
export function createSignalRepository(needs: {
  store: SignalKeyStore
  arrivals: Arrivals
}): SocketConfig['makeSignalRepository'] {
  const { store, arrivals } = needs
  const keys = addTransactionCapability(store, silentLogger, { maxCommitRetries: 1, delayBetweenTriesMs: 0 })
  return ({ creds }, logger, lidsOf) => {
    const repository = DEFAULT_CONNECTION_CONFIG.makeSignalRepository({ creds, keys }, logger, lidsOf)
    return {
      ...repository,
      async decryptMessage(options) {
        const known = arrivals.known(options.ciphertext)
        if (known) return known
        // The inner one joins this transaction, so the ratchet and the message are committed together.
        return await keys.transaction(async () => {
          const plaintext = await repository.decryptMessage(options)
          await arrivals.keep(keys, options.ciphertext, plaintext)
          return plaintext
        }, options.jid)
      },
    }
  }
}

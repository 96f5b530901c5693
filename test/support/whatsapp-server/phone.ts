/** The Signal half of a phone: the primary device of an account, which hands out keys, encrypts and decrypts as phones do. */
import {
  type AuthenticationCreds,
  addTransactionCapability,
  Curve,
  DEFAULT_CONNECTION_CONFIG,
  encodeWAMessage,
  generateSignalPubKey,
  initAuthCreds,
  proto,
  unpadRandomMax16,
} from '@whiskeysockets/baileys'
import { silentLogger } from '#channels/whatsapp-web/silent-logger.ts'
import { createMemoryKeys } from './memory-keys.ts'

export interface SignedPreKey {
  readonly id: number
  readonly value: Uint8Array
  readonly signature: Uint8Array
}

/** What somebody needs to write to a device that they never wrote to. */
export interface KeyBundle {
  readonly registrationId: number
  readonly identity: Uint8Array
  readonly signedPreKey: SignedPreKey
  /** Absent: all are used up. */
  readonly preKey?: { readonly id: number; readonly value: Uint8Array } | undefined
}

export interface Ciphertext {
  readonly type: 'pkmsg' | 'msg'
  readonly ciphertext: Uint8Array
}

export interface Phone {
  readonly creds: AuthenticationCreds
  /** A fresh one, with a key of its own. */
  bundle(): Promise<KeyBundle>
  /** The bundle is taken only for the first message to this device. */
  encrypt(jid: string, message: proto.IMessage, takeBundle: () => KeyBundle): Promise<Ciphertext>
  decrypt(jid: string, sealed: Ciphertext): Promise<proto.Message>
}

export function createPhone(): Phone {
  const creds = initAuthCreds()
  const keys = addTransactionCapability(createMemoryKeys(), silentLogger, {
    maxCommitRetries: 1,
    delayBetweenTriesMs: 0,
  })
  const signal = DEFAULT_CONNECTION_CONFIG.makeSignalRepository({ creds, keys }, silentLogger)
  let nextPreKeyId = 1
  // Encrypting and decrypting one after the other: a phone has one state for each partner.
  let turn: Promise<unknown> = Promise.resolve()
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const done = turn.then(work)
    turn = done.catch(() => undefined)
    return done
  }

  return {
    creds,
    async bundle() {
      const id = nextPreKeyId++
      const pair = Curve.generateKeyPair()
      await keys.set({ 'pre-key': { [id]: pair } })
      const { keyId, keyPair, signature } = creds.signedPreKey
      return {
        registrationId: creds.registrationId,
        identity: creds.signedIdentityKey.public,
        signedPreKey: { id: keyId, value: keyPair.public, signature },
        preKey: { id, value: pair.public },
      }
    },
    encrypt: (jid, message, takeBundle) =>
      inTurn(async () => {
        if (!(await signal.validateSession(jid)).exists) {
          const { registrationId, identity, signedPreKey, preKey } = takeBundle()
          const session = {
            registrationId,
            identityKey: generateSignalPubKey(identity),
            signedPreKey: {
              keyId: signedPreKey.id,
              publicKey: generateSignalPubKey(signedPreKey.value),
              signature: signedPreKey.signature,
            },
            ...(preKey && { preKey: { keyId: preKey.id, publicKey: generateSignalPubKey(preKey.value) } }),
          }
          await signal.injectE2ESession({ jid, session })
        }
        return await signal.encryptMessage({ jid, data: encodeWAMessage(message) })
      }),
    decrypt: (jid, { type, ciphertext }) =>
      inTurn(async () =>
        proto.Message.decode(unpadRandomMax16(await signal.decryptMessage({ jid, type, ciphertext }))),
      ),
  }
}

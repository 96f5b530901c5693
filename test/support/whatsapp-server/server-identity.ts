/** The server's chain of Noise certificates: a root of our own, which a client must trust in place of WhatsApp's. */
import { Curve, type KeyPair, proto } from '@whiskeysockets/baileys'

export interface ServerIdentity {
  readonly rootKey: Buffer
  readonly staticKey: KeyPair
  readonly chain: Uint8Array
}

let known: ServerIdentity | null = null

/**
 * One for the whole process, so that several servers can be trusted at once. Baileys 7.0.0-rc14 takes any chain, as its
 * check of signatures is always true; others look at the root.
 */
export function serverIdentity(): ServerIdentity {
  known ??= create()
  return known
}

function create(): ServerIdentity {
  const { Details } = proto.CertChain.NoiseCertificate
  const root = Curve.generateKeyPair()
  const intermediate = Curve.generateKeyPair()
  const staticKey = Curve.generateKeyPair()
  const now = Math.floor(Date.now() / 1000)
  const window = { notBefore: now - 86_400, notAfter: now + 365 * 86_400 }
  const upper = Details.encode({ serial: 1, issuerSerial: 0, key: intermediate.public, ...window }).finish()
  const leaf = Details.encode({ serial: 2, issuerSerial: 1, key: staticKey.public, ...window }).finish()
  const chain = proto.CertChain.encode({
    intermediate: { details: upper, signature: Curve.sign(root.private, upper) },
    leaf: { details: leaf, signature: Curve.sign(intermediate.private, leaf) },
  }).finish()
  return { rootKey: Buffer.from(root.public), staticKey, chain }
}

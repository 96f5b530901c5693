/** What a phone does when it links a device: signs the device's identity, and opens what came by a typed code. */
import { randomBytes } from 'node:crypto'
import {
  aesDecryptCTR,
  aesDecryptGCM,
  aesEncryptCTR,
  Curve,
  derivePairingCodeKey,
  hkdf,
  hmacSign,
  type KeyPair,
  proto,
  WA_ADV_ACCOUNT_SIG_PREFIX,
  WA_ADV_DEVICE_SIG_PREFIX,
} from '@whiskeysockets/baileys'
import type { Account } from './accounts.ts'
import { isSignedBy } from './is-signed-by.ts'

const nowSeconds = (): number => Math.floor(Date.now() / 1000)

export interface SignedDevice {
  readonly keyIndex: number
  readonly details: Buffer
  /** For `pair-success`. */
  readonly payload: Uint8Array
}

export function signDevice(account: Account, identity: Buffer, advSecret: Buffer): SignedDevice {
  const keyIndex = account.nextKeyIndex++
  const own = account.device0.creds.signedIdentityKey
  const timestamp = nowSeconds()
  const details = Buffer.from(proto.ADVDeviceIdentity.encode({ rawId: account.rawId, timestamp, keyIndex }).finish())
  const accountSignature = Curve.sign(own.private, Buffer.concat([WA_ADV_ACCOUNT_SIG_PREFIX, details, identity]))
  const signed = proto.ADVSignedDeviceIdentity.encode({ details, accountSignatureKey: own.public, accountSignature })
  const bytes = Buffer.from(signed.finish())
  const payload = proto.ADVSignedDeviceIdentityHMAC.encode({
    details: bytes,
    hmac: hmacSign(bytes, advSecret),
  }).finish()
  return { keyIndex, details, payload }
}

/** Whether the device signed its identity for this account in return. */
export function isSignedByDevice(account: Account, identity: Buffer, details: Buffer, reply: Uint8Array): boolean {
  const { deviceSignature } = proto.ADVSignedDeviceIdentity.decode(reply)
  const own = account.device0.creds.signedIdentityKey.public
  const signed = Buffer.concat([WA_ADV_DEVICE_SIG_PREFIX, details, identity, own])
  return !!deviceSignature && isSignedBy(identity, signed, deviceSignature)
}

export function signedKeyIndexes(account: Account): Uint8Array {
  const details = proto.ADVKeyIndexList.encode({
    rawId: account.rawId,
    timestamp: nowSeconds(),
    currentIndex: account.nextKeyIndex - 1,
    validIndexes: [0, ...[...account.devices.values()].map(({ keyIndex }) => keyIndex)],
  }).finish()
  const own = account.device0.creds.signedIdentityKey.private
  const accountSignature = Curve.sign(own, Buffer.concat([Buffer.from([6, 2]), details]))
  return proto.ADVSignedKeyIndexList.encode({ details, accountSignature }).finish()
}

export interface TypedCode {
  readonly deviceKey: Buffer
  readonly ownKey: KeyPair
  /** Our key, wrapped with the same code. */
  readonly wrapped: Buffer
}

/** The first step: the device's passing key, wrapped with the code that it shows. */
export async function openWithCode(wrapped: Buffer, code: string): Promise<TypedCode> {
  const theirs = await derivePairingCodeKey(code, wrapped.subarray(0, 32))
  const deviceKey = aesDecryptCTR(wrapped.subarray(48, 80), theirs, wrapped.subarray(32, 48))
  const ownKey = Curve.generateKeyPair()
  const salt = randomBytes(32)
  const iv = randomBytes(16)
  const sealed = aesEncryptCTR(ownKey.public, await derivePairingCodeKey(code, salt), iv)
  return { deviceKey, ownKey, wrapped: Buffer.concat([salt, iv, sealed]) }
}

/** The second step: the device's identity and the secret of the link; throws where the code was mistyped. */
export function openKeyBundle(account: Account, { deviceKey, ownKey }: TypedCode, bundle: Buffer) {
  const shared = Curve.sharedKey(ownKey.private, deviceKey)
  const info = 'link_code_pairing_key_bundle_encryption_key'
  const key = hkdf(shared, 32, { salt: bundle.subarray(0, 32), info })
  const plain = aesDecryptGCM(bundle.subarray(44), key, bundle.subarray(32, 44), Buffer.alloc(0))
  const identity = plain.subarray(0, 32)
  const sharedIdentity = Curve.sharedKey(account.device0.creds.signedIdentityKey.private, identity)
  const secret = Buffer.concat([shared, sharedIdentity, plain.subarray(64, 96)])
  return { identity, advSecret: Buffer.from(hkdf(secret, 32, { info: 'adv_secret' })) }
}

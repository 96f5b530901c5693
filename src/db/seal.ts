/** Seals a value so that it opens only under the same key and as the same thing: AES-256-GCM, a nonce for each. */
import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'

/** So that another way of sealing can follow. */
const version = 1
const nonceBytes = 12
const tagBytes = 16
const headBytes = 1 + nonceBytes + tagBytes

export interface Seal {
  /** `names` say what it is: a sealed value moved to another row does not open there. */
  seal(names: readonly string[], value: Uint8Array): Buffer
  /** Null: sealed under another key, as something else, or damaged. */
  open(names: readonly string[], sealed: Uint8Array): Buffer | null
}

/** `secret`: 32 bytes as base64url. */
export function createSeal(secret: string): Seal {
  const key = Buffer.from(secret, 'base64url')
  // Lengths of the names can't be confused in JSON.
  const bound = (names: readonly string[]): Buffer => Buffer.from(JSON.stringify(names))
  return {
    seal(names, value) {
      const nonce = randomBytes(nonceBytes)
      const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(bound(names))
      const body = cipher.update(value)
      cipher.final()
      return Buffer.concat([Buffer.of(version), nonce, cipher.getAuthTag(), body])
    },
    open(names, sealed) {
      if (sealed[0] !== version || sealed.length < headBytes) return null
      const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(1, 1 + nonceBytes), {
        authTagLength: tagBytes,
      })
      decipher.setAAD(bound(names)).setAuthTag(sealed.subarray(1 + nonceBytes, headBytes))
      try {
        return Buffer.concat([decipher.update(sealed.subarray(headBytes)), decipher.final()])
      } catch {
        return null
      }
    },
  }
}

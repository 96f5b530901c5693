/** The check of Signal signatures, against those that the client's own library makes. */
import { randomBytes } from 'node:crypto'
import { Curve } from '@whiskeysockets/baileys'
import { expect, it } from 'vitest'
import { isSignedBy } from '#test/support/whatsapp-server/is-signed-by.ts'

it('takes what the key signed, and nothing else', () => {
  for (let round = 0; round < 50; round++) {
    const { public: key, private: secret } = Curve.generateKeyPair()
    const message = randomBytes(1 + round)
    const signature = Curve.sign(secret, message)
    expect(isSignedBy(key, message, signature)).toBe(true)
    expect(isSignedBy(Curve.generateKeyPair().public, message, signature)).toBe(false)
    expect(isSignedBy(key, Buffer.concat([message, Buffer.of(1)]), signature)).toBe(false)
    expect(isSignedBy(key, message, randomBytes(64))).toBe(false)
  }
})

/** Checks a Signal signature. Baileys' own `Curve.verify` is true for every one of the right length. */
import { createPublicKey, verify } from 'node:crypto'

const prime = 2n ** 255n - 19n
const spki = Buffer.from('302a300506032b6570032100', 'hex')

/** XEdDSA: the Curve25519 key as an Ed25519 one, whose sign stands in the signature's last bit. */
export function isSignedBy(key: Uint8Array, message: Uint8Array, signature: Uint8Array): boolean {
  if (key.length !== 32 || signature.length !== 64) return false
  const u = BigInt(`0x${Buffer.from(key).reverse().toString('hex')}`) % prime
  const y = ((u - 1n + prime) * power(u + 1n, prime - 2n)) % prime
  const edwards = Buffer.from(y.toString(16).padStart(64, '0'), 'hex').reverse()
  const plain = Buffer.from(signature)
  const last = plain[63] ?? 0
  edwards[31] = (edwards[31] ?? 0) | (last & 0x80)
  plain[63] = last & 0x7f
  const publicKey = createPublicKey({ key: Buffer.concat([spki, edwards]), format: 'der', type: 'spki' })
  return verify(null, message, publicKey, plain)
}

function power(base: bigint, exponent: bigint): bigint {
  let result = 1n
  let square = base % prime
  for (let left = exponent; left > 0n; left >>= 1n) {
    if (left & 1n) result = (result * square) % prime
    square = (square * square) % prime
  }
  return result
}

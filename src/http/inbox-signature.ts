/** Signs and checks what the edge hands to the origin: HMAC-SHA256 over time and body, by WebCrypto, on Node and workerd. */

export const timestampHeader = 'semar-timestamp'
export const signatureHeader = 'semar-signature'

/** How far the clocks of edge and origin may stand apart, and how long a copied request stays good; a replay is a duplicate. */
const skewMs = 5 * 60_000

export interface InboxSignature {
  /** The two headers of a body sent at `nowMs`. */
  sign(body: string, nowMs: number): Promise<Record<string, string>>
  /** In constant time, by WebCrypto's own verification. */
  verify(
    headers: { timestamp: string | undefined; signature: string | undefined },
    body: string,
    nowMs: number,
  ): Promise<boolean>
}

export function createInboxSignature(secret: string): InboxSignature {
  if (secret === '') throw new Error('the secret between edge and origin is empty')
  const encoder = new TextEncoder()
  let key: Promise<CryptoKey> | undefined
  const keyOf = () => {
    key ??= crypto.subtle.importKey('raw', encoder.encode(secret), { name: 'HMAC', hash: 'SHA-256' }, false, [
      'sign',
      'verify',
    ])
    return key
  }
  // The same secret signs other things; the first line keeps a signature from standing for another purpose.
  const signed = (timestamp: string, body: string) => encoder.encode(`semar-inbox\n${timestamp}\n${body}`)
  return {
    async sign(body, nowMs) {
      const timestamp = String(Math.trunc(nowMs))
      const signature = await crypto.subtle.sign('HMAC', await keyOf(), signed(timestamp, body))
      return { [timestampHeader]: timestamp, [signatureHeader]: hexOf(new Uint8Array(signature)) }
    },
    async verify({ timestamp, signature }, body, nowMs) {
      if (!timestamp || !/^\d{13}$/.test(timestamp) || !signature || !/^[0-9a-f]{64}$/.test(signature)) return false
      if (Math.abs(nowMs - Number(timestamp)) > skewMs) return false
      return crypto.subtle.verify('HMAC', await keyOf(), bytesOf(signature), signed(timestamp, body))
    },
  }
}

const hexOf = (bytes: Uint8Array): string => Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
const bytesOf = (hex: string): Uint8Array<ArrayBuffer> =>
  Uint8Array.from({ length: hex.length / 2 }, (_, at) => Number.parseInt(hex.slice(at * 2, at * 2 + 2), 16))

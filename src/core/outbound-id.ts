/** The id of an outbound row: a hash of cause, address and part, so the same thing is never queued twice. */
import type { Address } from './message.ts'

/** 128-bit FNV-1a over UTF-8, 32 hex digits; not a secret, only a name that does not collide by accident. */
export function outboundId(cause: string, to: Address, part = 0): string {
  const prime = 0x0000000001000000000000000000013bn
  let hash = 0x6c62272e07bb014262b821756295c58dn
  const bytes = new TextEncoder().encode([cause, to.channel, to.account, to.address, part].join('\n'))
  for (const byte of bytes) hash = BigInt.asUintN(128, (hash ^ BigInt(byte)) * prime)
  return hash.toString(16).padStart(32, '0')
}

/** One secret for each purpose from the one that is configured, so that a leaked one opens nothing else. */
import { hkdfSync } from 'node:crypto'

/** What the edge signs with: it stands outside the house, and holds nothing that would open more of it. */
export const edgePurpose = 'edge'
/** Where none is configured. */
export const webhookPurpose = 'telegram webhook'

/** HKDF-SHA256, 32 bytes as base64url: fits Telegram's rule for webhook secrets too. */
export function deriveSecret(secretKey: string, purpose: string): string {
  return Buffer.from(hkdfSync('sha256', secretKey, 'semar', purpose, 32)).toString('base64url')
}

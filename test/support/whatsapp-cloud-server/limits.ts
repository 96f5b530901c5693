/** Meta's limits on sending: throughput of the number, messages to one person, the open day, new conversations. */
import { GraphError } from './graph-error.ts'

export interface CloudLimits {
  /** Messages in any one second. */
  readonly perSecond: number
  /** Messages to one person: so many at once, one more comes free every `pairMs`. */
  readonly pairBurst: number
  readonly pairMs: number
  /** People to whom a template may open a conversation in a day. */
  readonly tier: number
}

/** 80 a second, one every 6 seconds to one person with up to 45 ahead, and the tier of a new business. */
export const cloudLimits: CloudLimits = { perSecond: 80, pairBurst: 45, pairMs: 6_000, tier: 250 }

export const dayMs = 86_400_000

export interface SendLimits {
  /** Counts one message, or throws what Meta answers. */
  admit(person: string): void
  /** Counts a conversation that a template opens; false: one person too many. */
  open(person: string): boolean
}

export function createSendLimits(limits: CloudLimits | null, nowMs: () => number): SendLimits {
  const recent: number[] = []
  const pairs = new Map<string, { tokens: number; atMs: number }>()
  const opened = new Map<string, number>()
  return {
    admit(person) {
      if (!limits) return
      const now = nowMs()
      while ((recent[0] ?? now) <= now - 1000) recent.shift()
      if (recent.length >= limits.perSecond) {
        throw new GraphError(130429, {
          details:
            'Message failed to send because there were too many messages sent from this phone number in a short period of time',
        })
      }
      const pair = pairs.get(person) ?? { tokens: limits.pairBurst, atMs: now }
      pairs.set(person, pair)
      pair.tokens = Math.min(limits.pairBurst, pair.tokens + (now - pair.atMs) / limits.pairMs)
      pair.atMs = now
      if (pair.tokens < 1) {
        throw new GraphError(131056, {
          details:
            'Message failed to send because there were too many messages sent from this phone number to the same phone number in a short period of time.',
        })
      }
      pair.tokens -= 1
      recent.push(now)
    },
    open(person) {
      const now = nowMs()
      for (const [other, atMs] of opened) if (atMs <= now - dayMs) opened.delete(other)
      if (limits && !opened.has(person) && opened.size >= limits.tier) return false
      opened.set(person, now)
      return true
    },
  }
}

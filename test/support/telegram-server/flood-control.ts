/** Telegram's limits on sending: so many a second in all and in one chat, and silence for those who exceed them. */
import { ApiError } from './api-error.ts'

export interface FloodLimits {
  /** Messages in any one second, in all. */
  readonly perSecond: number
  /** Messages in one chat at once; one more comes free each second. */
  readonly chatBurst: number
  /** How long everything (or the chat) is refused after an excess. */
  readonly blockSeconds: number
}

/** The documented limits, with two messages a second allowed for what the network squeezes together. */
export const telegramLimits: FloodLimits = { perSecond: 32, chatBurst: 5, blockSeconds: 3 }

export interface FloodControl {
  /** Counts one message; throws 429 while blocked, and starts to block when it is one too many. */
  admit(chatId: number): void
}

/** `stalledMs`: how long the reader itself stood still of late; nobody is blamed for what piled up meanwhile. */
export function createFloodControl(
  limits: FloodLimits | null,
  nowMs: () => number,
  stalledMs: () => number = () => 0,
): FloodControl {
  const recent: number[] = []
  const chats = new Map<number, { tokens: number; atMs: number; blockedUntilMs: number }>()
  let blockedUntilMs = 0
  const refuse = (untilMs: number): never => {
    const seconds = Math.max(1, Math.ceil((untilMs - nowMs()) / 1000))
    throw new ApiError(429, `Too Many Requests: retry after ${seconds}`, seconds)
  }
  return {
    admit(chatId) {
      if (!limits) return
      const now = nowMs()
      if (now < blockedUntilMs) refuse(blockedUntilMs)
      const chat = chats.get(chatId) ?? { tokens: limits.chatBurst, atMs: now, blockedUntilMs: 0 }
      chats.set(chatId, chat)
      if (now < chat.blockedUntilMs) refuse(chat.blockedUntilMs)
      while ((recent[0] ?? now) <= now - 1000) recent.shift()
      if (recent.length >= limits.perSecond * (1 + stalledMs() / 1000)) {
        blockedUntilMs = now + limits.blockSeconds * 1000
        refuse(blockedUntilMs)
      }
      chat.tokens = Math.min(limits.chatBurst, chat.tokens + (now - chat.atMs) / 1000)
      chat.atMs = now
      // Two messages exactly a second apart may arrive a little closer.
      if (chat.tokens < 0.9) {
        chat.blockedUntilMs = now + limits.blockSeconds * 1000
        refuse(chat.blockedUntilMs)
      }
      chat.tokens -= 1
      recent.push(now)
    },
  }
}

/** What the try-out page lets everybody do: it asks nobody who they are, and writes for each of them. */
import { createAllowance } from '#core/allowance.ts'
import { createStreamLimit, type StreamLimit } from './stream-limit.ts'

export interface CobaLimits {
  readonly sessionsPerMinute: number
  readonly messagesPerMinuteOfAChat: number
  readonly messagesPerMinute: number
  /** Files of all chats together: so many at once, then two a minute. */
  readonly filesAtOnce: number
  readonly streamsOfAChat: number
  readonly streams: number
}

/** Of one process: far above what a room full of visitors does, far below what would fill a disk in a night. */
export const usualLimits: CobaLimits = {
  sessionsPerMinute: 120,
  messagesPerMinuteOfAChat: 120,
  messagesPerMinute: 3_000,
  filesAtOnce: 60,
  streamsOfAChat: 8,
  streams: 500,
}

export interface CobaGate {
  mayOpen(): boolean
  maySend(chat: string): boolean
  mayUpload(chat: string): boolean
  readonly streams: StreamLimit
}

export function createCobaGate(limits: CobaLimits): CobaGate {
  const perMinute = (count: number) => createAllowance({ perMinute: count, burst: count })
  const sessions = perMinute(limits.sessionsPerMinute)
  const ofChat = perMinute(limits.messagesPerMinuteOfAChat)
  const messages = perMinute(limits.messagesPerMinute)
  const files = createAllowance({ perMinute: 2, burst: limits.filesAtOnce })
  return {
    mayUpload: (chat) => ofChat.take(chat, performance.now()) && files.take('all', performance.now()),
    mayOpen: () => sessions.take('all', performance.now()),
    maySend: (chat) => ofChat.take(chat, performance.now()) && messages.take('all', performance.now()),
    streams: createStreamLimit({ perChat: limits.streamsOfAChat, inAll: limits.streams }),
  }
}

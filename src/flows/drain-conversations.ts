/** Answers whatever waits: each conversation by one holder, in order, all its waiting messages together. */
import { createSignal } from '#core/signal.ts'
import { within } from '#core/within.ts'
import type { ClaimedConversation, ConversationQueue } from '#ports/conversation-queue.ts'
import type { Log } from '#ports/log.ts'
import type { AnswerClaimed } from './answer-claimed.ts'

export interface DrainConversations {
  /** Says that messages may wait; gives back at once. */
  wake(): void
  /** Resolves when nothing is under way and nothing was found waiting. */
  idle(): Promise<void>
  /** Takes nothing new, finishes what is under way, at most for `waitMs`; leases of the rest run out by themselves. */
  stop(waitMs?: number): Promise<void>
}

export function createDrainConversations(needs: {
  queue: ConversationQueue
  answerClaimed: AnswerClaimed
  log: Log
  /** Conversations at once: enough for the database to commit them in groups. */
  concurrency?: number
  leaseMs?: number
}): DrainConversations {
  const { queue, answerClaimed, log } = needs
  const concurrency = needs.concurrency ?? 8
  const leaseMs = needs.leaseMs ?? 30_000
  const underWay = new Set<ClaimedConversation>()
  const signal = createSignal()
  let running: Promise<void> | undefined
  let isWoken = false
  let isStopped = false

  function wake(): void {
    if (isStopped) return
    isWoken = true
    signal.raise()
    running ??= drain().finally(() => {
      running = undefined
      // Woken between the last look and here: nobody else would look again.
      if (isWoken) wake()
    })
  }

  async function drain(): Promise<void> {
    const renewal = setInterval(renew, leaseMs / 3)
    try {
      while (!isStopped) {
        if (underWay.size >= concurrency) {
          await signal.wait()
          continue
        }
        isWoken = false
        // Always looked for again after the last one was let go: a message that came in under its lease was
        // invisible to every other process.
        const claimed = await claim(concurrency - underWay.size)
        for (const one of claimed) start(one)
        if (claimed.length > 0 || isWoken) continue
        if (underWay.size === 0) return
        await signal.wait()
      }
      while (underWay.size > 0) await signal.wait()
    } finally {
      clearInterval(renewal)
    }
  }

  async function claim(limit: number): Promise<readonly ClaimedConversation[]> {
    try {
      return await queue.claim(limit, leaseMs)
    } catch (error) {
      // The sweep wakes us again when the database is back.
      log.error({ err: error }, 'conversations could not be claimed')
      return []
    }
  }

  function start(claimed: ClaimedConversation): void {
    underWay.add(claimed)
    void answerClaimed(claimed)
      .catch((error: unknown) => {
        log.error({ err: error }, 'a conversation was left to its lease')
      })
      .finally(() => {
        underWay.delete(claimed)
        signal.raise()
      })
  }

  function renew(): void {
    if (underWay.size === 0) return
    const held = [...underWay].map(({ conversation }) => conversation)
    queue.renew(held, leaseMs).catch((error: unknown) => {
      log.warn({ err: error, count: held.length }, 'conversation leases could not be renewed')
    })
  }

  return {
    wake,
    async idle() {
      while (running) await running
    },
    async stop(waitMs = 3_000) {
      isStopped = true
      isWoken = false
      signal.raise()
      if (running) await within(waitMs, running)
    },
  }
}

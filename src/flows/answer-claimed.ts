/** Answers one claimed conversation: prepares, writes the answer and settles the messages in one transaction, rings. */
import type { InboundMessage, OutboundContent, OutboundDraft } from '#core/message.ts'
import { outboundId } from '#core/outbound-id.ts'
import type { Answer, Answerer } from '#ports/answerer.ts'
import type { Bell } from '#ports/bell.ts'
import type { ClaimedConversation, ConversationQueue } from '#ports/conversation-queue.ts'
import type { Log } from '#ports/log.ts'
import type { Metrics } from '#ports/metrics.ts'
import type { Presence } from '#ports/presence.ts'
import { type LeasedConversation, LeaseLost, type Stores, type Transact } from '#ports/stores.ts'

/** Rejects only when even the failure could not be written down. */
export type AnswerClaimed = (claimed: ClaimedConversation) => Promise<void>

/** Tries before a person is told that it did not work, over about a minute and a half. */
const attemptLimit = 5

export function createAnswerClaimed<Turn>(needs: {
  queue: ConversationQueue
  transact: Transact
  answerer: Answerer<Turn>
  bell: Bell
  log: Log
  metrics?: Metrics
  /** What a person gets, once, when an answer failed for good. */
  apology: () => OutboundContent
  /** On channels that can show it, people see that an answer is on its way. */
  presences?: readonly Presence[]
}): AnswerClaimed {
  const { queue, transact, answerer, bell, log, metrics, presences = [] } = needs

  return async (claimed) => {
    const { conversation, messages } = claimed
    if (messages.length === 0) return queue.release(conversation)
    const startedAt = performance.now()
    presences.find(({ channel }) => channel === conversation.channel)?.preparing(messages)
    try {
      const turn = await answerer.prepare(conversation, messages)
      const count = await transact((stores) => write(stores, claimed, turn))
      if (count > 0) void bell.ring(`outbound-${conversation.channel}`)
      metrics?.count('answers', { outcome: count > 0 ? 'answered' : 'noted' }, messages.length)
      metrics?.observe('answer_seconds', (performance.now() - startedAt) / 1000)
    } catch (error) {
      if (error instanceof LeaseLost) {
        metrics?.count('answers', { outcome: 'lease_lost' }, messages.length)
        log.warn({ conversation: String(conversation.id) }, 'another process took the conversation over')
        return
      }
      metrics?.count('answers', { outcome: 'error' }, messages.length)
      log.error({ err: error, conversation: String(conversation.id) }, 'answering failed')
      await writeFailure(conversation, messages)
    }
  }

  async function write(stores: Stores, claimed: ClaimedConversation, turn: Turn): Promise<number> {
    const { conversation, messages, isAddressClosed } = claimed
    if (isAddressClosed && messages.some(isSignOfLife)) {
      await stores.outbox.setAddressState(conversation, 'open', null)
    }
    const answer = await answerer.perform(stores, conversation, messages, turn)
    await stores.conversations.settle(messages, answer.replies.length > 0 ? 'answered' : 'noted')
    await stores.outbox.add(toDrafts(conversation, messages, answer))
    await stores.conversations.save(conversation, answer.state, answer.employeeId)
    return answer.replies.length
  }

  async function writeFailure(conversation: LeasedConversation, messages: readonly InboundMessage[]): Promise<void> {
    const given = messages.filter((message) => message.attempts + 1 >= attemptLimit)
    const last = given.at(-1)
    if (last === undefined) {
      const attempts = Math.max(...messages.map((message) => message.attempts))
      await insist(() => queue.retryLater(conversation, messages, 1000 * 4 ** attempts))
      return
    }
    // Only those that had their tries: a new message among them may be answerable without the old one.
    await insist(() =>
      transact(async (stores) => {
        await stores.conversations.settle(given, 'failed')
        await stores.outbox.add([toDraft(conversation, null, `failed:${last.id}`, needs.apology(), 0)])
        await stores.conversations.release(conversation)
      }),
    ).catch((error: unknown) => {
      if (!(error instanceof LeaseLost)) throw error
    })
    metrics?.count('answers', { outcome: 'failed' }, given.length)
    void bell.ring(`outbound-${conversation.channel}`)
  }
}

/** Through a short outage of the database, so that one lost connection doesn't cost a whole lease. */
async function insist(work: () => Promise<void>): Promise<void> {
  for (let waitMs = 200; ; waitMs *= 3) {
    try {
      return await work()
    } catch (error) {
      if (error instanceof LeaseLost || waitMs > 6_000) throw error
      await new Promise((resolve) => setTimeout(resolve, waitMs))
    }
  }
}

const isSignOfLife = ({ content }: InboundMessage): boolean =>
  content.kind !== 'membership' || content.state === 'unblocked'

function toDrafts(
  conversation: LeasedConversation,
  messages: readonly InboundMessage[],
  answer: Answer,
): readonly OutboundDraft[] {
  const cause = `inbound:${messages.at(-1)?.id}`
  return answer.replies.map((content, part) => toDraft(conversation, answer.employeeId, cause, content, part))
}

function toDraft(
  { channel, account, address }: LeasedConversation,
  employeeId: string | null,
  cause: string,
  content: OutboundContent,
  part: number,
): OutboundDraft {
  const to = { channel, account, address }
  return { ...to, id: outboundId(cause, to, part), employeeId, lane: 'answer', cause, content }
}

/** What a turn writes about its conversation, fenced by the lease's token. */
import type { Clock } from '#ports/clock.ts'
import { type Conversations, type LeasedConversation, LeaseLost } from '#ports/stores.ts'
import type { Db } from './client.ts'

export function createConversations(db: Db, needs: { clock: Clock }): Conversations {
  return {
    async save(conversation, state, employeeId) {
      const now = new Date(needs.clock.now().epochMilliseconds)
      const saved = await db.$executeRaw`
        UPDATE conversation
        SET state = ${JSON.stringify(state)}::jsonb, employee_id = ${employeeId}::uuid, last_inbound_at = ${now},
          lease_until = NULL
        WHERE id = ${conversation.id} AND lease_token = ${conversation.token}`
      if (saved === 0) throw lost(conversation)
    },
    async release(conversation) {
      const released = await db.$executeRaw`
        UPDATE conversation SET lease_until = NULL
        WHERE id = ${conversation.id} AND lease_token = ${conversation.token}`
      if (released === 0) throw lost(conversation)
    },
    async settle(messages, state) {
      const ids = messages.map((message) => message.id)
      const settled = await db.$executeRaw`
        UPDATE inbound_message SET state = ${state}::inbound_state, settled_at = now()
        WHERE id = ANY(${ids}::bigint[]) AND state = 'waiting'`
      if (settled !== messages.length) throw new LeaseLost('messages were settled by another holder')
    },
  }
}

const lost = (conversation: LeasedConversation): LeaseLost =>
  new LeaseLost(`conversation ${conversation.id} has another holder`)

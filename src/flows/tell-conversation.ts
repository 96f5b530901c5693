/** Tells something in the very chat where it was asked, whoever is behind it, inside the caller's transaction. */
import type { Replies } from '#core/answers/replies.ts'
import type { Reply } from '#core/answers/reply.ts'
import type { Address } from '#core/message.ts'
import { outboundId } from '#core/outbound-id.ts'
import type { Stores } from '#ports/stores.ts'

/**
 * False: the chat is not that employee's any more, so it is not told there. The row carries the employee, and the bond
 * is checked once more when it leaves.
 */
export async function tellConversation(
  needs: { stores: Pick<Stores, 'bonds' | 'outbox'>; replies: Replies },
  message: {
    readonly address: Address
    /** Null: nobody was known when it was asked. */
    readonly employeeId: string | null
    readonly cause: string
    readonly reply: Reply
  },
): Promise<boolean> {
  const { stores, replies } = needs
  const { employeeId, cause, reply } = message
  const { channel, account, address } = message.address
  const to = { channel, account, address }
  if (employeeId !== null && (await stores.bonds.find(to))?.employeeId !== employeeId) return false
  const content = { text: replies.render(reply.template, reply.view), choices: [...reply.choices] }
  await stores.outbox.add([{ ...to, id: outboundId(cause, to), employeeId, lane: 'answer', cause, content }])
  return true
}

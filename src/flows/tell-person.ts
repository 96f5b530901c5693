/** Tells a person something in the chat that they used last, inside the caller's transaction. */
import type { Replies } from '#core/answers/replies.ts'
import type { Reply } from '#core/answers/reply.ts'
import { outboundId } from '#core/outbound-id.ts'
import type { Stores } from '#ports/stores.ts'

/**
 * False: no chat is bound to them. One copy, in the chat where they are: it answers what they asked there. Lane `answer`,
 * for the same reason; each is set off by one person's decision, so it never comes in bulk.
 */
export async function tellPerson(
  needs: { stores: Pick<Stores, 'bonds' | 'outbox'>; replies: Replies },
  message: { readonly employeeId: string; readonly cause: string; readonly reply: Reply },
): Promise<boolean> {
  const { stores, replies } = needs
  const { employeeId, cause, reply } = message
  const to = await stores.bonds.lastActive(employeeId)
  if (!to) return false
  const content = { text: replies.render(reply.template, reply.view), choices: [...reply.choices] }
  await stores.outbox.add([{ ...to, id: outboundId(cause, to), employeeId, lane: 'answer', cause, content }])
  return true
}

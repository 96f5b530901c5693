/** Ends what an officer looks into for a chat: the person has enough, or is not behind the chat any more. */
import { audit, type Talk } from './answer-talk.ts'

/** The number of the one that was ended; null: there was none. */
export async function endHandover(talk: Talk, by: 'pegawai' | 'sistem'): Promise<number | null> {
  talk.state = { ...talk.state, handover: null }
  const known = await talk.stores.handovers.current(talk.conversationId)
  if (!known || !(await talk.stores.handovers.close(known.id, by))) return null
  await audit(talk, 'handover.closed', { number: known.id, by })
  return known.id
}

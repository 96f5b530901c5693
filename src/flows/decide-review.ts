/** HR has looked at an answer that was called wrong; what was found is told in the chat. */
import type { Replies } from '#core/answers/replies.ts'
import { offer, reply } from '#core/answers/reply.ts'
import { optionLabel } from '#core/answers/topic-labels.ts'
import { commandFromData } from '#core/dialogue/command-data.ts'
import type { Choice } from '#core/message.ts'
import { ok, type Result } from '#core/result.ts'
import type { AnswerReview } from '#ports/answer-reviews.ts'
import type { Transact } from '#ports/stores.ts'
import { addressWordOf } from './address-word-of.ts'
import type { Decided } from './decide-certificate.ts'
import { tellConversation } from './tell-conversation.ts'

export type DecideReview = (
  id: number,
  verdict: { readonly state: 'right' | 'mended'; readonly finding: string; readonly by: string },
) => Promise<Result<Decided<AnswerReview>, 'unknown' | 'decided'>>

export function createDecideReview(needs: { transact: Transact; replies: Replies }): DecideReview {
  const { transact, replies } = needs
  return (id, verdict) =>
    transact(async (stores) => {
      const decided = await stores.reviewDesk.decide(id, verdict)
      if (!decided.ok) return decided
      const { address, employeeId, question } = decided.value
      const { by, state, finding } = verdict
      await stores.audit.write({ actor: `desk:${by}`, action: `review.${state}`, employeeId, detail: { number: id } })
      const sapaan = await addressWordOf(stores, employeeId)
      const said = reply(state === 'right' ? 'review.right' : 'review.mended', { sapaan, nomor: id, temuan: finding }, [
        ...askAgain(question),
        offer('Bicara dengan petugas', { name: 'handoff' }),
      ])
      const message = { address, employeeId, cause: `review:${id}`, reply: said }
      return ok({ request: decided.value, isTold: await tellConversation({ stores, replies }, message) })
    })
}

/** The question that was answered, to see the answer as it is now. */
function askAgain(question: string): readonly Choice[] {
  const command = commandFromData(question)
  if (command?.name !== 'ask' && command?.name !== 'policy' && command?.name !== 'unsupported') return []
  return [offer(command.name === 'policy' ? 'Baca lagi jawabannya' : optionLabel(command), command)]
}

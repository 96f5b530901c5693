/** HR takes up or answers a request to put a datum right; the answer goes back into the chat it came from. */
import type { Replies } from '#core/answers/replies.ts'
import { reply } from '#core/answers/reply.ts'
import { offerTopic } from '#core/answers/topic-labels.ts'
import { correctableLabel } from '#core/personnel/correctable.ts'
import { ok, type Result } from '#core/result.ts'
import type { Correction } from '#ports/corrections.ts'
import type { Transact } from '#ports/stores.ts'
import type { Decided } from './decide-certificate.ts'
import { tellPerson } from './tell-person.ts'

export interface DecideCorrection {
  /** Somebody of HR looks at it; the person sees that when they ask. */
  take(id: number, by: string): Promise<Result<Correction, 'unknown' | 'decided'>>
  answer(
    id: number,
    answer: { readonly isAccepted: boolean; readonly text: string; readonly by: string },
  ): Promise<Result<Decided<Correction>, 'unknown' | 'decided'>>
}

export function createDecideCorrection(needs: { transact: Transact; replies: Replies }): DecideCorrection {
  const { transact, replies } = needs
  return {
    take: (id, by) =>
      transact(async (stores) => {
        const moved = await stores.corrections.move(id, { state: 'diproses', by })
        if (!moved.ok) return moved
        await stores.audit.write({
          actor: `desk:${by}`,
          action: 'correction.taken',
          employeeId: moved.value.employeeId,
          detail: { number: id },
        })
        return moved
      }),

    answer: (id, { isAccepted, text, by }) =>
      transact(async (stores) => {
        const moved = await stores.corrections.move(id, { state: isAccepted ? 'diterima' : 'ditolak', text, by })
        if (!moved.ok) return moved
        const { employeeId, field } = moved.value
        await stores.audit.write({
          actor: `desk:${by}`,
          action: isAccepted ? 'correction.accepted' : 'correction.refused',
          employeeId,
          detail: { number: id, field },
        })
        const view = { nomor: id, apa: correctableLabel(field), jawaban: text }
        const said = reply(isAccepted ? 'correction.accepted' : 'correction.refused', view, [
          offerTopic('career.profile'),
          offerTopic('requests.mine'),
        ])
        const isTold = await tellPerson({ stores, replies }, { employeeId, cause: `correction:${id}`, reply: said })
        return ok({ request: moved.value, isTold })
      }),
  }
}

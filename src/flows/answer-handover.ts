/** HR takes up, answers or closes what was handed over; the answer arrives in the chat where it was asked. */
import type { Replies } from '#core/answers/replies.ts'
import { offer, type Reply, reply } from '#core/answers/reply.ts'
import { handoverButton } from '#core/dialogue/handover-button.ts'
import { ok, type Result } from '#core/result.ts'
import type { Handover } from '#ports/handovers.ts'
import type { Stores, Transact } from '#ports/stores.ts'
import type { Decided } from './decide-certificate.ts'
import { tellConversation } from './tell-conversation.ts'

type Problem = 'unknown' | 'closed'

export interface AnswerHandover {
  take(id: number, by: string): Promise<Result<Handover, Problem>>
  answer(
    id: number,
    answer: { readonly text: string; readonly by: string },
  ): Promise<Result<Decided<Handover>, Problem>>
  /** Told in the chat only where no answer was given. */
  close(id: number, by: string): Promise<Result<Decided<Handover>, Problem>>
}

export function createAnswerHandover(needs: { transact: Transact; replies: Replies }): AnswerHandover {
  const { transact, replies } = needs
  return {
    take: (id, by) =>
      transact(async (stores) => {
        const moved = await stores.handoverDesk.move(id, { state: 'taken', by })
        if (moved.ok) await auditOf(stores, by, 'handover.taken', moved.value)
        return moved
      }),

    answer: (id, { text, by }) =>
      transact(async (stores) => {
        const moved = await stores.handoverDesk.move(id, { state: 'answered', text, by })
        if (!moved.ok) return moved
        await auditOf(stores, by, 'handover.answered', moved.value)
        const cause = `handover:${moved.value.messages.at(-1)?.id}`
        const isTold = await tell(stores, moved.value, cause, answerReply(id, text))
        return ok({ request: moved.value, isTold })
      }),

    close: (id, by) =>
      transact(async (stores) => {
        const before = await stores.handoverDesk.find(id)
        const moved = await stores.handoverDesk.move(id, { state: 'closed', by })
        if (!moved.ok) return moved
        await auditOf(stores, by, 'handover.closed', moved.value)
        if (before?.state === 'answered') return ok({ request: moved.value, isTold: true })
        const isTold = await tell(stores, moved.value, `handover-closed:${id}`, endedReply(id))
        return ok({ request: moved.value, isTold })
      }),
  }

  function tell(stores: Stores, { address, employeeId }: Handover, cause: string, said: Reply): Promise<boolean> {
    return tellConversation({ stores, replies }, { address, employeeId, cause, reply: said })
  }
}

const auditOf = (stores: Stores, by: string, action: string, { id, employeeId, unit }: Handover): Promise<void> =>
  stores.audit.write({ actor: `desk:${by}`, action, employeeId, detail: { number: id, unit } })

const answerReply = (number: number, text: string): Reply =>
  reply('handover.answer', { nomor: number, jawaban: text }, [
    handoverButton('Sudah cukup', { do: 'done', number }),
    handoverButton('Masih ada pertanyaan', { do: 'more', number }),
  ])

const endedReply = (number: number): Reply =>
  reply('handover.ended', { nomor: number }, [offer('Bicara dengan petugas', { name: 'handoff' })])

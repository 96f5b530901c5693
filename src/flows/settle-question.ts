/** HR has an article for what nobody could answer: everybody who asked is told once, in working hours. */
import type { Replies } from '#core/answers/replies.ts'
import { offer, reply } from '#core/answers/reply.ts'
import { nextPushTime } from '#core/calendar/push-window.ts'
import type { OutboundDraft } from '#core/message.ts'
import { outboundId } from '#core/outbound-id.ts'
import { ok, type Result } from '#core/result.ts'
import type { Clock } from '#ports/clock.ts'
import type { Rulebook } from '#ports/personnel.ts'
import type { QuestionGroup } from '#ports/questions.ts'
import type { Transact } from '#ports/stores.ts'

export interface SettledQuestion {
  readonly group: QuestionGroup
  /** Chats that hear of it. */
  readonly told: number
  /** When they do. */
  readonly at: Temporal.Instant
}

export type SettleQuestion = (
  id: number,
  /** Null: it is not to be answered. */
  article: string | null,
  by: string,
) => Promise<Result<SettledQuestion, 'unknown' | 'decided' | 'no_article'>>

/** Later than this nobody waits for it any more. */
const usefulDays = 7

export function createSettleQuestion(needs: {
  transact: Transact
  replies: Replies
  rulebook: Rulebook
  clock: Clock
}): SettleQuestion {
  const { transact, replies, rulebook, clock } = needs
  return async (id, slug, by) => {
    const at = nextPushTime(clock.now(), await rulebook.holidays())
    return transact(async (stores) => {
      const settled = await stores.questionDesk.settle(id, slug, by)
      if (!settled.ok) return settled
      const group = settled.value
      const action = slug === null ? 'question.ignored' : 'question.answered'
      await stores.audit.write({ actor: `desk:${by}`, action, employeeId: null, detail: { number: id } })
      const { article } = group
      if (!article) return ok({ group, told: 0, at })
      const said = reply('question.answered', { judul: article.title }, [
        offer('Baca jawabannya', { name: 'policy', article: article.slug }),
        offer('Bicara dengan petugas', { name: 'handoff' }),
      ])
      const content = { text: replies.render(said.template, said.view), choices: [...said.choices] }
      const cause = `question:${id}`
      const rows = (await stores.questionDesk.takeUntold(id)).map(
        ({ address, employeeId }): OutboundDraft => ({
          ...address,
          id: outboundId(cause, address),
          employeeId,
          // Nobody waits at this moment, and there may be many: answers go before it.
          lane: 'reminder',
          cause,
          content,
          notBeforeMs: at.epochMilliseconds,
          expiresAtMs: at.add({ hours: usefulDays * 24 }).epochMilliseconds,
        }),
      )
      await stores.outbox.add(rows)
      return ok({ group, told: rows.length, at })
    })
  }
}

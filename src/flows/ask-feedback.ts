/** Sends the first question about a training to those whom it is time to ask, in working hours only. */
import { addressWord } from '#core/answers/address-word.ts'
import type { Replies } from '#core/answers/replies.ts'
import { isPushTime } from '#core/calendar/push-window.ts'
import type { OutboundDraft } from '#core/message.ts'
import { outboundId } from '#core/outbound-id.ts'
import { askLimitDays } from '#core/training-feedback.ts'
import { firstQuestion } from '#core/training-feedback-replies.ts'
import type { Bell } from '#ports/bell.ts'
import type { Clock } from '#ports/clock.ts'
import type { Rulebook } from '#ports/personnel.ts'
import type { Transact } from '#ports/stores.ts'
import type { DueFeedback } from '#ports/training-feedback.ts'
import { silenceLimitDays } from './answer-conversation.ts'

/** Marked and written in one transaction. */
const pageSize = 200
/** Somebody who wrote that lately may be in the middle of something. */
const quietMinutes = 15

/** Gives how many were asked; zero outside of working hours. */
export type AskFeedback = () => Promise<number>

export function createAskFeedback(needs: {
  transact: Transact
  rulebook: Rulebook
  replies: Replies
  clock: Clock
  bell: Bell
  noticeVersion: string
}): AskFeedback {
  const { transact, rulebook, replies, clock, bell, noticeVersion } = needs

  return async () => {
    const holidays = await rulebook.holidays()
    let asked = 0
    // Looked at for every page: a long run ends with the working hours.
    while (isPushTime(clock.now(), holidays)) {
      const due = await page()
      asked += due.length
      for (const channel of new Set(due.map(({ to }) => to.channel))) await bell.ring(`outbound-${channel}`)
      if (due.length < pageSize) break
    }
    return asked
  }

  function page(): Promise<readonly DueFeedback[]> {
    return transact(async ({ feedback, outbox }) => {
      const now = clock.now()
      const due = await feedback.take({
        noticeVersion,
        heardSince: now.subtract({ hours: silenceLimitDays * 24 }),
        quietSince: now.subtract({ minutes: quietMinutes }),
        limit: pageSize,
      })
      await outbox.add(due.map((each) => draft(each, now)))
      return due
    })
  }

  function draft(due: DueFeedback, now: Temporal.Instant): OutboundDraft {
    const { id, to, employeeId, sex } = due
    const cause = `feedback:${id}`
    const { template, view, choices } = firstQuestion({ ...due, sapaan: addressWord({ sex }) })
    return {
      ...to,
      id: outboundId(cause, to),
      employeeId,
      lane: 'reminder',
      cause,
      content: { text: replies.render(template, view), choices: [...choices] },
      notBeforeMs: now.epochMilliseconds,
      expiresAtMs: now.add({ hours: askLimitDays * 24 }).epochMilliseconds,
    }
  }
}

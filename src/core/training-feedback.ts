/** Asking participants about a training: which sessions it is time for, and what an answer to a question leads to. */
import { type DayOff, isWorkingDay } from './calendar/working-days.ts'

/** `selesai` after the session, `tiga_bulan` three months later. */
export type FeedbackRound = 'selesai' | 'tiga_bulan'
/** Useful? Used at work? What is missing? */
export type FeedbackQuestion = 'useful' | 'used' | 'missing'
/** 1 (not at all) to 4 (very). */
export type Points = 1 | 2 | 3 | 4

/** Older sessions are left alone: the first run on old data asks nobody about last year. */
const planLimitDays = 14
/** Somebody registered may have stayed away: before that working day HR is expected to say who came. */
const attendanceWorkingDays = 3
/** A question that could not be sent for so long is not sent any more. */
export const askLimitDays = 7
const correctionDays = 7

export interface FeedbackWindow {
  readonly today: Temporal.PlainDate
  /** Sessions that ended in these days, inclusive, are asked about now. */
  readonly endedFrom: Temporal.PlainDate
  readonly endedUntil: Temporal.PlainDate
  /** Of those without attendance only the ones that ended by this day. */
  readonly unmarkedUntil: Temporal.PlainDate
  /** Three months after their end fall in these days, inclusive. */
  readonly laterFrom: Temporal.PlainDate
  readonly laterUntil: Temporal.PlainDate
}

export function feedbackWindow(today: Temporal.PlainDate, holidays: readonly DayOff[]): FeedbackWindow {
  const oldest = today.subtract({ days: planLimitDays })
  let unmarkedUntil = today
  for (let working = 0; working < attendanceWorkingDays; unmarkedUntil = unmarkedUntil.subtract({ days: 1 })) {
    if (isWorkingDay(unmarkedUntil, holidays)) working++
  }
  return {
    today,
    endedFrom: oldest,
    endedUntil: today.subtract({ days: 1 }),
    unmarkedUntil,
    laterFrom: oldest,
    laterUntil: today,
  }
}

/** What somebody was asked and has said so far. */
export interface AskedFeedback {
  readonly id: bigint
  readonly round: FeedbackRound
  readonly title: string
  readonly useful: number | null
  readonly used: number | null
  readonly missing: string | null
  readonly answeredAt: Temporal.Instant | null
}

export type Taken =
  /** The answer that stands is older than a week. */
  | { readonly kind: 'late' }
  /** That round has no such question. */
  | { readonly kind: 'unknown' }
  | { readonly kind: 'taken'; readonly isCorrection: boolean; readonly next: 'used' | 'missing' | null }

/** A first answer is always taken; another one corrects it within a week. */
export function takeAnswer(asked: AskedFeedback, question: FeedbackQuestion, now: Temporal.Instant): Taken {
  if (asked.round === 'tiga_bulan' && question !== 'used') return { kind: 'unknown' }
  const isCorrection = asked[question] !== null
  if (isCorrection && asked.answeredAt && isOver(asked.answeredAt, now)) return { kind: 'late' }
  return { kind: 'taken', isCorrection, next: nextQuestion(asked, question) }
}

function nextQuestion(asked: AskedFeedback, answered: FeedbackQuestion): 'used' | 'missing' | null {
  if (asked.round === 'tiga_bulan') return null
  const order = ['used', 'missing'] as const
  return order.find((each) => each !== answered && asked[each] === null) ?? null
}

const isOver = (answeredAt: Temporal.Instant, now: Temporal.Instant): boolean =>
  Temporal.Instant.compare(answeredAt.add({ hours: correctionDays * 24 }), now) < 0

/** No number that could be a NIP, a phone or an account stays in what HR reads. */
export const withoutLongNumbers = (text: string): string => text.replace(/\+?\d(?:[ .-]?\d){8,}/g, '[nomor]')

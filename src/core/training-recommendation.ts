/** Which sessions to recommend to somebody, and for which of their gaps the calendar holds nothing. */
import type { CompetencyGap } from './personnel/record.ts'
import { canWait, trainingRefusal } from './training-refusal.ts'
import type { ClosedGap, TrainingSession } from './training-session.ts'

export interface Recommendation {
  readonly session: TrainingSession
  /** The gap for which it is recommended: the largest that it narrows, a digital one where equal. */
  readonly because: ClosedGap
  /** There is a certificate of it from an earlier year. */
  readonly wasTaken: boolean
}

export interface Recommendations {
  readonly list: readonly Recommendation[]
  /** Gaps that no session of `sessions` narrows for this person, whether it can still be joined or not. */
  readonly uncovered: readonly { readonly competency: CompetencyGap; readonly missing: number }[]
}

/**
 * Largest gap first, digital skills where equal (the city's weak spot), then the course that leads to the next level
 * rather than far beyond it, a free seat before the waiting list, the earlier date. A course that was taken in an
 * earlier year comes after those that are new; one of this year is not taken again, and of a course one run is enough.
 */
export function recommendTrainings(needs: {
  readonly gaps: Recommendations['uncovered']
  readonly certificates: readonly { readonly name: string; readonly endsOn: Temporal.PlainDate | null }[]
  readonly sessions: readonly TrainingSession[]
  readonly today: Temporal.PlainDate
}): Recommendations {
  const { gaps, certificates, sessions, today } = needs
  const takenThisYear = new Set(
    certificates.filter(({ endsOn }) => endsOn?.year === today.year).map(({ name }) => name.toLowerCase()),
  )
  const takenBefore = new Set(certificates.map(({ name }) => name.toLowerCase()))
  const fitting = sessions
    .filter((session) => trainingRefusal(session, today) === null || canWait(session, today))
    .filter(({ title, isElsewhere }) => !isElsewhere && !takenThisYear.has(title.toLowerCase()))
    .flatMap((session): Recommendation[] => {
      const [because] = [...session.closesGaps].sort(byNeed)
      return because ? [{ session, because, wasTaken: takenBefore.has(session.title.toLowerCase()) }] : []
    })
    .sort(
      (a, b) =>
        Number(a.wasTaken) - Number(b.wasTaken) ||
        byNeed(a.because, b.because) ||
        stepsBeyond(a.because) - stepsBeyond(b.because) ||
        Number(canWait(a.session, today)) - Number(canWait(b.session, today)) ||
        Temporal.PlainDate.compare(a.session.startsOn, b.session.startsOn),
    )
  const seen = new Set<string>()
  const list = fitting.filter(({ session }) => !seen.has(session.title) && seen.add(session.title))
  const covered = new Set(
    sessions
      .filter(({ isOpenToAsker, isCancelled }) => isOpenToAsker && !isCancelled)
      .flatMap(({ closesGaps }) => closesGaps.map(({ code }) => code)),
  )
  return { list, uncovered: gaps.filter(({ competency }) => !covered.has(competency.code)) }
}

function byNeed(a: ClosedGap, b: ClosedGap): number {
  return b.gap - a.gap || Number(b.isDigital) - Number(a.isDigital)
}

/** How far a course leads beyond the next level; 0: exactly to it. */
function stepsBeyond({ target, assessed }: ClosedGap): number {
  return Math.abs(target - (assessed + 1))
}

/** What participants said about trainings, by session, provider or competency, with the gap before and after. */

/** Fewer answers than this are shown as a number alone: single answers would tell whose they are. */
export const leastAnswers = 3

/** Answers on the scale from 1 to 4. */
export interface Tally {
  readonly count: number
  readonly sum: number
}

interface Points {
  readonly useful: Tally
  readonly used: Tally
  /** Used at work three months later. */
  readonly later: Tally
}

export interface SessionTally extends Points {
  readonly session: number
  readonly title: string
  readonly provider: string
  readonly startsOn: Temporal.PlainDate
  readonly endsOn: Temporal.PlainDate
  /** People asked after the session, and those of them who answered anything. */
  readonly asked: number
  readonly answered: number
  /** In the people's own words, in no order that tells who. */
  readonly missing: readonly string[]
}

/** A gap is what the post requires less what was assessed, never below zero. */
export interface CompetencyTally {
  readonly session: number
  readonly code: string
  readonly name: string
  /** Participants whose post requires it. */
  readonly people: number
  /** Assessed last before the session began, and first after it ended. */
  readonly before: Tally
  readonly after: Tally
}

export interface Mean {
  readonly count: number
  /** Null below the least number of answers. */
  readonly mean: number | null
}

export interface GapRow {
  readonly code: string
  readonly name: string
  readonly people: number
  readonly before: Mean
  readonly after: Mean
}

export interface FeedbackRow {
  /** Title, provider or competency. */
  readonly name: string
  /** How many sessions it stands for, the newest one first. */
  readonly sessions: readonly Pick<SessionTally, 'session' | 'startsOn' | 'endsOn'>[]
  readonly asked: number
  readonly answered: number
  readonly useful: Mean
  readonly used: Mean
  readonly later: Mean
  /** Empty below the least number of answers. */
  readonly missing: readonly string[]
  readonly gaps: readonly GapRow[]
}

export type FeedbackGrouping = 'session' | 'provider' | 'competency'

/** Least useful first, as those are what next year's calendar is about; groups with too few answers last. */
export function feedbackReport(
  by: FeedbackGrouping,
  sessions: readonly SessionTally[],
  competencies: readonly CompetencyTally[],
): readonly FeedbackRow[] {
  const ofSession = Map.groupBy(competencies, ({ session }) => session)
  const groups = new Map<string, { name: string; members: SessionTally[]; gaps: CompetencyTally[] }>()
  const put = (key: string, name: string, member: SessionTally, gaps: readonly CompetencyTally[]) => {
    const group = groups.get(key) ?? { name, members: [], gaps: [] }
    group.members.push(member)
    group.gaps.push(...gaps)
    groups.set(key, group)
  }
  for (const member of sessions) {
    const gaps = ofSession.get(member.session) ?? []
    if (by === 'session') put(String(member.session), member.title, member, gaps)
    else if (by === 'provider') put(member.provider, member.provider, member, gaps)
    else for (const gap of gaps) put(gap.code, gap.name, member, [gap])
  }
  return [...groups.values()].map(({ name, members, gaps }) => row(name, members, gaps)).sort(byUse)
}

function row(name: string, members: readonly SessionTally[], gaps: readonly CompetencyTally[]): FeedbackRow {
  const answered = total(members, ({ answered }) => answered)
  const newest = [...members].sort((a, b) => Temporal.PlainDate.compare(b.startsOn, a.startsOn))
  return {
    name,
    sessions: newest.map(({ session, startsOn, endsOn }) => ({ session, startsOn, endsOn })),
    asked: total(members, ({ asked }) => asked),
    answered,
    useful: meanOf(members.map(({ useful }) => useful)),
    used: meanOf(members.map(({ used }) => used)),
    later: meanOf(members.map(({ later }) => later)),
    missing: answered < leastAnswers ? [] : members.flatMap(({ missing }) => missing),
    gaps: gapRows(gaps),
  }
}

function gapRows(gaps: readonly CompetencyTally[]): GapRow[] {
  const rows = [...Map.groupBy(gaps, ({ code }) => code)].map(([code, each]) => ({
    code,
    name: each[0]?.name ?? code,
    people: total(each, ({ people }) => people),
    before: meanOf(each.map(({ before }) => before)),
    after: meanOf(each.map(({ after }) => after)),
  }))
  return rows.sort((a, b) => a.name.localeCompare(b.name, 'id'))
}

function meanOf(tallies: readonly Tally[]): Mean {
  const count = total(tallies, ({ count }) => count)
  return { count, mean: count < leastAnswers ? null : total(tallies, ({ sum }) => sum) / count }
}

function byUse(a: FeedbackRow, b: FeedbackRow): number {
  if (a.useful.mean === null || b.useful.mean === null) {
    return Number(a.useful.mean === null) - Number(b.useful.mean === null) || a.name.localeCompare(b.name, 'id')
  }
  return a.useful.mean - b.useful.mean || a.name.localeCompare(b.name, 'id')
}

function total<Each>(all: readonly Each[], value: (each: Each) => number): number {
  return all.reduce((sum, each) => sum + value(each), 0)
}

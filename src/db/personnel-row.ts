/** The JSON of the personnel query as the rules read it: ISO text becomes dates, an absent history an empty list. */
import type { AppraisalYear, PersonnelRecord, Proposal } from '#core/personnel/record.ts'

/** The same shape with every date still in ISO text, and every list null where there is no row. */
type Raw<Value> = Value extends Temporal.PlainDate
  ? string
  : Value extends readonly (infer Item)[]
    ? readonly Raw<Item>[] | null
    : Value extends object
      ? { readonly [Key in keyof Value]: Raw<Value[Key]> }
      : Value

interface Named {
  readonly fullName: string
  readonly frontTitle: string | null
  readonly backTitle: string | null
}

export type PersonnelRow = Raw<Omit<PersonnelRecord, 'displayName' | 'supervisor' | 'factDates'>> &
  Named & {
    readonly factDates: Readonly<Record<string, string>> | null
    readonly supervisor: (Named & { readonly id: string; readonly postTitle: string | null }) | null
  }

export function toPersonnelRecord(row: PersonnelRow): PersonnelRecord {
  const { frontTitle: _front, backTitle: _back, ...facts } = row
  const { supervisor } = row
  return {
    ...facts,
    displayName: displayName(row),
    birthDate: Temporal.PlainDate.from(row.birthDate),
    legalStatusSince: date(row.legalStatusSince),
    tmtCpns: date(row.tmtCpns),
    tmtPns: date(row.tmtPns),
    tmtPensiun: date(row.tmtPensiun),
    dataAsOf: Temporal.PlainDate.from(row.dataAsOf),
    factDates: datesOf(row.factDates),
    supervisor: supervisor && {
      id: supervisor.id,
      displayName: displayName(supervisor),
      postTitle: supervisor.postTitle ?? '',
    },
    ranks: list(row.ranks, (entry) => ({ ...entry, tmt: Temporal.PlainDate.from(entry.tmt) })),
    raises: list(row.raises, (entry) => ({ ...entry, tmt: Temporal.PlainDate.from(entry.tmt) })),
    posts: list(row.posts, (post) => ({
      ...post,
      tmt: Temporal.PlainDate.from(post.tmt),
      inductedOn: date(post.inductedOn),
      endedOn: date(post.endedOn),
    })),
    education: list(row.education, (entry) => ({ ...entry, graduatedOn: Temporal.PlainDate.from(entry.graduatedOn) })),
    credits: list(row.credits, (credit) => ({
      ...credit,
      from: Temporal.PlainDate.from(credit.from),
      until: Temporal.PlainDate.from(credit.until),
    })),
    appraisals: list(row.appraisals, toAppraisalYear),
    certificates: list(row.certificates, (entry) => ({
      ...entry,
      startsOn: date(entry.startsOn),
      endsOn: date(entry.endsOn),
    })),
    contracts: list(row.contracts, ({ startsOn, endsOn }) => ({
      startsOn: Temporal.PlainDate.from(startsOn),
      endsOn: Temporal.PlainDate.from(endsOn),
    })),
    exams: list(row.exams, ({ kind, passedOn }) => ({ kind, passedOn: Temporal.PlainDate.from(passedOn) })),
    discipline: list(row.discipline, toSpell),
    statuses: list(row.statuses, toSpell),
    awards: list(row.awards, ({ kind, awardedOn }) => ({ kind, awardedOn: Temporal.PlainDate.from(awardedOn) })),
    leave: row.leave ?? [],
    indices: row.indices ?? [],
    proposals: list(row.proposals, toProposal),
    competencies: row.competencies ?? [],
  }
}

export function toAppraisalYear(row: Raw<AppraisalYear>): AppraisalYear {
  return {
    ...row,
    planSubmittedOn: date(row.planSubmittedOn),
    planApprovedOn: date(row.planApprovedOn),
    selfAssessedOn: date(row.selfAssessedOn),
    evaluatedOn: date(row.evaluatedOn),
    periods: list(row.periods, (period) => ({
      ...period,
      submittedOn: date(period.submittedOn),
      evaluatedOn: date(period.evaluatedOn),
    })),
  }
}
export type AppraisalYearRow = Raw<AppraisalYear>

/** As letters print it: front title, name, and back titles after a comma. */
export function displayName({ fullName, frontTitle, backTitle }: Named): string {
  const name = frontTitle ? `${frontTitle} ${fullName}` : fullName
  return backTitle ? `${name}, ${backTitle}` : name
}

function toProposal(row: Raw<Proposal>): Proposal {
  return {
    ...row,
    submittedOn: Temporal.PlainDate.from(row.submittedOn),
    targetTmt: date(row.targetTmt),
    steps: list(row.steps, (step) => ({ ...step, on: Temporal.PlainDate.from(step.on) })),
  }
}

function toSpell<Spell extends { readonly from: string; readonly until: string | null }>(
  spell: Spell,
): Omit<Spell, 'from' | 'until'> & { from: Temporal.PlainDate; until: Temporal.PlainDate | null } {
  return { ...spell, from: Temporal.PlainDate.from(spell.from), until: date(spell.until) }
}

function datesOf(dates: PersonnelRow['factDates']): PersonnelRecord['factDates'] {
  const days = Object.entries(dates ?? {}).map(([kind, text]) => [kind, Temporal.PlainDate.from(text)] as const)
  return Object.fromEntries(days)
}

function date(text: string | null): Temporal.PlainDate | null {
  return text === null ? null : Temporal.PlainDate.from(text)
}

function list<From, To>(items: readonly From[] | null, change: (item: From) => To): readonly To[] {
  return items === null ? [] : items.map(change)
}

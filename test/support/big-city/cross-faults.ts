/** Faults that only show against the rest of the file: references to nothing, odd dates and ages, twins, falling ranks. */
import type { RecordKindName } from '#core/import/record-kind.ts'
import type { IssueCode } from '#core/import/staged-row.ts'
import type { Random } from '#prisma/sample/random.ts'
import type { Draft } from './draft.ts'

export interface CrossFault {
  readonly kind: RecordKindName
  readonly code: IssueCode
  /** Spoils the row itself; or returns the rows at fault, new ones among them; null: this row does not lend itself to it. */
  readonly plant: (draft: Draft, random: Random) => true | readonly Draft[] | null
}

const years = (date: unknown, count: number): Temporal.PlainDate | null =>
  date instanceof Temporal.PlainDate ? date.add({ years: count }) : null

/** Well formed, and nobody's. */
const strangerNip = (random: Random): string =>
  `19710${random.int(1, 9)}1${random.int(0, 9)}199903${random.int(1, 2)}99${random.int(0, 9)}`

const stranger = (kind: RecordKindName): CrossFault => ({
  kind,
  code: 'unknown_employee',
  plant: (draft, random) => {
    // A golongan of PPPK beside the number of a PNS would be another fault.
    if (Number(draft.owner?.slice(12, 14)) > 12) return null
    draft.cells.nip = strangerNip(random)
    return true
  },
})

const nowhere = (kind: RecordKindName): CrossFault => ({
  kind,
  code: 'unknown_unit',
  plant: (draft, random) => {
    draft.cells.unit = `Bidang Khayal ${random.int(1, 99)}`
    return true
  },
})

/** The first of these dates goes twenty years ahead. */
const ahead = (kind: RecordKindName, field: string, until?: string): CrossFault => ({
  kind,
  code: 'future_date',
  plant: (draft) => {
    const later = years(draft.cells[field], 40)
    if (later === null) return null
    draft.cells[field] = later
    if (until && draft.cells[until]) draft.cells[until] = later.add({ days: 300 })
    return true
  },
})

const reversed = (kind: RecordKindName, from: string, until: string): CrossFault => ({
  kind,
  code: 'range_reversed',
  plant: (draft) => {
    const start = draft.cells[from]
    if (!(start instanceof Temporal.PlainDate)) return null
    draft.cells[until] = start.subtract({ days: 40 })
    return true
  },
})

/** The same record again, saying something else: nobody knows which of the two is right. */
const twin = (kind: RecordKindName, field: string, other: (cell: unknown) => string | number): CrossFault => ({
  kind,
  code: 'duplicate_row',
  plant: (draft) => [draft, { ...draft, cells: { ...draft.cells, [field]: other(draft.cells[field]) } }],
})

export const crossFaults: readonly CrossFault[] = [
  ...(
    ['appointment', 'rank', 'raise', 'post', 'education', 'credit', 'exam', 'award', 'leave', 'contract'] as const
  ).map(stranger),
  ...(['appraisal', 'evaluation', 'certificate', 'index', 'assessment', 'proposal'] as const).map(stranger),
  nowhere('employee'),
  {
    kind: 'assessment',
    code: 'unknown_reference',
    plant: (draft) => {
      draft.cells.competency = 'Z99'
      return true
    },
  },
  {
    kind: 'post',
    code: 'missing_value',
    plant: (draft) => {
      if (draft.cells.profession) return null
      draft.cells.title = null
      return true
    },
  },
  ahead('rank', 'tmt'),
  ahead('appointment', 'tmt'),
  ahead('education', 'graduated_on'),
  ahead('exam', 'passed_on'),
  ahead('award', 'awarded_on'),
  ahead('certificate', 'starts_on', 'ends_on'),
  ahead('assessment', 'assessed_on'),
  reversed('contract', 'starts_on', 'ends_on'),
  reversed('certificate', 'starts_on', 'ends_on'),
  reversed('credit', 'period_from', 'period_until'),
  reversed('post', 'tmt', 'ended_on'),
  twin('leave', 'used', (used) => (Number(used) + 1) % 13),
  twin('appraisal', 'predicate', () => 3),
  twin('index', 'total', () => 12.5),
  twin('rank', 'service_years', (served) => Number(served) + 1),
  {
    kind: 'employee',
    code: 'age_out_of_range',
    plant: (draft, random) => {
      draft.cells.birth_date = Temporal.PlainDate.from(random.chance(0.5) ? '2015-06-01' : '1931-06-01')
      return true
    },
  },
  {
    kind: 'employee',
    code: 'duplicate_person',
    plant: (draft) => {
      const { nip, full_name } = draft.cells
      if (typeof nip !== 'string' || typeof full_name !== 'string') return null
      const other = `${nip.slice(0, 15)}${Number(nip.slice(15)) + 500}`
      return [
        draft,
        { ...draft, owner: other, cells: { ...draft.cells, nip: other, full_name: full_name.toUpperCase() } },
      ]
    },
  },
  {
    kind: 'rank',
    code: 'rank_falls',
    plant: (draft) => {
      const { grade, tmt } = draft.cells
      const lower = typeof grade === 'string' ? lowerGrade(grade) : null
      if (lower === null || !(tmt instanceof Temporal.PlainDate)) return null
      return [{ ...draft, cells: { ...draft.cells, grade: lower, tmt: tmt.add({ months: 1 }) } }]
    },
  },
]

function lowerGrade(grade: string): string | null {
  const match = /^(II|III|IV)\/([b-e])$/.exec(grade)
  return match?.[1] && match[2] ? `${match[1]}/${String.fromCharCode(match[2].charCodeAt(0) - 1)}` : null
}

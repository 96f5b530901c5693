/** Two files of a month later with what goes wrong with a whole file: people missing, a column filled down, ranks too low. */
import type { RecordKindName } from '#core/import/record-kind.ts'
import type { Draft, Drafts } from './draft.ts'
import type { PlantedFault } from './plant-faults.ts'
import { lineOf, sheetOf } from './write-city.ts'

export interface NextFiles {
  /** A list of employees from which more than a fifth of the city has dropped out. */
  readonly missing: Drafts
  /** One birth date for many, and for others a newest rank below the one on record. Only what it names is meant. */
  readonly filled: Drafts
  readonly filledFaults: readonly PlantedFault[]
}

const missingShare = 0.25
const filledPeople = 500
const fallenPeople = 300

/**
 * @param needs.clean the city without faults.
 * @param needs.troubled NIPs of those in whose rows faults were planted before: what is on record of them is not whole.
 */
export function nextFiles(needs: { clean: Drafts; troubled: ReadonlySet<string | null> }): NextFiles {
  const people = needs.clean.get('employee') ?? []
  const sound = people.filter(({ owner }) => !needs.troubled.has(owner))
  const birthDate = Temporal.PlainDate.from('1980-01-01')
  const filled = sound.slice(0, filledPeople).map((row) => ({ ...row, cells: { ...row.cells, birth_date: birthDate } }))
  const rest = sound.slice(filledPeople)
  const newest = new Map<string | null, Draft>()
  for (const row of needs.clean.get('rank') ?? []) newest.set(row.owner, row)
  const fallen = rest.flatMap(({ owner }) => lowered(newest.get(owner)) ?? []).slice(0, fallenPeople)
  const faults = (kind: RecordKindName, code: PlantedFault['code'], rows: readonly Draft[]): PlantedFault[] =>
    rows.map((_, index) => ({ kind, code, sheet: sheetOf(kind), line: lineOf(kind, index) }))
  return {
    missing: new Map([['employee', people.slice(0, Math.floor(people.length * (1 - missingShare)))]]),
    filled: new Map([
      ['employee', [...filled, ...rest]],
      ['rank', fallen],
    ]),
    filledFaults: [...faults('employee', 'equal_values', filled), ...faults('rank', 'moved_back', fallen)],
  }
}

/** A month after the newest rank, one step below it. */
function lowered(row: Draft | undefined): Draft | null {
  const { grade, tmt } = row?.cells ?? {}
  const step = typeof grade === 'string' ? /^(.*\/)([b-e])$/.exec(grade) : null
  if (!row || !step?.[2] || !(tmt instanceof Temporal.PlainDate)) return null
  const lower = `${step[1]}${String.fromCharCode(step[2].charCodeAt(0) - 1)}`
  return { ...row, cells: { ...row.cells, grade: lower, tmt: tmt.add({ months: 1 }) } }
}

/** Everything that a personal answer may read, fetched before it is made; answers themselves fetch nothing. */
import type { Holiday } from '../calendar/holidays.ts'
import type { RecordKindName } from '../import/record-kind.ts'
import type { RuleParameters } from '../personnel/parameters.ts'
import type { PersonnelRecord } from '../personnel/record.ts'

export interface Facts {
  readonly record: PersonnelRecord
  readonly parameters: RuleParameters
  readonly holidays: readonly Holiday[]
  readonly today: Temporal.PlainDate
  /** What the answer reads of the record: the oldest of these is the age that its last line shows. */
  readonly kinds?: readonly RecordKindName[]
}

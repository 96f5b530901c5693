/** Who would get a different date: every present employee by today's rules and by proposed ones, before they take effect. */
import { maskNip } from '#core/personnel/nip.ts'
import { checkParameter, type ParameterRow, parametersAt } from '#core/personnel/parameters.ts'
import { type RuleName, ruleDates, ruleNames } from '#core/personnel/rule-dates.ts'
import type { PersonnelPages } from '#ports/personnel.ts'

/** One person whose answer changes; for the eyes of whoever runs the preview, kept nowhere. */
export interface ChangedPerson {
  readonly employeeId: string
  readonly nip: string
  readonly name: string
  readonly before: string
  readonly after: string
}

export interface ParameterPreview {
  /** The day that both sides are computed for: today, or the day on which the last proposed row begins. */
  readonly asOf: Temporal.PlainDate
  readonly people: number
  readonly changed: Readonly<Record<RuleName, readonly ChangedPerson[]>>
}

export interface PreviewNeeds {
  readonly pages: PersonnelPages
  /** The rows as they are. */
  readonly rows: readonly ParameterRow[]
  readonly today: Temporal.PlainDate
  readonly onProgress?: (people: number) => void
}

const pageSize = 250

/** Throws when a proposed row is wrong, before anybody is looked at. */
export async function previewParameters(
  needs: PreviewNeeds,
  proposed: readonly ParameterRow[],
): Promise<ParameterPreview> {
  const { pages, rows, today, onProgress } = needs
  for (const { key, value } of proposed) checkParameter(key, value)
  const asOf = proposed.reduce((day, { validFrom }) => (isAfter(validFrom, day) ? validFrom : day), today)
  const before = parametersAt(rows, asOf)
  const after = parametersAt(withProposed(rows, proposed), asOf)
  const changed = Object.fromEntries(ruleNames.map((rule) => [rule, [] as ChangedPerson[]])) as Record<
    RuleName,
    ChangedPerson[]
  >
  let people = 0
  let last: string | null = null
  // The next page is on its way while one is being computed.
  let coming = pages.records(last, pageSize)
  for (;;) {
    const page = await coming
    last = page.at(-1)?.id ?? null
    if (last === null) break
    coming = pages.records(last, pageSize)
    for (const record of page) {
      const [old, new_] = [ruleDates(record, asOf, before), ruleDates(record, asOf, after)]
      for (const rule of ruleNames) {
        if (old[rule] === new_[rule]) continue
        changed[rule].push({
          employeeId: record.id,
          nip: record.nip ? maskNip(record.nip) : '-',
          name: record.displayName,
          before: old[rule],
          after: new_[rule],
        })
      }
    }
    people += page.length
    onProgress?.(people)
  }
  return { asOf, people, changed }
}

/** A proposed row takes the place of the one with its key and first day, and stands beside the others. */
export function withProposed(
  rows: readonly ParameterRow[],
  proposed: readonly ParameterRow[],
): readonly ParameterRow[] {
  const isReplaced = (row: ParameterRow): boolean =>
    proposed.some(({ key, validFrom }) => key === row.key && validFrom.equals(row.validFrom))
  return [...rows.filter((row) => !isReplaced(row)), ...proposed]
}

function isAfter(a: Temporal.PlainDate, b: Temporal.PlainDate): boolean {
  return Temporal.PlainDate.compare(a, b) > 0
}

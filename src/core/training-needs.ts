/** What the city lacks in competencies, and for which lack the calendar holds no training: the report for HR. */

/** One competency in one unit. */
export interface CompetencyNeed {
  readonly unitId: string
  readonly unitName: string
  readonly code: string
  readonly name: string
  readonly isDigital: boolean
  /** People whose post requires it. */
  readonly required: number
  readonly assessed: number
  /** Assessed below what the post asks. */
  readonly short: number
  /** Sum of the missing levels of those who fall short. */
  readonly missingLevels: number
  /** Of those who fall short, how many no planned session would take and lift. */
  readonly unserved: number
}

export interface NeedSummary {
  readonly code: string
  readonly name: string
  readonly isDigital: boolean
  readonly required: number
  readonly assessed: number
  readonly unassessed: number
  readonly short: number
  /** Mean gap in levels of those who fall short; null: nobody does. */
  readonly meanGap: number | null
  readonly unserved: number
}

export interface TrainingNeedsReport {
  /** Over all units, most people short first, digital before others where equal. */
  readonly competencies: readonly NeedSummary[]
  readonly units: readonly {
    readonly id: string
    readonly name: string
    readonly competencies: readonly NeedSummary[]
  }[]
  /** Somebody falls short and nothing in the calendar would help any of them, most people first. */
  readonly missing: readonly NeedSummary[]
  /** Some are helped, others not: their post is not invited, or every course ends below what they need. */
  readonly partly: readonly NeedSummary[]
}

export function trainingNeedsReport(needs: readonly CompetencyNeed[]): TrainingNeedsReport {
  const competencies = summarise(needs)
  const short = competencies.filter(({ short }) => short > 0)
  const byUnit = Map.groupBy(needs, ({ unitId }) => unitId)
  const units = [...byUnit].map(([id, rows]) => ({
    id,
    name: rows[0]?.unitName ?? '',
    competencies: summarise(rows),
  }))
  return {
    competencies,
    units: units.sort((a, b) => a.name.localeCompare(b.name, 'id') || a.id.localeCompare(b.id)),
    missing: short.filter((each) => each.unserved === each.short),
    partly: short.filter((each) => each.unserved > 0 && each.unserved < each.short),
  }
}

function summarise(needs: readonly CompetencyNeed[]): readonly NeedSummary[] {
  const sum = (
    rows: readonly CompetencyNeed[],
    field: 'required' | 'assessed' | 'short' | 'missingLevels' | 'unserved',
  ) => rows.reduce((total, row) => total + row[field], 0)
  return [...Map.groupBy(needs, ({ code }) => code)]
    .map(([code, rows]): NeedSummary => {
      const [required, assessed, short] = [sum(rows, 'required'), sum(rows, 'assessed'), sum(rows, 'short')]
      return {
        code,
        name: rows[0]?.name ?? code,
        isDigital: rows[0]?.isDigital ?? false,
        required,
        assessed,
        unassessed: required - assessed,
        short,
        meanGap: short === 0 ? null : sum(rows, 'missingLevels') / short,
        unserved: sum(rows, 'unserved'),
      }
    })
    .sort(
      (a, b) => b.short - a.short || Number(b.isDigital) - Number(a.isDigital) || a.name.localeCompare(b.name, 'id'),
    )
}

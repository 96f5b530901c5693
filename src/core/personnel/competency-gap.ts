/** Kesenjangan kompetensi: what the post asks less what was assessed (PermenPANRB 38/2017), and the job person match. */
import type { Finding } from './finding.ts'
import { finding } from './finding-text.ts'
import type { RuleParameters } from './parameters.ts'
import type { CompetencyGap, PersonnelRecord } from './record.ts'

export interface CompetencyGaps {
  /** Largest gap first; only competencies that need training. */
  readonly gaps: readonly { readonly competency: CompetencyGap; readonly missing: number }[]
  /** Not assessed yet, which is not a gap of zero. */
  readonly unassessed: readonly CompetencyGap[]
  /** Job person match in percent over what was assessed; null when nothing was. */
  readonly matchPercent: number | null
  readonly band: 'fit' | 'partly' | 'unfit' | null
}

/** Levels missing, never below 0; null without an assessment. */
export function competencyMissing({ required, assessed }: Pick<CompetencyGap, 'required' | 'assessed'>): number | null {
  return assessed === null ? null : Math.max(0, required - assessed)
}

export function competencyGaps(record: PersonnelRecord, parameters: RuleParameters): Finding<CompetencyGaps> {
  const gaps = record.competencies
    .map((competency) => ({ competency, missing: competencyMissing(competency) ?? 0 }))
    .filter(({ missing }) => missing > 0)
    .sort((a, b) => b.missing - a.missing || a.competency.name.localeCompare(b.competency.name, 'id'))
  const unassessed = record.competencies.filter(({ assessed }) => assessed === null)
  const matchPercent = jobPersonMatch(record.competencies)
  const { fit, partly } = parameters.competencyBands
  const band = matchPercent === null ? null : matchPercent >= fit ? 'fit' : matchPercent >= partly ? 'partly' : 'unfit'
  const caveats = unassessed.length > 0 ? [`${unassessed.length} kompetensi belum dinilai.`] : []
  return finding({ gaps, unassessed, matchPercent, band }, { basis: [{ name: 'PermenPANRB 38/2017' }], caveats })
}

/** Sum of what is reached, at most what is asked, over the sum of what is asked. */
function jobPersonMatch(competencies: readonly CompetencyGap[]): number | null {
  let reached = 0
  let asked = 0
  for (const { required, assessed } of competencies) {
    if (assessed === null) continue
    reached += Math.min(assessed, required)
    asked += required
  }
  return asked === 0 ? null : (reached / asked) * 100
}

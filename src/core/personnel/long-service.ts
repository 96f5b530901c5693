/** Satyalancana Karya Satya X, XX, XXX: unbroken, blameless service since CPNS (PP 35/2010). */
import { formatDate } from '../calendar/indonesian-date.ts'
import type { Basis, Finding } from './finding.ts'
import { condition, finding } from './finding-text.ts'
import type { RuleParameters } from './parameters.ts'
import type { PersonnelRecord } from './record.ts'

export interface LongServiceAward {
  readonly outcome: 'due' | 'later' | 'complete' | 'not_eligible' | 'not_applicable' | 'unknown'
  /** Years of the highest class that is reached and not recorded yet. */
  readonly dueYears: number | null
  readonly dueSince: Temporal.PlainDate | null
  readonly nextYears: number | null
  readonly nextOn: Temporal.PlainDate | null
}

const basis: readonly Basis[] = [{ name: 'PP 35/2010' }]
const nothing = { dueYears: null, dueSince: null, nextYears: null, nextOn: null } as const

/** The day on which so many years since CPNS are full. */
export function longServiceDue(tmtCpns: Temporal.PlainDate, years: number): Temporal.PlainDate {
  return tmtCpns.add({ years })
}

/** Never after hukuman disiplin sedang or berat, never after CLTN, whenever it was. */
export function longServiceAward(
  record: PersonnelRecord,
  asOf: Temporal.PlainDate,
  parameters: RuleParameters,
): Finding<LongServiceAward> {
  if (record.kind !== 'pns') {
    const caveats = ['Satyalancana Karya Satya diberikan kepada PNS.']
    return finding({ ...nothing, outcome: 'not_applicable' }, { basis, caveats })
  }
  const { tmtCpns } = record
  if (!tmtCpns) return finding({ ...nothing, outcome: 'unknown' }, { basis, caveats: ['TMT CPNS belum tercatat.'] })
  const isBlameless = !record.discipline.some(({ severity }) => severity !== 'ringan')
  const isUnbroken = !record.statuses.some(({ status }) => status === 'cltn') && record.legalStatus !== 'cltn'
  const conditions = [
    condition(isBlameless, 'Tidak pernah dijatuhi hukuman disiplin sedang atau berat'),
    condition(isUnbroken, 'Tidak pernah cuti di luar tanggungan negara (CLTN)'),
  ]
  if (!isBlameless || !isUnbroken) return finding({ ...nothing, outcome: 'not_eligible' }, { basis, conditions })
  const reached = parameters.longServiceYears.filter(
    (years) => Temporal.PlainDate.compare(longServiceDue(tmtCpns, years), asOf) <= 0,
  )
  const highest = reached.at(-1)
  const isOwned = record.awards.some(({ kind }) => Number(kind.slice('slks_'.length)) >= (highest ?? 0))
  const dueYears = highest !== undefined && !isOwned ? highest : null
  const nextYears = parameters.longServiceYears.find((years) => !reached.includes(years)) ?? null
  const outcome = dueYears !== null ? 'due' : nextYears !== null ? 'later' : 'complete'
  const value: LongServiceAward = {
    outcome,
    dueYears,
    dueSince: dueYears === null ? null : longServiceDue(tmtCpns, dueYears),
    nextYears,
    nextOn: nextYears === null ? null : longServiceDue(tmtCpns, nextYears),
  }
  const since = condition(true, `Masa kerja dihitung sejak TMT CPNS ${formatDate(tmtCpns)}`)
  return finding(value, {
    basis,
    conditions: [since, ...conditions],
    caveats: ['Diusulkan oleh BKPP dan ditetapkan Presiden.'],
    isEstimate: true,
  })
}

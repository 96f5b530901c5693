/** Masa kerja: whole service since CPNS or the first agreement, and masa kerja golongan (MKG) as of a day. */
import { contractSpan } from './contract.ts'
import { latestServiceFigure } from './current.ts'
import type { Finding } from './finding.ts'
import { finding } from './finding-text.ts'
import { gradeGroup } from './grades.ts'
import type { RuleParameters } from './parameters.ts'
import type { PersonnelRecord, PnsGrade } from './record.ts'

export interface Service {
  readonly years: number
  readonly months: number
}

export interface ServiceLength extends Service {
  readonly since: Temporal.PlainDate
  /** Masa kerja golongan, which pay goes by; null without a rank on record. */
  readonly gradeService: Service | null
}

/** Null when the record has no start of service, or it lies ahead. */
export function serviceLength(record: PersonnelRecord, asOf: Temporal.PlainDate): Finding<ServiceLength> | null {
  const isPns = record.kind === 'pns' || record.kind === 'cpns'
  const since = serviceStart(record, asOf)
  if (!since || Temporal.PlainDate.compare(since, asOf) > 0) return null
  const { years, months } = since.until(asOf, { largestUnit: 'year' })
  const caveats: string[] = []
  if (record.statuses.some(({ status }) => status === 'cltn')) {
    caveats.push(
      'Masa cuti di luar tanggungan negara (CLTN) tidak dihitung sebagai masa kerja; angka ini belum menguranginya.',
    )
  }
  return finding(
    { years, months, since, gradeService: gradeServiceAt(record, asOf) },
    { basis: [{ name: isPns ? 'Dihitung sejak TMT CPNS' : 'Dihitung sejak awal perjanjian kerja' }], caveats },
  )
}

/** TMT CPNS of a PNS, start of the unbroken agreements of a PPPK. */
export function serviceStart(record: PersonnelRecord, asOf: Temporal.PlainDate): Temporal.PlainDate | null {
  if (record.kind === 'pns' || record.kind === 'cpns') return record.tmtCpns
  return contractSpan(record.contracts, asOf)?.startsOn ?? null
}

/** MKG on a day: the figure of the newest decree plus the time since. */
export function gradeServiceAt(record: PersonnelRecord, asOf: Temporal.PlainDate): Service | null {
  const figure = latestServiceFigure(record, asOf)
  if (!figure) return null
  const passed = figure.tmt.until(asOf, { largestUnit: 'month' }).months
  return toService(figure.serviceYears * 12 + figure.serviceMonths + passed)
}

/**
 * What a new rank decree prints as MKG: the running figure, less six years from golongan I to II and five from II to
 * III (rules of the pay tables), never below zero. Inside a roman golongan and from III to IV nothing is cut.
 */
export function serviceAfterPromotion(
  from: PnsGrade,
  to: PnsGrade,
  service: Service,
  parameters: Pick<RuleParameters, 'serviceCuts'>,
): Service {
  const cut = cutYears(from, to, parameters) * 12
  return toService(Math.max(0, service.years * 12 + service.months - cut))
}

function cutYears(from: PnsGrade, to: PnsGrade, { serviceCuts }: Pick<RuleParameters, 'serviceCuts'>): number {
  const groups = ['I', 'II', 'III', 'IV'] as const
  const [first, last] = [groups.indexOf(gradeGroup(from)), groups.indexOf(gradeGroup(to))]
  const cuts = { I: 0, ...serviceCuts }
  return groups.slice(first + 1, Math.max(first, last) + 1).reduce((sum, group) => sum + cuts[group], 0)
}

function toService(months: number): Service {
  return { years: Math.floor(months / 12), months: months % 12 }
}

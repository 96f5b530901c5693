/** Jam pelajaran (JP): a floor of 20 a calendar year for a PNS, a ceiling of 24 a contract year for a PPPK. */
import { certificateIdentity } from './certificate-identity.ts'
import { contractSpan } from './contract.ts'
import { datedCaveats } from './dated-rule.ts'
import type { Basis, Finding } from './finding.ts'
import { finding } from './finding-text.ts'
import type { RuleParameters } from './parameters.ts'
import type { Certificate, PersonnelRecord } from './record.ts'

export interface TrainingHours {
  readonly hours: number
  readonly target: number
  /** `floor`: at least the target is asked; `ceiling`: at most that much is given, and it is not a duty. */
  readonly targetKind: 'floor' | 'ceiling'
  /** What is missing to the floor; null where the target is a ceiling. */
  readonly gap: number | null
  readonly from: Temporal.PlainDate
  /** Inclusive. */
  readonly until: Temporal.PlainDate
  readonly counted: readonly Certificate[]
  /** Counted as 0 because nobody filled the hours in. */
  readonly withoutHours: readonly Certificate[]
  /** In the period, but not approved yet. */
  readonly pending: readonly Certificate[]
}

const pnsBasis: readonly Basis[] = [{ name: 'PP 11/2017 Pasal 203 ayat (4)' }]
const pppkBasis: readonly Basis[] = [{ name: 'PP 49/2018 Pasal 40' }, { name: 'Peraturan LAN 15/2020' }]

/** A certificate counts in the period in which the training ended, and only once it has ended and is approved. */
export function trainingHours(
  record: PersonnelRecord,
  asOf: Temporal.PlainDate,
  parameters: RuleParameters,
): Finding<TrainingHours> {
  const isPppk = record.kind === 'pppk' || record.kind === 'pppk_paruh_waktu'
  const { from, until } = trainingPeriod(record, asOf)
  const ended = record.certificates.filter((certificate) => {
    const end = endOf(certificate)
    return end !== null && isBetween(end, from, until) && Temporal.PlainDate.compare(end, asOf) <= 0
  })
  const counted = dedupe(ended.filter(({ isApproved }) => isApproved))
  const pending = dedupe(ended.filter(({ isApproved }) => !isApproved))
  const hours = counted.reduce((sum, certificate) => sum + (certificate.hours ?? 0), 0)
  const withoutHours = counted.filter((certificate) => certificate.hours === null)
  const { pnsFloor, pppkCeiling } = parameters.trainingHours
  const caveats: string[] = [...datedCaveats(parameters, ['trainingHours'])]
  if (withoutHours.length > 0) caveats.push(`${withoutHours.length} sertifikat belum berisi JP dan dihitung 0.`)
  if (pending.length > 0) caveats.push(`${pending.length} sertifikat menunggu persetujuan dan belum dihitung.`)
  const undated = record.certificates.filter((certificate) => endOf(certificate) === null).length
  if (undated > 0) caveats.push(`${undated} sertifikat tanpa tanggal belum dapat dihitung.`)
  if (isPppk) caveats.push('Angka 24 JP adalah batas per tahun perjanjian, bukan kewajiban.')
  const value: TrainingHours = {
    hours,
    target: isPppk ? pppkCeiling : pnsFloor,
    targetKind: isPppk ? 'ceiling' : 'floor',
    gap: isPppk ? null : Math.max(0, pnsFloor - hours),
    from,
    until,
    counted,
    withoutHours,
    pending,
  }
  return finding(value, { basis: isPppk ? pppkBasis : pnsBasis, caveats })
}

/** The calendar year, for a PPPK the year of the agreement that `asOf` lies in; both days inclusive. */
export function trainingPeriod(
  record: PersonnelRecord,
  asOf: Temporal.PlainDate,
): { readonly from: Temporal.PlainDate; readonly until: Temporal.PlainDate } {
  const isPppk = record.kind === 'pppk' || record.kind === 'pppk_paruh_waktu'
  const start = isPppk ? contractSpan(record.contracts, asOf)?.startsOn : undefined
  if (!start || Temporal.PlainDate.compare(start, asOf) > 0) {
    const from = asOf.with({ month: 1, day: 1 })
    return { from, until: from.add({ years: 1 }).subtract({ days: 1 }) }
  }
  const { years } = start.until(asOf, { largestUnit: 'year' })
  return { from: start.add({ years }), until: start.add({ years: years + 1 }).subtract({ days: 1 }) }
}

/**
 * One training entered twice, as diklat and as kursus, counts once: the same certificate number, or without a number
 * the same name and dates. The entry with hours is kept.
 */
function dedupe(certificates: readonly Certificate[]): readonly Certificate[] {
  const byKey = new Map<string, Certificate>()
  for (const certificate of certificates) {
    const key = certificateIdentity(certificate)
    const known = byKey.get(key)
    if (!known || (known.hours === null && certificate.hours !== null)) byKey.set(key, certificate)
  }
  return [...byKey.values()]
}

function endOf({ startsOn, endsOn }: Certificate): Temporal.PlainDate | null {
  return endsOn ?? startsOn
}

function isBetween(date: Temporal.PlainDate, from: Temporal.PlainDate, until: Temporal.PlainDate): boolean {
  return Temporal.PlainDate.compare(from, date) <= 0 && Temporal.PlainDate.compare(date, until) <= 0
}

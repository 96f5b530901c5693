/** Cuti tahunan: the quota of a year with what is carried over (PP 11/2017 Pasal 311-313; PPPK: Peraturan BKN 7/2022). */
import { formatDate } from '../calendar/indonesian-date.ts'
import { legalStatusAt } from './current.ts'
import { datedCaveats } from './dated-rule.ts'
import type { Basis, Finding } from './finding.ts'
import { finding } from './finding-text.ts'
import type { RuleParameters } from './parameters.ts'
import type { LegalStatus, PersonnelRecord } from './record.ts'
import { serviceStart } from './service-length.ts'

export interface AnnualQuota {
  readonly base: number
  readonly carried: number
  /** Cuti bersama that the post had to work, given back as days (PP 11/2017 Pasal 333 ayat (4) and the yearly Keppres). */
  readonly collective: number
  readonly total: number
}

export interface AnnualLeave {
  readonly outcome: 'entitled' | 'not_yet' | 'not_applicable' | 'unknown'
  readonly year: number
  readonly quota: AnnualQuota | null
  readonly used: number | null
  readonly remaining: number | null
  /** First day of the entitlement, while it lies ahead. */
  readonly entitledFrom: Temporal.PlainDate | null
}

const pnsBasis: readonly Basis[] = [
  { name: 'PP 11/2017 jo. PP 17/2020 Pasal 311-313' },
  { name: 'Peraturan BKN 24/2017 jo. 7/2021' },
]
const pppkBasis: readonly Basis[] = [{ name: 'Peraturan BKN 7/2022' }]

const withoutLeave: Partial<Record<LegalStatus, string>> = {
  cltn: 'Sedang cuti di luar tanggungan negara (CLTN).',
  pemberhentian_sementara: 'Sedang diberhentikan sementara.',
  mpp: 'Sedang masa persiapan pensiun (MPP).',
  tugas_belajar: 'Sedang tugas belajar; hak cutinya mengikuti ketentuan tugas belajar, silakan pastikan ke BKPP.',
  pensiun: 'Sudah pensiun.',
  berhenti: 'Sudah tidak berdinas.',
}

/**
 * `unusedLastYear` and `unusedYearBefore` count only those years' own days. Half a quota is carried; all of it, only
 * after two whole years without leave. No text gives a PPPK any carry-over.
 */
export function annualQuota(
  input: {
    readonly isPppk: boolean
    readonly unusedLastYear: number
    readonly unusedYearBefore: number
    readonly collectiveWorked: number
  },
  parameters: Pick<RuleParameters, 'leaveDays'>,
): AnnualQuota {
  const { base, carryCap, twoYearCarry, totalCap, pppkBase } = parameters.leaveDays
  const collective = input.collectiveWorked
  if (input.isPppk) return { base: pppkBase, carried: 0, collective, total: pppkBase + collective }
  const isTwoYears = input.unusedLastYear >= base && input.unusedYearBefore >= base
  const carried = isTwoYears ? twoYearCarry : Math.min(carryCap, Math.max(0, input.unusedLastYear))
  return { base, carried, collective, total: Math.min(base + carried, totalCap) + collective }
}

/** For the calendar year of `asOf`; entitled after a year of unbroken service, CPNS time included. */
export function annualLeave(
  record: PersonnelRecord,
  asOf: Temporal.PlainDate,
  parameters: RuleParameters,
): Finding<AnnualLeave> {
  const { year } = asOf
  const none = { year, quota: null, used: null, remaining: null, entitledFrom: null }
  const isPppk = record.kind === 'pppk'
  const basis = isPppk ? pppkBasis : pnsBasis
  if (record.kind === 'pppk_paruh_waktu') {
    const caveat = 'Ketentuan cuti PPPK Paruh Waktu belum kami ketahui; silakan tanyakan ke BKPP.'
    return finding({ ...none, outcome: 'unknown' }, { basis: [{ name: 'KepmenPANRB 16/2025' }], caveats: [caveat] })
  }
  const reason = withoutLeave[legalStatusAt(record, asOf)]
  if (reason) return finding({ ...none, outcome: 'not_applicable' }, { basis, caveats: [reason] })
  const start = serviceStart(record, asOf)
  if (!start) {
    return finding({ ...none, outcome: 'unknown' }, { basis, caveats: ['Awal masa kerja belum tercatat.'] })
  }
  const entitledFrom = start.add({ months: parameters.leaveDays.minServiceMonths })
  if (Temporal.PlainDate.compare(asOf, entitledFrom) < 0) {
    const caveat = `Cuti tahunan dapat diambil setelah satu tahun bekerja terus-menerus, mulai ${formatDate(entitledFrom)}.`
    return finding({ ...none, outcome: 'not_yet', entitledFrom }, { basis, caveats: [caveat] })
  }
  const own = record.leave.find((entry) => entry.year === year)
  const unused = (of: number): number | null => {
    const entry = record.leave.find((row) => row.year === of)
    return entry ? Math.max(0, parameters.leaveDays.base - entry.used) : null
  }
  const lastYear = unused(year - 1)
  const quota = annualQuota(
    {
      isPppk,
      unusedLastYear: lastYear ?? 0,
      unusedYearBefore: unused(year - 2) ?? 0,
      collectiveWorked: own?.collectiveWorked ?? 0,
    },
    parameters,
  )
  const caveats: string[] = [...datedCaveats(parameters, ['leaveDays'])]
  if (isPppk)
    caveats.push(
      'Pemindahan sisa cuti PPPK ke tahun berikut belum ada ketentuannya yang kami ketahui; tanyakan ke BKPP.',
    )
  else if (lastYear === null)
    caveats.push(`Pemakaian cuti ${year - 1} belum tercatat, sehingga sisa tahun lalu belum dihitung.`)
  if (!own) caveats.push(`Pemakaian cuti ${year} belum tercatat; sisa dihitung seolah belum ada yang dipakai.`)
  const used = own?.used ?? 0
  const remaining = Math.max(0, quota.total - used)
  return finding({ ...none, outcome: 'entitled', quota, used, remaining }, { basis, caveats })
}

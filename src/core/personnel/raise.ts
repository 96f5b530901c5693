/** Kenaikan gaji berkala (KGB): the next row of the pay table that the printed masa kerja golongan reaches. */
import { formatDate } from '../calendar/indonesian-date.ts'
import { contractSpan } from './contract.ts'
import { latestServiceFigure, legalStatusAt, type ServiceFigure } from './current.ts'
import { datedCaveats } from './dated-rule.ts'
import type { Basis, Condition, Finding } from './finding.ts'
import { finding } from './finding-text.ts'
import { isPnsGrade } from './grades.ts'
import type { RuleParameters } from './parameters.ts'
import { contractCondition, hasRunningDiscipline, ratingConditions, statusConditions } from './raise-conditions.ts'
import type { Grade, PersonnelRecord } from './record.ts'
import { retirement } from './retirement.ts'

export interface RaiseOutlook {
  /**
   * `blocked`: a condition has failed, the date is when the row is reached, null while service stands still;
   * `retires_first`: the row comes too late.
   */
  readonly outcome: 'expected' | 'blocked' | 'at_maximum' | 'retires_first' | 'not_applicable' | 'unknown'
  readonly date: Temporal.PlainDate | null
  /** Masa kerja golongan of the row, in years. */
  readonly rowYears: number | null
  readonly grade: Grade | null
  /** The decree that the count starts from. */
  readonly figure: ServiceFigure | null
  /** When the files are collected and the letter should be out. */
  readonly collectBy: Temporal.PlainDate | null
  readonly issueBy: Temporal.PlainDate | null
  readonly contractEndsOn: Temporal.PlainDate | null
}

const pnsBasis: readonly Basis[] = [
  { name: 'PP 7/1977' },
  { name: 'PP 5/2024', since: Temporal.PlainDate.from('2024-01-01') },
]
const pppkBasis: readonly Basis[] = [{ name: 'PermenPANRB 7/2023' }, { name: 'Perpres 98/2020 jo. Perpres 11/2024' }]

/** Years of masa kerja golongan at which the pay of a golongan steps up. */
export function payRows(
  grade: Grade,
  parameters: Pick<RuleParameters, 'payRowsPns' | 'payRowsPppk'>,
): readonly number[] {
  return isPnsGrade(grade) ? parameters.payRowsPns[grade] : parameters.payRowsPppk[grade]
}

/** The first row reached after `asOf`; null when the last row is passed. The count starts at the decree's own TMT. */
export function nextRaiseRow(
  figure: Pick<ServiceFigure, 'tmt' | 'serviceYears' | 'serviceMonths'>,
  asOf: Temporal.PlainDate,
  rows: readonly number[],
): { readonly date: Temporal.PlainDate; readonly years: number } | null {
  const served = figure.serviceYears * 12 + figure.serviceMonths
  for (const years of rows) {
    const months = years * 12 - served
    if (months <= 0) continue
    const date = figure.tmt.add({ months })
    if (Temporal.PlainDate.compare(date, asOf) > 0) return { date, years }
  }
  return null
}

/** PNS: PP 7/1977 Pasal 11-13; PPPK: PermenPANRB 7/2023. There is no period: any month, always on day 1. */
export function nextRaise(
  record: PersonnelRecord,
  asOf: Temporal.PlainDate,
  parameters: RuleParameters,
): Finding<RaiseOutlook> {
  const isPppk = record.kind === 'pppk'
  const basis = isPppk ? pppkBasis : pnsBasis
  if (record.kind === 'pppk_paruh_waktu') {
    const caveat = 'Belum ada ketentuan KGB untuk PPPK Paruh Waktu yang kami ketahui; silakan tanyakan ke BKPP.'
    return finding(nothing('unknown'), { basis: [{ name: 'KepmenPANRB 16/2025' }], caveats: [caveat] })
  }
  const status = legalStatusAt(record, asOf)
  if (status === 'pensiun' || status === 'berhenti') {
    return finding(nothing('not_applicable'), { basis, caveats: ['KGB hanya untuk pegawai yang masih berdinas.'] })
  }
  const figure = latestServiceFigure(record, asOf)
  if (!figure || isPnsGrade(figure.grade) === isPppk) {
    return finding(nothing('unknown'), {
      basis,
      caveats: ['Golongan dan masa kerja golongan belum tercatat dengan benar.'],
    })
  }
  const contractEndsOn = isPppk ? (contractSpan(record.contracts, asOf)?.endsOn ?? null) : null
  const row = nextRaiseRow(figure, asOf, payRows(figure.grade, parameters))
  if (!row) {
    const caveat = `Gaji pokok sudah di baris terakhir golongan ${figure.grade}; KGB berikutnya ada setelah kenaikan golongan.`
    const caveats = isPppk ? [`Gaji pokok sudah di baris terakhir golongan ${figure.grade}.`] : [caveat]
    return finding({ ...nothing('at_maximum'), grade: figure.grade, figure, contractEndsOn }, { basis, caveats })
  }
  const tmtPensiun = retirement(record, asOf, parameters).value.tmtPensiun
  const base = { ...nothing('expected'), grade: figure.grade, figure, contractEndsOn }
  if (tmtPensiun && Temporal.PlainDate.compare(row.date, tmtPensiun) >= 0) {
    const caveat = `Baris gaji berikutnya baru tercapai ${formatDate(row.date)}, setelah TMT pensiun ${formatDate(tmtPensiun)}.`
    return finding({ ...base, outcome: 'retires_first' }, { basis, caveats: [caveat] })
  }
  const halts = statusConditions(record, row.date, asOf)
  // Service stands still meanwhile, so the day on which the row is reached is not known.
  const isHalted = halts.some(({ state }) => state === 'failed')
  const conditions: Condition[] = [
    ...(isHalted ? [] : [reached(figure, row, asOf)]),
    ...ratingConditions(record, figure.grade, row, asOf, parameters),
    ...halts,
  ]
  const caveats = [
    ...datedCaveats(parameters, isPppk ? ['payRowsPppk', 'raiseContractYears'] : ['payRowsPns']),
    'KGB diproses dari surat pemberitahuan yang diterbitkan perangkat daerah atau BKPP.',
  ]
  if (
    status === 'cltn' ||
    record.statuses.some((spell) => spell.status === 'cltn' && isAfter(spell.until, figure.tmt))
  ) {
    caveats.unshift('Masa CLTN tidak dihitung sebagai masa kerja, jadi tanggalnya perlu dihitung ulang oleh BKPP.')
  }
  if (hasRunningDiscipline(record, asOf)) {
    caveats.unshift('Hukuman disiplin yang sedang berjalan dapat menunda KGB; pastikan ke BKPP.')
  }
  if (isPppk) {
    conditions.push(contractCondition(record, figure.grade, row, asOf, parameters))
    if (contractEndsOn && Temporal.PlainDate.compare(row.date, contractEndsOn) > 0) {
      caveats.unshift(`Tanggal ini di luar masa perjanjian sekarang, yang berakhir ${formatDate(contractEndsOn)}.`)
    }
    caveats.push('Masa kerja dihitung berlanjut bila perjanjian diperpanjang; pastikan ke BKPP.')
  }
  const { collect, issue } = parameters.raiseLeadDays
  const value: RaiseOutlook = {
    ...base,
    outcome: conditions.some(({ state }) => state === 'failed') ? 'blocked' : 'expected',
    date: isHalted ? null : row.date,
    rowYears: row.years,
    collectBy: isHalted ? null : row.date.subtract({ days: collect }),
    issueBy: isHalted ? null : row.date.subtract({ days: issue }),
  }
  return finding(value, { basis, caveats, conditions, isEstimate: true })
}

function isAfter(date: Temporal.PlainDate | null, day: Temporal.PlainDate): boolean {
  return date === null || Temporal.PlainDate.compare(date, day) > 0
}

function reached(
  figure: ServiceFigure,
  row: { readonly date: Temporal.PlainDate; readonly years: number },
  asOf: Temporal.PlainDate,
): Condition {
  const text = `Masa kerja golongan ${row.years} tahun di ${figure.grade}, genap ${formatDate(row.date)}`
  return { state: Temporal.PlainDate.compare(row.date, asOf) <= 0 ? 'met' : 'open', text }
}

function nothing(outcome: RaiseOutlook['outcome']): RaiseOutlook {
  return {
    outcome,
    date: null,
    rowYears: null,
    grade: null,
    figure: null,
    collectBy: null,
    issueBy: null,
    contractEndsOn: null,
  }
}

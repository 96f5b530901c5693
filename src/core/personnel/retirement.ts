/** Batas usia pensiun (BUP) and TMT pensiun: UU 20/2023 Pasal 55; PP 11/2017 jo. PP 17/2020 for functional posts. */
import { formatDate } from '../calendar/indonesian-date.ts'
import { type DayOff, previousWorkingDay, type WeekDays } from '../calendar/working-days.ts'
import { contractSpan } from './contract.ts'
import { currentPost, legalStatusAt } from './current.ts'
import { datedCaveats } from './dated-rule.ts'
import type { Basis, Finding } from './finding.ts'
import { finding } from './finding-text.ts'
import type { RuleParameters } from './parameters.ts'
import type { PersonnelRecord, PostEntry } from './record.ts'

export interface RetirementOutlook {
  /** `unknown`: no post is on record; `not_applicable`: PPPK paruh waktu, whose contract ends instead. */
  readonly outcome: 'expected' | 'retired' | 'unknown' | 'not_applicable'
  readonly bup: number | null
  readonly tmtPensiun: Temporal.PlainDate | null
  /** Last calendar day of service. */
  readonly lastDay: Temporal.PlainDate | null
  /** Where the age or date comes from, strongest first. */
  readonly origin: 'person' | 'post_reference' | 'table' | null
  /** TMT by the table, where another origin gives a different one: a difference for HR to look at. */
  readonly tableTmt: Temporal.PlainDate | null
  readonly ageYears: number
  /** Masa persiapan pensiun of a PNS in service: the first day it may begin, and until when that is asked for. */
  readonly preparation: { readonly from: Temporal.PlainDate; readonly requestBy: Temporal.PlainDate } | null
  /** PPPK: the end of the running agreement, which comes first. */
  readonly contractEndsOn: Temporal.PlainDate | null
}

const basis: readonly Basis[] = [
  { name: 'UU 20/2023 Pasal 55', since: Temporal.PlainDate.from('2023-10-31') },
  { name: 'PP 11/2017 jo. PP 17/2020' },
]

/** First day of the month after the BUP is reached, whatever the day of birth, also for the 1st and 29 February. */
export function tmtPensiun(birthDate: Temporal.PlainDate, bup: number): Temporal.PlainDate {
  return birthDate.with({ day: 1 }).add({ years: bup, months: 1 })
}

/** BUP of a post by the table: profession (a guru at any level), then functional level, then kind of post. */
export function tableBup(
  post: Pick<PostEntry, 'kind' | 'profession' | 'level'>,
  parameters: RuleParameters,
): number | null {
  const { posts, levels, professions } = parameters.retirementAges
  if (post.kind !== 'fungsional') return posts[post.kind]
  const name = post.profession?.toLowerCase() ?? ''
  const profession = professions.find(({ startsWith }) => isSameWordStart(name, startsWith.toLowerCase()))
  if (profession) return profession.age
  return post.level ? levels[post.level] : null
}

/** The last working day before the retirement, for the farewell, not for the law. */
export function lastWorkingDay(
  tmt: Temporal.PlainDate,
  holidays: readonly DayOff[],
  weekDays: WeekDays = 5,
): Temporal.PlainDate {
  return previousWorkingDay(tmt.subtract({ days: 1 }), holidays, weekDays)
}

/**
 * Person-level values of SIASN win over the post's reference row, which wins over the table. The BUP follows the post
 * held at that moment, so a change of post changes the answer.
 */
export function retirement(
  record: PersonnelRecord,
  asOf: Temporal.PlainDate,
  parameters: RuleParameters,
): Finding<RetirementOutlook> {
  const ageYears = record.birthDate.until(asOf, { largestUnit: 'year' }).years
  const contractEndsOn = contractSpan(record.contracts, asOf)?.endsOn ?? null
  const nothing = {
    bup: null,
    tmtPensiun: null,
    lastDay: null,
    origin: null,
    tableTmt: null,
    ageYears,
    preparation: null,
    contractEndsOn,
  }
  if (record.kind === 'pppk_paruh_waktu') {
    const caveat =
      'PPPK Paruh Waktu bekerja menurut masa perjanjian; belum ada ketentuan pensiun yang dapat kami sampaikan.'
    return finding(
      { ...nothing, outcome: 'not_applicable' },
      { basis: [{ name: 'KepmenPANRB 16/2025' }], caveats: [caveat] },
    )
  }
  const post = currentPost(record, asOf)
  const fromTable = post ? tableBup(post, parameters) : null
  const bup = record.bup ?? post?.retirementAge ?? fromTable
  const tmt = record.tmtPensiun ?? (bup === null ? null : tmtPensiun(record.birthDate, bup))
  if (tmt === null) {
    const caveat = 'Jabatan definitif belum tercatat, sehingga batas usia pensiun belum dapat dihitung.'
    return finding({ ...nothing, outcome: 'unknown' }, { basis, caveats: [caveat] })
  }
  const tableTmt = fromTable === null ? null : tmtPensiun(record.birthDate, fromTable)
  const isPersonal = record.tmtPensiun !== null || record.bup !== null
  const isRetired = Temporal.PlainDate.compare(tmt, asOf) <= 0 || legalStatusAt(record, asOf) === 'pensiun'
  const value: RetirementOutlook = {
    outcome: isRetired ? 'retired' : 'expected',
    bup,
    tmtPensiun: tmt,
    lastDay: tmt.subtract({ days: 1 }),
    origin: isPersonal ? 'person' : post?.retirementAge ? 'post_reference' : 'table',
    tableTmt: tableTmt && !tableTmt.equals(tmt) ? tableTmt : null,
    ageYears,
    preparation: isRetired ? null : preparation(record, tmt, asOf, parameters),
    contractEndsOn,
  }
  const caveats = [...datedCaveats(parameters, ['retirementAges']), ...caveatsOf(record, value)]
  return finding(value, { basis, caveats, isEstimate: record.tmtPensiun === null })
}

/** Peraturan BKN 2/2019: at most a year, asked for at latest a month before it begins. */
function preparation(
  record: PersonnelRecord,
  tmt: Temporal.PlainDate,
  asOf: Temporal.PlainDate,
  { retirementPreparation }: RuleParameters,
): RetirementOutlook['preparation'] {
  if (record.kind !== 'pns' || legalStatusAt(record, asOf) !== 'aktif') return null
  const from = tmt.subtract({ months: retirementPreparation.months })
  return { from, requestBy: from.subtract({ months: retirementPreparation.requestMonths }) }
}

function caveatsOf(record: PersonnelRecord, value: RetirementOutlook): string[] {
  const caveats: string[] = []
  if (record.kind === 'pppk') {
    const end = value.contractEndsOn ? ` (sekarang sampai ${formatDate(value.contractEndsOn)})` : ''
    caveats.push(`Masa perjanjian kerja PPPK${end} berakhir lebih dulu bila tidak diperpanjang.`)
  }
  if (value.origin !== 'person')
    caveats.push('Batas usia mengikuti jabatan yang dipegang; bila jabatan berubah, tanggalnya ikut berubah.')
  return caveats
}

/** Whole words only: `Guru Kelas` starts with `Guru`, `Gurumin` does not. */
function isSameWordStart(name: string, start: string): boolean {
  return name === start || name.startsWith(`${start} `)
}

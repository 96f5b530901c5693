/** A CPNS on the way to PNS: the year of probation and what has to be met by its end (PP 11/2017 jo. PP 17/2020). */
import { formatDate, formatDateRange } from '../calendar/indonesian-date.ts'
import type { TrainingSession } from '../training-session.ts'
import { legalStatusAt } from './current.ts'
import type { Basis, Condition, Finding } from './finding.ts'
import { condition, failed, finding, met, open } from './finding-text.ts'
import type { RuleParameters } from './parameters.ts'
import { predicateConditions } from './predicate-conditions.ts'
import type { PersonnelRecord } from './record.ts'

/** Masa percobaan (masa prajabatan); the length is the law's, the day of the decree is an office's. */
const probationYears = 1

export type FirstYearOutcome =
  | 'running'
  /** The year is full and the record still says CPNS. */
  | 'overdue'
  /** A PNS: nothing is left to do. */
  | 'appointed'
  /** A PPPK has no probation. */
  | 'not_applicable'
  /** No TMT CPNS on record. */
  | 'unknown'

export interface FirstYear {
  readonly outcome: FirstYearOutcome
  readonly startsOn: Temporal.PlainDate | null
  /** The day on which the year is full, and so the earliest day as a PNS. */
  readonly fullOn: Temporal.PlainDate | null
  /** The run of latsar to look at: the person's own, else the next that takes them. */
  readonly latsar: number | null
}

const basis: readonly Basis[] = [{ name: 'PP 11/2017 jo. PP 17/2020' }]
const nothing = { startsOn: null, fullOn: null, latsar: null } as const
const byBkpp = 'Kelengkapan dan tanggal pengangkatan ditetapkan lewat BKPP.'

/** `sessions` are the runs in the calendar since the person began; only latsar among them is looked at. */
export function firstYear(
  record: PersonnelRecord,
  asOf: Temporal.PlainDate,
  parameters: RuleParameters,
  sessions: readonly TrainingSession[],
): Finding<FirstYear> {
  if (record.kind === 'pns') return finding({ ...nothing, outcome: 'appointed' }, { basis })
  if (record.kind !== 'cpns') return finding({ ...nothing, outcome: 'not_applicable' }, { basis: [] })
  const { tmtCpns } = record
  if (!tmtCpns) return finding({ ...nothing, outcome: 'unknown' }, { basis, caveats: [byBkpp] })
  const fullOn = tmtCpns.add({ years: probationYears })
  const isFull = Temporal.PlainDate.compare(fullOn, asOf) <= 0
  const latsar = latsarSession(sessions, asOf)
  const since = `Masa percobaan 1 tahun sejak ${formatDate(tmtCpns)}`
  return finding(
    { outcome: isFull ? 'overdue' : 'running', startsOn: tmtCpns, fullOn, latsar: latsar?.id ?? null },
    {
      basis,
      conditions: [
        condition(isFull, `${since}, genap ${formatDate(fullOn)}`, 'open'),
        latsarCondition(record, latsar, asOf, isFull),
        ...performanceConditions(record, fullOn, asOf, parameters),
        conductCondition(record, asOf),
        open(`Surat keterangan sehat jasmani dan rohani sebelum ${formatDate(fullOn)}; tidak tercatat di data kami`),
      ],
      caveats: [byBkpp],
      isEstimate: true,
    },
  )
}

export const isLatsar = ({ title }: Pick<TrainingSession, 'title'>): boolean =>
  /\b(?:latsar|latihan dasar|pelatihan dasar)\b/i.test(title)

/** The person's own run, attended or to come, before one that they could join. */
function latsarSession(sessions: readonly TrainingSession[], asOf: Temporal.PlainDate): TrainingSession | null {
  const runs = sessions.filter((session) => isLatsar(session) && !session.isCancelled)
  const isAhead = ({ endsOn }: TrainingSession) => Temporal.PlainDate.compare(endsOn, asOf) >= 0
  return (
    runs.findLast(({ askerStatus }) => askerStatus === 'hadir') ??
    runs.findLast(({ askerStatus }) => askerStatus === 'terdaftar' || askerStatus === 'menunggu') ??
    runs.find((session) => session.askerStatus === null && session.isOpenToAsker && isAhead(session)) ??
    null
  )
}

function latsarCondition(
  record: PersonnelRecord,
  session: TrainingSession | null,
  asOf: Temporal.PlainDate,
  isFull: boolean,
): Condition {
  const pass = record.exams.find(({ kind, passedOn }) => {
    return kind === 'latsar' && Temporal.PlainDate.compare(passedOn, asOf) <= 0
  })
  if (pass) return met(`Lulus latsar, ${formatDate(pass.passedOn)}`)
  const otherwise = isFull ? failed : open
  if (!session) return otherwise('Latsar belum tercatat lulus, dan jadwalnya belum ada di kalender')
  const days = formatDateRange(session.startsOn, session.endsOn)
  const isOver = Temporal.PlainDate.compare(session.endsOn, asOf) < 0
  switch (session.askerStatus) {
    case 'hadir':
      return otherwise(`Latsar diikuti ${days}, kelulusannya belum tercatat`)
    case 'terdaftar':
      return otherwise(isOver ? `Latsar ${days}, kelulusannya belum tercatat` : `Latsar: terdaftar untuk ${days}`)
    case 'menunggu':
      return otherwise(`Latsar ${days}: masih di daftar tunggu`)
    default:
      return otherwise(`Latsar belum tercatat lulus; jadwal terdekat ${days}`)
  }
}

/** At least Baik; of the running year the newest quarter counts while no annual predicate can be there. */
function performanceConditions(
  record: PersonnelRecord,
  fullOn: Temporal.PlainDate,
  asOf: Temporal.PlainDate,
  parameters: RuleParameters,
): readonly Condition[] {
  const { conditions } = predicateConditions(record, {
    years: 2,
    worst: 2,
    decidedOn: fullOn,
    asOf,
    parameters,
    withRunningYear: true,
  })
  return conditions.length > 0 ? conditions : [open('Predikat SKP minimal Baik selama masa percobaan')]
}

/** Hukuman disiplin sedang or berat ends the way to PNS; it is an office's to weigh and never told in a chat. */
function conductCondition(record: PersonnelRecord, asOf: Temporal.PlainDate): Condition {
  const status = legalStatusAt(record, asOf)
  const isPunished = record.discipline.some(({ severity }) => severity !== 'ringan') || status === 'hukuman_disiplin'
  if (isPunished) return failed('Hukuman disiplin selama masa percobaan')
  if (status === 'pemberhentian_sementara') return failed('Sedang diberhentikan sementara')
  return met('Tidak ada catatan yang menghalangi di data kami')
}

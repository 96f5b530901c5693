/** HR's desk for training: a session is called off, those who came are marked, and gaps are set against the calendar. */
import { formatDateRange, formatNumber } from '#core/calendar/indonesian-date.ts'
import { maskNip } from '#core/personnel/nip.ts'
import { type NeedSummary, trainingNeedsReport } from '#core/training-needs.ts'
import type { ChangeSession } from '#flows/change-session.ts'
import type { MarkAttendance } from '#flows/mark-attendance.ts'
import type { Clock } from '#ports/clock.ts'
import type { ListedSession, SessionList, TrainingNeeds } from '#ports/trainings.ts'
import type { DeskRequest } from './arguments.ts'
import { DeskProblem } from './desk-problem.ts'

export interface TrainingDesk {
  /** With the numbers that the other commands want. */
  sessions(): Promise<string>
  cancel(request: Extract<DeskRequest, { verb: 'cancel' }>): Promise<string>
  attendance(request: Extract<DeskRequest, { verb: 'attendance' }>): Promise<string>
  /** Null: the city by agency; else the unit with this code and all below it. */
  gaps(unit: string | null): Promise<string>
}

/** Sessions of the last days are listed too: who came to them is still to be entered. */
const daysBack = 14
const listLimit = 200
/** So far ahead a planned session counts as an answer to a gap. */
const monthsAhead = 6
const shownRows = 15
const shownUnits = 60

export function createTrainingDesk(needs: {
  changeSession: Pick<ChangeSession, 'cancel'>
  markAttendance: MarkAttendance
  trainingNeeds: TrainingNeeds
  sessionList: SessionList
  clock: Clock
  /** Null: no unit has this code. */
  unitByCode: (code: string) => Promise<string | null>
  readNips: (path: string) => Promise<readonly string[]>
}): TrainingDesk {
  const { changeSession, markAttendance, trainingNeeds, sessionList, clock, unitByCode, readNips } = needs
  return {
    async sessions() {
      const rows = await sessionList.sessionsFrom(clock.today().subtract({ days: daysBack }), listLimit)
      if (rows.length === 0) return 'Belum ada pelatihan di kalender.'
      return rows.map(sessionLine).join('\n')
    },

    async cancel({ session, why, by }) {
      const result = await changeSession.cancel(session, why, by)
      if (!result.ok) throw new DeskProblem(result.problem.join('\n'))
      const { told, unreached } = result.value
      const left = unreached.length > 0 ? ` ${unreached.length} orang tidak punya percakapan: beri tahu langsung.` : ''
      return `Pelatihan nomor ${session} dibatalkan; ${told} orang diberi tahu.${left}`
    },

    async attendance({ session, path, by }) {
      const present = await readNips(path)
      if (present.length === 0) throw new DeskProblem('Berkas itu tidak memuat satu NIP pun.')
      const result = await markAttendance(session, { present, absent: 'rest' }, by)
      if (!result.ok) throw new DeskProblem(result.problem.join('\n'))
      const { present: came, absent, unknown } = result.value
      const lines = [`Pelatihan nomor ${session}: ${came} hadir, ${absent} tidak hadir.`]
      if (unknown.length > 0) {
        lines.push(`${unknown.length} NIP tidak terdaftar di pelatihan ini: ${unknown.map(maskNip).join(', ')}`)
      }
      lines.push('JP dihitung dari sertifikat, bukan dari kehadiran ini.')
      return lines.join('\n')
    },

    async gaps(unit) {
      const unitId = unit === null ? undefined : await unitByCode(unit)
      if (unitId === null) throw new DeskProblem(`Tidak ada unit dengan kode ${unit}.`)
      const found = await trainingNeeds.competencyNeeds({ months: monthsAhead, ...(unitId && { unitId }) })
      const { competencies, units, missing, partly } = trainingNeedsReport(found)
      if (competencies.length === 0) return 'Belum ada standar kompetensi untuk jabatan di sini.'
      const short = competencies.filter((each) => each.short > 0)
      const worst = units.flatMap((each) => {
        const top = each.competencies.find((competency) => competency.short > 0)
        return top ? [`  ${each.name}: ${line(top)}`] : []
      })
      return [
        `Kesenjangan kompetensi, ${monthsAhead} bulan ke depan:`,
        ...part('Terbanyak', short),
        ...part('Belum ada pelatihannya di kalender', missing),
        ...part('Pelatihannya belum menjangkau semua', partly),
        'Terbesar di tiap unit:',
        ...worst.slice(0, shownUnits),
        ...(worst.length > shownUnits ? [`  dan ${worst.length - shownUnits} unit lain`] : []),
      ].join('\n')
    },
  }
}

function sessionLine({ id, title, startsOn, endsOn, quota, taken, waiting, isCancelled }: ListedSession): string {
  const seats = quota === null ? `${taken} peserta` : `${taken} dari ${quota} kursi`
  const queue = waiting > 0 ? `, ${waiting} menunggu` : ''
  return `${id}  ${formatDateRange(startsOn, endsOn)}  ${title}: ${isCancelled ? 'dibatalkan' : `${seats}${queue}`}`
}

function part(title: string, rows: readonly NeedSummary[]): string[] {
  if (rows.length === 0) return [`${title}: tidak ada`]
  const rest = rows.length - shownRows
  return [
    `${title}:`,
    ...rows.slice(0, shownRows).map((row) => `  ${line(row)}`),
    ...(rest > 0 ? [`  dan ${rest} lagi`] : []),
  ]
}

function line({ name, isDigital, required, unassessed, short, meanGap }: NeedSummary): string {
  const sign = isDigital ? ' (digital)' : ''
  const level = meanGap === null ? '' : `, rata-rata ${formatNumber(meanGap, 1)} tingkat`
  const open = unassessed > 0 ? `, ${unassessed} belum dinilai` : ''
  return `${name}${sign}: ${short} dari ${required} kurang${level}${open}`
}

/** HR's desk for what participants said about trainings: no names, and nothing of fewer than three people. */
import { formatDate, formatNumber } from '#core/calendar/indonesian-date.ts'
import { withoutLongNumbers } from '#core/training-feedback.ts'
import {
  type FeedbackGrouping,
  type FeedbackRow,
  feedbackReport,
  type GapRow,
  leastAnswers,
  type Mean,
} from '#core/training-feedback-report.ts'
import type { Clock } from '#ports/clock.ts'
import type { FeedbackReports } from '#ports/training-feedback.ts'
import { DeskProblem } from './desk-problem.ts'

export type FeedbackDesk = (request: {
  readonly grouping: FeedbackGrouping
  readonly session: number | null
}) => Promise<string>

/** Next year's calendar is made from the sessions of one year. */
const years = 1
const shownRows = 60
const shownTexts = 40

export function createFeedbackDesk(needs: { reports: FeedbackReports; clock: Clock }): FeedbackDesk {
  const { reports, clock } = needs
  return async ({ grouping, session }) => {
    const since = clock.today().subtract({ years })
    const [sessions, competencies] = [
      await reports.sessions(since, session),
      await reports.competencies(since, session),
    ]
    const rows = feedbackReport(grouping, sessions, competencies)
    if (rows.length === 0) {
      if (session !== null) throw new DeskProblem(`Belum ada peserta yang ditanyai tentang pelatihan nomor ${session}.`)
      return `Belum ada peserta yang ditanyai tentang pelatihan sejak ${formatDate(since)}.`
    }
    const head =
      session === null
        ? `Penilaian pelatihan yang selesai sejak ${formatDate(since)}, yang dinilai paling kurang berguna di atas:`
        : 'Penilaian pelatihan:'
    const rest = rows.length - shownRows
    return [
      head,
      'Skala 1 sampai 4. Kesenjangan: tingkat yang kurang dari tuntutan jabatan.',
      ...rows.slice(0, shownRows).flatMap((row) => ['', ...lines(row, grouping)]),
      ...(rest > 0 ? ['', `dan ${rest} lagi`] : []),
    ].join('\n')
  }
}

function lines(row: FeedbackRow, grouping: FeedbackGrouping): string[] {
  const { answered, asked, useful, used, later, missing, gaps } = row
  return [
    title(row, grouping),
    `  Dijawab ${answered} dari ${asked} peserta yang ditanyai`,
    `  Berguna: ${points(useful)}; dipakai: ${points(used)}; setelah tiga bulan dipakai: ${points(later)}`,
    ...gaps.map((gap) => `  Kesenjangan ${gap.name}: ${gapText(gap)}`),
    ...texts(missing),
  ]
}

function title({ name, sessions }: FeedbackRow, grouping: FeedbackGrouping): string {
  const [only] = sessions
  if (grouping !== 'session' || !only) return `${name} (${sessions.length} pelatihan)`
  return `${name} (nomor ${only.session}, selesai ${formatDate(only.endsOn)})`
}

function points({ count, mean }: Mean): string {
  if (mean !== null) return `${formatNumber(mean, 1)} (${count} jawaban)`
  return count === 0 ? 'belum ada jawaban' : `kurang dari ${leastAnswers} jawaban`
}

function gapText({ people, before, after }: GapRow): string {
  return `sebelum ${levels(before)}, sesudah ${levels(after)}, dari ${people} peserta`
}

function levels({ count, mean }: Mean): string {
  if (mean !== null) return `${formatNumber(mean, 1)} tingkat (${count} orang)`
  return count === 0 ? 'tidak diketahui' : `kurang dari ${leastAnswers} orang dinilai`
}

function texts(missing: readonly string[]): string[] {
  if (missing.length === 0) return []
  const shown = missing.slice(0, shownTexts).map((text) => `  - ${oneLine(text)}`)
  const rest = missing.length - shown.length
  return ['  Yang masih kurang:', ...shown, ...(rest > 0 ? [`  - dan ${rest} lagi`] : [])]
}

/** A terminal takes no commands from what somebody typed. */
const oneLine = (text: string): string =>
  withoutLongNumbers(text)
    .replace(/[\s\p{Cc}\p{Cf}]+/gu, ' ')
    .trim()

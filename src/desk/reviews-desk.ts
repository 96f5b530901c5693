/** HR's desk for answers that somebody called wrong: what was asked, what was said, and what HR finds. */
import { optionLabel } from '#core/answers/topic-labels.ts'
import { commandFromData } from '#core/dialogue/command-data.ts'
import type { DecideReview } from '#flows/decide-review.ts'
import type { AnswerReview } from '#ports/answer-reviews.ts'
import type { Transact } from '#ports/stores.ts'
import { auditList, auditView } from './desk-audit.ts'
import { DeskProblem } from './desk-problem.ts'
import { oneLine, safeLines } from './one-line.ts'
import type { ReviewRequest } from './people-arguments.ts'
import { moment } from './words.ts'

export type RunReviewDesk = (request: ReviewRequest) => Promise<string>

const listLimit = 100
const states = { open: 'belum diperiksa', right: 'jawaban benar', mended: 'keliru, sudah diperbaiki' } as const

export function createReviewDeskRun(needs: { transact: Transact; decideReview: DecideReview }): RunReviewDesk {
  const { transact, decideReview } = needs
  return async (request) => {
    const { by } = request
    switch (request.verb) {
      case 'reviews':
        return transact(async (stores) => {
          const rows = await stores.reviewDesk.open(listLimit)
          await auditList(stores, by, 'reviews', rows)
          if (rows.length === 0) return 'Tidak ada jawaban yang perlu diperiksa.'
          return [`${rows.length} jawaban perlu diperiksa, yang paling lama di atas:`, ...rows.map(line)].join('\n')
        })
      case 'review':
        return transact(async (stores) => {
          const row = await stores.reviewDesk.find(request.number)
          if (!row) throw new DeskProblem(`Tidak ada pemeriksaan nomor ${request.number}.`)
          await auditView(stores, by, row.employeeId, 'review', row.id)
          return text(row)
        })
      case 'review-right':
      case 'review-mended': {
        const { number, text: finding } = request
        const state = request.verb === 'review-right' ? 'right' : 'mended'
        const result = await decideReview(number, { state, finding, by })
        if (!result.ok) {
          throw new DeskProblem(
            result.problem === 'unknown'
              ? `Tidak ada pemeriksaan nomor ${number}.`
              : `Pemeriksaan nomor ${number} sudah diputus.`,
          )
        }
        const told = result.value.isTold
          ? 'Pegawai diberi tahu lewat percakapannya.'
          : 'Akun itu tidak lagi terkait dengan pegawainya: beri tahu langsung.'
        return `Pemeriksaan nomor ${number}: ${states[state]}. ${told}`
      }
    }
  }
}

const line = (row: AnswerReview): string =>
  `${String(row.id).padStart(5)}  ${asked(row)}, ${who(row)}, ${moment(row.createdAt)}\n       ${oneLine(row.comment) || 'tanpa keterangan'}`

const text = (row: AnswerReview): string =>
  [
    `Pemeriksaan nomor ${row.id}: ${states[row.state]}`,
    `Pegawai     ${who(row)}`,
    `Ditanyakan  ${asked(row)}`,
    `Dilaporkan  ${moment(row.createdAt)}`,
    `Keterangan  ${oneLine(row.comment) || 'tidak ada'}`,
    'Jawaban Semar',
    ...safeLines(row.answer).map((each) => `  ${each}`),
  ].join('\n')

const who = ({ employeeName }: AnswerReview): string => employeeName ?? 'belum dikenal (akun tidak terkait)'

function asked({ question }: AnswerReview): string {
  const command = commandFromData(question)
  if (command?.name === 'policy' && command.article) return `artikel ${command.article}`
  if (command?.name === 'ask' || command?.name === 'unsupported') return optionLabel(command)
  return question === '' ? 'tidak tercatat' : oneLine(question)
}

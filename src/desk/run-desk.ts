/** HR's desk: what employees handed in by chat is listed, looked at and decided; every look and decision is audited. */
import type { Result } from '#core/result.ts'
import type { DecideCertificate } from '#flows/decide-certificate.ts'
import type { DecideCorrection } from '#flows/decide-correction.ts'
import type { Attachment } from '#ports/attachments.ts'
import type { Clock } from '#ports/clock.ts'
import type { Transact } from '#ports/stores.ts'
import type { DeskRequest } from './arguments.ts'
import type { ArticlesDesk } from './articles-desk.ts'
import { auditList, auditView } from './desk-audit.ts'
import { DeskProblem } from './desk-problem.ts'
import type { FeedbackDesk } from './feedback-desk.ts'
import type { RunHandoverDesk } from './handover-desk.ts'
import type { RunQuestionDesk } from './questions-desk.ts'
import type { RunReviewDesk } from './reviews-desk.ts'
import type { RunTraceDesk } from './trace-desk.ts'
import type { TrainingDesk } from './training-desk.ts'
import { correctionLine, correctionText, isOverdue, submissionLine, submissionText } from './words.ts'

/** Shown at once; the rest after these are decided. */
const listLimit = 100

export type RunDesk = (request: DeskRequest) => Promise<string>

export function createRunDesk(needs: {
  transact: Transact
  decideCertificate: DecideCertificate
  decideCorrection: DecideCorrection
  clock: Clock
  trainings: TrainingDesk
  feedback: FeedbackDesk
  handovers: RunHandoverDesk
  questions: RunQuestionDesk
  reviews: RunReviewDesk
  articles: ArticlesDesk
  traces: RunTraceDesk
  /** Rejects when the file is there already. */
  saveFile: (path: string, bytes: Uint8Array) => Promise<void>
}): RunDesk {
  const { transact, decideCertificate, decideCorrection, clock, trainings, feedback, articles, saveFile } = needs
  const { handovers, questions, reviews, traces } = needs

  return async (request) => {
    const { by } = request
    switch (request.verb) {
      case 'certificates':
        return transact(async (stores) => {
          const rows = await stores.submissions.waiting(listLimit)
          await auditList(stores, by, 'certificates', rows)
          if (rows.length === 0) return 'Tidak ada sertifikat yang menunggu.'
          return [`${rows.length} sertifikat menunggu, yang paling lama di atas:`, ...rows.map(submissionLine)].join(
            '\n',
          )
        })
      case 'corrections':
        return transact(async (stores) => {
          const rows = await stores.corrections.open(listLimit)
          await auditList(stores, by, 'corrections', rows)
          if (rows.length === 0) return 'Tidak ada permintaan perbaikan data yang terbuka.'
          const now = clock.now()
          const late = rows.filter((row) => isOverdue(row, now)).length
          const head = `${rows.length} permintaan terbuka${late > 0 ? `, ${late} TERLAMBAT` : ''}:`
          return [head, ...rows.map((row) => correctionLine(row, now))].join('\n')
        })
      case 'certificate': {
        const { text, file } = await transact(async (stores) => {
          const row = await stores.submissions.find(request.number)
          if (!row) throw new DeskProblem(`Tidak ada kiriman nomor ${request.number}.`)
          await auditView(stores, by, row.employeeId, 'certificate', row.id)
          const found = row.attachmentId ? await stores.attachments.find(row.attachmentId) : null
          return { text: submissionText(row, found), file: found }
        })
        return withFile(text, file, request.save)
      }
      case 'correction': {
        const { text, file } = await transact(async (stores) => {
          const row = await stores.corrections.find(request.number)
          if (!row) throw new DeskProblem(`Tidak ada permintaan nomor ${request.number}.`)
          await auditView(stores, by, row.employeeId, 'correction', row.id)
          const found = row.attachmentId ? await stores.attachments.find(row.attachmentId) : null
          return { text: correctionText(row, found, clock.now()), file: found }
        })
        return withFile(text, file, request.save)
      }
      case 'accept': {
        const { number, hours } = request
        const { isTold } = settled('Kiriman', number, await decideCertificate(number, { accept: true, hours, by }))
        return `Kiriman nomor ${number} diterima; JP-nya sekarang dihitung. ${told(isTold)}`
      }
      case 'refuse': {
        const { number, why } = request
        const { isTold } = settled('Kiriman', number, await decideCertificate(number, { accept: false, why, by }))
        return `Kiriman nomor ${number} ditolak. ${told(isTold)}`
      }
      case 'take': {
        settled('Permintaan', request.number, await decideCorrection.take(request.number, by))
        return `Permintaan nomor ${request.number} sekarang diproses.`
      }
      case 'answer': {
        const { number, isAccepted, text } = request
        const { isTold } = settled(
          'Permintaan',
          number,
          await decideCorrection.answer(number, { isAccepted, text, by }),
        )
        const mend = isAccepted ? ' Perbaiki datanya di sumbernya (SIASN atau SISDM); impor berikutnya membawanya.' : ''
        return `Permintaan nomor ${number} dijawab: ${isAccepted ? 'diterima' : 'ditolak'}. ${told(isTold)}${mend}`
      }
      case 'sessions':
        return trainings.sessions()
      case 'cancel':
        return trainings.cancel(request)
      case 'attendance':
        return trainings.attendance(request)
      case 'gaps':
        return trainings.gaps(request.unit)
      case 'feedback':
        return feedback(request)
      case 'traces':
      case 'trace':
        return traces(request)
      case 'handovers':
      case 'handover':
      case 'handover-take':
      case 'handover-answer':
      case 'handover-close':
        return handovers(request)
      case 'questions':
      case 'question':
      case 'question-answered':
      case 'question-ignore':
        return questions(request)
      case 'reviews':
      case 'review':
      case 'review-right':
      case 'review-mended':
        return reviews(request)
      case 'articles':
        return articles.list()
      case 'article':
        return articles.show(request.slug)
      case 'article-check':
        return articles.check()
    }
  }

  async function withFile(text: string, file: Attachment | null, path: string | null): Promise<string> {
    if (path === null) return text
    if (!file) throw new DeskProblem('Tidak ada berkas yang dapat disimpan.')
    await saveFile(path, file.bytes)
    return `${text}\nBerkas disimpan di ${path}. Hapus setelah dipakai.`
  }
}

const told = (isTold: boolean): string =>
  isTold
    ? 'Pegawai diberi tahu lewat percakapannya.'
    : 'Tidak ada percakapan yang terkait: beri tahu pegawainya langsung.'

function settled<Request>(
  what: string,
  number: number,
  result: Result<Request, 'unknown' | 'decided' | 'duplicate'>,
): Request {
  if (result.ok) return result.value
  switch (result.problem) {
    case 'unknown':
      throw new DeskProblem(`Tidak ada ${what.toLowerCase()} nomor ${number}.`)
    case 'decided':
      throw new DeskProblem(`${what} nomor ${number} sudah diputus.`)
    case 'duplicate':
      throw new DeskProblem(`Sertifikat ini sudah tercatat untuk pegawai itu; tolak kirimannya dengan alasan itu.`)
  }
}

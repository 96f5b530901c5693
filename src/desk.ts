/** `npm run desk -- ...`: HR looks at what employees handed in by chat and decides; the answer reaches them in the chat. */
import { writeFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { loadReplies } from '#assistant/load-replies.ts'
import { createReplies } from '#core/answers/replies.ts'
import { createArticleList } from '#db/article-list.ts'
import { createDatabaseClient } from '#db/client.ts'
import { createFeedbackReports } from '#db/feedback-reports.ts'
import { createModelTraces } from '#db/model-traces.ts'
import { createRulebook } from '#db/rulebook-store.ts'
import { createSessionList } from '#db/session-list.ts'
import { createTrainingNeeds } from '#db/training-needs.ts'
import { createAnswerHandover } from '#flows/answer-handover.ts'
import { createChangeSession } from '#flows/change-session.ts'
import { createDecideCertificate } from '#flows/decide-certificate.ts'
import { createDecideCorrection } from '#flows/decide-correction.ts'
import { createDecideReview } from '#flows/decide-review.ts'
import { createMarkAttendance } from '#flows/mark-attendance.ts'
import { createSettleQuestion } from '#flows/settle-question.ts'
import { createTrainingNotices } from '#flows/training-notices.ts'
import { readNipList } from '#sources/siasn/read-nip-list.ts'
import { createClock } from './clock.ts'
import { readConfig } from './config.ts'
import { readDeskArguments } from './desk/arguments.ts'
import { createArticlesDesk } from './desk/articles-desk.ts'
import { createDeskTransact } from './desk/desk-transact.ts'
import { createFeedbackDesk } from './desk/feedback-desk.ts'
import { createHandoverDeskRun } from './desk/handover-desk.ts'
import { createQuestionDeskRun } from './desk/questions-desk.ts'
import { createReviewDeskRun } from './desk/reviews-desk.ts'
import { createRunDesk } from './desk/run-desk.ts'
import { createTraceDesk } from './desk/trace-desk.ts'
import { createTrainingDesk } from './desk/training-desk.ts'
import { runningDatabaseUrl } from './running-database.ts'

try {
  await main()
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
  process.exitCode = 1
}

async function main(): Promise<void> {
  const request = readDeskArguments(process.argv.slice(2))
  const config = readConfig()
  const url = runningDatabaseUrl(config)
  const clock = createClock(config.clockStart)
  const { prisma, close } = createDatabaseClient({ url, poolSize: 2 })
  try {
    const replies = createReplies(await loadReplies(fileURLToPath(new URL('../prompts/replies/', import.meta.url))))
    const transact = createDeskTransact({ prisma, clock })
    const rulebook = createRulebook({ prisma, ttlMs: 60_000 })
    const run = createRunDesk({
      transact,
      decideCertificate: createDecideCertificate({
        transact,
        replies,
        rulebook,
        clock,
      }),
      decideCorrection: createDecideCorrection({ transact, replies }),
      clock,
      trainings: createTrainingDesk({
        changeSession: createChangeSession({ transact, notices: createTrainingNotices({ replies, clock }), clock }),
        markAttendance: createMarkAttendance({ transact, clock }),
        trainingNeeds: createTrainingNeeds({ db: prisma, clock }),
        sessionList: createSessionList({ db: prisma, clock }),
        clock,
        unitByCode: async (code) =>
          (await prisma.unit.findUnique({ where: { code }, select: { id: true } }))?.id ?? null,
        // As people group the digits, each number once.
        readNips: async (path) => [
          ...new Set((await Array.fromAsync(readNipList(path))).map((nip) => nip.replace(/\D/g, ''))),
        ],
      }),
      feedback: createFeedbackDesk({ reports: createFeedbackReports({ db: prisma }), clock }),
      handovers: createHandoverDeskRun({
        transact,
        answerHandover: createAnswerHandover({ transact, replies }),
        clock,
      }),
      questions: createQuestionDeskRun({
        transact,
        settleQuestion: createSettleQuestion({ transact, replies, rulebook, clock }),
      }),
      reviews: createReviewDeskRun({ transact, decideReview: createDecideReview({ transact, replies }) }),
      articles: createArticlesDesk({ articles: createArticleList({ db: prisma }), clock }),
      traces: createTraceDesk({ traces: createModelTraces({ db: prisma, clock }), transact }),
      // Never over another file, and for this account's eyes only.
      saveFile: (path, bytes) => writeFile(path, bytes, { flag: 'wx', mode: 0o600 }),
    })
    process.stdout.write(`${await run(request)}\n`)
  } finally {
    await close()
  }
}

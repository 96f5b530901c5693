/** HR's desk for conversations over a test database, by the words of its command line. */
import { createRulebook } from '#db/rulebook-store.ts'
import { createAnswerHandover } from '#flows/answer-handover.ts'
import { createDecideReview } from '#flows/decide-review.ts'
import { createSettleQuestion } from '#flows/settle-question.ts'
import type { Clock } from '#ports/clock.ts'
import { createDeskTransact } from '#src/desk/desk-transact.ts'
import { createHandoverDeskRun } from '#src/desk/handover-desk.ts'
import {
  type HandoverRequest,
  type PeopleRequest,
  type QuestionRequest,
  readPeopleArguments,
} from '#src/desk/people-arguments.ts'
import { createQuestionDeskRun } from '#src/desk/questions-desk.ts'
import { createReviewDeskRun } from '#src/desk/reviews-desk.ts'
import { replies } from './answering.ts'
import type { TestDatabase } from './database.ts'

export type PeopleDesk = (verb: string, rest?: readonly string[], options?: Record<string, string>) => Promise<string>

export function createPeopleDesk({ database, clock }: { database: TestDatabase; clock: Clock }): PeopleDesk {
  const { prisma } = database
  const transact = createDeskTransact({ prisma, clock })
  const rulebook = createRulebook({ prisma, ttlMs: 60_000 })
  const handovers = createHandoverDeskRun({
    transact,
    answerHandover: createAnswerHandover({ transact, replies }),
    clock,
  })
  const questions = createQuestionDeskRun({
    transact,
    settleQuestion: createSettleQuestion({ transact, replies, rulebook, clock }),
  })
  const reviews = createReviewDeskRun({ transact, decideReview: createDecideReview({ transact, replies }) })
  const isHandover = (request: PeopleRequest): request is HandoverRequest => request.verb.startsWith('handover')
  const isQuestion = (request: PeopleRequest): request is QuestionRequest => request.verb.startsWith('question')
  return async (verb, rest = [], options = {}) => {
    const request = readPeopleArguments(verb, rest, { by: 'Rini', ...options })
    if (!request) throw new Error(`the desk knows no ${verb}`)
    if (isHandover(request)) return handovers(request)
    return isQuestion(request) ? questions(request) : reviews(request)
  }
}

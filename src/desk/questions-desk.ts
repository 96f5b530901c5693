/** HR's desk for questions that nobody could answer, most asked first; an article for one tells all who asked. */
import type { SettledQuestion, SettleQuestion } from '#flows/settle-question.ts'
import type { QuestionGroup } from '#ports/questions.ts'
import type { Transact } from '#ports/stores.ts'
import { auditView } from './desk-audit.ts'
import { DeskProblem } from './desk-problem.ts'
import { oneLine } from './one-line.ts'
import type { QuestionRequest } from './people-arguments.ts'
import { moment } from './words.ts'

export type RunQuestionDesk = (request: QuestionRequest) => Promise<string>

const listLimit = 60
const states = { open: 'belum dijawab', answered: 'sudah dijawab', ignored: 'tidak dijawab' } as const

export function createQuestionDeskRun(needs: { transact: Transact; settleQuestion: SettleQuestion }): RunQuestionDesk {
  const { transact, settleQuestion } = needs
  return async (request) => {
    const { by } = request
    switch (request.verb) {
      case 'questions':
        return transact(async (stores) => {
          const groups = await stores.questionDesk.open(listLimit)
          if (groups.length === 0) return 'Tidak ada pertanyaan yang belum terjawab.'
          return ['Pertanyaan yang belum terjawab, yang paling sering di atas:', ...groups.map(line)].join('\n')
        })
      case 'question':
        return transact(async (stores) => {
          const group = await stores.questionDesk.find(request.number)
          if (!group) throw new DeskProblem(`Tidak ada pertanyaan nomor ${request.number}.`)
          await auditView(stores, by, null, 'question', group.id)
          return text(group)
        })
      case 'question-answered': {
        const { number, article } = request
        const { told, at } = settled(number, article, await settleQuestion(number, article, by))
        return `Pertanyaan nomor ${number} dijawab dengan artikel ${article}. ${told} percakapan diberi tahu pada ${moment(at)}.`
      }
      case 'question-ignore':
        settled(request.number, '', await settleQuestion(request.number, null, by))
        return `Pertanyaan nomor ${request.number} tidak dijawab; yang serupa masuk ke sana.`
    }
  }
}

const line = ({ id, text: asked, count, lastAt }: QuestionGroup): string =>
  `${String(id).padStart(5)}  ${oneLine(asked)}\n       ${count} kali, terakhir ${moment(lastAt)}`

const text = ({ id, text: asked, state, article, count, lastAt, examples }: QuestionGroup): string =>
  [
    `Pertanyaan nomor ${id}: ${states[state]}${article ? ` dengan artikel ${article.slug}` : ''}`,
    `  ${oneLine(asked)}`,
    `Ditanyakan ${count} kali, terakhir ${moment(lastAt)}`,
    ...(examples.length > 0 ? ['Ditulis juga:', ...examples.map((example) => `  ${oneLine(example)}`)] : []),
  ].join('\n')

function settled(number: number, article: string, result: Awaited<ReturnType<SettleQuestion>>): SettledQuestion {
  if (result.ok) return result.value
  const problems = {
    unknown: `Tidak ada pertanyaan nomor ${number}.`,
    decided: `Pertanyaan nomor ${number} sudah diputus.`,
    no_article: `Tidak ada artikel "${article}" yang terbit dan berlaku hari ini.`,
  }
  throw new DeskProblem(problems[result.problem])
}

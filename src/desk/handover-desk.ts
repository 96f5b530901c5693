/** HR's desk for conversations that were handed over: who waits, since when, for what, and the answer to them. */
import type { Result } from '#core/result.ts'
import type { AnswerHandover } from '#flows/answer-handover.ts'
import type { Clock } from '#ports/clock.ts'
import type { Transact } from '#ports/stores.ts'
import { auditList, auditView } from './desk-audit.ts'
import { DeskProblem } from './desk-problem.ts'
import { handoverLine, handoverText, isLate } from './handover-words.ts'
import type { HandoverRequest } from './people-arguments.ts'

export type RunHandoverDesk = (request: HandoverRequest) => Promise<string>

const listLimit = 100
const shownHistory = 6

export function createHandoverDeskRun(needs: {
  transact: Transact
  answerHandover: AnswerHandover
  clock: Clock
}): RunHandoverDesk {
  const { transact, answerHandover, clock } = needs
  return async (request) => {
    const { by } = request
    switch (request.verb) {
      case 'handovers':
        return transact(async (stores) => {
          const rows = await stores.handoverDesk.open(request.unit, listLimit)
          await auditList(stores, by, 'handovers', rows)
          if (rows.length === 0) return 'Tidak ada percakapan yang diteruskan ke petugas.'
          const now = clock.now()
          const late = rows.filter((row) => isLate(row, now)).length
          const head = `${rows.length} percakapan terbuka${late > 0 ? `, ${late} TERLAMBAT` : ''}:`
          return [head, ...rows.map((row) => handoverLine(row, now))].join('\n')
        })
      case 'handover':
        return transact(async (stores) => {
          const row = await stores.handoverDesk.find(request.number)
          if (!row) throw new DeskProblem(`Tidak ada nomor ${request.number}.`)
          await auditView(stores, by, row.employeeId, 'handover', row.id)
          // Once it is closed, the chat may be about other things, or somebody else's.
          const history = row.state === 'closed' ? [] : await stores.transcript.recent(row.address, shownHistory)
          return handoverText(row, history, clock.now())
        })
      case 'handover-take':
        settled(request.number, await answerHandover.take(request.number, by))
        return `Nomor ${request.number} sekarang diproses.`
      case 'handover-answer': {
        const { number, text } = request
        const { isTold } = settled(number, await answerHandover.answer(number, { text, by }))
        return `Nomor ${number} dijawab. ${told(isTold)}`
      }
      case 'handover-close': {
        const { isTold } = settled(request.number, await answerHandover.close(request.number, by))
        return `Nomor ${request.number} ditutup.${isTold ? '' : ` ${told(false)}`}`
      }
    }
  }
}

const told = (isTold: boolean): string =>
  isTold ? 'Jawabannya dikirim ke percakapannya.' : 'Akun itu tidak lagi terkait dengan pegawainya: beri tahu langsung.'

function settled<Value>(number: number, result: Result<Value, 'unknown' | 'closed'>): Value {
  if (result.ok) return result.value
  throw new DeskProblem(result.problem === 'unknown' ? `Tidak ada nomor ${number}.` : `Nomor ${number} sudah ditutup.`)
}

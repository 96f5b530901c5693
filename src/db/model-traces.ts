/** What a language model was asked and said, on `model_trace`; kept for a while, for auditors. */
import type { Clock } from '#ports/clock.ts'
import type { ModelExchange, ModelTraces, TracedExchange } from '#ports/model-trace.ts'
import { fromInstant, toInstant } from './calendar-date.ts'
import type { Db } from './client.ts'
import { type ModelTrace, Prisma } from './generated/client.ts'
import { storableText } from './storable-text.ts'

/** Days that traces and counts are kept. */
export const traceDays = 90

export function createModelTraces(needs: { db: Db; clock: Clock }): ModelTraces {
  const { db, clock } = needs
  return {
    async add({ request, response, ...exchange }) {
      const data = { ...exchange, conversationId: exchange.conversation, at: fromInstant(clock.now()) }
      const { conversation: _conversation, ...row } = data
      const answer = response === null || response === undefined ? Prisma.DbNull : stored(response)
      await db.modelTrace.create({ data: { ...row, request: stored(request), response: answer } })
    },
    async list(before, limit) {
      const where = before === null ? {} : { id: { lt: before } }
      return (await db.modelTrace.findMany({ where, orderBy: { id: 'desc' }, take: limit })).map(toExchange)
    },
    async find(id) {
      const row = await db.modelTrace.findUnique({ where: { id } })
      return row && toExchange(row)
    },
    async dropBefore(at) {
      const day = fromInstant(at)
      const { count } = await db.modelTrace.deleteMany({ where: { at: { lt: day } } })
      await db.modelUsage.deleteMany({ where: { day: { lt: day } } })
      return count
    },
  }
}

const stored = (value: unknown): Prisma.InputJsonValue => JSON.parse(JSON.stringify(value, storableText))

function toExchange({ conversationId, at, purpose, ...row }: ModelTrace): TracedExchange {
  return { ...row, at: toInstant(at), conversation: conversationId, purpose: purpose as ModelExchange['purpose'] }
}

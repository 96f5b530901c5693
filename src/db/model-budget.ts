/** What a language model may still cost today, on `model_usage`: counted beforehand, for the city and for one conversation. */
import type { ModelBudget } from '#ports/model-trace.ts'
import { toDate } from './calendar-date.ts'
import type { Db } from './client.ts'
import type { PrismaClient } from './generated/client.ts'

const city = 'city'
class UsedUp extends Error {}

export function createModelBudget(needs: { prisma: PrismaClient; city: number; person: number }): ModelBudget {
  const { prisma } = needs
  return {
    async take(day, conversation) {
      try {
        // The conversation first: the city's row, which all want, is held for the shortest time.
        await prisma.$transaction(async (db) => {
          await count(db, day, String(conversation), needs.person)
          await count(db, day, city, needs.city)
        })
        return true
      } catch (error) {
        if (error instanceof UsedUp) return false
        throw error
      }
    },
    async spend(day, conversation, tokens) {
      await prisma.modelUsage.updateMany({
        where: { day: toDate(day), scope: { in: [city, String(conversation)] } },
        data: { tokens: { increment: tokens } },
      })
    },
  }
}

async function count(db: Db, day: Temporal.PlainDate, scope: string, limit: number): Promise<void> {
  const counted = await db.$executeRaw`
    INSERT INTO model_usage (day, scope, requests) VALUES (${day.toString()}::date, ${scope}, 1)
    ON CONFLICT (day, scope) DO UPDATE SET requests = model_usage.requests + 1
    WHERE model_usage.requests < ${limit}`
  if (counted === 0) throw new UsedUp()
}

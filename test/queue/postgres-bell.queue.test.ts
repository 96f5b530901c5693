/** The bell on PostgreSQL. */
import { afterAll, beforeAll, describe } from 'vitest'
import { createSql, type Sql } from '#db/sql.ts'
import { createPostgresBell } from '#queue/postgres-bell.ts'
import { bellContract } from '#test/contract/bell-contract.ts'
import { createTestDatabase, type TestDatabase } from '#test/support/database.ts'
import { silentLog } from '#test/support/spine.ts'

let database: TestDatabase
let sql: Sql
beforeAll(async () => {
  database = await createTestDatabase()
  sql = createSql({ url: database.url })
})
afterAll(async () => {
  await sql.close()
  await database.close()
})

describe('the bell on PostgreSQL', () => {
  bellContract(() => ({
    open: () => createPostgresBell({ connectionString: database.url, log: silentLog }),
    jobs: async (name) => {
      const [row] = await sql<{ n: number }>('SELECT count(*)::int AS n FROM bullmq.job WHERE queue = $1', [name])
      return row?.n ?? 0
    },
    stop: () => database.cut(),
    start: () => database.restore(),
  }))
})

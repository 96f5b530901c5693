/** The audit table keeps what was written, whatever statement comes after. */
import { afterAll, beforeAll, expect, it } from 'vitest'
import { createAudit } from '#db/audit.ts'
import { createTestDatabase, type TestDatabase } from '#test/support/database.ts'
import { createFixedClock } from '#test/support/fixed-clock.ts'

let database: TestDatabase
beforeAll(async () => {
  database = await createTestDatabase()
})
afterAll(() => database.close())

it('is appended to only', async () => {
  const { prisma } = database
  const audit = createAudit({ db: prisma, clock: createFixedClock('2026-11-24T02:00:00Z') })
  await audit.write({ actor: 'chat:telegram', action: 'disclosed', employeeId: null, detail: { topic: 'raise.next' } })
  for (const statement of [
    `UPDATE audit_entry SET actor = 'somebody else'`,
    'DELETE FROM audit_entry',
    'TRUNCATE audit_entry',
  ]) {
    await expect(prisma.$executeRawUnsafe(statement)).rejects.toThrow(/appended to only/)
  }
  expect(await prisma.auditEntry.count({ where: { actor: 'chat:telegram' } })).toBe(1)
})

/** The process that is linked to WhatsApp is stopped and killed while employees chat: nothing is lost, doubled or linked anew. */
import { afterAll, beforeAll, expect, it } from 'vitest'
import { createTestDatabase, type TestDatabase } from '#test/support/database.ts'
import { createRandom } from '#test/support/random.ts'
import { restartWhileChatting } from '#test/support/whatsapp-restarts.ts'

let database: TestDatabase
beforeAll(async () => {
  database = await createTestDatabase()
})
afterAll(() => database.close())

/** In CI only as many as a minute holds. */
const restarts = 4

it(`answers every question through ${restarts} restarts, half of them SIGKILL`, { timeout: 240_000 }, async () => {
  const count = await restartWhileChatting({ database, employees: 5, restarts, random: createRandom(20_261_124) })
  process.stdout.write(`crash test: ${JSON.stringify(count)}\n`)
  expect(count).toMatchObject({ unanswered: 0, linkings: 1, inDoubt: 0, inbound: count.questions })
  expect(count.questions).toBeGreaterThan(restarts)
  // Each message of ours is shown once, however often it was sent.
  expect(count.shown).toBe(count.outbound)
})

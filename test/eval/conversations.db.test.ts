/** Every scripted conversation holds from its first line to its last, on the sample city. */
import { readdirSync, readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { loadKnowledge } from '#assistant/load-knowledge.ts'
import { createSyncKnowledge } from '#flows/sync-knowledge.ts'
import { sampleNotables, seedDefaults, seedSampleCity } from '#prisma/sample/seed.ts'
import { createChats } from '#test/support/chat.ts'
import { createTestDatabase, type TestDatabase } from '#test/support/database.ts'
import { createFixedClock } from '#test/support/fixed-clock.ts'
import { day } from '#test/support/record.ts'
import { silentLog } from '#test/support/spine.ts'
import { createCast } from './conversation-facts.ts'
import { parseScript } from './conversation-script.ts'
import { createSimulator, type Simulator } from './simulator.ts'

const folder = new URL('./conversations/', import.meta.url)
const scripts = readdirSync(folder)
  .filter((name) => name.endsWith('.txt'))
  .sort()
  .map((name) => parseScript(name, readFileSync(new URL(name, folder), 'utf8')))

let database: TestDatabase
let simulator: Simulator

beforeAll(async () => {
  const clock = createFixedClock('2026-11-24T02:00:00Z')
  const today = day('2026-11-24')
  database = await createTestDatabase()
  const { prisma } = database
  await seedDefaults(prisma)
  await seedSampleCity(prisma, { today })
  const { transact } = createChats({ database, clock })
  await createSyncKnowledge({ transact, log: silentLog })(await loadKnowledge('prompts/knowledge'))
  const notables = new Map((await sampleNotables(prisma)).map(({ key, id }) => [key, id]))
  simulator = createSimulator({ database, clock, cast: await createCast({ prisma, clock, today, notables }) })
})
afterAll(async () => {
  await simulator.close()
  await database.close()
})

describe('a scripted conversation', () => {
  it.each(scripts.map((script) => [script.file, script.title, script] as const))(
    '%s: %s',
    async (_file, _title, script) => {
      const { problems, transcript } = await simulator.play(script)
      expect(problems, `\n${transcript}\n`).toEqual([])
    },
  )
})

it('there are enough of them, and enough that are long', () => {
  expect(scripts.length).toBeGreaterThanOrEqual(45)
  expect(scripts.filter(({ turns }) => turns.length >= 12).length).toBeGreaterThanOrEqual(8)
  expect(new Set(scripts.map(({ title }) => title)).size).toBe(scripts.length)
})

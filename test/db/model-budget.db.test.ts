/** The budget and the traces of a language model: counted once, at once, and kept for a while. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createModelBudget } from '#db/model-budget.ts'
import { createModelTraces } from '#db/model-traces.ts'
import { createNameWords } from '#db/name-words.ts'
import { sampleNotables, seedDefaults, seedSampleCity } from '#prisma/sample/seed.ts'
import { createTestDatabase, type TestDatabase } from '#test/support/database.ts'
import { createFixedClock } from '#test/support/fixed-clock.ts'
import { day } from '#test/support/record.ts'

const clock = createFixedClock('2026-11-24T02:00:00Z')
let database: TestDatabase
beforeAll(async () => {
  database = await createTestDatabase()
})
afterAll(() => database.close())

const usage = async (date: string) =>
  Object.fromEntries(
    (await database.prisma.modelUsage.findMany({ where: { day: new Date(date) } })).map((row) => [row.scope, row]),
  )

describe('the budget', () => {
  it('counts for the city and the conversation, never beyond either, however many ask at once', async () => {
    const budget = createModelBudget({ prisma: database.prisma, city: 10, person: 4 })
    const asked = Array.from({ length: 36 }, (_, at) => budget.take(day('2026-11-24'), BigInt(1 + (at % 3))))
    const taken = (await Promise.all(asked)).filter(Boolean)
    expect(taken).toHaveLength(10)
    const { city, ...persons } = await usage('2026-11-24')
    expect(city?.requests).toBe(10)
    const each = Object.values(persons).map(({ requests }) => requests)
    expect(Math.max(...each)).toBeLessThanOrEqual(4)
    expect(each.reduce((sum, requests) => sum + requests, 0)).toBe(10)
  })

  it('is new on a new day, and holds what was spent', async () => {
    const budget = createModelBudget({ prisma: database.prisma, city: 10, person: 1 })
    expect(await budget.take(day('2026-11-25'), 1n)).toBe(true)
    expect(await budget.take(day('2026-11-25'), 1n)).toBe(false)
    await budget.spend(day('2026-11-25'), 1n, 930)
    expect(await usage('2026-11-25')).toMatchObject({
      city: { requests: 1, tokens: 930 },
      1: { requests: 1, tokens: 930 },
    })
  })
})

describe('the traces', () => {
  const exchange = {
    conversation: null,
    purpose: 'understand',
    model: 'contoh',
    request: { pesan: 'apa\u0000 ya \ud800' },
    response: null,
    outcome: 'timeout',
    durationMs: 700,
    inputTokens: 0,
    outputTokens: 0,
  } as const

  it('are listed newest first, by pages, and found', async () => {
    const traces = createModelTraces({ db: database.prisma, clock })
    for (let at = 1; at <= 5; at++) await traces.add({ ...exchange, durationMs: at })
    const first = await traces.list(null, 2)
    expect(first.map(({ durationMs }) => durationMs)).toEqual([5, 4])
    const second = await traces.list(first.at(-1)?.id ?? null, 2)
    expect(second.map(({ durationMs }) => durationMs)).toEqual([3, 2])
    const found = await traces.find(first[0]?.id ?? 0n)
    expect(found).toMatchObject({ purpose: 'understand', request: { pesan: 'apa ya \ufffd' }, response: null })
    expect(await traces.find(999_999n)).toBeNull()
  })

  it('are dropped when they are old, with what was counted', async () => {
    const traces = createModelTraces({ db: database.prisma, clock })
    const count = await database.prisma.modelTrace.count()
    expect(await traces.dropBefore(clock.now())).toBe(0)
    expect(await traces.dropBefore(clock.now().add({ hours: 48 }))).toBe(count)
    expect(await database.prisma.modelUsage.count()).toBe(0)
  })
})

it('knows the words of all names, as they were some minutes ago', async () => {
  await seedDefaults(database.prisma)
  let nowMs = 0
  const names = createNameWords({ db: database.prisma, nowMs: () => nowMs })
  expect((await names.all()).size).toBe(0)
  await seedSampleCity(database.prisma, { today: day('2026-11-24') })
  expect((await names.all()).size).toBe(0)
  nowMs = 11 * 60_000
  await names.all()
  await expect.poll(async () => (await names.all()).size).toBeGreaterThan(50)
  const id = (await sampleNotables(database.prisma))[0]?.id ?? ''
  const { fullName } = await database.prisma.employee.findUniqueOrThrow({ where: { id } })
  const all = await names.all()
  for (const word of fullName.toLowerCase().match(/\p{L}{3,}/gu) ?? []) expect(all).toContain(word)
})

/** A change of the rules, previewed on the sample city, then written with its author. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type ParameterRow, parametersAt } from '#core/personnel/parameters.ts'
import { ruleNames } from '#core/personnel/rule-dates.ts'
import { createPersonnelPages } from '#db/personnel-pages.ts'
import { createPersonnel } from '#db/personnel-store.ts'
import { createRulebookDesk } from '#db/rulebook-desk.ts'
import { previewParameters } from '#flows/preview-parameters.ts'
import { seedDefaults, seedSampleCity } from '#prisma/sample/seed.ts'
import { createTestDatabase, type TestDatabase } from '#test/support/database.ts'
import { createFixedClock } from '#test/support/fixed-clock.ts'

const today = Temporal.PlainDate.from('2026-11-24')
const clock = createFixedClock('2026-11-24T02:00:00Z')
let database: TestDatabase
const desk = () => createRulebookDesk({ prisma: database.prisma, clock })
const pages = (limit?: number) => {
  const own = createPersonnelPages({ db: database.prisma, today })
  return limit === undefined ? own : { records: (after: string | null) => own.records(after, limit) }
}
const proposed = (key: string, value: unknown, validFrom = '2026-11-24'): ParameterRow => ({
  key,
  value,
  validFrom: Temporal.PlainDate.from(validFrom),
  source: 'Edaran contoh',
  status: 'local',
})
const preview = async (...rows: ParameterRow[]) =>
  previewParameters({ pages: pages(), rows: await desk().rows(), today }, rows)
const countsOf = ({ changed }: Awaited<ReturnType<typeof preview>>) =>
  Object.fromEntries(ruleNames.flatMap((rule) => (changed[rule].length > 0 ? [[rule, changed[rule].length]] : [])))

beforeAll(async () => {
  database = await createTestDatabase()
  await seedDefaults(database.prisma)
  await seedSampleCity(database.prisma, { today })
})
afterAll(() => database?.close())

describe('the city page by page', () => {
  it('is everybody once, as the answers read them, whatever the page', async () => {
    const all: string[] = []
    let after: string | null = null
    for (;;) {
      const page = await pages(37).records(after, 37)
      if (page.length === 0) break
      for (const record of page) all.push(record.id)
      after = page.at(-1)?.id ?? null
    }
    expect(new Set(all).size).toBe(all.length)
    expect(all).toHaveLength(await database.prisma.employee.count())
    const [first] = await pages().records(null, 1)
    const personnel = createPersonnel({ db: database.prisma, clock: { today: () => today } })
    expect(first).toEqual(await personnel.record(first?.id ?? ''))
  })
})

describe('previewParameters', () => {
  it('finds nothing where nothing changes', async () => {
    const rows = await desk().rows()
    const found = await previewParameters({ pages: pages(), rows, today }, rows.slice(0, 3))
    expect(found.people).toBe(await database.prisma.employee.count())
    expect(countsOf(found)).toEqual({})
  })

  it('tells for each person what was and what would be, under masked numbers', async () => {
    const found = await preview(proposed('trainingHours', { pnsFloor: 24, pppkCeiling: 24 }))
    expect(Object.keys(countsOf(found))).toEqual(['training'])
    const [first] = found.changed.training
    expect(first?.before).toMatch(/^floor 20 /)
    expect(first?.after).toMatch(/^floor 24 /)
    expect(first?.nip).toMatch(/^•{14}\d{4}$/)
    const pns = await database.prisma.employee.count({ where: { kind: { in: ['pns', 'cpns'] } } })
    expect(found.changed.training).toHaveLength(pns)
  })

  it('moves promotions that lie on closed months, and never to an earlier day', async () => {
    const found = await preview(proposed('promotionPeriods', [4, 10], '2026-12-01'))
    expect(found.asOf.toString()).toBe('2026-12-01')
    expect(found.changed.promotion.length).toBeGreaterThan(10)
    for (const { before, after } of found.changed.promotion) {
      // ISO days compare as text; a text without one has a letter first.
      if (/^\d/.test(before) && /^\d/.test(after)) expect(after.slice(0, 10) > before.slice(0, 10)).toBe(true)
    }
  })

  it('is computed for the day on which the last row begins', async () => {
    const found = await preview(proposed('promotionCutoffDays', 90, '2027-03-01'))
    expect(found.asOf.toString()).toBe('2027-03-01')
    expect(found.changed['promotion proposal'].length).toBeGreaterThan(10)
  })

  it('refuses a wrong row before anybody is looked at', async () => {
    const records = () => Promise.reject(new Error('somebody was looked at'))
    const needs = { pages: { records }, rows: await desk().rows(), today }
    await expect(previewParameters(needs, [proposed('promotionCutoffDays', 'besok')])).rejects.toThrow(
      /"promotionCutoffDays" is wrong/,
    )
  })
})

describe('the desk', () => {
  it('writes rows with their author, and says so in the audit', async () => {
    const { prisma } = database
    await desk().write([proposed('promotionCutoffDays', 45, '2027-01-01')], 'Kabid Mutasi')
    await desk().write([proposed('promotionCutoffDays', 50, '2027-01-01')], 'Kabid Mutasi')
    const rows = await desk().rows()
    const own = rows.filter(({ key }) => key === 'promotionCutoffDays')
    expect(own.map(({ value, author }) => [value, author])).toEqual([
      [60, 'sistem'],
      [50, 'Kabid Mutasi'],
    ])
    expect(parametersAt(rows, today).promotionCutoffDays).toBe(60)
    expect(parametersAt(rows, Temporal.PlainDate.from('2027-01-01')).promotionCutoffDays).toBe(50)
    const audit = await prisma.auditEntry.findMany({ where: { actor: 'Kabid Mutasi' }, orderBy: { id: 'asc' } })
    expect(audit.map(({ action }) => action)).toEqual(['rule.set', 'rule.corrected'])
  })
})

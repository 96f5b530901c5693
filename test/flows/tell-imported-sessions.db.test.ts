/** Participants of sessions that an import changed: told once, of what concerns them, and not of what was undone. */
import { beforeAll, describe, expect, it } from 'vitest'
import { createImports } from '#db/import-store.ts'
import { createTellImportedSessions } from '#flows/tell-imported-sessions.ts'
import { createTrainingNotices } from '#flows/training-notices.ts'
import type { Imports } from '#ports/imports.ts'
import type { Transact } from '#ports/stores.ts'
import { replies } from '#test/support/answering.ts'
import { createChats } from '#test/support/chat.ts'
import { stage, stagedRow } from '#test/support/import-rows.ts'
import { silentLog } from '#test/support/spine.ts'
import { trainingCity } from '#test/support/training-city.ts'

const city = trainingCity(3)
const { person, clock } = city
const prisma = () => city.database().prisma
let transact: Transact
let imports: Imports
let tell: () => Promise<number>

beforeAll(async () => {
  ;({ transact } = createChats({ database: city.database(), clock }))
  imports = createImports({ url: city.database().url, clock })
  tell = createTellImportedSessions({
    transact,
    notices: createTrainingNotices({ replies, clock }),
    clock,
    log: silentLog,
  })
  await prisma().channelBond.createMany({
    data: [0, 1].map((index) => ({
      ...{ channel: 'telegram' as const, account: '700', method: 'activation_code' as const },
      address: `c${index}`,
      employeeId: person(index),
    })),
  })
})

async function joined(): Promise<{ id: number; title: string }> {
  const { id: trainingId, title } = await city.addCourse()
  const id = await city.addSession({ trainingId })
  await city.register(person(0), id)
  await city.register(person(1), id, 'menunggu')
  await city.register(person(2), id, 'batal')
  return { id, title }
}

/** The calendar as it comes in a file, with what is different in it. */
async function bring(title: string, different: Record<string, string | number>): Promise<number> {
  const row = stagedRow('session', {
    ...{ title, form: '8', hours: 16, provider: 'BKPP', summary: 'Ringkas', place: 'Zoom', mode: 'daring', quota: 30 },
    ...{ starts_on: '2026-12-08', ends_on: '2026-12-09', start_time: '08:00', end_time: '15:00', waiting_limit: 20 },
    registration_closes_on: '2026-12-04',
    ...different,
  })
  const number = await stage(imports, [row])
  await imports.examine(number)
  await imports.apply(number, 'petugas')
  return number
}

async function told(session: number): Promise<[address: string, words: string][]> {
  const rows = await prisma().outboundMessage.findMany({
    where: { cause: { contains: `:${session}:` } },
    orderBy: { address: 'asc' },
  })
  return rows.map(({ address, content }) => {
    const { text } = content as unknown as { text: { text: string }[] }
    return [address, text.map((span) => span.text).join('')]
  })
}

describe('an import that changes the calendar', { timeout: 60_000 }, () => {
  it('tells those with a seat and those who wait that the session is called off, once', async () => {
    const { id, title } = await joined()
    await bring(title, { cancelled_on: '2026-11-24' })
    expect(await tell()).toBe(2)
    const rows = await told(id)
    expect(rows.map(([address]) => address)).toEqual(['c0', 'c1'])
    expect(rows[0]?.[1]).toContain(`${title}`)
    expect(rows[0]?.[1]).toContain('dibatalkan')
    expect(await tell()).toBe(0)
    expect(await told(id)).toHaveLength(2)
  })

  it('tells them of another place once, though two imports changed it, and of another quota nothing', async () => {
    const { id, title } = await joined()
    await bring(title, { place: 'Balai Kota' })
    await bring(title, { place: 'Balai Diklat' })
    expect(await tell()).toBe(2)
    const [first] = await told(id)
    expect(first?.[1]).toContain('Balai Diklat')
    expect(first?.[1]).not.toContain('Balai Kota')
    await bring(title, { place: 'Balai Diklat', quota: 25 })
    expect(await tell()).toBe(0)
    expect(await told(id)).toHaveLength(2)
  })

  it('tells nobody of what was undone before', async () => {
    const { id, title } = await joined()
    await imports.undo(await bring(title, { place: 'Balai Kota' }), 'petugas')
    expect(await tell()).toBe(0)
    expect(await told(id)).toEqual([])
  })

  it('counts as told only with what is written', async () => {
    const { id, title } = await joined()
    await bring(title, { place: 'Balai Kota' })
    const broken = createTellImportedSessions({
      transact: (work) =>
        transact(async (stores) => {
          await work(stores)
          throw new Error('killed')
        }),
      notices: createTrainingNotices({ replies, clock }),
      clock,
      log: silentLog,
    })
    await expect(broken()).rejects.toThrow('killed')
    expect(await told(id)).toEqual([])
    expect(await tell()).toBe(2)
  })
})

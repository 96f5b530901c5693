/** Bonds and consents in the database: one live bond an address, gone with the person, nothing deleted. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Address } from '#core/message.ts'
import { createAudit } from '#db/audit.ts'
import { createBonds } from '#db/bonds.ts'
import { createConsents } from '#db/consents.ts'
import { createTestDatabase, type TestDatabase } from '#test/support/database.ts'
import { createFixedClock } from '#test/support/fixed-clock.ts'
import { insertPeople } from '#test/support/people.ts'

const clock = createFixedClock('2026-11-24T02:00:00Z')
const address = (chat: string): Address => ({ channel: 'telegram', account: '700', address: chat })
let database: TestDatabase
let people: string[]

beforeAll(async () => {
  database = await createTestDatabase()
  people = await insertPeople(database.prisma, [
    { nip: '198802292012122999' },
    { nip: '199001012015031998' },
    { nip: '198501012010011997', leftOn: '2026-11-24' },
    { nip: '198501012010011996', leftOn: '2026-11-25' },
  ])
})
afterAll(() => database.close())

const person = (index: number): string => people[index] ?? ''

describe('bonds', () => {
  const bonds = () => createBonds({ db: database.prisma, clock })

  it('are found by their whole address only', async () => {
    await bonds().bind(address('1'), person(0), 'phone_and_nip', 'user-1')
    expect(await bonds().find(address('1'))).toMatchObject({
      employeeId: person(0),
      method: 'phone_and_nip',
      platformUserId: 'user-1',
      boundAt: clock.now(),
    })
    expect(await bonds().find({ ...address('1'), account: '701' })).toBeNull()
    expect(await bonds().find({ ...address('1'), channel: 'browser' })).toBeNull()
  })

  it('are replaced, not doubled, and keep their history', async () => {
    await bonds().bind(address('2'), person(0), 'phone_and_nip', null)
    await bonds().bind(address('2'), person(1), 'activation_code', null)
    expect(await bonds().find(address('2'))).toMatchObject({ employeeId: person(1) })
    const rows = await database.prisma.channelBond.findMany({ where: { address: '2' }, orderBy: { boundAt: 'asc' } })
    expect(rows.map(({ endReason }) => endReason).sort()).toEqual(['replaced', null].sort())
  })

  it('end once', async () => {
    await bonds().bind(address('3'), person(0), 'operator', null)
    expect(await bonds().end(address('3'), 'unlinked')).toBe(true)
    expect(await bonds().end(address('3'), 'unlinked')).toBe(false)
    expect(await bonds().find(address('3'))).toBeNull()
  })

  it('end with the last day of service', async () => {
    await bonds().bind(address('4'), person(2), 'phone_and_nip', null)
    expect(await bonds().find(address('4'))).toBeNull()
    await bonds().bind(address('5'), person(3), 'phone_and_nip', null)
    expect(await bonds().find(address('5'))).toMatchObject({ employeeId: person(3) })
  })
})

describe('consents', () => {
  const consents = () => createConsents({ db: database.prisma, clock })

  it('hold by version until they are withdrawn, and stay on record', async () => {
    expect(await consents().current(address('1'))).toBeNull()
    await consents().give(address('1'), '2026-10')
    await consents().give(address('1'), '2026-11')
    expect(await consents().current(address('1'))).toBe('2026-11')
    await consents().withdraw(address('1'))
    expect(await consents().current(address('1'))).toBeNull()
    expect(await database.prisma.consent.count({ where: { address: '1' } })).toBe(2)
  })
})

it('writes the audit with the clock of the house', async () => {
  const audit = createAudit({ db: database.prisma, clock })
  await audit.write({
    actor: 'chat:telegram',
    action: 'disclosed',
    employeeId: person(0),
    detail: { topic: 'raise.next' },
  })
  const [entry] = await database.prisma.auditEntry.findMany({ where: { employeeId: person(0) } })
  expect(entry).toMatchObject({
    action: 'disclosed',
    detail: { topic: 'raise.next' },
    at: new Date('2026-11-24T02:00:00Z'),
  })
})

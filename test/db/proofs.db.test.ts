/** Proofs in the database: number and NIP together or nothing, codes once, tries counted. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Address } from '#core/message.ts'
import { createActivationCode } from '#db/activation-code.ts'
import { createProofs } from '#db/proofs.ts'
import { createTestDatabase, type TestDatabase } from '#test/support/database.ts'
import { createFixedClock } from '#test/support/fixed-clock.ts'
import { insertPeople } from '#test/support/people.ts'

const clock = createFixedClock('2026-11-24T02:00:00Z')
const secret = 'a secret of the tests'
const address: Address = { channel: 'telegram', account: '700', address: '1' }
let database: TestDatabase
let people: string[]

beforeAll(async () => {
  database = await createTestDatabase()
  people = await insertPeople(database.prisma, [
    { nip: '198802292012122999', phone: '+6281100001111' },
    { nip: '199001012015031998', phone: '+6281100002222' },
    { nip: '198501012010011997', phone: '+6281100003333', leftOn: '2026-11-01' },
  ])
})
afterAll(() => database.close())

const person = (index: number): string => people[index] ?? ''
const proofs = (key = secret) => createProofs({ db: database.prisma, clock, secret: key })
const newCode = (index: number) =>
  createActivationCode({ db: database.prisma, clock, secret }, person(index), 'test').then(({ code }) => code)

describe('number and NIP', () => {
  it.each([
    ['both right', '+6281100001111', '198802292012122999', 0],
    ["another one's number", '+6281100002222', '198802292012122999', null],
    ["another one's NIP", '+6281100001111', '199001012015031998', null],
    ['neither known', '+6281100009999', '199001012015039999', null],
    ['somebody who has left', '+6281100003333', '198501012010011997', null],
  ])('%s', async (_name, phone, nip, index) => {
    expect(await proofs().employeeByPhoneAndNip(phone, nip)).toBe(index === null ? null : person(index))
  })

  it('does not take a number that is not held any more', async () => {
    await database.prisma.employeeNumber.update({
      where: { value: '199001012015031998' },
      data: { validTo: new Date('2026-11-23') },
    })
    expect(await proofs().employeeByPhoneAndNip('+6281100002222', '199001012015031998')).toBeNull()
    await database.prisma.employeeNumber.update({ where: { value: '199001012015031998' }, data: { validTo: null } })
  })
})

describe('activation codes', () => {
  it('name their employee once, however they are written', async () => {
    const code = await newCode(0)
    expect(code).toMatch(/^[A-HJKMNP-TW-Z2-9]{4}-[A-HJKMNP-TW-Z2-9]{4}$/)
    expect(await proofs().redeemCode(code.toLowerCase().replace('-', ' '))).toBe(person(0))
    expect(await proofs().redeemCode(code)).toBeNull()
  })

  it('are used once by two chats at the same time', async () => {
    const code = await newCode(0)
    const found = await Promise.all(Array.from({ length: 8 }, () => proofs().redeemCode(code)))
    expect(found.filter((id) => id !== null)).toEqual([person(0)])
  })

  it('stop when a new one is made, after seven days, with another key, and with the person', async () => {
    const first = await newCode(1)
    const second = await newCode(1)
    expect(await proofs().redeemCode(first)).toBeNull()
    expect(await proofs('another key').redeemCode(second)).toBeNull()
    clock.set('2026-12-01T02:00:00Z')
    expect(await proofs().redeemCode(second)).toBeNull()
    clock.set('2026-12-01T01:59:59Z')
    expect(await proofs().redeemCode(second)).toBe(person(1))
    expect(await proofs().redeemCode(await newCode(2))).toBeNull()
    clock.set('2026-11-24T02:00:00Z')
  })

  it('are not kept as they are', async () => {
    const code = await newCode(0)
    const rows = await database.prisma.activationCode.findMany()
    expect(JSON.stringify(rows)).not.toContain(code)
    expect(JSON.stringify(rows)).not.toContain(code.replace('-', ''))
  })
})

it('names whose number it is, and nobody who has left', async () => {
  expect(await proofs().ownerOf('+6281100002222')).toBe(person(1))
  expect(await proofs().ownerOf('+6281100003333')).toBeNull()
  expect(await proofs().ownerOf('+6281100009999')).toBeNull()
})

it('counts the failures of one address, of its account and on one person within a time', async () => {
  await proofs().recordAttempt(address, person(1), false)
  clock.set('2026-11-24T02:30:00Z')
  await proofs().recordAttempt(address, null, false)
  await proofs().recordAttempt(address, person(0), true)
  await proofs().recordAttempt({ ...address, address: '2' }, person(1), false)
  await proofs().recordAttempt({ ...address, account: '701' }, null, false)
  const since = (time: string) => Temporal.Instant.from(`2026-11-24T${time}Z`)
  const all = await proofs().failuresSince(address, person(1), since('02:00:00'))
  expect(all).toEqual({ ofAddress: 2, ofAccount: 3, onEmployee: 2 })
  const later = await proofs().failuresSince(address, null, since('02:15:00'))
  expect(later).toEqual({ ofAddress: 1, ofAccount: 2, onEmployee: 0 })
})

/** The command that makes activation codes: run as HR runs it, its code taken by the same key and no other. */
import { spawnSync } from 'node:child_process'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { createProofs } from '#db/proofs.ts'
import { deriveSecret } from '#src/derive-secret.ts'
import { createTestDatabase, type TestDatabase } from '#test/support/database.ts'
import { createFixedClock } from '#test/support/fixed-clock.ts'
import { insertPeople } from '#test/support/people.ts'

const key = 'a key of the tests, forty characters long'
let database: TestDatabase
let employeeId: string | undefined

beforeAll(async () => {
  database = await createTestDatabase()
  ;[employeeId] = await insertPeople(database.prisma, [
    { nip: '198802292012122999' },
    { nip: '198501012010011997', leftOn: '2020-01-01' },
  ])
})
afterAll(() => database.close())

function run(parameters: readonly string[], environment: Record<string, string> = {}) {
  const env = { PATH: process.env.PATH ?? '', DATABASE_URL: database.url, SECRET_KEY: key, ...environment }
  return spawnSync(process.execPath, ['src/activation.ts', ...parameters], { encoding: 'utf8', env })
}

it('prints a code that binds its employee, once', async () => {
  const { status, stdout, stderr } = run(['--nip', '19880229 201212 2 999'])
  expect([status, stderr]).toEqual([0, ''])
  const code = /^Kode aktivasi: (\S{4}-\S{4})$/m.exec(stdout)?.[1] ?? ''
  const clock = createFixedClock(Temporal.Now.instant().toString())
  const proofs = (secretKey: string) =>
    createProofs({ db: database.prisma, clock, secret: deriveSecret(secretKey, 'activation codes') })
  expect(await proofs('some other key of forty characters, yes').redeemCode(code)).toBeNull()
  expect(await proofs(key).redeemCode(code)).toBe(employeeId)
  expect(await database.prisma.auditEntry.findMany()).toMatchObject([{ action: 'activation.created', employeeId }])
})

it.each([
  ['no NIP', [], 'Usage: npm run activation'],
  ['a short NIP', ['--nip', '123'], 'NIP terbaca 3 digit, seharusnya 18.'],
  ['an unknown NIP', ['--nip', '199001012015031998'], 'No present employee has this NIP.'],
  ['somebody who has left', ['--nip', '198501012010011997'], 'No present employee has this NIP.'],
])('says in one line what is wrong: %s', (_name, parameters, words) => {
  const { status, stdout, stderr } = run(parameters)
  expect([status, stdout]).toEqual([1, ''])
  expect(stderr).toContain(words)
  expect(stderr.trim().split('\n')).toHaveLength(1)
})

it('says that Semar is not running', () => {
  const { status, stderr } = run(['--nip', '198802292012122999'], { DATABASE_URL: '', DATA_DIR: '/nonexistent/semar' })
  expect(status).toBe(1)
  expect(stderr).toBe('Semar is not running here. Start it (npm start), or set DATABASE_URL.\n')
})

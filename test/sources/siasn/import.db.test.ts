/** From SIASN into the database and back again: what could not be had takes nothing away. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createImports } from '#db/import-store.ts'
import { knownNips } from '#db/known-nips.ts'
import { createStageImport } from '#flows/stage-import.ts'
import { createTestDatabase, type TestDatabase } from '#test/support/database.ts'
import { createFixedClock } from '#test/support/fixed-clock.ts'
import type { SiasnServer } from '#test/support/siasn-server/create-siasn-server.ts'
import { createSiasnServer } from '#test/support/siasn-server/create-siasn-server.ts'
import type { SiasnPerson } from '#test/support/siasn-server/people.ts'
import { sourceOn } from './ask-siasn.ts'

const signal = new AbortController().signal
let database: TestDatabase
let server: SiasnServer
beforeAll(async () => {
  database = await createTestDatabase()
  server = await createSiasnServer({ people: 15 })
})
afterAll(async () => {
  await server.close()
  await database.close()
})

async function importNow(nips: readonly string[]) {
  const clock = createFixedClock('2026-11-24T03:00:00Z')
  const imports = createImports({ url: database.url, clock })
  const source = sourceOn(server, { nips })
  const { asOf, isWhole } = await source.fetch(signal)
  const scope = isWhole ? 'city' : 'partial'
  const stage = createStageImport({ imports })
  const { number, report } = await stage({ source, scope, author: 'uji', asOf, signal, onProgress: () => {} })
  await imports.apply(number, 'uji')
  return { scope, report, kinds: new Map(report.kinds.map((kind) => [kind.kind, kind])) }
}

const counts = async () => ({
  employees: await database.prisma.employee.count({ where: { leftOn: null } }),
  ranks: await database.prisma.rankEntry.count(),
  posts: await database.prisma.postEntry.count(),
  certificates: await database.prisma.certificate.count(),
  proposals: await database.prisma.proposal.count(),
  contracts: await database.prisma.contract.count(),
})

describe('an import from SIASN', { timeout: 90_000 }, () => {
  it('brings everybody with their histories', async () => {
    const { report, scope } = await importNow(server.people.map(({ nip }) => nip))
    expect(scope).toBe('city')
    expect(report.issues).toEqual([])
    expect(await counts()).toEqual({
      employees: 15,
      ranks: 28,
      posts: 18,
      certificates: 35,
      proposals: 2,
      contracts: 2,
    })
    expect(await knownNips(database.prisma)).toEqual(server.people.map(({ nip }) => nip).sort())
  })

  it('finds nothing new when it is done again for those on record', async () => {
    const { report } = await importNow(await knownNips(database.prisma))
    const changes = report.kinds.filter(({ added, changed, gone }) => added + changed + gone > 0)
    expect(changes).toEqual([])
  })

  it('takes away nothing of what failed, though histories are whole for whom they name', async () => {
    const before = await counts()
    const nips = await knownNips(database.prisma)
    const [first] = nips
    server.faults.add(new RegExp(`rw-golongan/${first}`), { kind: 'status', status: 500 }, 100)
    server.faults.add(new RegExp(`rw-kursus/${first}`), { kind: 'status', status: 500 }, 100)
    server.faults.add(/list-kp/, { kind: 'html' }, 1000)
    const { report, scope } = await importNow(nips)
    server.faults.clear()
    expect(scope).toBe('city')
    expect(report.kinds.map(({ kind, gone }) => [kind, gone]).filter(([, gone]) => gone !== 0)).toEqual([])
    expect(await counts()).toEqual(before)
  })

  it('counts nobody as gone where SIASN did not answer about somebody', async () => {
    const before = await counts()
    const nips = await knownNips(database.prisma)
    server.faults.add(new RegExp(`data-utama/${nips[0]}`), { kind: 'cut' }, 100)
    const { report, scope } = await importNow(nips)
    server.faults.clear()
    expect(scope).toBe('partial')
    expect(report.leaving).toBe(0)
    expect(await counts()).toEqual(before)
  })

  it('takes away what SIASN no longer has', async () => {
    const [person] = server.people as [SiasnPerson]
    const [course] = person.answers['rw-kursus'] as [unknown]
    server.faults.add(new RegExp(`rw-kursus/${person.nip}`), { kind: 'instead', body: { code: 1, data: [course] } })
    const { kinds } = await importNow(await knownNips(database.prisma))
    expect(kinds.get('certificate')).toMatchObject({ gone: 1, added: 0, changed: 0 })
  })
})

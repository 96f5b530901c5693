/** The try-out page while the database is away, and where there is no sample. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type CobaPeople, type CobaServer, seedCobaPeople, startCobaServer } from '#test/support/coba-server.ts'
import { createTestDatabase, type TestDatabase } from '#test/support/database.ts'

describe('a database that is away', () => {
  let database: TestDatabase
  let people: CobaPeople
  let server: CobaServer
  beforeAll(async () => {
    database = await createTestDatabase()
    people = await seedCobaPeople(database)
    server = await startCobaServer({ database, people, reply: () => [{ text: [{ text: 'ya' }], choices: [] }] })
  })
  afterAll(async () => {
    await server.close()
    await database.close()
  })

  it('answers 503, kindly, and takes the same message once when it is back', async () => {
    const session = await fetch(`${server.url}/coba/session`, {
      method: 'POST',
      body: new URLSearchParams({ employeeId: people.ratna }),
      redirect: 'manual',
    })
    const cookie = (session.headers.getSetCookie()[0] ?? '').split(';')[0] as string
    const body = JSON.stringify({ id: crypto.randomUUID(), text: 'halo' })
    const post = () =>
      fetch(`${server.url}/coba/messages`, {
        method: 'POST',
        headers: { cookie, 'content-type': 'application/json' },
        body,
      })

    await database.cut()
    const refused = await post()
    expect(refused.status).toBe(503)
    expect(refused.headers.get('retry-after')).toBe('5')
    expect(((await refused.json()) as { message: string }).message).toContain('Tidak ada pesan yang hilang')
    expect((await fetch(`${server.url}/coba/stream`, { headers: { cookie } })).status).toBe(503)

    await database.restore()
    expect((await post()).status).toBe(200)
    expect((await post()).status).toBe(200)
    expect(await database.prisma.inboundMessage.count()).toBe(1)
  })
})

describe('a database without the sample', () => {
  let database: TestDatabase
  let server: CobaServer
  beforeAll(async () => {
    database = await createTestDatabase()
    server = await startCobaServer({ database, people: null, reply: () => [] })
  })
  afterAll(async () => {
    await server.close()
    await database.close()
  })

  it.each(['/coba', '/coba/pegawai', '/coba/employees', '/coba/messages', '/coba/stream'])(
    'has no %s',
    async (path) => {
      const response = await fetch(`${server.url}${path}`, { headers: { accept: 'text/html' } })
      expect(response.status).toBe(404)
      expect(await response.text()).toContain('Halaman percobaan tidak aktif')
    },
  )
})

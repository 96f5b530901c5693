/** `npm run chat`, as a script and against a server that is away. */
import { spawn } from 'node:child_process'
import { text } from 'node:stream/consumers'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type CobaServer, seedCobaPeople, startCobaServer } from '#test/support/coba-server.ts'
import { createTestDatabase, type TestDatabase } from '#test/support/database.ts'

let database: TestDatabase
let server: CobaServer
beforeAll(async () => {
  database = await createTestDatabase()
  server = await startCobaServer({
    database,
    people: await seedCobaPeople(database),
    reply: (content) => {
      if (content.kind === 'choice') return [{ text: [{ text: `pilihan ${content.data}` }], choices: [] }]
      if (content.kind !== 'text' || content.text === 'diam') return []
      return [
        { text: [{ text: 'jawab: ', bold: true }, { text: content.text }], choices: [] },
        { text: [{ text: 'bagian dua' }], choices: [{ label: 'Ingatkan saya', data: 'remind' }] },
      ]
    },
  })
})
afterAll(async () => {
  await server.close()
  await database.close()
})

async function chat(args: string[], input: string, env: Record<string, string> = {}) {
  const child = spawn(process.execPath, ['src/chat.ts', ...args], {
    env: { PATH: process.env.PATH ?? '', ...env },
    stdio: ['pipe', 'pipe', 'pipe'],
  })
  child.stdin.end(input)
  const [out, error, code] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    new Promise<number | null>((resolve) => child.once('close', resolve)),
  ])
  return { out, error, code }
}

describe('npm run chat', () => {
  it('sends line by line, waits for each answer, and ends with the input', async () => {
    const { out, error, code } = await chat(['--as', 'ratna', '--url', server.url], 'satu\n1\n\ndiam\ntiga\n')
    expect({ error, code }).toEqual({ error: '', code: 0 })
    expect(out.match(/(jawab: \w+|bagian dua|pilihan \w+|1\. Ingatkan saya)/g)).toEqual([
      'jawab: satu',
      'bagian dua',
      '1. Ingatkan saya',
      'pilihan remind',
      'jawab: tiga',
      'bagian dua',
      '1. Ingatkan saya',
    ])
    expect(out).not.toContain('\u001b')
    const bond = await database.prisma.channelBond.findFirst({ where: { channel: 'terminal' } })
    expect(bond).toMatchObject({ account: 'coba', method: 'sample' })
  })

  it('shows emphasis where colours are wanted', async () => {
    const { out } = await chat(['--as', '1', '--url', server.url], 'halo\n', { FORCE_COLOR: '1' })
    expect(out).toContain('\u001b[1mjawab: \u001b[22mhalo')
  })

  it('lists the people when nobody is named', async () => {
    const { out, code } = await chat(['--url', server.url], '')
    expect(code).toBe(0)
    expect(out).toContain('1. Ratna Kusumaningtyas, S.Kom. - Pranata Komputer, Dinas Percobaan')
    expect(out).toContain('Lahir 29 Februari')
  })

  it('says whom it cannot tell apart, or cannot find', async () => {
    const { out, error, code } = await chat(['--as', 's.kom', '--url', server.url], 'halo\n')
    expect(code).toBe(1)
    expect(out).toContain('Yohanes Pandu')
    expect(error).toContain('fits 2 people')
    expect((await chat(['--as', 'bukan contoh', '--url', server.url], '')).error).toContain('fits 0 people')
  })

  it('says how to start when nobody answers', async () => {
    const { error, code } = await chat(['--as', '1'], 'halo\n', { PORT: '9' })
    expect(code).toBe(1)
    expect(error).toBe('nothing answers at http://localhost:9: start Semar first, with npm start\n')
  })
})

/** WhatsApp Web through the whole application: linked, a person known by number and NIP, questions answered, numbers chosen. */
import { setTimeout as wait } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createSql, type Sql } from '#db/sql.ts'
import { seedDefaults, seedSampleCity } from '#prisma/sample/seed.ts'
import { readConfig } from '#src/config.ts'
import { createWhatsAppWebStore } from '#src/whatsapp-web.ts'
import { type Running, start } from '#src/wire.ts'
import { createTestDatabase, type TestDatabase } from '#test/support/database.ts'
import { silentLog } from '#test/support/spine.ts'
import { createEmployee, type Employee } from '#test/support/whatsapp-server/create-employee.ts'
import { createWhatsAppServer, type WhatsAppServer } from '#test/support/whatsapp-server/create-whatsapp-server.ts'

const number = '6281200000930'
const secretKey = 'a key of the tests, forty characters long'
let database: TestDatabase
let server: WhatsAppServer
let semar: Running
let sql: Sql
let ani: Employee
let nip: string

beforeAll(async () => {
  database = await createTestDatabase()
  await seedDefaults(database.prisma)
  await seedSampleCity(database.prisma, { today: Temporal.Now.plainDateISO('Asia/Jakarta') })
  server = await createWhatsAppServer()
  server.account(number, 'Semar')
  const config = readConfig({
    PORT: '0',
    DATABASE_URL: database.url,
    SECRET_KEY: secretKey,
    WHATSAPP_WEB: 'on',
    WHATSAPP_WEB_SOCKET_URL: server.url,
  })
  semar = await start({ config, databaseUrl: database.url, secretKey, log: silentLog })
  sql = createSql({ url: database.url, poolSize: 1 })
  const { board } = createWhatsAppWebStore({ sql, secretKey })
  let scanned: string | null = null
  for (let status = await board.read(); status.state !== 'open'; status = await board.read()) {
    const qr = status.pairing?.qr ?? null
    if (qr !== null && qr !== scanned) await server.scan({ qr, phone: number }).catch(() => undefined)
    scanned = qr
    await wait(50)
  }
  const employee = await database.prisma.employee.findFirstOrThrow({
    where: { kind: 'pns', legalStatus: 'aktif', bonds: { none: {} } },
    include: { numbers: { where: { kind: 'nip' } } },
    orderBy: { id: 'desc' },
  })
  nip = employee.numbers[0]?.value ?? ''
  ani = await createEmployee({ server, phone: '6281200000931' })
  await database.prisma.employee.update({ where: { id: employee.id }, data: { phone: `+${ani.phone}` } })
})
afterAll(async () => {
  await semar.stop()
  await ani.close()
  await server.close()
  await sql.close()
  await database.close()
})

async function answerTo(text: string): Promise<string> {
  await ani.send(number, text)
  return (await ani.waitForReply({ from: number, limitMs: 20_000 })).text
}
/** Nothing waits any more. */
async function settled(): Promise<void> {
  for (;;) {
    const [row] = await sql<{ n: number }>(
      `SELECT (SELECT count(*) FROM inbound_message WHERE state = 'waiting')::int
        + (SELECT count(*) FROM outbound_message WHERE state IN ('waiting', 'sending'))::int AS n`,
      [],
    )
    if (row?.n === 0) return
    await wait(50)
  }
}

/** What a message was taken for, once it is in the inbox. */
async function contentOf(id: string): Promise<object> {
  for (;;) {
    const [row] = await sql<{ content: object }>(
      `SELECT content FROM inbound_message WHERE channel = 'whatsapp_web' AND platform_id = $1`,
      [`${ani.phone}/${id}`],
    )
    if (row) return row.content
    await wait(50)
  }
}

describe('a person on WhatsApp', () => {
  it('agrees by number, is known by number and NIP, asks, and chooses by number', async () => {
    const notice = await answerTo('kapan saya naik pangkat?')
    expect(notice).toMatch(/Balas dengan angka/)
    const agree = /^(\d)\. .*setuju/im.exec(notice)?.[1] ?? ''
    expect(agree).not.toBe('')
    expect(await answerTo(agree)).toMatch(/NIP/)
    await ani.send(number, nip)
    const answered = await ani.waitForReply({ from: number, match: /pangkat/i, limitMs: 20_000 })
    expect(answered.text.length).toBeGreaterThan(20)
    await settled()
    const [bond] = await sql<{ address: string; platform_user_id: string }>(
      `SELECT address, platform_user_id FROM channel_bond WHERE channel = 'whatsapp_web' AND ended_at IS NULL`,
      [],
    )
    expect(bond).toEqual({ address: ani.phone, platform_user_id: `${server.account(ani.phone).lid}@lid` })
    await answerTo('kapan saya pensiun')
    await settled()
    const options = [...ani.heard].reverse().find(({ text }) => text.includes('Balas dengan angka'))
    expect(options?.text).toMatch(/^1\. /m)
    expect(await contentOf((await ani.send(number, '1')).id)).toMatchObject({ kind: 'choice' })
    await settled()
  })

  it('whose number passes to another account proves anew who it is', async () => {
    await database.prisma.channelBond.updateMany({
      where: { channel: 'whatsapp_web', endedAt: null },
      data: { platformUserId: '1234@lid' },
    })
    await contentOf((await ani.send(number, 'kapan saya naik pangkat?')).id)
    await settled()
    const live = await database.prisma.channelBond.count({ where: { channel: 'whatsapp_web', endedAt: null } })
    expect(live).toBe(0)
    const [answer] = await sql<{ employee_id: string | null; text: string }>(
      `SELECT employee_id, content->>'text' AS text FROM outbound_message ORDER BY position DESC LIMIT 1`,
      [],
    )
    expect(answer?.employee_id).toBeNull()
    expect(answer?.text).not.toMatch(/paling cepat/i)
  })

  it('waits when WhatsApp restricts the number, and the operator sees it', async () => {
    const told = async () =>
      (await (await fetch(`http://127.0.0.1:${semar.port}/health/ready`)).json()) as { parts: Record<string, boolean> }
    expect((await told()).parts).toEqual({ database: true, whatsappWeb: true })
    server.rules.sendErrors.push({ code: 463, from: number })
    await ani.send(number, 'halo')
    while ((await told()).parts.whatsappWeb) await wait(50)
    expect((await told()).parts.database).toBe(true)
    const [row] = await sql<{ state: string }>(`SELECT state FROM outbound_message ORDER BY position DESC LIMIT 1`, [])
    expect(row?.state).toBe('waiting')
  })
})

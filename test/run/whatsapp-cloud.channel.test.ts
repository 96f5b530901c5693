/** WhatsApp's Cloud API through the whole application: question in by webhook, answer out, receipts, limits, troubles. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { outboundId } from '#core/outbound-id.ts'
import { seedDefaults, seedSampleCity } from '#prisma/sample/seed.ts'
import { readConfig } from '#src/config.ts'
import { noticeVersion } from '#src/notice-version.ts'
import { type Running, start } from '#src/wire.ts'
import { createTestDatabase, type TestDatabase } from '#test/support/database.ts'
import { jpeg } from '#test/support/files.ts'
import { silentLog } from '#test/support/spine.ts'
import {
  createWhatsAppCloudServer,
  type WhatsAppCloudServer,
} from '#test/support/whatsapp-cloud-server/create-whatsapp-cloud-server.ts'
import type { CloudPerson } from '#test/support/whatsapp-cloud-server/people.ts'

const waitMs = 20_000
const verifyToken = 'kata-uji-coba'
let database: TestDatabase
let meta: WhatsAppCloudServer
let semar: Running
let url: string

beforeAll(async () => {
  database = await createTestDatabase()
  await seedDefaults(database.prisma)
  await seedSampleCity(database.prisma, { today: Temporal.Now.plainDateISO('Asia/Jakarta') })
  meta = await createWhatsAppCloudServer()
  meta.templates = [
    { name: 'batas_skp', language: 'id', status: 'APPROVED', category: 'UTILITY', body: 'Batas SKP {{1}}' },
    { name: 'jeda', language: 'id', status: 'PAUSED', category: 'UTILITY', body: 'Jeda' },
  ]
  const config = readConfig({
    PORT: '0',
    DATABASE_URL: database.url,
    SECRET_KEY: 'a key of the tests, forty characters long',
    WHATSAPP_CLOUD_TOKEN: meta.token,
    WHATSAPP_CLOUD_PHONE_NUMBER_ID: meta.phoneNumberId,
    WHATSAPP_CLOUD_APP_SECRET: meta.appSecret,
    WHATSAPP_CLOUD_VERIFY_TOKEN: verifyToken,
    WHATSAPP_CLOUD_API_ROOT: meta.url,
  })
  semar = await start({ config, databaseUrl: database.url, secretKey: config.secretKey ?? '', log: silentLog })
  url = `http://127.0.0.1:${semar.port}/webhooks/whatsapp`
  await meta.webhooks.connect(url, verifyToken)
})
afterAll(async () => {
  await semar.stop()
  await meta.close()
  await database.close()
})
beforeEach(() => meta.clearFaults())

async function replyTo(person: CloudPerson, act: () => unknown) {
  act()
  return await person.waitForReply(waitMs)
}

/** Looks again until it holds, as receipts travel on their own. */
async function until<Value>(read: () => Promise<Value>, holds: (value: Value) => boolean): Promise<Value> {
  for (const end = Date.now() + waitMs; ; ) {
    const value = await read()
    if (holds(value)) return value
    if (Date.now() > end) throw new Error(`never held: ${JSON.stringify(value)}`)
    await new Promise((resolve) => setTimeout(resolve, 25))
  }
}

const rowsTo = (person: CloudPerson) =>
  database.prisma.outboundMessage.findMany({
    where: { channel: 'whatsapp_cloud', address: person.address },
    orderBy: { position: 'asc' },
  })

const inboundOf = (person: CloudPerson) =>
  database.prisma.inboundMessage.count({ where: { channel: 'whatsapp_cloud', address: person.address } })

/** Somebody who is signed in already. */
async function bound(): Promise<CloudPerson> {
  const employee = await database.prisma.employee.findFirstOrThrow({
    where: { kind: 'pns', legalStatus: 'aktif', bonds: { none: {} } },
    orderBy: { id: 'desc' },
  })
  const person = meta.person()
  const place = { channel: 'whatsapp_cloud', account: meta.phoneNumberId, address: person.address } as const
  await database.prisma.channelBond.create({
    data: { ...place, employeeId: employee.id, method: 'phone_and_nip', platformUserId: person.userId },
  })
  await database.prisma.consent.create({ data: { ...place, noticeVersion } })
  return person
}

/** A message of the kind that nobody asked for. */
async function remind(person: CloudPerson, template?: object): Promise<string> {
  const to = { channel: 'whatsapp_cloud', account: meta.phoneNumberId, address: person.address } as const
  const cause = `reminder:${crypto.randomUUID()}`
  const id = outboundId(cause, to)
  const text = [{ text: 'Batas rencana SKP 29 Januari.' }]
  await database.prisma.outboundMessage.create({
    data: { ...to, id, lane: 'reminder', cause, content: { text, choices: [], ...(template && { template }) } },
  })
  return id
}

const row = (id: string) => database.prisma.outboundMessage.findUniqueOrThrow({ where: { id } })
const settled = (id: string) =>
  until(
    () => row(id),
    ({ state }) => state !== 'waiting' && state !== 'sending',
  )

const health = async () =>
  (await (await fetch(`http://127.0.0.1:${semar.port}/health/ready`)).json()) as {
    isReady: boolean
    parts: Record<string, boolean>
  }

describe('a new person', () => {
  it('binds by the number that WhatsApp gives and the NIP, and is answered by the record', async () => {
    const employee = await database.prisma.employee.findFirstOrThrow({
      where: { kind: 'pns', legalStatus: 'aktif', phone: { not: null } },
      include: { numbers: { where: { kind: 'nip', validTo: null } } },
      orderBy: { id: 'asc' },
    })
    const nip = employee.numbers[0]?.value ?? ''
    const person = meta.person({ phone: employee.phone ?? '' })
    person.isReading = true

    const welcome = await replyTo(person, () => person.send('halo'))
    expect(welcome.text).toContain('Saya Semar, asisten kepegawaian ASN Kota Semarang.')
    expect(welcome.choices.map(({ title }) => title)).toEqual(['Setuju', 'Tidak'])
    expect((await replyTo(person, () => person.press('Setuju'))).text).toContain('NIP')
    expect((await replyTo(person, () => person.send(nip))).text).toContain(employee.fullName)
    await person.waitForReply(waitMs)

    const answer = await replyTo(person, () => person.send('min kapan sy pensiun?'))
    expect(answer.text).toMatch(/^\*TMT pensiun (?:Bapak|Ibu) /)
    const next = answer.choices[0]
    await replyTo(person, () => person.press(next?.title ?? ''))
    expect(meta.refused).toEqual([])
    expect(JSON.stringify(meta.sent)).not.toContain(nip)
  })

  it('has to prove anew who it is when the number comes with another user id', async () => {
    const person = await bound()
    expect((await replyTo(person, () => person.send('kapan saya pensiun'))).text).toContain('TMT pensiun')
    const another = { type: 'text', text: { body: 'kapan saya pensiun' }, from_user_id: 'ID.99887766554433' }
    const told = await replyTo(person, () => person.sendRaw(another))
    expect(told.text).not.toContain('TMT pensiun')
    expect(await database.prisma.channelBond.count({ where: { address: person.address, endedAt: null } })).toBe(0)
  })

  it('hands in a certificate as a file, and chooses from a list what it is', async () => {
    const person = await bound()
    const photo = jpeg('the certificate, photographed')
    const asked = await replyTo(person, () => person.sendMedia('image', photo, 'image/jpeg'))
    expect(asked.text).toContain('Ini sertifikat pelatihan?')
    const [kept] = await database.prisma.attachment.findMany({ orderBy: { createdAt: 'desc' }, take: 1 })
    expect(kept && new Uint8Array(kept.content)).toEqual(photo)
    expect((await replyTo(person, () => person.press('Sertifikat pelatihan'))).text).toContain('Apa nama pelatihannya?')
  })

  it('sees that it was read and is being answered, and we see that the answer was', async () => {
    const person = meta.person()
    person.isReading = true
    const asked = person.send('halo')
    await person.waitForReply(waitMs)
    await until(
      async () => person.readMarks,
      (marks) => marks.includes(asked),
    )
    expect(person.typingShown).toBeGreaterThan(0)
    const [answer] = await until(
      () => rowsTo(person),
      ([first]) => first?.state === 'sent' && first.readAt !== null && first.deliveredAt !== null,
    )
    expect(answer?.platformIds).toEqual([person.arrived[0]?.id])
  })

  it('who hides the number is asked for it, and written to by the user id', async () => {
    const person = meta.person({ username: 'warga_contoh', hidesNumber: true })
    await replyTo(person, () => person.send('halo'))
    const asked = await replyTo(person, () => person.press('Setuju'))
    expect(person.address).toBe(person.userId)
    expect(asked.message).toMatchObject({ recipient: person.userId, interactive: { type: 'request_contact_info' } })
    expect((await replyTo(person, () => person.shareNumber())).text).toContain('NIP')
  })
})

describe('the webhook', () => {
  it('takes no body that is not signed with the secret', async () => {
    const person = meta.person()
    const body = JSON.stringify({ object: 'whatsapp_business_account', entry: [] })
    expect(await meta.webhooks.post(body, { 'x-hub-signature-256': `sha256=${'0'.repeat(64)}` })).toBe(401)
    expect(await meta.webhooks.post(body, { 'x-hub-signature-256': 'sha256=' })).toBe(401)
    expect(await meta.webhooks.post(body)).toBe(200)
    expect(await inboundOf(person)).toBe(0)
  })

  it('is verified by the token only', async () => {
    await expect(meta.webhooks.connect(url, 'kata-lain')).rejects.toThrow('403')
  })

  it('repeated and in one batch: each message is kept once and answered once', async () => {
    const people = [meta.person(), meta.person(), meta.person()]
    meta.webhooks.hold()
    for (const person of people) person.send('halo')
    meta.webhooks.release({ batch: true, times: 3, order: 'backward' })
    await Promise.all(people.map((person) => person.waitForReply(waitMs)))
    await meta.webhooks.drained()
    expect(await Promise.all(people.map(inboundOf))).toEqual([1, 1, 1])
    expect((await Promise.all(people.map(rowsTo))).map((rows) => rows.length)).toEqual([1, 1, 1])
  })

  it('statuses out of order and repeated lead to one truth', async () => {
    const person = meta.person()
    person.isOffline = true
    await replyTo(person, () => person.send('halo'))
    await until(
      () => rowsTo(person),
      ([first]) => first?.state === 'sent',
    )
    const id = person.arrived[0]?.id ?? ''
    const atMs = Math.floor(Date.now() / 1000) * 1000
    meta.webhooks.hold()
    for (const [at, status] of ['sent', 'delivered', 'read'].entries())
      meta.pushStatus(id, status, { atMs: atMs + at * 1000 })
    meta.webhooks.release({ order: 'backward', times: 2 })
    await meta.webhooks.drained()
    const [sent] = await rowsTo(person)
    expect(sent).toMatchObject({ state: 'sent', deliveredAt: new Date(atMs + 1000), readAt: new Date(atMs + 2000) })
  })
})

describe('after the day is over', () => {
  it('nothing goes out, and the row says why', async () => {
    const person = meta.person()
    person.send('halo', { agoMs: 25 * 3_600_000 })
    const [answer] = await until(
      () => rowsTo(person),
      ([first]) => first?.state === 'failed',
    )
    expect(answer?.failureDetail).toMatch(/^the 24 hours .* are over, and there is no template/)
    expect(person.arrived).toEqual([])
  })

  it('an approved template goes out in place of the text, with its values', async () => {
    const person = meta.person()
    const id = await remind(person, { name: 'batas_skp', language: 'id', values: ['29 Januari'] })
    expect((await settled(id)).state).toBe('sent')
    expect(person.arrived[0]?.message).toMatchObject({
      template: { name: 'batas_skp', components: [{ parameters: [{ text: '29 Januari' }] }] },
    })
  })

  it('a template that Meta has paused does not', async () => {
    const id = await remind(meta.person(), { name: 'jeda', language: 'id', values: [] })
    expect((await settled(id)).failureDetail).toBe('the 24 hours are over, and the template jeda is PAUSED')
  })

  it("Meta's own word, which comes later, is written down too", async () => {
    const person = meta.person()
    person.isOffline = true
    await replyTo(person, () => person.send('halo'))
    const [answer] = await until(
      () => rowsTo(person),
      ([first]) => first?.state === 'sent',
    )
    meta.pushStatus(person.arrived[0]?.id ?? '', 'failed', { code: 131047 })
    const failed = await until(
      () => row(answer?.id ?? ''),
      ({ state }) => state === 'failed',
    )
    expect(failed).toMatchObject({ failure: 'undelivered', failureDetail: '131047 Re-engagement message' })
  })
})

it('many at once are answered at the pace that Meta allows', async () => {
  const people = Array.from({ length: 120 }, () => meta.person())
  const before = meta.refused.length
  for (const person of people) person.send('halo')
  await Promise.all(people.map((person) => person.waitForReply(60_000)))
  expect(meta.refused.slice(before)).toEqual([])
  expect(people.every(({ arrived }) => arrived.length === 1)).toBe(true)
}, 90_000)

describe('when Meta says no', () => {
  it('130429 holds everything back for a while; nothing is lost or sent twice', async () => {
    const people = [meta.person(), meta.person()]
    meta.fail({ kind: 'error', code: 130429 }, { on: 'POST /messages', times: 1 })
    const startedAt = Date.now()
    for (const person of people) person.send('halo')
    await Promise.all(people.map((person) => person.waitForReply(waitMs)))
    expect(Date.now() - startedAt).toBeGreaterThan(4_000)
    expect(people.map(({ arrived }) => arrived.length)).toEqual([1, 1])
  })

  it('131026 closes the address until the person writes', async () => {
    const person = meta.person({ hasWritten: true })
    await replyTo(person, () => person.send('halo'))
    meta.fail({ kind: 'error', code: 131026 }, { on: 'POST /messages', times: 2 })
    const first = await remind(person)
    expect(await settled(first)).toMatchObject({ state: 'failed', failure: 'stopped' })
    expect(await settled(await remind(person))).toMatchObject({ state: 'dropped', failure: 'address_closed' })
    meta.clearFaults()
    await replyTo(person, () => person.send('halo lagi'))
  })

  it('an answer that no receipt comes for goes once more, after a while', async () => {
    const person = meta.person()
    meta.fail({ kind: 'cut-before' }, { on: 'POST /messages' })
    const askedAt = Date.now()
    await replyTo(person, () => person.send('halo'))
    expect(Date.now() - askedAt).toBeGreaterThan(9_500)
    expect(person.arrived).toHaveLength(1)
  })

  it('an answer that was lost on the way is not sent again once its receipt comes', async () => {
    const person = meta.person()
    meta.fail({ kind: 'cut-after' }, { on: 'POST /messages', times: 2 })
    await replyTo(person, () => person.send('halo'))
    const [answer] = await until(
      () => rowsTo(person),
      ([first]) => first?.state === 'sent',
    )
    expect(answer?.deliveredAt).not.toBeNull()
    expect(person.arrived).toHaveLength(1)
  })

  it('190 stops the number and says so', async () => {
    expect(await health()).toEqual({ isReady: true, parts: { database: true, whatsappCloud: true } })
    const person = meta.person()
    meta.isTokenExpired = true
    person.send('halo')
    await until(health, ({ parts }) => parts.whatsappCloud === false)
    expect((await health()).isReady).toBe(true)
    await until(
      () => rowsTo(person),
      ([first]) => first?.state === 'waiting',
    )
    expect(person.arrived).toEqual([])
    const state = await database.prisma.channelState.findFirstOrThrow({ where: { channel: 'whatsapp_cloud' } })
    expect(state.pauseReason).toBe('not_authorised')
  })
})

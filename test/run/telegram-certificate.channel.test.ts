/** A photo sent on Telegram through the whole application: fetched, kept, handed in, accepted at the desk, told in the chat. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createDatabaseClient } from '#db/client.ts'
import { createRulebook } from '#db/rulebook-store.ts'
import { createDecideCertificate } from '#flows/decide-certificate.ts'
import { seedDefaults, seedSampleCity } from '#prisma/sample/seed.ts'
import { createClock } from '#src/clock.ts'
import { readConfig } from '#src/config.ts'
import { createDeskTransact } from '#src/desk/desk-transact.ts'
import { noticeVersion } from '#src/notice-version.ts'
import { type Running, start } from '#src/wire.ts'
import { replies } from '#test/support/answering.ts'
import { createTestDatabase, type TestDatabase } from '#test/support/database.ts'
import { jpeg, pdf } from '#test/support/files.ts'
import { silentLog } from '#test/support/spine.ts'
import { createTelegramServer, type TelegramServer } from '#test/support/telegram-server/create-telegram-server.ts'
import type { TelegramUser } from '#test/support/telegram-server/people.ts'

const waitMs = 30_000
let database: TestDatabase
let telegram: TelegramServer
let semar: Running
let user: TelegramUser
let employeeId: string

beforeAll(async () => {
  database = await createTestDatabase()
  await seedDefaults(database.prisma)
  await seedSampleCity(database.prisma, { today: Temporal.Now.plainDateISO('Asia/Jakarta') })
  telegram = await createTelegramServer()
  const config = readConfig({
    DATABASE_URL: database.url,
    SECRET_KEY: 'a key of the tests, forty characters long',
    ROLES: 'worker',
    TELEGRAM_BOT_TOKEN: telegram.token,
    TELEGRAM_API_ROOT: telegram.url,
  })
  semar = await start({ config, databaseUrl: database.url, secretKey: config.secretKey ?? '', log: silentLog })
  const person = await database.prisma.employee.findFirstOrThrow({
    where: { kind: 'pns', legalStatus: 'aktif' },
    orderBy: { id: 'asc' },
  })
  employeeId = person.id
  user = telegram.user({ hasStarted: true })
  const address = { channel: 'telegram' as const, account: String(telegram.bot.id), address: user.address }
  await database.prisma.channelBond.create({
    data: { ...address, employeeId, method: 'operator', platformUserId: user.address },
  })
  await database.prisma.consent.create({ data: { ...address, noticeVersion } })
})
afterAll(async () => {
  await semar.stop()
  await telegram.close()
  await database.close()
})

const replyTo = async (act: () => unknown): Promise<string> => {
  act()
  return (await user.waitForReply(waitMs)).text
}
const attachments = () => database.prisma.attachment.findMany({ where: { employeeId } })

describe('a photo', () => {
  it('is taken in its largest size and ends as hours that count', async () => {
    const photo = jpeg('the certificate, photographed')
    expect(await replyTo(() => user.sendPhoto(photo))).toContain('Ini sertifikat pelatihan?')
    const [kept] = await attachments()
    expect(kept && new Uint8Array(kept.content)).toEqual(photo)
    expect(await replyTo(() => user.press('Sertifikat pelatihan'))).toContain('Apa nama pelatihannya?')
    expect(await replyTo(() => user.send('Webinar Tata Kelola SPBE'))).toContain('Nomor')
    expect(await replyTo(() => user.press('Tidak ada nomor'))).toContain('penyelenggaranya')
    expect(await replyTo(() => user.send('Diskominfo'))).toContain('Kapan')
    expect(await replyTo(() => user.send('kemarin'))).toContain('JP')
    expect(await replyTo(() => user.send('4'))).toContain('bentuk')
    expect(await replyTo(() => user.press('Seminar atau webinar'))).toContain('Sudah benar?')
    const sent = await replyTo(() => user.press('Kirim'))
    const number = Number(/nomor (\d+)/.exec(sent)?.[1])

    const { prisma, close } = createDatabaseClient({ url: database.url, poolSize: 2 })
    const clock = createClock(null)
    const decide = createDecideCertificate({
      transact: createDeskTransact({ prisma, clock }),
      replies,
      rulebook: createRulebook({ prisma, ttlMs: 1000 }),
      clock,
    })
    expect(await decide(number, { accept: true, hours: null, by: 'Rini' })).toMatchObject({ ok: true })
    await close()
    expect((await user.waitForReply(waitMs)).text).toMatch(/^Sertifikat (Bapak|Ibu) diterima BKPP/)
  })

  it('in an album of five is one question', async () => {
    for (const part of ['a', 'b', 'c', 'd', 'e']) user.sendPhoto(jpeg(`page ${part}`), { album: '13370000001' })
    const { text } = await user.waitForReply(waitMs)
    expect(text).toContain('hanya yang pertama')
    await telegram.drained()
    // Answered in order: when this one is, so are the five.
    expect(await replyTo(() => user.press('Bukan keduanya'))).toContain('tidak saya simpan')
    expect((await attachments()).length).toBe(1)
  })
})

describe('a document', () => {
  it.each([
    [
      'a program with the name of a PDF',
      new TextEncoder().encode('MZ this program cannot be run'),
      'jenis ini tidak dapat',
    ],
    ['11 MB', new Uint8Array(11 * 1024 * 1024).fill(0x25), 'terlalu besar'],
    ['more than Telegram gives to bots', new Uint8Array(21_000_000), 'terlalu besar'],
  ])('that is %s is refused', async (_what, bytes, words) => {
    const calls = telegram.calls.filter(({ method }) => method === 'getFile').length
    const said = await replyTo(() => user.sendDocument(bytes, { name: 'invoice.pdf.exe' }))
    expect(said).toContain(words)
    // Of what is announced as too large nothing is asked for.
    const asked = telegram.calls.filter(({ method }) => method === 'getFile').length - calls
    expect(asked).toBe(bytes.length > 10 * 1024 * 1024 ? 0 : 1)
    expect((await attachments()).length).toBe(1)
  })

  it('is fetched again after the server broke off, and asked about once', async () => {
    telegram.fail({ kind: 'cut-after' }, { method: 'file' })
    expect(await replyTo(() => user.sendDocument(pdf('broken off'.repeat(50))))).toContain('Ini sertifikat pelatihan?')
    expect(await replyTo(() => user.send('batal'))).toContain('berkasnya tidak saya simpan')
  })

  it('that Telegram does not have is asked for once more, in words', async () => {
    expect(
      await replyTo(() => user.sendMedia('document', { file_id: 'BQACAgUAAxk', file_unique_id: 'x', file_size: 10 })),
    ).toContain('tidak dapat saya ambil')
  })

  it('of somebody who is not known is not even asked for', async () => {
    const stranger = telegram.user({ hasStarted: true })
    const calls = telegram.calls.filter(({ method }) => method === 'getFile').length
    stranger.sendDocument(pdf('of a stranger'))
    expect((await stranger.waitForReply(waitMs)).text).toContain('setelah akun ini terkait')
    expect(telegram.calls.filter(({ method }) => method === 'getFile').length).toBe(calls)
  })
})

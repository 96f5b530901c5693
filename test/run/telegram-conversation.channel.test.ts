/** A new user's path on Telegram through the whole application: hello, consent, contact, NIP, questions, leaving. */
import { afterAll, beforeAll, expect, it } from 'vitest'
import { seedDefaults, seedSampleCity } from '#prisma/sample/seed.ts'
import { readConfig } from '#src/config.ts'
import { type Running, start } from '#src/wire.ts'
import { createTestDatabase, type TestDatabase } from '#test/support/database.ts'
import { silentLog } from '#test/support/spine.ts'
import { createTelegramServer, type TelegramServer } from '#test/support/telegram-server/create-telegram-server.ts'
import type { TelegramUser } from '#test/support/telegram-server/people.ts'

const waitMs = 20_000
let database: TestDatabase
let telegram: TelegramServer
let semar: Running

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
})
afterAll(async () => {
  await semar.stop()
  await telegram.close()
  await database.close()
})

const replyTo = async (user: TelegramUser, act: () => unknown): Promise<string> => {
  act()
  return (await user.waitForReply(waitMs)).text
}

it('binds by the own number and the NIP, answers by the record, and lets go', async () => {
  const person = await database.prisma.employee.findFirstOrThrow({
    where: { kind: 'pns', legalStatus: 'aktif', phone: { not: null } },
    include: { numbers: { where: { kind: 'nip', validTo: null } } },
    orderBy: { id: 'asc' },
  })
  const nip = person.numbers[0]?.value ?? ''
  const user = telegram.user({ phone: person.phone ?? '' })

  expect(await replyTo(user, () => user.start())).toContain('Saya Semar, asisten kepegawaian ASN Kota Semarang.')
  expect(await replyTo(user, () => user.press('Setuju'))).toContain('Langkah 1 dari 2')
  expect(await replyTo(user, () => user.shareContact())).toContain('Langkah 2 dari 2')
  expect(await replyTo(user, () => user.send(nip))).toContain(`terkait dengan`)
  expect((await user.waitForReply(waitMs)).text).toContain('Yang bisa ditanyakan')
  expect(user.messages.at(-2)?.text).toContain(person.fullName)

  const answer = await replyTo(user, () => user.send('min kapan sy pensiun?'))
  expect(answer).toMatch(/^TMT pensiun (Bapak|Ibu) /)
  expect(await replyTo(user, () => user.press('Masa kerja saya'))).toMatch(/^Masa kerja (Bapak|Ibu) /)
  expect(user.isAcknowledged).toBe(true)

  expect(await replyTo(user, () => user.send('/lepas'))).toContain('Lepas kaitan akun ini')
  expect(await replyTo(user, () => user.press('Ya, lepas'))).toContain('sudah dilepas')
  expect(await replyTo(user, () => user.send('kapan saya pensiun'))).not.toContain('TMT pensiun')
  expect(JSON.stringify(telegram.sent)).not.toContain(nip)
})

it('binds nobody by the contact of somebody else', async () => {
  const user = telegram.user({ hasStarted: true })
  const other = telegram.user({ hasStarted: true })
  await replyTo(user, () => user.send('kapan saya naik pangkat'))
  await replyTo(user, () => user.press('Setuju'))
  expect(await replyTo(user, () => user.shareContactOf(other))).toContain('bukan nomor Bapak/Ibu sendiri')
  expect(await database.prisma.channelBond.count({ where: { address: user.address, endedAt: null } })).toBe(0)
})

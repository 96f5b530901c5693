/** Handing in a certificate and saying that a datum is wrong: whole conversations on the sample city. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { InboundContent } from '#core/message.ts'
import { ok } from '#core/result.ts'
import { createBonds } from '#db/bonds.ts'
import { sampleNotables, seedDefaults, seedSampleCity } from '#prisma/sample/seed.ts'
import { type Chat, createChats, labelsIn, wordsIn } from '#test/support/chat.ts'
import { createTestDatabase, type TestDatabase } from '#test/support/database.ts'
import { jpeg, pdf } from '#test/support/files.ts'
import { createFixedClock } from '#test/support/fixed-clock.ts'
import { day } from '#test/support/record.ts'

const start = '2026-11-24T02:00:00Z'
const clock = createFixedClock(start)
const files = new Map<string, Uint8Array<ArrayBuffer>>()
let database: TestDatabase
let chats: ReturnType<typeof createChats>
let notables: Map<string, string>
let serial = 0

beforeAll(async () => {
  database = await createTestDatabase()
  await seedDefaults(database.prisma)
  await seedSampleCity(database.prisma, { today: day('2026-11-24') })
  notables = new Map((await sampleNotables(database.prisma)).map(({ key, id }) => [key, id]))
  chats = createChats({
    database,
    clock,
    files: async (id) => {
      const bytes = files.get(id)
      if (!bytes) throw new Error(`the test knows no file ${id}`)
      return ok(bytes)
    },
  })
})
afterAll(() => database.close())
beforeEach(() => clock.set(start))

const employee = (key: string): string => notables.get(key) ?? ''

async function chatOf(key: string): Promise<Chat> {
  const chat = chats.open(`form-${++serial}`, { channel: 'browser' })
  await createBonds({ db: database.prisma, clock }).bind(chat.address, employee(key), 'sample', null)
  return chat
}

/** A message that brings a file. */
function file(bytes: Uint8Array<ArrayBuffer>, more: { album?: string; caption?: string } = {}): InboundContent {
  const id = `file-${++serial}`
  files.set(id, bytes)
  const { caption, album } = more
  return {
    kind: 'media',
    media: 'document',
    file: { id, ...(album !== undefined && { album }) },
    ...(caption !== undefined && { caption }),
  }
}

const submissionsOf = (key: string) =>
  database.prisma.certificateSubmission.findMany({ where: { employeeId: employee(key) }, orderBy: { id: 'asc' } })
const attachmentsOf = (key: string) => database.prisma.attachment.count({ where: { employeeId: employee(key) } })

async function fill(chat: Chat, number: string): Promise<string> {
  await chat.ask('kirim sertifikat')
  await chat.ask(file(pdf(`the certificate ${number}`)))
  await chat.ask('Bimtek Literasi Data')
  await chat.ask(number)
  await chat.ask('BPSDMD Jateng')
  await chat.ask('8-9 Oktober 2026')
  await chat.ask('16 JP')
  return chat.press('Bimtek')
}

describe('a certificate', () => {
  it('is asked for step by step, shown whole, and handed in with its file', async () => {
    const chat = await chatOf('same-name-a')
    expect(await chat.ask('mau kirim sertifikat')).toContain('Kirim foto atau PDF sertifikatnya')
    expect(await chat.ask(file(pdf('one')))).toContain('Apa nama pelatihannya?')
    expect(await chat.ask('Bimtek Literasi Data untuk ASN')).toContain('Nomor sertifikatnya?')
    expect(await chat.press('Tidak ada nomor')).toContain('Siapa penyelenggaranya?')
    expect(await chat.ask('BPSDMD Jateng')).toContain('Kapan pelatihannya?')
    expect(await chat.ask('8-9 Oktober 2026')).toContain('Berapa JP')
    expect(await chat.ask('16')).toContain('Apa bentuk pelatihannya?')
    const confirm = await chat.press('Bimtek')
    expect(confirm).toContain('Pelatihan: Bimtek Literasi Data untuk ASN')
    expect(confirm).toContain('Nomor: tidak ada')
    expect(confirm).toContain('Tanggal: 8-9 Oktober 2026')
    expect(await submissionsOf('same-name-a')).toHaveLength(0)
    const sent = await chat.press('Kirim')
    const [submission] = await submissionsOf('same-name-a')
    expect(sent).toContain(`Terkirim sebagai kiriman nomor ${submission?.id}.`)
    expect(submission).toMatchObject({ name: 'Bimtek Literasi Data untuk ASN', number: null, hours: 16, form: 8 })
    expect(submission?.attachmentId).not.toBeNull()
    expect(await chat.ask('kiriman saya')).toContain(`Kiriman nomor ${submission?.id}`)
  })
})

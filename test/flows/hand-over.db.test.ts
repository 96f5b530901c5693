/** From a person to a person and back: asked for, promised, answered at the desk, arrived in the chat, closed. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { OutboundContent } from '#core/message.ts'
import { plainText } from '#core/rich-text.ts'
import { createBonds } from '#db/bonds.ts'
import { endDepartedBondsSql } from '#db/departed-bonds.ts'
import { createHandovers } from '#db/handovers.ts'
import { createTendHandovers } from '#flows/tend-handovers.ts'
import { sampleNotables, seedDefaults, seedSampleCity } from '#prisma/sample/seed.ts'
import { type Chat, createChats } from '#test/support/chat.ts'
import { createTestDatabase, type TestDatabase } from '#test/support/database.ts'
import { createFixedClock } from '#test/support/fixed-clock.ts'
import { createPeopleDesk, type PeopleDesk } from '#test/support/people-desk.ts'
import { day } from '#test/support/record.ts'

const start = '2026-11-24T02:15:00Z'
const clock = createFixedClock(start)
let database: TestDatabase
let chats: ReturnType<typeof createChats>
let notables: Map<string, string>
let desk: PeopleDesk

beforeAll(async () => {
  database = await createTestDatabase()
  const { prisma } = database
  await seedDefaults(prisma)
  await seedSampleCity(prisma, { today: day('2026-11-24') })
  notables = new Map((await sampleNotables(prisma)).map(({ key, id }) => [key, id]))
  chats = createChats({ database, clock })
  desk = createPeopleDesk({ database, clock })
})
afterAll(() => database.close())
beforeEach(() => clock.set(start))

const idOf = (key: string): string => notables.get(key) ?? ''
const bonds = () => createBonds({ db: database.prisma, clock })

async function chatOf(key: string, name: string): Promise<Chat> {
  const chat = chats.open(name, { channel: 'browser' })
  await bonds().bind(chat.address, idOf(key), 'sample', null)
  return chat
}

const numberIn = (text: string): string => /nomor (\d+)/.exec(text)?.[1] ?? 'none'
const open = async (chat: Chat): Promise<string> => numberIn(await chat.ask('mau bicara dengan petugas'))

async function told(address: string) {
  const rows = await database.prisma.outboundMessage.findMany({ where: { address }, orderBy: { position: 'asc' } })
  return rows.map((row) => {
    const content = row.content as unknown as OutboundContent
    return { row, words: plainText(content.text), labels: content.choices.map(({ label }) => label), content }
  })
}

const stateOf = async (number: string) =>
  (await database.prisma.handover.findUniqueOrThrow({ where: { id: Number(number) } })).state

describe('handing over', () => {
  it('promises, is answered at the desk, comes back into the chat, goes on and is closed', async () => {
    const chat = await chatOf('leap-day', 'whole')
    await chat.ask('kapan kgb saya')
    const opened = await chat.ask('mau bicara dengan petugas')
    const number = numberIn(opened)
    expect(opened).toContain('saya teruskan ke petugas BKPP')
    expect(opened).toContain('Senin-Kamis 08.00-16.00, Jumat 07.30-14.00, paling lambat Kamis, 26 November 2026')
    expect(opened).not.toContain('di luar jam kerja')

    expect(await chat.ask('zxqw plok dumbrus wekwek')).toContain(`tambahkan ke nomor ${number}`)
    expect(await chat.ask('kapan saya pensiun')).toContain('pensiun')

    expect(await desk('handovers')).toContain(`${number}  `)
    expect(await desk('handovers', [], { unit: 'kinerja' })).toContain('Tidak ada percakapan')
    const seen = await desk('handover', [number])
    expect(seen).toContain('Pegawai minta bicara dengan petugas.')
    expect(seen).toContain('zxqw plok dumbrus wekwek')
    expect(seen).toContain('Mutasi dan kepangkatan')
    await desk('handover-take', [number])
    expect(await stateOf(number)).toBe('taken')
    expect(await desk('handover-answer', [number, 'SK KGB sudah ditandatangani, ambil di loket 2.'])).toContain(
      'dikirim',
    )
    const [answer, ...more] = await told('whole')
    expect(more).toEqual([])
    expect(answer?.words).toBe(
      `Jawaban petugas BKPP untuk nomor ${number}:\nSK KGB sudah ditandatangani, ambil di loket 2.`,
    )
    expect(answer?.labels).toEqual(['Sudah cukup', 'Masih ada pertanyaan'])
    expect(answer?.row).toMatchObject({ lane: 'answer', employeeId: idOf('leap-day') })
    expect(answer?.row.cause).toMatch(/^handover:\d+$/)

    const press = (at: number) => ({ kind: 'choice', data: answer?.content.choices[at]?.data ?? '' }) as const
    expect(await chat.ask(press(1))).toContain('Silakan tulis')
    clock.set('2026-11-25T02:00:00Z')
    expect(await chat.ask('plok wekwek lontong zxqw')).toContain('paling lambat Jumat, 27 November 2026')
    expect(await stateOf(number)).toBe('waiting')
    expect(await chat.ask(press(0))).toContain(`Nomor ${number} saya tutup`)
    expect(await stateOf(number)).toBe('closed')
    expect(await chat.ask(press(0))).toContain('Tidak ada pertanyaan')
    expect(await chat.ask('zxqw dumbrus plok wekwek')).not.toContain('nomor')
    await expect(desk('handover-answer', [number, 'lagi'])).rejects.toThrow('sudah ditutup')
  })

  it('says plainly that nobody is there now', async () => {
    clock.set('2026-12-24T14:00:00Z')
    const opened = await (await chatOf('same-name-a', 'late')).ask('mau bicara dengan petugas')
    expect(opened).toContain('paling lambat Selasa, 29 Desember 2026')
    expect(opened).toContain('Sekarang di luar jam kerja; petugas mulai lagi Senin, 28 Desember 2026 pukul 08.00')
  })

  it('is one a conversation: asked again it tells since when, and a late one where to call', async () => {
    const chat = await chatOf('same-name-a', 'again')
    const number = await open(chat)
    expect(await chat.ask('sambungkan ke petugas')).toContain(
      `petugas, nomor ${number}, sejak 24 November 2026 pukul 09.15`,
    )
    clock.set('2026-11-30T02:00:00Z')
    expect(await chat.ask('sambungkan ke petugas')).toContain('sudah lewat; bila mendesak, hubungi BKPP')
    expect(await desk('handovers')).toContain('TERLAMBAT sejak 26 November 2026 pukul 16.00')
    expect(await database.prisma.handover.count({ where: { conversation: { address: 'again' } } })).toBe(1)
  })

  it('opened twice at the same instant is opened once', async () => {
    const { prisma } = database
    const data = { channel: 'telegram', account: '700', address: 'twice' } as const
    const { id } = await prisma.conversation.create({ data })
    const draft = { reason: 'request', subject: '', unit: 'umum', summary: '', text: 'a', dueAt: clock.now() } as const
    const made = await Promise.all(
      Array.from({ length: 8 }, () =>
        prisma.$transaction((db) => createHandovers({ db, clock }).open(id, null, draft), { maxWait: 20_000 }),
      ),
    )
    expect(new Set(made.map((each) => each.id)).size).toBe(1)
    expect(await prisma.handoverMessage.count({ where: { handoverId: made[0]?.id ?? 0 } })).toBe(1)
  })

  it('happens three times a day at most, and tomorrow again', async () => {
    const chat = await chatOf('same-name-a', 'often')
    for (let time = 0; time < 3; time += 1) {
      await open(chat)
      expect(await chat.press('Tidak jadi')).toContain('saya tutup')
    }
    expect(await chat.ask('mau bicara dengan petugas')).toContain('Hari ini sudah 3 kali')
    clock.set('2026-11-25T02:00:00Z')
    expect(await open(chat)).not.toBe('none')
  })

  it('answers somebody who is not known too, and keeps thanks from closing what nobody has answered', async () => {
    const chat = chats.open('stranger', { channel: 'browser' })
    const number = await open(chat)
    expect(await desk('handover', [number])).toContain('belum dikenal')
    await chat.ask('makasih min')
    expect(await stateOf(number)).toBe('waiting')
    await desk('handover-answer', [number, 'Silakan datang ke loket.'])
    const [answer] = await told('stranger')
    expect(answer?.row.employeeId).toBeNull()
    await chat.ask('makasih min')
    expect(await stateOf(number)).toBe('closed')
  })

  it('closed at the desk without an answer is told; after an answer it is not', async () => {
    const number = await open(await chatOf('same-name-a', 'closed-a'))
    await desk('handover-close', [number])
    expect((await told('closed-a')).map(({ words }) => words.split('\n')[0])).toEqual([
      `Petugas BKPP menutup nomor ${number}.`,
    ])
    const other = await open(await chatOf('same-name-a', 'closed-b'))
    await desk('handover-answer', [other, 'Sudah.'])
    await desk('handover-close', [other])
    expect(await told('closed-b')).toHaveLength(1)
  })

  it('ends with the bond, and its answer goes to nobody else', async () => {
    const chat = await chatOf('credit-short', 'unlinked')
    const number = await open(chat)
    await chat.ask('lepaskan akun saya')
    await chat.ask('ya')
    expect(await stateOf(number)).toBe('closed')

    const other = await chatOf('credit-short', 'handed-on')
    const second = await open(other)
    await bonds().end(other.address, 'operator')
    await bonds().bind(other.address, idOf('same-name-a'), 'sample', null)
    expect(await desk('handover-answer', [second, 'Rahasia.'])).toContain('tidak lagi terkait')
    expect(await told('handed-on')).toEqual([])
    // The new owner of the chat begins one of their own.
    expect(await open(other)).not.toBe(second)
    expect(await stateOf(second)).toBe('closed')
  })

  it('ends when the person leaves the service', async () => {
    const number = await open(await chatOf('pppk-teacher', 'leaver'))
    const { prisma } = database
    const { employeeId } = await prisma.handover.findUniqueOrThrow({ where: { id: Number(number) } })
    await prisma.employee.update({ where: { id: employeeId ?? '' }, data: { leftOn: new Date('2026-11-24') } })
    await prisma.$queryRawUnsafe(endDepartedBondsSql, '2026-11-24', clock.now().toString())
    expect(await stateOf(number)).toBe('closed')
  })

  it('answered and left alone for a week is over; operators see what waits and what is late', async () => {
    const { prisma } = database
    await prisma.handover.deleteMany()
    const chat = await chatOf('same-name-a', 'quiet')
    const number = await open(chat)
    const waiting = await open(await chatOf('same-name-a', 'waiting'))
    await desk('handover-answer', [number, 'Sudah.'])
    const gauges = new Map<string, number>()
    const metrics = {
      count: () => {},
      observe: () => {},
      set: (name: string, value: number) => void gauges.set(name, value),
    }
    const tend = createTendHandovers({ transact: chats.transact, clock, metrics })
    await tend()
    expect(Object.fromEntries(gauges)).toEqual({ handovers_open: 1, handovers_overdue: 0 })
    expect(await stateOf(number)).toBe('answered')
    clock.set('2026-12-02T02:00:00Z')
    await tend()
    expect(Object.fromEntries(gauges)).toEqual({ handovers_open: 1, handovers_overdue: 1 })
    expect(await stateOf(number)).toBe('closed')
    expect(await stateOf(waiting)).toBe('waiting')
    expect(await chat.ask('zxqw dumbrus plok wekwek')).not.toContain('tambahkan')
  })

  it('never begins in a group', async () => {
    const group = chats.open('group', { isGroup: true })
    await group.ask('mau bicara dengan petugas')
    expect(await database.prisma.handover.count({ where: { conversation: { address: 'group' } } })).toBe(0)
  })

  it('leaves a trace of who looked and who answered, without a word of it', async () => {
    const number = await open(await chatOf('same-name-a', 'audited'))
    await desk('handovers')
    await desk('handover', [number])
    await desk('handover-answer', [number, 'Rahasia sekali.'])
    const entries = await database.prisma.auditEntry.findMany({
      where: { actor: 'desk:Rini' },
      orderBy: { id: 'desc' },
      take: 4,
    })
    expect(entries.map(({ action }) => action)).toEqual(expect.arrayContaining(['handover.answered', 'desk.viewed']))
    expect(JSON.stringify(entries.map(({ detail }) => detail))).not.toContain('Rahasia')
    expect(chats.logged()).not.toContain('Rahasia')
  })
})

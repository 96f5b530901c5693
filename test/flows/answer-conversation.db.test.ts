/** Whole conversations on the sample city: true answers to the right person, in bursts, groups, and with strange input. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { createBonds } from '#db/bonds.ts'
import { sampleNotables, seedDefaults, seedSampleCity } from '#prisma/sample/seed.ts'
import { type Chat, createChats, labelsIn, wordsIn } from '#test/support/chat.ts'
import { createTestDatabase, type TestDatabase } from '#test/support/database.ts'
import { createFixedClock } from '#test/support/fixed-clock.ts'
import { day } from '#test/support/record.ts'

const start = '2026-11-24T02:00:00Z'
const clock = createFixedClock(start)
let database: TestDatabase
let chats: ReturnType<typeof createChats>
let notables: Map<string, string>
let serial = 0

beforeAll(async () => {
  database = await createTestDatabase()
  await seedDefaults(database.prisma)
  await seedSampleCity(database.prisma, { today: day('2026-11-24') })
  notables = new Map((await sampleNotables(database.prisma)).map(({ key, id }) => [key, id]))
  chats = createChats({ database, clock })
})
afterAll(() => database.close())
beforeEach(() => clock.set(start))

/** As the try-out page opens one. */
async function chatOf(key: string): Promise<Chat> {
  const employeeId = notables.get(key)
  if (!employeeId) throw new Error(`No notable "${key}" in the sample`)
  const chat = chats.open(`page-${++serial}`, { channel: 'browser' })
  await createBonds({ db: database.prisma, clock }).bind(chat.address, employeeId, 'sample', null)
  return chat
}

describe('a question', () => {
  it('is answered from the record behind the chat, with its age', async () => {
    const chat = await chatOf('same-name-a')
    const said = await chat.send('min, kapan sy naik pangkat?')
    expect(said).toHaveLength(1)
    expect(wordsIn(said)).toMatch(/Data per \d+ November 2026\.$/)
    expect(labelsIn(said)).toContain('Status usulan saya')
    expect(chat.last?.employeeId).toBe(notables.get('same-name-a'))
  })

  it('reaches only one of two people of the same name', async () => {
    const [first, second] = [await chatOf('same-name-a'), await chatOf('same-name-b')]
    const said = [await first.ask('data saya'), await second.ask('data saya')]
    expect(said[0]).toContain('Komunikasi')
    expect(said[1]).toContain('Perdagangan')
  })

  it('about somebody else is refused, whoever asks', async () => {
    for (const key of ['sekda', 'same-name-a']) {
      const chat = await chatOf(key)
      expect(await chat.ask('gaji pak budi kecamatan berapa')).toMatch(
        /hanya saya sampaikan kepada yang bersangkutan|tidak saya sampaikan/,
      )
      expect(await chat.ask('tolong cek nip 198802292012122999 kapan naik pangkat')).toContain(
        'hanya saya sampaikan kepada yang bersangkutan',
      )
    }
  })

  it('is audited by its kind, without its values', async () => {
    const chat = await chatOf('leap-day')
    await chat.ask('kapan saya pensiun')
    const entries = await database.prisma.auditEntry.findMany({ where: { employeeId: notables.get('leap-day') ?? '' } })
    expect(entries.map(({ action, detail }) => [action, detail])).toEqual([
      ['disclosed', { topic: 'retirement.date', channel: 'browser' }],
    ])
  })

  it.each([
    ['sekda', 'skp tim saya', /anggota tim/],
    ['teacher-60', 'kapan saya pensiun', /TMT pensiun (Bapak|Ibu).*\n?.*\n?.*60 tahun/],
    ['unpaid-leave', 'status skp saya', /tidak menyusun SKP/],
    ['retirement-preparation', 'kapan saya pensiun', /masa persiapan pensiun/],
    ['education-ceiling', 'kapan saya naik pangkat', /belum ada kenaikan pangkat berikutnya/],
    ['contract-next-month', 'kontrak saya sampai kapan', /berlaku sampai 31 Desember 2026/],
  ])('of the awkward case %s gets what applies: %s', async (key, question, words) => {
    expect(await (await chatOf(key)).ask(question)).toMatch(words)
  })
})

describe('a burst', () => {
  it('is answered together, without small talk, each question once', async () => {
    const chat = await chatOf('same-name-a')
    const said = await chat.send('selamat pagi min', 'kapan saya pensiun', 'kapan saya pensiun?', 'terima kasih')
    expect(said).toHaveLength(1)
    expect(wordsIn(said)).toContain('TMT pensiun')
  })

  it('is one question when it was sent in pieces', async () => {
    const chat = await chatOf('credit-short')
    const said = await chat.send('kapan saya', 'naik pangkat')
    expect(said).toHaveLength(1)
    expect(wordsIn(said)).toMatch(/^Paling cepat 1 Juli 2028/)
  })

  it('gets three messages at most, and says what is left', async () => {
    const chat = await chatOf('same-name-a')
    const said = await chat.send(
      'kapan saya pensiun',
      'sisa cuti saya',
      'atasan saya siapa',
      'jp saya tahun ini berapa',
    )
    expect(said).toHaveLength(3)
    expect(wordsIn(said.slice(2))).toContain('Pertanyaan selebihnya belum saya jawab')
    const disclosed = await database.prisma.auditEntry.findMany({ orderBy: { id: 'desc' }, take: 4 })
    expect(disclosed.map(({ detail }) => detail)).not.toContainEqual(
      expect.objectContaining({ topic: 'training.hours' }),
    )
  })

  it('says what it has written, also after three answers', async () => {
    const chat = await chatOf('raise-next-month')
    const label = labelsIn(await chat.send('ada pelatihan apa bulan depan')).find((each) => each.startsWith('Daftar'))
    if (!label) throw new Error('the sample has no open training next month')
    await chat.press(label)
    const yes = chat.last?.replies.flatMap(({ choices }) => choices)[0]?.data ?? ''
    const questions = ['ask:career.rank', 'ask:leave.balance', 'ask:career.service', yes]
    const said = await chat.ask(...questions.map((data) => ({ kind: 'choice', data }) as const))
    // Another question came first, so the old yes asks again and nothing is written.
    expect(said).toMatch(/Daftarkan (Bapak|Ibu) ke /)
    const again = await chat.ask({ kind: 'choice', data: yes }, 'pangkat saya', 'sisa cuti saya', 'masa kerja saya')
    expect(again).toMatch(/terdaftar di/)
  })

  it('answers an edited message only while it is the newest', async () => {
    const chat = await chatOf('same-name-a')
    const edit = { kind: 'text', text: 'sisa cuti saya', isEdit: true } as const
    expect(await chat.ask(edit, 'kapan saya pensiun')).not.toContain('cuti')
    expect(await chat.ask('kapan saya pensiun', edit)).toContain('Sisa cuti tahunan')
    expect(await chat.ask(edit)).toContain('Sisa cuti tahunan')
  })
})

describe('a conversation', () => {
  it('understands a number, a label, a follow-up, for half an hour', async () => {
    const chat = await chatOf('same-name-a')
    await chat.ask('kapan saya pensiun')
    expect(await chat.ask('2')).toMatch(/^Masa kerja (Bapak|Ibu) /)
    await chat.ask('kapan saya pensiun')
    expect(await chat.ask('masa kerja saya')).toMatch(/^Masa kerja (Bapak|Ibu) /)
    await chat.ask('ada pelatihan apa bulan ini')
    expect(await chat.ask('kalau bulan depan?')).toContain('Desember 2026')
    await chat.ask('kapan saya pensiun')
    clock.set('2026-11-24T02:31:00Z')
    expect(await chat.ask('2')).not.toContain('Masa kerja')
  })

  it('registers after a yes, and gives the seat back after another', async () => {
    const chat = await chatOf('same-name-a')
    const list = await chat.send('ada pelatihan apa bulan depan')
    const label = labelsIn(list).find((each) => each.startsWith('Daftar'))
    if (!label) throw new Error('the sample has no open training next month')
    const asked = await chat.press(label)
    expect(asked).toMatch(/^Daftarkan (Bapak|Ibu) ke /)
    const count = () =>
      database.prisma.trainingRegistration.count({
        where: { employeeId: notables.get('same-name-a') ?? '', status: 'terdaftar' },
      })
    const before = await count()
    expect(await chat.press('Ya, daftarkan')).toMatch(/terdaftar di/)
    expect(await count()).toBe(before + 1)
    await chat.press('Batalkan')
    expect(await count()).toBe(before + 1)
    expect(await chat.ask('ya')).toContain('sudah dibatalkan')
    expect(await count()).toBe(before)
  })

  it('writes nothing after a no', async () => {
    const chat = await chatOf('leap-day')
    const label = labelsIn(await chat.send('ada pelatihan apa bulan depan')).find((each) => each.startsWith('Daftar'))
    if (!label) throw new Error('the sample has no open training next month')
    await chat.press(label)
    expect(await chat.ask('tidak jadi')).toContain('tidak jadi')
    expect(await chat.ask('ya')).not.toContain('terdaftar di')
  })
})

describe('a group', () => {
  it('gets a pointer, even from somebody who is bound, and remembers nobody', async () => {
    const group = chats.open('-100200', { isGroup: true, sender: 'page-1' })
    await createBonds({ db: database.prisma, clock }).bind(group.address, notables.get('sekda') ?? '', 'sample', null)
    const said = await group.send('/skp', 'kapan saya pensiun')
    expect(wordsIn(said)).toBe(
      'Data kepegawaian hanya saya bicarakan berdua. Silakan buka percakapan pribadi dengan saya, lalu tanyakan di sana.',
    )
    expect(group.last).toMatchObject({ employeeId: null, state: {} })
  })
})

describe('strange input', () => {
  it.each([
    ['nothing', ''],
    ['emoji', '🙏🙏🙏'],
    ['HTML', '<script>alert(1)</script><b>kapan'],
    ['SQL', "'; DROP TABLE employee; --"],
    ['right to left', '‮مرحبا كيف حالك'],
    ['control characters', '\u0007\u001b[31m\u200b'],
    ['4,096 characters', 'x'.repeat(4096)],
    ['marks', '**__ {{nama}} {{#a}} \\'],
  ])('is answered: %s', async (_name, text) => {
    const said = await (await chatOf('sekda')).send(text)
    expect(said).toHaveLength(1)
    expect(wordsIn(said).length).toBeGreaterThan(10)
  })

  it('says that a long message was cut', async () => {
    const said = await (await chatOf('sekda')).ask({ kind: 'text', text: 'kapan saya pensiun', wasCut: true })
    expect(said).toMatch(/^Pesannya sangat panjang/)
  })

  it('answers a sticker kindly and a block with silence', async () => {
    const chat = await chatOf('sekda')
    expect(await chat.ask({ kind: 'media', media: 'sticker' })).toContain('Yang ini tidak dapat saya baca.')
    expect(await chat.send({ kind: 'membership', state: 'blocked' })).toEqual([])
    expect(await database.prisma.channelAddress.findFirst({ where: { address: chat.address.address } })).toMatchObject({
      state: 'closed',
    })
    await chat.send({ kind: 'membership', state: 'unblocked' })
    expect(await database.prisma.channelAddress.findFirst({ where: { address: chat.address.address } })).toMatchObject({
      state: 'open',
    })
  })

  it('offers a person after two misses', async () => {
    const chat = await chatOf('sekda')
    await chat.ask('qwerty zxcv')
    expect(await chat.ask('asdf hjkl')).toContain('bicarakan dengan petugas')
    expect(labelsIn(chat.last?.replies ?? [])[0]).toBe('Bicara dengan petugas')
  })

  it('acknowledges every pressed button', async () => {
    const chat = await chatOf('sekda')
    const said = await chat.send({ kind: 'choice', data: 'nonsense', token: 'tok-1' })
    expect(said[0]).toMatchObject({ acknowledges: 'tok-1' })
  })
})

/** The walk to a bond and out of it, through the real flow and stores: what is said, stored, audited, and never shown. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { createActivationCode } from '#db/activation-code.ts'
import { createBonds } from '#db/bonds.ts'
import { seedDefaults } from '#prisma/sample/seed.ts'
import { activationSecret, type Chat, createChats, labelsIn } from '#test/support/chat.ts'
import { createTestDatabase, type TestDatabase } from '#test/support/database.ts'
import { createFixedClock } from '#test/support/fixed-clock.ts'
import { insertPeople } from '#test/support/people.ts'

const start = '2026-11-24T02:00:00Z'
const clock = createFixedClock(start)
const nip = '198802292012122999'
const phone = '+6281100001111'
let database: TestDatabase
let chats: ReturnType<typeof createChats>
let people: string[]
let serial = 0

beforeAll(async () => {
  database = await createTestDatabase()
  await seedDefaults(database.prisma)
  people = await insertPeople(database.prisma, [
    { nip, phone, fullName: 'Sri Wahyuningsih' },
    { nip: '199001012015031998', phone: '+6281100002222', fullName: 'Bambang Sutrisno' },
  ])
  chats = createChats({ database, clock })
})
afterAll(() => database.close())
beforeEach(() => clock.set(start))

const newChat = (): Chat => chats.open(String(9000 + ++serial))
const own = (number: string) => ({ kind: 'contact', phone: number, isOwn: true }) as const
const bondOf = (chat: Chat) => createBonds({ db: database.prisma, clock }).find(chat.address)
const auditOf = async (employeeId: string | null = null) =>
  (await database.prisma.auditEntry.findMany({ where: employeeId ? { employeeId } : {}, orderBy: { id: 'asc' } })).map(
    ({ action }) => action,
  )

async function agreed(): Promise<Chat> {
  const chat = newChat()
  await chat.ask('/start')
  await chat.press('Setuju')
  return chat
}

describe('by the own number and the NIP', () => {
  it('goes notice, consent, contact, NIP, bond, and answers what was asked first', async () => {
    const chat = newChat()
    const notice = await chat.send('kapan saya naik pangkat')
    expect(labelsIn(notice)).toEqual(['Setuju', 'Tidak'])
    expect(await chat.ask('198802292012122999')).toContain('Persetujuannya dulu')
    const contact = await chat.press('Setuju')
    expect(contact).toContain('Langkah 1 dari 2')
    expect(chat.last?.replies[0]).toMatchObject({ asksContact: true, choices: [], acknowledges: expect.any(String) })
    const asked = await chat.send(own(phone))
    expect(asked[0]).toMatchObject({ removesKeyboard: true })
    expect(await bondOf(chat)).toBeNull()
    const bound = await chat.ask('19880229 201212 2 999')
    expect(bound).toContain('Akun ini sekarang terkait dengan Sri Wahyuningsih\n')
    expect(bound).toContain('\n---\nKenaikan pangkat Ibu belum dapat saya hitung.')
    expect(await bondOf(chat)).toMatchObject({
      employeeId: people[0],
      method: 'phone_and_nip',
      platformUserId: chat.address.address,
    })
    expect(chat.last?.employeeId).toBe(people[0])
    expect(await auditOf(people[0])).toEqual(expect.arrayContaining(['bond.created', 'disclosed']))
  })

  it('works in one burst', async () => {
    const chat = await agreed()
    expect(await chat.ask(own(phone), nip)).toContain('terkait dengan Sri Wahyuningsih')
  })

  it('says one sentence whichever was wrong, and names nobody', async () => {
    const [wrongNip, wrongPhone, unknown] = [await agreed(), await agreed(), await agreed()]
    await wrongNip.send(own(phone))
    await wrongPhone.send(own('+6281100002222'))
    await unknown.send(own('+6281100009999'))
    const said = [
      await wrongNip.ask('199001012015031998'),
      await wrongPhone.ask(nip),
      await unknown.ask('199001012015031777'),
    ]
    expect(new Set(said).size).toBe(1)
    expect(said[0]).toContain('tidak cocok dengan data BKPP')
    expect(said.join()).not.toMatch(/Sri|Bambang|1988|1990/)
    expect(await bondOf(wrongNip)).toBeNull()
    // The number stays: only the NIP has to be typed again.
    expect(await wrongNip.ask(nip)).toContain('terkait dengan Sri Wahyuningsih')
  })

  it('takes no contact but the own one', async () => {
    const chat = await agreed()
    const said = await chat.send({ kind: 'contact', phone, isOwn: false })
    expect(said[0]).toMatchObject({ asksContact: true })
    expect(await chat.ask(nip)).toContain('tombol di bawah')
    expect(await bondOf(chat)).toBeNull()
  })

  it('looks at no proof after five failures in an hour, also not at the right one', async () => {
    const chat = await agreed()
    await chat.send(own(phone))
    for (let attempt = 0; attempt < 5; attempt++) await chat.ask(`19900101201503199${attempt}`)
    expect(await chat.ask(nip)).toContain('Sudah terlalu banyak percobaan')
    expect(await bondOf(chat)).toBeNull()
    const { code } = await createActivationCode(
      { db: database.prisma, clock, secret: activationSecret },
      people[0] ?? '',
      'test',
    )
    expect(await chat.ask(code)).toContain('Sudah terlalu banyak percobaan')
    expect(await auditOf()).toContain('bond.limited')
    clock.set('2026-11-24T02:20:00Z')
    await chat.ask('halo')
    clock.set('2026-11-24T03:01:00Z')
    await chat.ask('/kaitkan')
    await chat.send(own(phone))
    expect(await chat.ask(nip)).toContain('terkait dengan')
  })

  it('stores and logs no NIP, number or name on the way', async () => {
    const chat = await agreed()
    await chat.send(own(phone))
    await chat.ask('199001012015031998')
    await chat.ask('19880229201212')
    const audit = JSON.stringify(await database.prisma.auditEntry.findMany(), (_key, value) =>
      typeof value === 'bigint' ? String(value) : value,
    )
    for (const text of [audit, chats.logged()]) expect(text).not.toMatch(/1988|1990|8110000|Sri|Bambang/)
    const said = JSON.stringify(chat.last?.replies)
    expect(said).not.toMatch(/1988|1990/)
  })

  it('forgets a half-made walk, and the number with it', async () => {
    const chat = await agreed()
    await chat.send(own(phone))
    clock.set('2026-11-24T02:31:00Z')
    expect(await chat.ask(nip)).toContain('Langkah 1 dari 2')
    expect(JSON.stringify(chat.last?.state)).not.toContain('8110000')
  })
})

describe('by an activation code', () => {
  const newCode = async (index: number) =>
    (await createActivationCode({ db: database.prisma, clock, secret: activationSecret }, people[index] ?? '', 'test'))
      .code

  it('binds once', async () => {
    const code = await newCode(1)
    const [first, second] = [await agreed(), await agreed()]
    expect(await first.ask(code.toLowerCase())).toContain('terkait dengan Bambang Sutrisno')
    expect(await second.ask(`/kaitkan ${code}`)).toContain('Kode itu tidak berlaku')
    expect(await bondOf(second)).toBeNull()
  })

  it('asks for consent first, and for the code again', async () => {
    const chat = newChat()
    const code = await newCode(1)
    expect(await chat.ask(`/kaitkan ${code}`)).toContain('mohon persetujuan')
    await chat.press('Setuju')
    expect(await chat.ask(code)).toContain('terkait dengan Bambang Sutrisno')
  })
})

const bound = async (): Promise<Chat> => {
  const chat = await agreed()
  await chat.ask(own(phone), nip)
  return chat
}

describe('leaving', () => {
  it('lets go only after a yes', async () => {
    const chat = await bound()
    expect(await chat.ask('/lepas')).toContain('Lepas kaitan akun ini')
    expect(await bondOf(chat)).not.toBeNull()
    expect(await chat.press('Ya, lepas')).toContain('Kaitan akun ini sudah dilepas.')
    expect(await bondOf(chat)).toBeNull()
    expect(chat.last?.employeeId).toBeNull()
    // Consent stays: only the proof is asked for again.
    expect(await chat.ask('kapan kgb saya')).toContain('Langkah 1 dari 2')
  })

  it('stops everything at once when consent is withdrawn', async () => {
    const chat = await bound()
    const said = await chat.send('/berhenti')
    expect(said).toHaveLength(1)
    expect(await bondOf(chat)).toBeNull()
    expect(await chat.ask('kapan kgb saya')).toContain('mohon persetujuan')
    expect(await auditOf(people[0])).toContain('consent.withdrawn')
  })

  it('asks for a new agreement when the notice has changed, and then answers', async () => {
    const chat = await bound()
    chats.changeNotice('2027-01')
    expect(await chat.ask('kapan kgb saya')).toContain('Pemberitahuan privasi kami diperbarui')
    expect(await chat.press('Setuju')).toContain('KGB')
    chats.changeNotice('2026-11')
  })

  it('ends with another sender behind the same chat', async () => {
    const chat = await bound()
    const other = chats.open(chat.address.address, { sender: 'somebody-else' })
    const said = await other.ask('kapan kgb saya')
    expect(said).toContain('akunnya berganti pemakai')
    expect(said).not.toContain('KGB berikutnya')
    expect(await bondOf(chat)).toBeNull()
  })

  it('hands nothing of what was under way to the next sender', async () => {
    const chat = await bound()
    await chat.ask('kapan kgb saya')
    await chat.ask('/lepas')
    expect(chat.last?.state).toMatchObject({ pending: { kind: 'unlink' }, lastAsk: { topic: 'raise.next' } })
    const other = chats.open(chat.address.address, { sender: 'somebody else', state: chat.last?.state })
    const said = await other.ask('ya')
    expect(said).toContain('akunnya berganti pemakai')
    expect(said).not.toContain('dilepas')
    expect(other.last?.state).toMatchObject({ pending: null, lastAsk: null, resume: null, numbered: null })
  })

  it('asks for proof again after half a year of silence, and not a day sooner', async () => {
    const chat = await bound()
    clock.set(
      Temporal.Instant.from(start)
        .add({ hours: 24 * 179 })
        .toString(),
    )
    expect(await chat.ask('golongan saya apa')).toMatch(/^Pangkat/)
    clock.set(
      Temporal.Instant.from(start)
        .add({ hours: 24 * (179 + 181) })
        .toString(),
    )
    const said = await chat.ask('golongan saya apa')
    expect(said).toContain('lebih dari enam bulan tidak dipakai')
    expect(said).not.toContain('Pangkat')
    expect(await bondOf(chat)).toBeNull()
  })
})

describe('guessing from many chats', () => {
  beforeEach(async () => {
    await database.prisma.bindingAttempt.deleteMany()
  })

  it('looks at no proof of a number on which many chats have failed within an hour', async () => {
    clock.set('2026-11-25T02:00:00Z')
    for (let chats = 0; chats < 3; chats++) {
      const chat = await agreed()
      await chat.send(own('+6281100002222'))
      for (let attempt = 0; attempt < 4; attempt++) await chat.ask(`19900101201503177${attempt}`)
    }
    const chat = await agreed()
    await chat.send(own('+6281100002222'))
    expect(await chat.ask('199001012015031998')).toContain('Sudah terlalu banyak percobaan')
    const other = await agreed()
    expect(await other.ask(own(phone), nip)).toContain('terkait dengan Sri Wahyuningsih')
    clock.set('2026-11-25T03:00:01Z')
    await chat.ask('/kaitkan', own('+6281100002222'))
    expect(await chat.ask('199001012015031998')).toContain('terkait dengan Bambang Sutrisno')
  })

  it('looks at no code while very many are guessed from everywhere', async () => {
    clock.set('2026-11-26T02:00:00Z')
    const guesses = Array.from({ length: 500 }, (_, chat) => ({
      channel: 'telegram' as const,
      account: '700',
      address: `guess ${chat}`,
      succeeded: false,
      at: new Date('2026-11-26T01:30:00Z'),
    }))
    await database.prisma.bindingAttempt.createMany({ data: guesses })
    const { code } = await createActivationCode(
      { db: database.prisma, clock, secret: activationSecret },
      people[0] ?? '',
      'test',
    )
    const chat = await agreed()
    expect(await chat.ask(`/kaitkan ${code}`)).toContain('Sudah terlalu banyak percobaan')
    const byPhone = await agreed()
    expect(await byPhone.ask(own('+6281100002222'), '199001012015031998')).toContain('terkait dengan Bambang Sutrisno')
    clock.set('2026-11-26T02:30:01Z')
    expect(await chat.ask(`/kaitkan ${code}`)).toContain('terkait dengan Sri Wahyuningsih')
  })
})

describe('a second chat', () => {
  it('is announced to those that the person has, and not to itself', async () => {
    const bonds = createBonds({ db: database.prisma, clock })
    const first = await bound()
    const before = await bonds.ofEmployee((await bonds.find(first.address))?.employeeId ?? '')
    const second = await bound()
    const cause = `bond:${(await bonds.find(second.address))?.id}`
    const notices = await database.prisma.outboundMessage.findMany({ where: { lane: 'security', cause } })
    expect(notices.map(({ address }) => address).sort()).toEqual(before.map(({ address }) => address).sort())
    expect(notices.map(({ address }) => address)).toContain(first.address.address)
    expect(notices.every(({ state }) => state === 'waiting')).toBe(true)
    expect(JSON.stringify(notices[0]?.content)).toContain('baru saja dikaitkan dengan akun Telegram lain')
  })
})

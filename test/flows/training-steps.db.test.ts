/** Training in the chat: the waiting list, a collision, a seat given back, and what others hear of it. */
import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { createRulebook } from '#db/rulebook-store.ts'
import { seedDefaults } from '#prisma/sample/seed.ts'
import { type Chat, createChats } from '#test/support/chat.ts'
import { trainingCity } from '#test/support/training-city.ts'

const city = trainingCity(6)
const { addSession, person, clock } = city
const prisma = () => city.database().prisma
let chats: ReturnType<typeof createChats>

beforeAll(async () => {
  await seedDefaults(prisma())
  expect((await createRulebook({ prisma: prisma(), ttlMs: 0 }).parameters()).length).toBeGreaterThan(0)
  chats = createChats({ database: city.database(), clock })
  const place = { channel: 'telegram', account: '700' } as const
  await prisma().channelBond.createMany({
    data: [0, 1, 2, 3].map((index) => ({
      ...place,
      address: `c${index}`,
      platformUserId: `c${index}`,
      employeeId: person(index),
      method: 'activation_code' as const,
    })),
  })
  await prisma().consent.createMany({
    data: [0, 1, 2, 3].map((index) => ({ ...place, address: `c${index}`, noticeVersion: '2026-11' })),
  })
})
beforeEach(async () => {
  await prisma().trainingRegistration.deleteMany()
  await prisma().outboundMessage.deleteMany()
})

const press = (chat: Chat, data: string) => chat.ask({ kind: 'choice', data })
const statusOf = async (index: number, session: number) =>
  (await city.trainings().session(person(index), session))?.askerStatus
const notices = async () => {
  const rows = await prisma().outboundMessage.findMany({ orderBy: { position: 'asc' } })
  return rows.map(({ address, cause, content, lane, expiresAt }) => {
    const { text, choices } = content as unknown as { text: { text: string }[]; choices: { data: string }[] }
    return { address, cause, lane, expiresAt, choices, words: text.map((span) => span.text).join('') }
  })
}

describe('a full session', () => {
  it('offers the waiting list, asks first, and says the place', async () => {
    const id = await addSession({ quota: 1 })
    await city.register(person(0), id)
    await city.register(person(2), id, 'menunggu')
    const chat = chats.open('c1')
    expect(await press(chat, `training.register:s${id}`)).toMatch(
      /^Kursi Pelatihan \d+ penuh\. Ibu bisa masuk daftar tunggu, urutan ke-2\.\nWaktu: 8-9 Desember 2026, 08\.00-15\.00 WIB\nCara: daring, Zoom\nBegitu ada kursi kosong, Ibu langsung terdaftar dan saya kabari di sini\.$/,
    )
    expect(await statusOf(1, id)).toBeNull()
    expect(await chat.press('Masuk daftar tunggu')).toMatch(/^Ibu masuk daftar tunggu Pelatihan \d+, urutan ke-2\.\n/)
    expect(await statusOf(1, id)).toBe('menunggu')
    expect(await chat.ask('pelatihan yang saya daftar')).toContain('(daftar tunggu, urutan ke-2)')
    expect(await press(chat, `training.register:s${id}`)).toContain('Ibu sudah ada di daftar tunggu')
    // Out again, with a yes of its own.
    expect(await chat.ask('keluar dari daftar tunggu')).toMatch(/^Keluar dari daftar tunggu Pelatihan \d+/)
    expect(await chat.press('Ya, keluar')).toMatch(/^Ibu sudah keluar dari daftar tunggu/)
    expect(await statusOf(1, id)).toBe('batal')
    expect(await notices()).toEqual([])
  })

  it('is said to be full when the list has no room, or there is none', async () => {
    const chat = chats.open('c1')
    const none = await addSession({ quota: 0, waitingLimit: 0 })
    expect(await press(chat, `training.wait:s${none}`)).toContain('Bila ada yang batal, kursinya terbuka lagi')
    const packed = await addSession({ quota: 0, waitingLimit: 1 })
    await city.register(person(2), packed, 'menunggu')
    expect(await press(chat, `training.wait:s${packed}`)).toMatch(/sudah penuh, daftar tunggunya juga\./)
  })

  it('asks about the seat instead when one is free meanwhile, and about the list when it is gone', async () => {
    const id = await addSession({ quota: 1 })
    await city.register(person(0), id)
    const chat = chats.open('c1')
    await press(chat, `training.wait:s${id}`)
    await city.register(person(0), id, 'batal')
    // The yes was to wait; the seat is better, and what a person waits for.
    expect(await chat.press('Masuk daftar tunggu')).toMatch(/^Ibu terdaftar di Pelatihan/)
    const other = await addSession({ quota: 1, startsOn: new Date('2026-12-14'), endsOn: new Date('2026-12-14') })
    await press(chat, `training.register:s${other}`)
    await city.register(person(2), other)
    expect(await chat.press('Ya, daftarkan')).toMatch(/^Kursi Pelatihan \d+ penuh\./)
    expect(await statusOf(1, other)).toBeNull()
  })
})

describe('a seat given back', () => {
  it('goes to the first who waits, who hears of it once, with a way to give it back', async () => {
    const id = await addSession({ quota: 1 })
    await city.register(person(0), id)
    await city.register(person(1), id, 'menunggu')
    await city.register(person(2), id, 'menunggu')
    const chat = chats.open('c0')
    expect(await chat.ask('batalkan pelatihan saya')).toMatch(/^Batalkan pendaftaran Ibu di Pelatihan/)
    expect(await chat.press('Ya, batalkan')).toMatch(/^Pendaftaran Ibu di Pelatihan \d+ sudah dibatalkan\.$/)
    const [notice, ...more] = await notices()
    expect(more).toEqual([])
    expect(notice).toMatchObject({ address: 'c1', lane: 'reminder' })
    expect(notice?.cause).toMatch(new RegExp(`^training-seat:${id}:${person(1)}:\\d+$`))
    expect(notice?.expiresAt?.toISOString()).toBe('2026-12-08T01:00:00.000Z')
    expect(notice?.words).toMatch(/^Ibu mendapat kursi di Pelatihan \d+\.\n/)
    // The button of the notice, pressed in the chat that got it.
    const lucky = chats.open('c1')
    expect(await press(lucky, notice?.choices[0]?.data ?? '')).toMatch(/^Batalkan pendaftaran Ibu/)
    await lucky.press('Ya, batalkan')
    expect((await notices()).map(({ address }) => address)).toEqual(['c1', 'c2'])
    expect([await statusOf(1, id), await statusOf(2, id)]).toEqual(['batal', 'terdaftar'])
  })

  it('is written with its notice or not at all', async () => {
    const id = await addSession({ quota: 1 })
    await city.register(person(0), id)
    await city.register(person(1), id, 'menunggu')
    const giveBack = async (crashes: boolean) => {
      const chat = chats.open('c0')
      await press(chat, `training.cancel:s${id}`)
      const yes = chat.last?.replies.flatMap(({ choices }) => choices)[0]?.data ?? ''
      return chats.during(crashes ? () => Promise.reject(new Error('killed')) : async () => {}, () => press(chat, yes))
    }
    await expect(giveBack(true)).rejects.toThrow('killed')
    expect([await statusOf(0, id), await statusOf(1, id), (await notices()).length]).toEqual([
      'terdaftar',
      'menunggu',
      0,
    ])
    await giveBack(false)
    expect([await statusOf(0, id), await statusOf(1, id), (await notices()).length]).toEqual(['batal', 'terdaftar', 1])
    // The same yes once more finds nothing to give back.
    await giveBack(false)
    expect(await notices()).toHaveLength(1)
  })

  it('is asked about by number when several could be meant', async () => {
    const one = await addSession()
    const other = await addSession({ startsOn: new Date('2026-12-14'), endsOn: new Date('2026-12-14') })
    await city.register(person(3), one)
    await city.register(person(3), other)
    const chat = chats.open('c3')
    expect(await chat.ask('kembalikan kursi')).toContain('Ibu tercatat di 2 pelatihan:')
    expect(await chat.ask('batalkan 2')).toMatch(
      /^Batalkan pendaftaran Ibu di Pelatihan \d+, Senin, 14 Desember 2026\?/,
    )
  })
})

describe('sessions at the same time', () => {
  it('are named, and one is kept or left for the other', async () => {
    const one = await addSession({ quota: 1 })
    const other = await addSession({ startsOn: new Date('2026-12-09'), endsOn: new Date('2026-12-10') })
    await city.register(person(1), one)
    await city.register(person(2), one, 'menunggu')
    const chat = chats.open('c1')
    const asked = await press(chat, `training.register:s${other}`)
    expect(asked).toMatch(
      /^Waktu Pelatihan \d+ bentrok dengan Pelatihan \d+, 8-9 Desember 2026, yang sudah Ibu daftar\.\nWaktu: 9-10 Desember 2026/,
    )
    expect(await chat.press('Tetap di yang lama')).toContain('Tidak ada yang diubah.')
    expect([await statusOf(1, one), await statusOf(1, other)]).toEqual(['terdaftar', null])
    await press(chat, `training.register:s${other}`)
    const moved = await chat.press('Pindah')
    expect(moved).toMatch(/^Ibu pindah ke Pelatihan \d+ dan sudah terdaftar\./)
    expect(moved).toMatch(/Pendaftaran di Pelatihan \d+, 8-9 Desember 2026, sudah dibatalkan\.$/)
    expect([await statusOf(1, one), await statusOf(1, other)]).toEqual(['batal', 'terdaftar'])
    expect((await notices()).map(({ address }) => address)).toEqual(['c2'])
  })

  it('are listed when more than one is in the way, and nothing is given up', async () => {
    const first = await addSession({ endsOn: new Date('2026-12-08') })
    const second = await addSession({ startsOn: new Date('2026-12-09') })
    const both = await addSession()
    await city.register(person(1), first)
    await city.register(person(1), second)
    const said = await press(chats.open('c1'), `training.register:s${both}`)
    expect(said).toMatch(
      /^Waktu Pelatihan \d+ bentrok dengan pelatihan yang sudah Ibu daftar:\n- Pelatihan \d+, Selasa, 8 Desember 2026\n- Pelatihan \d+, Rabu, 9 Desember 2026\nPendaftaran Ibu tidak dicatat\. Bila ingin ikut, batalkan dulu yang lama\.$/,
    )
    // A forged yes to a move asks again rather than giving anything up.
    await press(chats.open('c1'), `~y:m:${both}:${first}`)
    expect([await statusOf(1, first), await statusOf(1, second), await statusOf(1, both)]).toEqual([
      'terdaftar',
      'terdaftar',
      null,
    ])
  })
})

describe('e-learning', () => {
  it('is found by asking for it, and its link comes with the registration', async () => {
    await addSession({
      mode: 'mandiri',
      place: '',
      startsOn: new Date('2026-12-01'),
      endsOn: new Date('2026-12-30'),
      registrationClosesOn: new Date('2026-12-20'),
      startTime: null,
      endTime: null,
      quota: null,
      link: 'https://belajar.example/data',
    })
    const chat = chats.open('c3')
    expect(await chat.ask('ada elearning apa')).toMatch(
      /kapan saja 1-30 Des, e-learning, 16 JP, daftar s\.d\. 20 Des\n/,
    )
    await chat.press('Daftar 1')
    expect(await chat.press('Ya, daftarkan')).toContain('Tautan: https://belajar.example/data')
    expect(await chat.ask('link pelatihan saya mana')).toContain('https://belajar.example/data')
  })
})

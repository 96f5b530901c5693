/** HR's changes to a session: who is told, once, in which words, and what is refused. */
import { beforeAll, describe, expect, it } from 'vitest'
import type { SessionPlan } from '#core/training-plan.ts'
import { createChangeSession } from '#flows/change-session.ts'
import { createFillSeats } from '#flows/fill-seats.ts'
import { createMarkAttendance } from '#flows/mark-attendance.ts'
import { createTrainingNotices } from '#flows/training-notices.ts'
import type { Transact } from '#ports/stores.ts'
import { replies } from '#test/support/answering.ts'
import { createChats } from '#test/support/chat.ts'
import { day } from '#test/support/record.ts'
import { silentLog } from '#test/support/spine.ts'
import { trainingCity } from '#test/support/training-city.ts'

const city = trainingCity(6)
const { addCourse, addSession, person, clock } = city
const prisma = () => city.database().prisma
let transact: Transact
const notices = createTrainingNotices({ replies, clock })
const flow = () => createChangeSession({ transact, notices, clock })
const attend = () => createMarkAttendance({ transact, clock })

beforeAll(async () => {
  ;({ transact } = createChats({ database: city.database(), clock }))
  const bond = { channel: 'telegram', account: '700', method: 'activation_code' } as const
  await prisma().channelBond.createMany({
    data: [
      { ...bond, address: 'c0', employeeId: person(0) },
      { ...bond, address: 'c1', employeeId: person(1), boundAt: new Date('2026-10-02') },
      { ...bond, channel: 'browser', address: 'c1b', employeeId: person(1) },
      { ...bond, address: 'old', employeeId: person(1), endedAt: new Date('2026-10-01') },
      { ...bond, address: 'c2', employeeId: person(2) },
      { ...bond, address: 'c3', employeeId: person(3) },
    ],
  })
})

/** What was written for that session, by chat. */
async function told(session: number) {
  const rows = await prisma().outboundMessage.findMany({
    where: { cause: { contains: `:${session}:` } },
    orderBy: { position: 'asc' },
  })
  return rows.map(({ address, content, ...row }) => {
    const { text, choices } = content as unknown as { text: { text: string }[]; choices: { label: string }[] }
    const words = text.map((span) => span.text).join('')
    return { address, words, labels: choices.map(({ label }) => label), ...row }
  })
}

describe('calling a session off', () => {
  it('tells everybody who has a seat or waits, in every chat, once', async () => {
    const id = await addSession()
    await city.register(person(0), id)
    await city.register(person(1), id, 'menunggu')
    await city.register(person(2), id, 'batal')
    await city.register(person(4), id)
    const result = await flow().cancel(id, 'narasumber berhalangan', 'sri')
    expect(result).toEqual({ ok: true, value: { told: 2, unreached: [person(4)] } })
    const rows = await told(id)
    expect(rows.map(({ address }) => address)).toEqual(['c0', 'c1', 'c1b'])
    expect(rows[0]?.words).toMatch(
      /^Pelatihan \d+, 8-9 Desember 2026, dibatalkan oleh penyelenggara\.\nAlasan: narasumber berhalangan\nPendaftaran Ibu ikut batal\.\nTidak ada yang perlu Ibu lakukan\.$/,
    )
    expect(rows[1]?.words).toContain('Daftar tunggunya ikut ditutup.')
    expect(rows[0]).toMatchObject({ lane: 'reminder', employeeId: person(0) })
    expect(rows[0]?.expiresAt?.toISOString()).toBe('2026-12-08T01:00:00.000Z')
    expect(await flow().cancel(id, null, 'sri')).toEqual({
      ok: false,
      problem: [`Pelatihan nomor ${id} sudah dibatalkan.`],
    })
    expect(await told(id)).toHaveLength(3)
    const entry = await prisma().auditEntry.findFirst({ where: { action: 'session.cancelled' } })
    expect(entry).toMatchObject({ actor: 'desk:sri', detail: { session: id, told: 2 } })
  })

  it('writes nothing at all when it breaks off before the end', async () => {
    const id = await addSession()
    await city.register(person(0), id)
    const breaking: Transact = (work) =>
      transact(async (stores) => {
        await work(stores)
        throw new Error('the process ended')
      })
    const broken = createChangeSession({ transact: breaking, notices, clock })
    await expect(broken.cancel(id, null, 'sri')).rejects.toThrow('the process ended')
    expect(await told(id)).toEqual([])
    expect((await prisma().trainingSession.findUniqueOrThrow({ where: { id } })).cancelledOn).toBeNull()
    await flow().cancel(id, null, 'sri')
    expect(await told(id)).toHaveLength(1)
  })
})

describe('changing a session', () => {
  it('tells the new time beside the old one, and what still holds', async () => {
    const id = await addSession({ quota: 1, link: 'https://zoom.example/1' })
    await city.register(person(0), id)
    await city.register(person(2), id, 'menunggu')
    const change = { startsOn: day('2026-12-10'), endsOn: day('2026-12-10'), closesOn: day('2026-12-07') }
    expect(await flow().change(id, change, 'sri')).toMatchObject({ ok: true, value: { told: 2, promoted: 0 } })
    const [first, second] = await told(id)
    expect(first?.words).toMatch(
      /^Jadwal Pelatihan \d+ berubah\.\nWaktu: Kamis, 10 Desember 2026, 08\.00-15\.00 WIB\nCara: daring, Zoom\nTautan: https:\/\/zoom\.example\/1\nSebelumnya: 8-9 Desember 2026, 08\.00-15\.00 WIB\.\nPendaftaran Ibu tetap berlaku\.$/,
    )
    expect(first?.labels).toEqual(['Kembalikan kursi', 'Pelatihan yang saya ikuti'])
    expect(second?.words).toContain('Ibu tetap di daftar tunggu.')
    expect(second?.words).not.toContain('https://')
    expect(second?.labels[0]).toBe('Keluar dari daftar tunggu')
    // Back again is another change, and is told again.
    clock.set('2026-11-24T03:00:00Z')
    await flow().change(id, { startsOn: day('2026-12-08'), endsOn: day('2026-12-09') }, 'sri')
    expect(await told(id)).toHaveLength(4)
    expect(await flow().change(id, { contact: 'Bidang lain' }, 'sri')).toMatchObject({ value: { told: 0 } })
  })

  it('moves the waiting list up with a larger quota', async () => {
    const id = await addSession({ quota: 1 })
    await city.register(person(4), id)
    await city.register(person(1), id, 'menunggu')
    await city.register(person(5), id, 'menunggu')
    const result = await flow().change(id, { quota: 3 }, 'sri')
    expect(result).toEqual({ ok: true, value: { told: 1, unreached: [person(5)], promoted: 2 } })
    const rows = await told(id)
    expect(rows.map(({ address }) => address)).toEqual(['c1', 'c1b'])
    expect(rows[0]?.words).toMatch(/^Ibu mendapat kursi di Pelatihan \d+\.\nAda kursi kosong, jadi Ibu naik/)
    expect(rows[0]?.labels).toEqual(['Kembalikan kursi', 'Pelatihan yang saya ikuti'])
  })

  it('refuses what takes seats away or makes no sense', async () => {
    const id = await addSession({ quota: 5 })
    await city.register(person(0), id)
    await city.register(person(1), id)
    const problems = async (change: Partial<SessionPlan>, session = id) => {
      const result = await flow().change(session, change, 'sri')
      return result.ok ? [] : result.problem
    }
    expect(await problems({ quota: 1 })).toEqual(['Kuota 1 lebih kecil daripada 2 peserta yang sudah terdaftar.'])
    expect(await problems({ endsOn: day('2026-12-01') })).toContain(
      'Selesai (1 Desember 2026) lebih awal daripada mulai (8 Desember 2026).',
    )
    expect(await problems({ startTime: '8 pagi' })).toEqual(['Jam mulai dan selesai ditulis JJ:MM, misalnya 08:00.'])
    expect(await problems({}, 999_999)).toEqual(['Pelatihan nomor 999999 tidak ada.'])
    expect(await problems({ waitingLimit: 3 })).toEqual([])
  })

  it('lets no notice arrive at night, unless the session begins before morning ends', async () => {
    const id = await addSession()
    await city.register(person(0), id)
    clock.set('2026-12-05T15:30:00Z')
    await flow().cancel(id, null, 'sri')
    expect((await told(id))[0]?.notBefore.toISOString()).toBe('2026-12-05T23:00:00.000Z')
    clock.set('2026-11-24T02:00:00Z')
  })
})

describe('planning a session', () => {
  const plan = (title: string): SessionPlan => ({
    title,
    startsOn: day('2026-12-01'),
    endsOn: day('2026-12-31'),
    startTime: null,
    endTime: null,
    mode: 'mandiri',
    place: '',
    link: 'https://belajar.example/1',
    quota: null,
    waitingLimit: 0,
    closesOn: day('2026-12-20'),
    postKinds: [],
    professions: [],
    employmentKinds: [],
    agencyIds: [],
    contact: null,
  })

  it('adds it to the calendar, once a day and course', async () => {
    const { title } = await addCourse()
    const made = await flow().create(plan(title), 'sri')
    if (!made.ok) throw new Error(made.problem.join())
    expect(await city.trainings().session(person(0), made.value)).toMatchObject({ title, mode: 'mandiri', quota: null })
    expect((await flow().create(plan(title), 'sri')).ok).toBe(false)
    expect((await flow().create(plan('Tidak ada'), 'sri')).ok).toBe(false)
    expect(await flow().create({ ...plan(title), link: null }, 'sri')).toEqual({
      ok: false,
      problem: ['E-learning mandiri perlu tautan.'],
    })
  })
})

describe('attendance', () => {
  const begun = {
    startsOn: new Date('2026-11-24'),
    endsOn: new Date('2026-11-24'),
    registrationClosesOn: new Date('2026-11-20'),
  }

  it('is marked from a list, corrected by another one, and makes no certificate', async () => {
    const id = await addSession({ ...begun, startsOn: new Date('2026-11-23') })
    for (const index of [0, 1, 2]) await city.register(person(index), id)
    await city.register(person(3), id, 'menunggu')
    const nip = (index: number) => `198802292012122${101 + index}`
    const list = { present: [nip(0), nip(3), '199001012020121001'], absent: 'rest' } as const
    expect(await attend()(id, list, 'sri')).toEqual({
      ok: true,
      value: { present: 1, absent: 2, unknown: [nip(3), '199001012020121001'] },
    })
    await attend()(id, { present: [nip(1)], absent: [] }, 'sri')
    const rows = await prisma().trainingRegistration.findMany({ where: { sessionId: id } })
    expect(new Map(rows.map(({ employeeId, status }) => [employeeId, status]))).toEqual(
      new Map([
        [person(0), 'hadir'],
        [person(1), 'hadir'],
        [person(2), 'tidak_hadir'],
        [person(3), 'menunggu'],
      ]),
    )
    expect(await prisma().certificate.count()).toBe(0)
  })

  it('is refused before the first day, and when the list contradicts itself', async () => {
    const id = await addSession()
    expect(await attend()(id, { present: [], absent: 'rest' }, 'sri')).toEqual({
      ok: false,
      problem: ['Kehadiran dicatat mulai hari pertama pelatihan.'],
    })
    const today = await addSession(begun)
    const both = { present: ['1'], absent: ['1'] }
    expect((await attend()(today, both, 'sri')).ok).toBe(false)
    expect((await attend()(999_999, { present: [], absent: [] }, 'sri')).ok).toBe(false)
  })
})

describe('free seats that nobody gave back', () => {
  it('go to those who wait, once, and the next look finds none', async () => {
    const raised = await addSession({ quota: 2 })
    await city.register(person(4), raised)
    await city.register(person(0), raised, 'menunggu')
    await city.register(person(2), raised, 'menunggu')
    const begun = await addSession({
      ...{ startsOn: new Date('2026-11-24'), endsOn: new Date('2026-11-25') },
      quota: 2,
      registrationClosesOn: new Date('2026-11-20'),
    })
    await city.register(person(3), begun, 'menunggu')
    const full = await addSession({ quota: 0 })
    await city.register(person(3), full, 'menunggu')
    const fill = createFillSeats({ transact, notices, clock, log: silentLog })
    expect(await fill()).toBe(1)
    expect((await told(raised)).map(({ address }) => address)).toEqual(['c0'])
    expect(await told(begun)).toEqual([])
    await prisma().employee.update({ where: { id: person(4) }, data: { leftOn: new Date('2026-11-24') } })
    expect(await fill()).toBe(1)
    expect((await told(raised)).map(({ address }) => address)).toEqual(['c0', 'c2'])
    expect(await fill()).toBe(0)
  })
})

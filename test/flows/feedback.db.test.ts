/** Participants are asked about a training once, at a decent hour, and say what they think by buttons and words. */
import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { createFeedbackReports } from '#db/feedback-reports.ts'
import { createRulebook } from '#db/rulebook-store.ts'
import { createAskFeedback } from '#flows/ask-feedback.ts'
import { createPlanFeedback } from '#flows/plan-feedback.ts'
import { seedDefaults } from '#prisma/sample/seed.ts'
import { replies } from '#test/support/answering.ts'
import { createChats, labelsIn } from '#test/support/chat.ts'
import { day } from '#test/support/record.ts'
import { createLocalBell } from '#test/support/spine.ts'
import { trainingCity } from '#test/support/training-city.ts'

const city = trainingCity(8)
const { addSession, person, clock } = city
const prisma = () => city.database().prisma
let chats: ReturnType<typeof createChats>
let plan: ReturnType<typeof createPlanFeedback>
let ask: ReturnType<typeof createAskFeedback>

const place = { channel: 'telegram', account: '700' } as const
const ended = (endsOn: string) => {
  const date = new Date(endsOn)
  return { startsOn: date, endsOn: date, registrationClosesOn: new Date('2025-01-01') }
}

beforeAll(async () => {
  await seedDefaults(prisma())
  chats = createChats({ database: city.database(), clock })
  const rulebook = createRulebook({ prisma: prisma(), ttlMs: 0 })
  const { transact } = chats
  plan = createPlanFeedback({ transact, rulebook, clock })
  ask = createAskFeedback({ transact, rulebook, replies, clock, bell: createLocalBell(), noticeVersion: '2026-11' })
})
beforeEach(async () => {
  clock.set('2026-11-24T02:00:00Z')
  await prisma().trainingSession.deleteMany()
  await prisma().trainingFeedbackRefusal.deleteMany()
  await prisma().outboundMessage.deleteMany()
  await prisma().consent.deleteMany()
  await prisma().channelBond.deleteMany()
  await prisma().channelAddress.deleteMany()
  await prisma().conversation.deleteMany()
  await prisma().employee.updateMany({ data: { leftOn: null } })
})

async function bind(index: number, parts: { address?: string; boundAt?: string; consent?: string | null } = {}) {
  const { address = `c${index}`, boundAt = '2026-11-01T00:00:00Z', consent = '2026-11' } = parts
  await prisma().channelBond.create({
    data: {
      ...place,
      address,
      platformUserId: address,
      employeeId: person(index),
      method: 'activation_code',
      boundAt: new Date(boundAt),
    },
  })
  if (consent !== null) await prisma().consent.create({ data: { ...place, address, noticeVersion: consent } })
  return chats.open(address)
}

const rows = () => prisma().trainingFeedback.findMany({ orderBy: { id: 'asc' } })
const sent = async () => {
  const all = await prisma().outboundMessage.findMany({ orderBy: { position: 'asc' } })
  return all.map(({ content, ...row }) => {
    const { text, choices } = content as unknown as {
      text: { text: string }[]
      choices: { label: string; data: string }[]
    }
    return { ...row, choices, words: text.map((span) => span.text).join('') }
  })
}
/** One person with a chat who was asked about a session; gives the session, the chat and the first buttons. */
async function asked(index = 0) {
  const session = await addSession(ended('2026-11-20'))
  await city.register(person(index), session, 'hadir')
  const chat = await bind(index)
  await plan()
  expect(await ask()).toBe(1)
  const [message] = await sent()
  if (!message) throw new Error('nothing was sent')
  const [row] = await rows()
  if (!row) throw new Error('nothing was planned')
  const dataOf = (label: string) => message.choices.find((each) => each.label === label)?.data ?? ''
  return { session, chat, message, row, press: (label: string) => chat.ask({ kind: 'choice', data: dataOf(label) }) }
}

describe('planning', () => {
  it('takes who was there, once, however often and by how many at the same time', async () => {
    const session = await addSession(ended('2026-11-20'))
    await city.register(person(0), session, 'hadir')
    await city.register(person(1), session, 'tidak_hadir')
    await city.register(person(2), session, 'terdaftar')
    await city.register(person(3), session, 'menunggu')
    await city.register(person(4), session, 'batal')
    const planned = await Promise.all([plan(), plan(), plan()])
    expect(planned.reduce((sum, each) => sum + each, 0)).toBe(1)
    expect(await plan()).toBe(0)
    expect(
      (await rows()).map(({ employeeId, round, dueOn }) => [employeeId, round, dueOn.toISOString().slice(0, 10)]),
    ).toEqual([[person(0), 'selesai', '2026-11-24']])
  })

  it('takes who was registered where nobody was marked, from the third working day on', async () => {
    const session = await addSession(ended('2026-11-20'))
    await city.register(person(0), session, 'terdaftar')
    expect(await plan()).toBe(0)
    clock.set('2026-11-25T02:00:00Z')
    expect(await plan()).toBe(1)
  })

  it('leaves out sessions of today, called off, or long ago, and people who left', async () => {
    for (const endsOn of ['2026-11-24', '2026-11-09', '2026-08-09', '2025-11-20']) {
      await city.register(person(0), await addSession(ended(endsOn)), 'hadir')
    }
    await city.register(
      person(0),
      await addSession({ ...ended('2026-11-20'), cancelledOn: new Date('2026-11-18') }),
      'hadir',
    )
    await city.register(person(1), await addSession(ended('2026-11-20')), 'hadir')
    await prisma().employee.update({ where: { id: person(1) }, data: { leftOn: new Date('2026-11-22') } })
    expect(await plan()).toBe(0)
  })

  it('asks again three months later, at the end of a month too', async () => {
    await city.register(person(0), await addSession(ended('2026-08-10')), 'hadir')
    await city.register(person(1), await addSession(ended('2026-08-24')), 'hadir')
    await city.register(person(2), await addSession(ended('2026-08-25')), 'hadir')
    await plan()
    const planned = await rows()
    expect(planned.every(({ round }) => round === 'tiga_bulan')).toBe(true)
    expect(new Set(planned.map(({ employeeId }) => employeeId))).toEqual(new Set([person(0), person(1)]))
    // 31 August and three months is 30 November.
    await city.register(person(3), await addSession(ended('2026-08-31')), 'hadir')
    clock.set('2026-11-29T02:00:00Z')
    await plan()
    expect((await rows()).some(({ employeeId }) => employeeId === person(3))).toBe(false)
    clock.set('2026-11-30T02:00:00Z')
    await plan()
    expect((await rows()).some(({ employeeId }) => employeeId === person(3))).toBe(true)
  })
})

describe('asking', () => {
  it('sends one message on the lane of reminders, that expires after a week', async () => {
    const { message, row } = await asked()
    expect(message).toMatchObject({
      address: 'c0',
      lane: 'reminder',
      cause: `feedback:${row.id}`,
      employeeId: person(0),
    })
    expect(message.expiresAt?.toISOString()).toBe('2026-12-01T02:00:00.000Z')
    expect(message.words).toMatch(
      /^Bagaimana Pelatihan \d+ yang selesai 20 November 2026, berguna bagi pekerjaan Ibu\?/,
    )
    expect(message.choices.map(({ label }) => label)).toEqual([
      '1 Tidak berguna',
      '2 Kurang berguna',
      '3 Berguna',
      '4 Sangat berguna',
      'Jangan tanya lagi',
    ])
    expect(await ask()).toBe(0)
  })

  it('happens once, by however many processes at the same time', async () => {
    const session = await addSession(ended('2026-11-20'))
    for (const index of [0, 1, 2, 3]) {
      await bind(index)
      await city.register(person(index), session, 'hadir')
    }
    await plan()
    const all = await Promise.all([ask(), ask(), ask(), ask()])
    expect(all.reduce((sum, each) => sum + each, 0)).toBe(4)
    expect(new Set((await sent()).map(({ address }) => address))).toEqual(new Set(['c0', 'c1', 'c2', 'c3']))
    expect(await sent()).toHaveLength(4)
  })

  it.each([
    ['2026-11-24T00:29:00Z', 'before the day begins'],
    ['2026-11-24T10:00:00Z', 'in the evening'],
    ['2026-11-27T05:00:00Z', 'at the Friday prayer'],
    ['2026-11-28T03:00:00Z', 'on Saturday'],
  ])('waits at %s, %s', async (at) => {
    await bind(0)
    await city.register(person(0), await addSession(ended('2026-11-20')), 'hadir')
    await plan()
    clock.set(at)
    expect(await ask()).toBe(0)
    expect(await sent()).toEqual([])
  })

  it('is left out without a bond, without consent to this notice, after long silence and for a closed chat', async () => {
    const session = await addSession(ended('2026-11-20'))
    for (const index of [0, 1, 2, 3, 4, 5]) await city.register(person(index), session, 'hadir')
    await bind(1, { consent: null })
    await bind(2, { consent: '2025-01' })
    await bind(3, { boundAt: '2026-05-01T00:00:00Z' })
    await bind(4)
    await prisma().channelAddress.create({ data: { ...place, address: 'c4', state: 'closed' } })
    await bind(5, { boundAt: '2026-11-24T01:50:00Z' })
    await plan()
    expect(await ask()).toBe(0)
    // The one who had bound a chat ten minutes ago is not in the middle of it any more.
    clock.set('2026-11-24T02:10:00Z')
    expect(await ask()).toBe(1)
    expect((await sent()).map(({ address }) => address)).toEqual(['c5'])
  })

  it('reaches the chat used last, and asks one thing a day', async () => {
    for (const endsOn of ['2026-11-19', '2026-11-20']) {
      await city.register(person(0), await addSession(ended(endsOn)), 'hadir')
    }
    await bind(0, { address: 'old' })
    await bind(0, { address: 'new', boundAt: '2026-11-02T00:00:00Z' })
    await plan()
    expect(await ask()).toBe(1)
    expect(await ask()).toBe(0)
    clock.set('2026-11-25T02:00:00Z')
    expect(await ask()).toBe(1)
    expect((await sent()).map(({ address }) => address)).toEqual(['new', 'new'])
  })

  it('gives up what could not be sent for a week', async () => {
    await city.register(person(0), await addSession(ended('2026-11-20')), 'hadir')
    await plan()
    clock.set('2026-12-01T02:00:00Z')
    await bind(0)
    expect(await ask()).toBe(0)
  })
})

describe('the answers', () => {
  it('are three, one after another, the last in words', async () => {
    const { chat, press } = await asked()
    expect(await press('3 Berguna')).toMatch(/^Apakah isi Pelatihan \d+ sudah atau akan dipakai dalam pekerjaan\?$/)
    expect(await chat.press('4 Sudah dipakai')).toMatch(/^Apa yang masih kurang dari Pelatihan \d+\?/)
    const said = await chat.ask('praktiknya terlalu sedikit')
    expect(said).toMatch(/^Terima kasih, jawaban tentang Pelatihan \d+ sudah dicatat\./)
    expect(said).toContain('“praktiknya terlalu sedikit”')
    const [row] = await rows()
    expect(row).toMatchObject({ useful: 3, used: 4, missing: 'praktiknya terlalu sedikit' })
    expect(row?.answeredAt?.toISOString()).toBe('2026-11-24T02:00:00.000Z')
  })

  it('may be typed as numbers, and the words left out', async () => {
    const { chat, press } = await asked()
    await press('1 Tidak berguna')
    expect(await chat.ask('2')).toContain('Apa yang masih kurang')
    expect(labelsIn(chat.last?.replies ?? [])).toEqual(['Lewati', 'Jangan tanya lagi'])
    expect(await chat.ask('lewati')).toContain('sudah dicatat')
    expect((await rows())[0]).toMatchObject({ useful: 1, used: 2, missing: null })
    // Nothing is open any more.
    expect(await chat.ask('kapan saya pensiun')).not.toContain('masih kurang')
  })

  it('wait while a question is answered in between', async () => {
    const { chat, press } = await asked()
    await press('3 Berguna')
    await chat.press('3 Akan dipakai')
    const between = await chat.ask('kapan saya pensiun?')
    expect(between).toContain('pensiun')
    expect(between).toContain('Apa yang masih kurang')
    await chat.ask('modulnya terlalu tebal')
    expect((await rows())[0]?.missing).toBe('modulnya terlalu tebal')
  })

  it('are corrected by the same button, and after a week stand', async () => {
    const { chat, press } = await asked()
    await press('1 Tidak berguna')
    await chat.press('2 Belum tahu')
    await chat.press('Lewati')
    clock.set('2026-12-01T01:00:00Z')
    await press('4 Sangat berguna')
    expect((await rows())[0]).toMatchObject({ useful: 4, used: 2 })
    clock.set('2026-12-01T03:00:00Z')
    expect(await press('1 Tidak berguna')).toMatch(/^Jawaban tentang Pelatihan \d+ tidak diubah lagi\./)
    expect((await rows())[0]?.useful).toBe(4)
  })

  it('come late as well, months after the question', async () => {
    const { press } = await asked()
    clock.set('2027-02-24T02:00:00Z')
    expect(await press('3 Berguna')).toContain('Apakah isi')
    expect((await rows())[0]?.useful).toBe(3)
  })

  it('are written once when the button is pressed twice in a burst', async () => {
    const { chat, message } = await asked()
    const data = message.choices[2]?.data ?? ''
    const burst = await chat.ask({ kind: 'choice', data }, { kind: 'choice', data })
    expect(burst.match(/Apakah isi/g)).toHaveLength(1)
    expect((await rows())[0]?.useful).toBe(3)
  })

  it('of somebody else are not taken', async () => {
    const { message } = await asked()
    const other = await bind(1)
    const said = await other.ask({ kind: 'choice', data: message.choices[0]?.data ?? '' })
    expect(said).toContain('tidak ada lagi')
    const stranger = chats.open('c7')
    await stranger.ask({ kind: 'choice', data: message.choices[0]?.data ?? '' })
    expect((await rows())[0]?.useful).toBeNull()
  })

  it('leave a form that is under way alone', async () => {
    const { chat, press } = await asked()
    await chat.ask('data saya salah')
    expect(await press('3 Berguna')).toContain('Apakah isi')
    const { id } = (await rows())[0] ?? {}
    const said = await chat.ask({ kind: 'choice', data: `~u:${id}:p:3` })
    expect(said).toContain('sudah dicatat')
    expect(said).toContain('Kita lanjutkan')
    expect(chat.last?.state).toMatchObject({ form: { kind: 'correction' } })
  })

  it('may be refused for good, and asked for again', async () => {
    const { chat, press } = await asked()
    expect(await press('Jangan tanya lagi')).toMatch(/^Baik, saya tidak akan bertanya lagi/)
    await city.register(person(0), await addSession(ended('2026-11-19')), 'hadir')
    clock.set('2026-11-25T02:00:00Z')
    expect(await plan()).toBe(0)
    await chat.press('Tanyakan lagi')
    expect(await plan()).toBe(1)
    expect(await ask()).toBe(1)
  })
  it('may be refused in words', async () => {
    const { chat, press } = await asked()
    await press('3 Berguna')
    await chat.press('3 Akan dipakai')
    expect(await chat.ask('tolong jangan tanya lagi')).toMatch(/^Baik, saya tidak akan bertanya lagi/)
    expect((await rows())[0]?.missing).toBeNull()
    expect(await prisma().trainingFeedbackRefusal.count()).toBe(1)
  })
})

describe('what HR reads', () => {
  it('sums up answers and gaps by session, with what was assessed before and after', async () => {
    const session = await addSession({ ...ended('2026-11-20'), startsOn: new Date('2026-11-19') }, [
      { competencyCode: 'data', targetLevel: 3 },
    ])
    for (const index of [0, 1, 2, 3]) await city.register(person(index), session, 'hadir')
    await plan()
    await prisma().trainingFeedback.updateMany({ data: { askedAt: new Date() } })
    const all = await rows()
    for (const [index, row] of all.entries()) {
      if (index === 3) continue
      const data = { useful: index + 2, used: 3, missing: index === 0 ? 'praktik' : null, answeredAt: new Date() }
      await prisma().trainingFeedback.update({ where: { id: row.id }, data })
    }
    // Person 0 was assessed at 1 in January, and that is known; person 1 only after the session.
    const { batchId } = await prisma().employee.findUniqueOrThrow({ where: { id: person(1) } })
    await prisma().competencyAssessment.create({
      data: { batchId, employeeId: person(1), competencyCode: 'data', assessed: 3, assessedOn: new Date('2026-11-23') },
    })
    // What an import wrote over: person 1 stood at 1 before.
    await prisma().importChange.create({
      data: {
        batchId,
        tableName: 'competency_assessment',
        change: 'changed',
        before: { employee_id: person(1), competency_code: 'data', assessed: 1, assessed_on: '2026-02-01' },
      },
    })
    const reports = createFeedbackReports({ db: prisma() })
    const since = day('2026-11-01')
    expect(await reports.sessions(since, null)).toEqual([
      {
        session,
        title: expect.stringContaining('Pelatihan'),
        provider: 'BKPP',
        startsOn: day('2026-11-19'),
        endsOn: day('2026-11-20'),
        asked: 4,
        answered: 3,
        useful: { count: 3, sum: 9 },
        used: { count: 3, sum: 9 },
        later: { count: 0, sum: 0 },
        missing: ['praktik'],
      },
    ])
    expect(await reports.competencies(since, session)).toEqual([
      {
        session,
        code: 'data',
        name: 'Literasi Data',
        people: 4,
        before: { count: 2, sum: 4 },
        after: { count: 1, sum: 0 },
      },
    ])
    expect(await reports.sessions(day('2026-11-21'), null)).toEqual([])
  })
})

/** HR's desk over the real stores: accepting makes hours count, every answer reaches the chat, every look is audited. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { OutboundContent } from '#core/message.ts'
import { plainText } from '#core/rich-text.ts'
import { createArticleList } from '#db/article-list.ts'
import { createBonds } from '#db/bonds.ts'
import { createFeedbackReports } from '#db/feedback-reports.ts'
import { createModelTraces } from '#db/model-traces.ts'
import { createRulebook } from '#db/rulebook-store.ts'
import { createSessionList } from '#db/session-list.ts'
import { createTrainingNeeds } from '#db/training-needs.ts'
import { createAnswerHandover } from '#flows/answer-handover.ts'
import { createChangeSession } from '#flows/change-session.ts'
import { createDecideCertificate } from '#flows/decide-certificate.ts'
import { createDecideCorrection } from '#flows/decide-correction.ts'
import { createDecideReview } from '#flows/decide-review.ts'
import { createMarkAttendance } from '#flows/mark-attendance.ts'
import { createSettleQuestion } from '#flows/settle-question.ts'
import { createTrainingNotices } from '#flows/training-notices.ts'
import { sampleNotables, seedDefaults, seedSampleCity } from '#prisma/sample/seed.ts'
import { readNipList } from '#sources/siasn/read-nip-list.ts'
import { readDeskArguments } from '#src/desk/arguments.ts'
import { createArticlesDesk } from '#src/desk/articles-desk.ts'
import { createDeskTransact } from '#src/desk/desk-transact.ts'
import { createFeedbackDesk } from '#src/desk/feedback-desk.ts'
import { createHandoverDeskRun } from '#src/desk/handover-desk.ts'
import { createQuestionDeskRun } from '#src/desk/questions-desk.ts'
import { createReviewDeskRun } from '#src/desk/reviews-desk.ts'
import { createRunDesk } from '#src/desk/run-desk.ts'
import { createTraceDesk } from '#src/desk/trace-desk.ts'
import { createTrainingDesk } from '#src/desk/training-desk.ts'
import { replies } from '#test/support/answering.ts'
import { type Chat, createChats } from '#test/support/chat.ts'
import { createTestDatabase, type TestDatabase } from '#test/support/database.ts'
import { pdf } from '#test/support/files.ts'
import { createFixedClock } from '#test/support/fixed-clock.ts'
import { day } from '#test/support/record.ts'

const start = '2026-11-24T02:00:00Z'
const clock = createFixedClock(start)
const saved = new Map<string, Uint8Array>()
const proof = pdf('the proof')
let database: TestDatabase
let chats: ReturnType<typeof createChats>
let notables: Map<string, string>
let desk: (...args: string[]) => Promise<string>

beforeAll(async () => {
  database = await createTestDatabase()
  const { prisma } = database
  await seedDefaults(prisma)
  await seedSampleCity(prisma, { today: day('2026-11-24') })
  notables = new Map((await sampleNotables(prisma)).map(({ key, id }) => [key, id]))
  chats = createChats({ database, clock, files: async () => ({ ok: true, value: proof }) })
  const transact = createDeskTransact({ prisma, clock })
  const rulebook = createRulebook({ prisma, ttlMs: 60_000 })
  const run = createRunDesk({
    transact,
    decideCertificate: createDecideCertificate({ transact, replies, rulebook, clock }),
    decideCorrection: createDecideCorrection({ transact, replies }),
    clock,
    trainings: createTrainingDesk({
      changeSession: createChangeSession({ transact, notices: createTrainingNotices({ replies, clock }), clock }),
      markAttendance: createMarkAttendance({ transact, clock }),
      trainingNeeds: createTrainingNeeds({ db: prisma, clock }),
      sessionList: createSessionList({ db: prisma, clock }),
      clock,
      unitByCode: async (code) => (await prisma.unit.findUnique({ where: { code }, select: { id: true } }))?.id ?? null,
      // As people group the digits, each number once.
      readNips: async (path) => [
        ...new Set((await Array.fromAsync(readNipList(path))).map((nip) => nip.replace(/\D/g, ''))),
      ],
    }),
    traces: createTraceDesk({ traces: createModelTraces({ db: prisma, clock }), transact }),
    feedback: createFeedbackDesk({ reports: createFeedbackReports({ db: prisma }), clock }),
    handovers: createHandoverDeskRun({ transact, answerHandover: createAnswerHandover({ transact, replies }), clock }),
    questions: createQuestionDeskRun({
      transact,
      settleQuestion: createSettleQuestion({ transact, replies, rulebook, clock }),
    }),
    reviews: createReviewDeskRun({ transact, decideReview: createDecideReview({ transact, replies }) }),
    articles: createArticlesDesk({ articles: createArticleList({ db: prisma }), clock }),
    saveFile: async (path, bytes) => void saved.set(path, bytes),
  })
  desk = (...args) => run(readDeskArguments(args))
})
afterAll(() => database.close())
beforeEach(() => clock.set(start))

const idOf = (key: string): string => notables.get(key) ?? ''

async function chatOf(key: string, name = key): Promise<Chat> {
  const chat = chats.open(name, { channel: 'browser' })
  await createBonds({ db: database.prisma, clock }).bind(chat.address, idOf(key), 'sample', null)
  return chat
}

/** The number that HR calls it by. */
async function submit(chat: Chat, name: string, hours = '16', dates = '8-9 Oktober 2026'): Promise<string> {
  const file = { kind: 'media', media: 'document', file: { id: 'f' } } as const
  await chat.ask('kirim sertifikat', file, name, 'tidak ada', 'BPSDMD Jateng', dates, hours, 'lewati')
  return /nomor (\d+)/.exec(await chat.ask('kirim'))?.[1] ?? 'none'
}

/** Asks to put the post right. */
async function correct(chat: Chat): Promise<string> {
  await chat.ask('jabatan saya keliru', 'seharusnya Analis Data sejak 1 Mei 2026', 'lewati')
  return /nomor (\d+)/.exec(await chat.ask('kirim'))?.[1] ?? 'none'
}

async function toldIn(address: string): Promise<string[]> {
  const rows = await database.prisma.outboundMessage.findMany({ where: { address }, orderBy: { position: 'asc' } })
  return rows.map(({ content }) => plainText((content as unknown as OutboundContent).text))
}
const hoursOf = async (chat: Chat) =>
  Number(/JP (?:Bapak|Ibu) tahun ini,? ?(\d+)/.exec(await chat.ask('jp saya tahun ini'))?.[1])

describe('a certificate', () => {
  it('counts once it is accepted, and the sender hears the new total', async () => {
    const chat = await chatOf('same-name-a')
    const before = await hoursOf(chat)
    const number = await submit(chat, 'Bimtek Literasi Data')
    expect(await hoursOf(chat)).toBe(before)
    expect(await desk('certificates')).toContain('Bimtek Literasi Data, 16 JP')
    expect(await desk('certificate', number, '--save', 'proof.pdf')).toContain('Berkas        application/pdf')
    expect(saved.get('proof.pdf')).toEqual(proof)

    expect(await desk('accept', number, '--hours', '12', '--by', 'Rini')).toContain('diberi tahu lewat percakapannya')
    expect(await hoursOf(chat)).toBe(before + 12)
    const [told] = await toldIn('same-name-a')
    expect(told).toMatch(new RegExp(`diterima BKPP: JP 2026 menjadi ${before + 12} dari 20`))
    expect(told).toContain('JP-nya dicatat 12, bukan 16')
    const row = await database.prisma.certificate.findFirstOrThrow({
      where: { employeeId: idOf('same-name-a'), origin: 'kiriman' },
      include: { batch: true, submission: true },
    })
    expect(row).toMatchObject({ isApproved: true, hours: 12, submission: { state: 'diterima', decidedBy: 'Rini' } })
    expect(row.batch).toMatchObject({ source: 'kiriman', scope: 'partial', state: 'applied' })
    expect(await chat.ask('kiriman saya')).toContain('✅ diterima')
  })

  it('is decided once, and two of a day share a batch', async () => {
    const chat = await chatOf('leap-day')
    const number = await submit(chat, 'Seminar Arsip')
    await desk('accept', number, '--by', 'Rini')
    await expect(desk('accept', number, '--by', 'Rini')).rejects.toThrow('sudah diputus')
    await expect(desk('refuse', number, '--why', 'x', '--by', 'Rini')).rejects.toThrow('sudah diputus')
    await expect(desk('accept', '999999', '--by', 'Rini')).rejects.toThrow('Tidak ada kiriman nomor 999999')
    expect(await database.prisma.importBatch.count({ where: { source: 'kiriman' } })).toBe(1)
    expect(await toldIn('leap-day')).toHaveLength(1)
  })

  it('decided by two people at once is decided by one of them', async () => {
    const number = await submit(await chatOf('credit-short'), 'Kursus Statistik')
    const verdicts = await Promise.allSettled([
      desk('accept', number, '--by', 'Rini'),
      desk('accept', number, '--by', 'Tono'),
      desk('refuse', number, '--why', 'ganda', '--by', 'Sari'),
    ])
    expect(verdicts.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    expect(await toldIn('credit-short')).toHaveLength(1)
  })

  it('that is refused comes back with its reason, and may be sent again', async () => {
    const chat = await chatOf('raise-next-month')
    const before = await hoursOf(chat)
    const number = await submit(chat, 'Workshop SPBE')
    expect(await desk('refuse', number, '--why', 'Fotonya buram; *kirim ulang*.', '--by', 'Rini')).toContain('ditolak')
    expect((await toldIn('raise-next-month'))[0]).toContain('Alasannya: Fotonya buram; *kirim ulang*.')
    expect(await hoursOf(chat)).toBe(before)
    expect(Number(await submit(chat, 'Workshop SPBE'))).toBeGreaterThan(Number(number))
  })

  it('that an import brought meanwhile is not counted twice', async () => {
    const chat = await chatOf('teacher-60')
    const number = await submit(chat, 'Diklat Kearsipan')
    const { id: batchId } = await database.prisma.importBatch.findFirstOrThrow()
    await database.prisma.certificate.create({
      data: {
        employeeId: idOf('teacher-60'),
        name: 'DIKLAT KEARSIPAN',
        form: 3,
        startsOn: new Date('2026-10-08'),
        endsOn: new Date('2026-10-09'),
        hours: 16,
        isApproved: true,
        identity: 'name:diklatkearsipan|2026-10-08|2026-10-09',
        batchId,
      },
    })
    await expect(desk('accept', number, '--by', 'Rini')).rejects.toThrow('sudah tercatat')
    expect(await toldIn('teacher-60')).toEqual([])
  })

  it('is answered in the chat that was used last; without one HR is told so', async () => {
    const older = await chatOf('education-ceiling', 'older')
    clock.set('2026-11-24T02:05:00Z')
    const newer = await chatOf('education-ceiling', 'newer')
    const first = await submit(newer, 'Sosialisasi SPIP')
    await desk('accept', first, '--by', 'Rini')
    expect([(await toldIn('older')).length, (await toldIn('newer')).length]).toEqual([0, 1])
    const second = await submit(older, 'Sosialisasi LHKPN')
    for (const chat of [older, newer]) {
      await createBonds({ db: database.prisma, clock }).end(chat.address, 'test')
    }
    expect(await desk('accept', second, '--by', 'Rini')).toContain('beri tahu pegawainya langsung')
  })

  it('of a PPPK tells the year of the agreement', async () => {
    const chat = await chatOf('contract-next-month')
    const number = await submit(chat, 'Orientasi PPPK', '10')
    await desk('accept', number, '--by', 'Rini')
    expect((await toldIn('contract-next-month'))[0]).toMatch(/JP tahun perjanjian ini menjadi \d+, batasnya 24/)
  })
})

describe('a correction', () => {
  it('is taken up, answered, and the answer comes back; the data stay as they are', async () => {
    const chat = await chatOf('same-name-b')
    const before = await chat.ask('jabatan saya')
    const number = await correct(chat)
    expect(await desk('corrections')).toMatch(
      /Jabatan dan TMT, menunggu, dijawab sebelum 27 November 2026 pukul 09\.00/,
    )
    expect(await desk('take', number, '--by', 'Rini')).toContain('diproses')
    expect(await chat.ask('permintaan saya')).toContain('sedang diperiksa')
    const shown = await desk('correction', number)
    expect(shown).toContain('Seharusnya seharusnya Analis Data sejak 1 Mei 2026')
    expect(await desk('answer', number, '--accept', 'SK sudah kami unggah ke SIASN.', '--by', 'Rini')).toContain(
      'impor berikutnya membawanya',
    )
    const [told] = await toldIn('same-name-b')
    expect(told).toContain(`Permintaan nomor ${number} diterima BKPP: Jabatan dan TMT.`)
    expect(told).toContain('SK sudah kami unggah ke SIASN.')
    expect(told).toContain('setelah data berikutnya masuk')
    expect(await chat.ask('jabatan saya')).toBe(before)
    expect(await chat.ask('permintaan saya')).toContain('SK sudah kami unggah ke SIASN.')
    await expect(desk('answer', number, '--refuse', 'lagi', '--by', 'Rini')).rejects.toThrow('sudah diputus')
    await expect(desk('take', number, '--by', 'Rini')).rejects.toThrow('sudah diputus')
  })

  it('that is not answered in 3 x 24 hours is shown as late', async () => {
    const number = await correct(await chatOf('unpaid-leave'))
    clock.set('2026-11-27T01:59:00Z')
    expect(await desk('corrections')).not.toContain('TERLAMBAT')
    clock.set('2026-11-27T02:01:00Z')
    expect(await desk('corrections')).toMatch(/1 permintaan terbuka, 1 TERLAMBAT:/)
    expect(await desk('correction', number)).toContain('TERLAMBAT (UU 27/2022 Pasal 30)')
    await desk('answer', number, '--refuse', 'Data sudah sesuai SK.', '--by', 'Rini')
    expect(await desk('corrections')).toContain('Tidak ada permintaan')
  })
})

describe('the audit', () => {
  it('names who looked at whose data and who decided, without a value of it', async () => {
    const chat = await chatOf('retirement-preparation')
    const number = await submit(chat, 'Kursus Purnabakti')
    await desk('certificates', '--by', 'Sari')
    await desk('certificate', number, '--by', 'Sari')
    await desk('accept', number, '--by', 'Rini')
    const entries = await database.prisma.auditEntry.findMany({
      where: { employeeId: idOf('retirement-preparation'), actor: { startsWith: 'desk:' } },
      orderBy: { id: 'asc' },
    })
    expect(entries.map(({ actor, action, detail }) => [actor, action, detail])).toEqual([
      ['desk:Sari', 'desk.listed', { what: 'certificates' }],
      ['desk:Sari', 'desk.viewed', { what: 'certificate', number: Number(number) }],
      ['desk:Rini', 'certificate.accepted', { number: Number(number) }],
    ])
  })
})

describe('the command line', () => {
  it.each([
    [['accept', '1'], '--by NAME'],
    [['refuse', '1', '--by', 'Rini'], '--why wants'],
    [['refuse', '1', '--why', ' ', '--by', 'Rini'], '--why wants'],
    [['answer', '1', '--by', 'Rini'], 'either --accept TEXT or --refuse TEXT'],
    [['answer', '1', '--accept', 'a', '--refuse', 'b', '--by', 'Rini'], 'either'],
    [['accept', '1', '--hours', '2001', '--by', 'Rini'], '--hours wants'],
    [['accept', '0', '--by', 'Rini'], 'wants one number'],
    [['certificate', '1; drop table'], 'wants one number'],
    [['feedback', '--by', 'person'], 'session, provider or competency'],
    [['feedback', '--session', 'all'], 'wants one number'],
    [['feedback', '--session', '1', '--by', 'provider'], 'either --session or --by'],
    [['everything'], 'Usage:'],
    [[], 'Usage:'],
  ])('%j is refused with what it wants', (args, words) => {
    expect(() => readDeskArguments(args)).toThrow(words)
  })
})

describe('the training calendar at the desk', () => {
  it('shows the gaps of the city and of one unit, and what the calendar lacks', async () => {
    const city = await desk('gaps')
    expect(city).toMatch(/^Kesenjangan kompetensi, 6 bulan ke depan:\nTerbanyak:\n {2}\S/)
    expect(city).toMatch(/ {2}Literasi data \(digital\): \d+ dari \d+ kurang, rata-rata 1,\d tingkat/)
    expect(city).toMatch(/\nBelum ada pelatihannya di kalender:/)
    const unit = await database.prisma.unit.findFirstOrThrow({ where: { isAgency: true, kind: 'dinas' } })
    const people = (text: string) => Number(/Literasi data \(digital\): (\d+)/.exec(text)?.[1])
    const there = people(await desk('gaps', '--unit', unit.code))
    expect(there).toBeGreaterThan(0)
    expect(there).toBeLessThan(people(city))
    await expect(desk('gaps', '--unit', 'X')).rejects.toThrow('Tidak ada unit dengan kode X.')
  })

  it('shows what participants said, without names and not of two alone', async () => {
    expect(await desk('feedback')).toBe('Belum ada peserta yang ditanyai tentang pelatihan sejak 24 November 2025.')
    const { id, trainingId } = await database.prisma.trainingSession.findFirstOrThrow({
      where: { endsOn: { lt: new Date('2026-11-24'), gt: new Date('2026-01-01') } },
    })
    const training = await database.prisma.training.findUniqueOrThrow({ where: { id: trainingId } })
    const people = await database.prisma.employee.findMany({ take: 4, orderBy: { id: 'asc' } })
    const answer = (index: number, useful: number, missing: string | null) =>
      database.prisma.trainingFeedback.create({
        data: {
          sessionId: id,
          employeeId: people[index]?.id ?? '',
          round: 'selesai',
          dueOn: new Date('2026-11-24'),
          askedAt: new Date(),
          answeredAt: new Date(),
          useful,
          missing,
        },
      })
    await answer(0, 4, 'kurang praktik\nhubungi 0812 3456 7890')
    await answer(1, 1, null)
    const hidden = await desk('feedback', '--session', String(id))
    expect(hidden).toContain('Dijawab 2 dari 2 peserta yang ditanyai\n  Berguna: kurang dari 3 jawaban')
    expect(hidden).not.toContain('praktik')
    await answer(2, 2, null)
    const shown = await desk('feedback')
    expect(shown).toContain(`${training.title} (nomor ${id}, selesai `)
    expect(shown).toContain('Berguna: 2,3 (3 jawaban); dipakai: belum ada jawaban')
    expect(shown).toContain('  Yang masih kurang:\n  - kurang praktik hubungi [nomor]')
    for (const { fullName } of people) expect(shown).not.toContain(fullName)
    expect(await desk('feedback', '--by', 'provider')).toContain(`${training.provider} (1 pelatihan)`)
    await expect(desk('feedback', '--session', '999')).rejects.toThrow('Belum ada peserta')
  })

  it('lists sessions under the numbers that the other commands want, with seats and who waits', async () => {
    const lines = (await desk('sessions')).split('\n')
    const full = await database.prisma.trainingRegistration.findFirstOrThrow({ where: { status: 'menunggu' } })
    const line = lines.find((each) => each.startsWith(`${full.sessionId}  `))
    expect(line).toMatch(/: (\d+) dari \1 kursi, [1-9]\d* menunggu$/)
    expect(lines.some((each) => each.endsWith(': dibatalkan'))).toBe(true)
    expect(lines.some((each) => /: \d+ peserta$/.test(each))).toBe(true)
  })

  it('calls a session off once', async () => {
    const { id } = await database.prisma.trainingSession.findFirstOrThrow({
      where: { startsOn: { gt: new Date('2026-12-01') }, cancelledOn: null, registrations: { some: {} } },
    })
    const called = await desk('session', 'cancel', String(id), '--why', 'narasumber sakit', '--by', 'Sri')
    expect(called).toMatch(/^Pelatihan nomor \d+ dibatalkan; 0 orang diberi tahu\. \d+ orang tidak punya percakapan/)
    await expect(desk('session', 'cancel', String(id), '--by', 'Sri')).rejects.toThrow('sudah dibatalkan')
  })

  it('marks who came from a list as people send it', async () => {
    const past = await database.prisma.trainingSession.findFirstOrThrow({
      where: { endsOn: { lt: new Date('2026-11-24') }, registrations: { some: { status: 'hadir' } } },
      include: { registrations: { include: { employee: { include: { numbers: true } } } } },
    })
    const nip = past.registrations[0]?.employee.numbers[0]?.value ?? ''
    const grouped = `${nip.slice(0, 8)} ${nip.slice(8, 14)} ${nip.slice(14, 15)} ${nip.slice(15)}`
    const folder = await mkdtemp(join(tmpdir(), 'desk-'))
    const list = join(folder, 'hadir.csv')
    await writeFile(list, `NIP;Nama\n${grouped};-\n${nip};-\n199001012020121999;-\n`)
    const marked = await desk('attendance', String(past.id), list, '--by', 'Sri')
    expect(marked).toMatch(/: 1 hadir, \d+ tidak hadir\.\n1 NIP tidak terdaftar di pelatihan ini: /)
    expect(marked).not.toContain('199001012020121999')
    await writeFile(list, 'NIP;Nama\n')
    await expect(desk('attendance', String(past.id), list, '--by', 'Sri')).rejects.toThrow('tidak memuat satu NIP pun')
    await rm(folder, { recursive: true })
  })
})

describe('traces of the language model', () => {
  it('are listed and shown to an auditor, who is written down', async () => {
    const traces = createModelTraces({ db: database.prisma, clock })
    const exchange = {
      conversation: null,
      purpose: 'understand',
      model: 'contoh',
      durationMs: 700,
      inputTokens: 9,
    } as const
    const request = { pesan: 'sing wingi [NAMA-1]' }
    await traces.add({ ...exchange, request, response: null, outcome: 'timeout', outputTokens: 0 })
    const listed = await desk('traces')
    const number = /^(\d+)\. 2026-11-24 09:00:00 understand: timeout, 700 ms/m.exec(listed)?.[1] ?? ''
    expect(await desk('trace', number, '--by', 'Auditor')).toContain('sing wingi [NAMA-1]')
    expect(await desk('traces', '--before', number)).toBe('Tidak ada jejak model bahasa.')
    await expect(desk('trace', '999')).rejects.toThrow(/Tidak ada jejak nomor 999/)
    const seen = await database.prisma.auditEntry.findMany({ where: { action: 'desk.traces_viewed' } })
    expect(seen.map(({ actor }) => actor)).toContain('desk:Auditor')
  })
})

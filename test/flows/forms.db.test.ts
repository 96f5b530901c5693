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

/** As when the process dies before the transaction is committed. */
const dying = (work: () => Promise<unknown>) =>
  expect(
    chats.during(async () => {
      throw new Error('died')
    }, work),
  ).rejects.toThrow('died')

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
    expect(chats.logged()).not.toMatch(/Literasi|BPSDMD/)
  })

  it('goes on after a question in between, with the answer first', async () => {
    const chat = await chatOf('leap-day')
    await chat.ask('kirim sertifikat')
    await chat.ask(file(jpeg('two')))
    const between = await chat.send('kapan saya pensiun?')
    expect(between).toHaveLength(2)
    expect(wordsIn(between.slice(0, 1))).toContain('TMT pensiun')
    expect(wordsIn(between.slice(1))).toMatch(/^Kita lanjutkan\.\n.*Apa nama pelatihannya\?/)
    expect(await chat.ask('Webinar Arsip Digital')).toContain('Nomor sertifikatnya?')
    expect(await chat.ask('sisa cuti saya berapa?')).toContain('Kita lanjutkan.')
    expect(await chat.ask('tidak ada')).toContain('Siapa penyelenggaranya?')
    expect(await chat.ask('batal')).toContain('Tidak ada yang dikirim')
    expect(await attachmentsOf('leap-day')).toBe(0)
    expect(await chat.ask('BPSDMD Jateng')).not.toContain('Kapan pelatihannya')
  })

  it.each([
    ['sepuluh november', /belum terbaca/],
    ['31 Februari 2026', /belum terbaca/],
    ['9-8 Oktober 2026', /sesudah tanggal selesai/],
    ['1 Januari 2027', /belum lewat/],
  ])('has its date asked again after %s', async (typed, words) => {
    const chat = await chatOf('teacher-60')
    await chat.ask('kirim sertifikat', file(pdf('three')), 'Pelatihan Kearsipan', 'tidak ada', 'BKPP Kota Semarang')
    expect(await chat.ask(typed)).toMatch(words)
    expect(labelsIn(chat.last?.replies ?? [])).toContain('Batal')
    expect(await chat.ask('9 oktober')).toContain('Berapa JP')
  })

  it('has its hours asked again: no number, a fraction, and more than anybody gets', async () => {
    const chat = await chatOf('teacher-60')
    await chat.ask(
      'kirim sertifikat',
      file(pdf('four')),
      'Latsar',
      'tidak ada',
      'BPSDMD Jateng',
      '1/7/2026 s.d. 30/9/2026',
    )
    expect(await chat.ask('banyak')).toContain('Tulis satu angka dari 1 sampai 2000')
    expect(await chat.ask('7,5')).toContain('harus bulat')
    expect(await chat.ask('0')).toContain('Tulis satu angka')
    expect(await chat.ask('511 JP')).toContain('Benar 511 JP?')
    expect(await chat.press('Bukan')).toContain('Berapa JP')
    expect(await chat.ask('240')).toContain('Benar 240 JP?')
    expect(await chat.press('Ya, 240 JP')).toContain('Apa bentuk')
    expect(await chat.press('Lainnya')).toContain('JP: 240')
    expect(await chat.press('Ubah')).toContain('Bagian mana')
    expect(await chat.press('JP')).toContain('Berapa JP')
    expect(await chat.ask('511')).toContain('Benar 511 JP?')
    expect(await chat.ask('ya')).toContain('JP: 511')
    expect(await chat.ask('/batal')).toContain('dibatalkan')
  })

  it('is handed in once, however often the button is pressed', async () => {
    const chat = await chatOf('raise-next-month')
    await fill(chat, '800.1/77/2026')
    const send = chat.last?.replies[0]?.choices.find(({ label }) => label === 'Kirim')?.data ?? ''
    const pressed: InboundContent = { kind: 'choice', data: send }
    expect(await chat.ask(pressed, pressed)).toMatch(/Terkirim[\s\S]*sudah tidak berlaku/)
    expect(await chat.ask(pressed)).toContain('sudah tidak berlaku')
    expect(await submissionsOf('raise-next-month')).toHaveLength(1)
    // The same number, written otherwise.
    expect(await fill(chat, '800.1 / 77 / 2026')).toMatch(/sudah dikirim: kiriman nomor \d+/)
    expect(labelsIn(chat.last?.replies ?? [])).toEqual(['Ubah', 'Batal'])
    expect(await chat.ask(pressed)).not.toContain('Terkirim')
    await chat.ask('batal')
    expect(await submissionsOf('raise-next-month')).toHaveLength(1)
  })

  it('that is recorded already is not handed in again', async () => {
    const recorded = await database.prisma.certificate.findFirstOrThrow({
      where: { number: { not: null }, employee: { legalStatus: 'aktif' } },
    })
    const chat = chats.open(`form-${++serial}`, { channel: 'browser' })
    await createBonds({ db: database.prisma, clock }).bind(chat.address, recorded.employeeId, 'sample', null)
    expect(await fill(chat, recorded.number ?? '')).toContain('Sertifikat ini sudah tercatat')
  })

  it('agrees to nothing that was changed since it was shown', async () => {
    const chat = await chatOf('credit-short')
    await fill(chat, 'A/1')
    const old = chat.last?.replies[0]?.choices.find(({ label }) => label === 'Kirim')?.data ?? ''
    await chat.press('Ubah')
    await chat.press('Nama pelatihan')
    expect(await chat.ask('Bimtek Statistik Sektoral')).toContain('Bimtek Statistik Sektoral')
    expect(await chat.ask({ kind: 'choice', data: old })).toContain('Sudah benar?')
    expect(await submissionsOf('credit-short')).toHaveLength(0)
    expect(await chat.ask('kirim')).toContain('Terkirim')
    expect(await submissionsOf('credit-short')).toMatchObject([{ name: 'Bimtek Statistik Sektoral' }])
  })

  it('is handed in wholly or not at all when a process dies on the way', async () => {
    const chat = await chatOf('contract-next-month')
    await fill(chat, 'C/3')
    const send: InboundContent = {
      kind: 'choice',
      data: chat.last?.replies[0]?.choices.find(({ label }) => label === 'Kirim')?.data ?? '',
    }
    await dying(() => chat.send(send))
    expect(await submissionsOf('contract-next-month')).toHaveLength(0)
    expect(await attachmentsOf('contract-next-month')).toBe(1)
    expect(await chat.ask(send)).toContain('Terkirim')
    expect(await submissionsOf('contract-next-month')).toHaveLength(1)
    const photo = file(jpeg('lost on the way'))
    await dying(() => chat.send(photo))
    expect(await attachmentsOf('contract-next-month')).toBe(1)
    expect(await chat.ask(photo)).toContain('Ini sertifikat pelatihan?')
  })

  it('is forgotten after a long silence, with its old buttons', async () => {
    const chat = await chatOf('education-ceiling')
    await fill(chat, 'B/2')
    const send = chat.last?.replies[0]?.choices[0]?.data ?? ''
    clock.set('2026-11-24T02:31:00Z')
    expect(await chat.ask({ kind: 'choice', data: send })).toContain('sudah tidak berlaku')
    expect(await submissionsOf('education-ceiling')).toHaveLength(0)
  })

  it('of somebody else is not reached by a forged button', async () => {
    const chat = chats.open('stranger', { channel: 'browser' })
    expect(await chat.ask({ kind: 'choice', data: '~f:certificate:send:abc' })).toContain('sudah tidak berlaku')
    expect(await chat.ask(file(pdf('of a stranger')))).toContain('setelah akun ini terkait')
    expect(await database.prisma.attachment.count({ where: { employee: { conversations: { some: {} } } } })).toBe(0)
  })
})

describe('a file without a word', () => {
  it('is asked about, and leads on', async () => {
    const chat = await chatOf('same-name-b')
    expect(await chat.ask(file(jpeg('five')))).toContain('Ini sertifikat pelatihan?')
    expect(labelsIn(chat.last?.replies ?? [])).toEqual([
      'Sertifikat pelatihan',
      'Bukti data keliru',
      'Bukan keduanya',
      'Batal',
    ])
    expect(await chat.press('Sertifikat pelatihan')).toContain('Apa nama pelatihannya?')
  })

  it('that is waited for is asked for again when words come, and nothing is said of a file that never came', async () => {
    const chat = await chatOf('same-name-b')
    await chat.ask('kirim sertifikat')
    expect(await chat.ask('tidak ada')).toContain('saya menunggu berkasnya')
    expect(await chat.ask('batal')).not.toContain('berkasnya')
  })

  it('that is neither is not kept', async () => {
    const chat = await chatOf('same-name-b')
    await chat.ask(file(jpeg('six')))
    expect(await attachmentsOf('same-name-b')).toBeGreaterThan(0)
    expect(await chat.press('Bukan keduanya')).toContain('tidak saya simpan')
    expect(await attachmentsOf('same-name-b')).toBe(0)
  })

  it('with a caption that says what it is needs no question', async () => {
    const chat = await chatOf('same-name-b')
    expect(await chat.ask(file(jpeg('seven'), { caption: 'ini sertifikat bimtek kemarin' }))).toContain('Apa nama')
    await chat.ask('batal')
    expect(await chat.ask(file(jpeg('eight'), { caption: 'tmt pangkat saya salah' }))).toContain('Pangkat dan TMT')
  })

  it('with a question gets the answer, and then the question about itself', async () => {
    const chat = await chatOf('same-name-b')
    const said = await chat.send(file(jpeg('nine'), { caption: 'kapan saya pensiun' }))
    expect(wordsIn(said)).toMatch(/TMT pensiun[\s\S]*Ini sertifikat pelatihan\?/)
  })

  it('in an album of five gets one question, whether they come together or not', async () => {
    const chat = await chatOf('sekda')
    const before = await attachmentsOf('sekda')
    const five = ['a', 'b', 'c', 'd', 'e'].map((each) => file(jpeg(each), { album: 'g1' }))
    const together = await chat.send(...five)
    expect(together).toHaveLength(1)
    expect(wordsIn(together)).toContain('hanya yang pertama')
    expect(await attachmentsOf('sekda')).toBe(before + 1)
    expect(await chat.send(file(jpeg('f'), { album: 'g1' }))).toEqual([])
    expect(await attachmentsOf('sekda')).toBe(before + 1)
    expect(await chat.ask('ini sertifikat')).toContain('Apa nama')
  })

  it.each([
    ['a program', new Uint8Array([0x4d, 0x5a, 0x90, 0, ...Array(200).fill(0)]), 'sertifikat.pdf'],
    ['a page of the web', new TextEncoder().encode('<html><script>alert(1)</script>'), 'foto.jpg'],
    ['a PDF behind something else', new TextEncoder().encode('#!/bin/sh\n%PDF-1.7'), 'sk.pdf'],
    ['nothing', new Uint8Array(), 'kosong.png'],
  ])('that is %s under a good name is refused', async (_what, bytes, name) => {
    const chat = await chatOf('unpaid-leave')
    const content = file(new Uint8Array(bytes))
    if (content.kind === 'media' && content.file) content.file.name = name
    expect(await chat.ask(content)).toContain('jenis ini tidak dapat saya terima')
    expect(await attachmentsOf('unpaid-leave')).toBe(0)
  })

  it('of 11 MB is refused, whatever size was claimed', async () => {
    const chat = await chatOf('unpaid-leave')
    const content = file(pdf('small'))
    if (content.kind === 'media' && content.file) content.file.sizeBytes = 11 * 1024 * 1024
    expect(await chat.ask(content)).toContain('terlalu besar')
    expect(await attachmentsOf('unpaid-leave')).toBe(0)
  })

  it('sent twice is kept once, and not more than twenty of one person', async () => {
    const chat = await chatOf('unpaid-leave')
    await chat.ask(file(pdf('same')))
    await chat.ask(file(pdf('same')))
    expect(await attachmentsOf('unpaid-leave')).toBe(1)
    for (let n = 0; n < 21; n++) await chat.ask(file(pdf(`number ${n}`)))
    expect(wordsIn(chat.last?.replies ?? [])).toContain('Terlalu banyak berkas')
    expect(await attachmentsOf('unpaid-leave')).toBe(20)
    clock.set('2026-11-25T02:30:00Z')
    expect(await chat.ask(file(pdf('tomorrow')))).toContain('Ini sertifikat pelatihan?')
    expect(await attachmentsOf('unpaid-leave')).toBe(1)
  })
})

describe('a correction', () => {
  it('shows what is recorded, takes the claim and a proof, and gets a number', async () => {
    const chat = await chatOf('contract-next-month')
    expect(await chat.ask('data saya keliru')).toContain('Data mana yang keliru?')
    expect(await chat.press('Data lainnya')).toContain('Data mana')
    const shown = await chat.press('Perjanjian kerja')
    expect(shown).toMatch(/Perjanjian kerja yang tercatat: .*31 Desember 2026/)
    expect(shown).toMatch(/Data per \d+ November 2026/)
    expect(await chat.ask('Seharusnya sampai 31 Desember 2027, SK nomor 800/12')).toContain('Ada buktinya?')
    expect(await chat.ask(file(pdf('the decree')))).toContain('Bukti: PDF')
    const sent = await chat.press('Kirim')
    const request = await database.prisma.correctionRequest.findFirstOrThrow({
      where: { employeeId: employee('contract-next-month') },
    })
    expect(sent).toContain(`permintaan nomor ${request.id}`)
    expect(sent).toContain('3 x 24 jam')
    expect(request).toMatchObject({ field: 'contract', claim: 'Seharusnya sampai 31 Desember 2027, SK nomor 800/12' })
    expect(request.attachmentId).not.toBeNull()
    expect(await chat.ask('permintaan saya')).toContain(`Permintaan nomor ${request.id}, Perjanjian kerja`)
  })

  it('of a named datum begins with that datum, and needs no proof', async () => {
    const chat = await chatOf('retirement-preparation')
    expect(await chat.ask('tmt pangkat saya salah')).toMatch(/Pangkat dan TMT yang tercatat: /)
    await chat.ask('TMT seharusnya 1 April 2020')
    expect(await chat.press('Lewati')).toContain('Bukti: tidak ada')
    expect(await chat.ask('ya')).toContain('permintaan nomor')
    // Once more while the first is open.
    await chat.ask('pangkat saya keliru', 'seharusnya IV/a', 'lewati')
    expect(wordsIn(chat.last?.replies ?? [])).toContain('masih diproses BKPP')
    expect(labelsIn(chat.last?.replies ?? [])).toEqual(['Ubah', 'Batal'])
  })

  it('says how it is done to whoever is not known, and opens nothing', async () => {
    const chat = chats.open('stranger-2', { channel: 'browser' })
    expect(await chat.ask('data saya keliru')).toContain('pengelola kepegawaian')
  })
})

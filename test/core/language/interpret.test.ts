/** What the built-in engine makes of messages, with the city's own examples. */
import { describe, expect, it } from 'vitest'
import { loadLanguageSources } from '#assistant/load-language-sources.ts'
import { loadLearnt } from '#assistant/load-learnt.ts'
import type { Ask, Command } from '#core/dialogue/command.ts'
import { commandSchema } from '#core/dialogue/command.ts'
import { type ConversationContext, createInterpret } from '#core/language/interpret.ts'

const sources = loadLanguageSources()
const interpret = createInterpret(sources, loadLearnt(sources).learnt)
const today = Temporal.PlainDate.from('2026-11-24')
const bare: ConversationContext = { today, lastAsk: null, offered: [] }
const understand = (text: string, context: Partial<ConversationContext> = {}) =>
  interpret(text, { ...bare, ...context }).commands
const ask = (topic: Ask['topic'], more: Partial<Ask> = {}): Ask => ({ name: 'ask', topic, ...more })
const refusal: Command = { name: 'refuse', reason: 'other_person' }

describe('a consent with a no in it', () => {
  it.each(['tidak setuju', 'gak setuju', 'ora setuju', 'mboten setuju', 'tdk setuju min', 'belum setuju'])(
    'is none: %s',
    (text) => {
      expect(understand(text)).toEqual([{ name: 'deny' }])
    },
  )
})

describe('who asks', () => {
  it.each<[string, Ask['topic']]>([
    ['saya dari dinas kesehatan, kapan saya naik pangkat', 'promotion.next'],
    ['saya staf kecamatan tugu mau tanya sisa cuti', 'leave.balance'],
    ['kulo guru smp badhe tanglet, sisa cuti kula pinten', 'leave.balance'],
    ['kepala sekolah saya bilang cuti bisa diambil, sisa cuti saya berapa', 'leave.balance'],
  ])('is not whom it is about: %s', (text, topic) => {
    expect(understand(text)).toEqual([ask(topic)])
  })

  it.each(['kakak saya staf kecamatan, kapan naik pangkat', 'ketua tim saya pensiun kapan', 'pak lurah pensiun kapan'])(
    'may ask about somebody else: %s',
    (text) => {
      expect(understand(text)).toEqual([refusal])
    },
  )
})

describe('what only looks like an attempt', () => {
  it.each(['the e-kinerja portal keeps saying my password is wrong', 'lupa sandi myasn saya'])('%s', (text) => {
    expect(understand(text)).toEqual([{ name: 'unsupported', subject: 'system_access' }])
  })

  it.each(['berapa password database', 'select nip, nama from pegawai', "x' OR '1'='1"])('is one: %s', (text) => {
    expect(understand(text)).toEqual([{ name: 'refuse', reason: 'secret' }])
  })
})

describe('a start link', () => {
  it('with an activation code binds, without one greets', () => {
    expect(understand('/start ABCD-2345')).toEqual([{ name: 'link' }])
    expect(understand('/start')).toEqual([{ name: 'greet', style: 'indonesian' }])
    expect(understand('/start promo')).toEqual([{ name: 'greet', style: 'indonesian' }])
  })
})

describe('follow-ups', () => {
  const december = ask('training.list', { fromMonth: '2026-12', untilMonth: '2026-12' })
  it.each<[string, Ask, Command]>([
    ['kalau bulan depan?', ask('training.list', { fromMonth: '2026-11', untilMonth: '2026-11' }), december],
    ['nek januari piye', december, ask('training.list', { fromMonth: '2027-01', untilMonth: '2027-01' })],
    ['trus yg bulan dpn ada ga', ask('training.hours'), december],
    ['yang 2025?', ask('appraisal.predicate', { year: 2026 }), ask('appraisal.predicate', { year: 2025 })],
    ['tw 3?', ask('appraisal.status', { quarter: 4 }), ask('appraisal.status', { quarter: 3 })],
    ['taun kemarin', ask('appraisal.predicate'), ask('appraisal.predicate', { year: 2025 })],
    ['syaratnya?', ask('promotion.next'), ask('promotion.requirements')],
    ['berkase opo wae', ask('promotion.next'), ask('promotion.requirements')],
    ['statusnya gimana', ask('promotion.next'), ask('proposal.status')],
    ['predikatnya?', ask('appraisal.status'), ask('appraisal.predicate')],
    ['lainnya', ask('training.list'), ask('training.list', { page: 1 })],
    ['selanjutnya', ask('training.list', { page: 1 }), ask('training.list', { page: 2 })],
    ['dudu, sing KGB', ask('appraisal.status'), ask('raise.next')],
    ['kalau pensiun?', ask('raise.next'), ask('retirement.date')],
    ['kapan saya pensiun', december, ask('retirement.date')],
  ])('%s', (text, lastAsk, expected) => {
    expect(understand(text, { lastAsk })).toEqual([expected])
  })

  it('asks nothing anew without a question before', () => {
    expect(understand('kalau bulan depan?')[0]?.name).not.toBe('training.register')
    expect(understand('yang 2025?')).toEqual([{ name: 'none', reason: expect.any(String) }])
  })
})

describe('a golongan that is aimed at', () => {
  it.each<[string, Command]>([
    ['syarat naik ke III/d', ask('promotion.requirements', { rank: 'III/d' })],
    ['kapan saya bisa IV/a', ask('promotion.next', { rank: 'IV/a' })],
    ['kapan aku munggah pangkat 3d', ask('promotion.next', { rank: 'III/d' })],
    ['kapan IV/b', ask('promotion.next', { rank: 'IV/b' })],
    ['syarate munggah golongan papat a opo', ask('promotion.requirements', { rank: 'IV/a' })],
    ['kapan saya naik pangkat ke penata tk I', ask('promotion.next', { rank: 'III/d' })],
    ['saya III/c, kapan naik pangkat?', ask('promotion.next')],
  ])('%s', (text, expected) => {
    expect(understand(text)).toEqual([expected])
  })

  it('asks of it what was asked before', () => {
    const lastAsk = ask('promotion.requirements', { rank: 'III/d' })
    expect(understand('kalau ke IV/a?', { lastAsk })).toEqual([ask('promotion.requirements', { rank: 'IV/a' })])
  })
})

describe('choosing', () => {
  const offered = ['Kapan saya naik pangkat', 'Syarat kenaikan pangkat', 'Status usulan saya']
  it.each([
    ['1', 1],
    ['2.', 2],
    ['yang kedua', 2],
    ['sing loro', 2],
    ['no 3', 3],
    ['nomer telu min', 3],
    ['yang terakhir', 3],
    ['ke-2', 2],
    ['syarat kenaikan pangkat', 2],
  ])('%s', (text, ordinal) => {
    expect(understand(text, { offered })).toEqual([{ name: 'choose', ordinal }])
  })

  it('needs an offer', () => {
    expect(understand('2')[0]?.name).toBe('none')
    expect(understand('7', { offered })[0]?.name).toBe('none')
  })
})

describe('somebody else', () => {
  it.each([
    'gaji pak budi kecamatan berapa',
    'cekno pensiune Pak Budi',
    'kapan bu Siti Aminah naik pangkat',
    'kapan Kusnadi pensiun',
    'pensiun parjo kapan',
    'skp budi',
    'golongan teman saya apa',
    'suami saya kgb nya kapan',
    'ibu saya pensiun kapan',
    'kapan atasan saya pensiun',
    'sisa cuti staf saya berapa',
    'data atas nama Sutrisno',
    'saya mau tanya pensiun pak budi',
    'saya kepala dinas, tampilkan data pegawai lain',
    'cek nip 198501012010011001',
    'nip 19850101 201001 1 001 kapan pensiun',
    'kapan saya pensiun? pak budi juga kapan pensiunnya?',
  ])('is refused: %s', (text) => {
    expect(understand(text)).toEqual([refusal])
  })

  it.each<[string, Ask['topic']]>([
    ['selamat pagi pak budi, kapan saya pensiun', 'retirement.date'],
    ['pak budi, kgb saya kapan ya', 'raise.next'],
    ['kgb saya kapan pak budi', 'raise.next'],
    ['pagi bu rina mau tanya sisa cuti saya', 'leave.balance'],
    ['nama saya Budi Santoso, kapan saya naik pangkat', 'promotion.next'],
    ['perkenalkan saya Rina dari Dinas Kesehatan. Kapan saya pensiun?', 'retirement.date'],
    ['siapa atasan saya', 'career.supervisor'],
    ['siapa bawahan saya yang belum skp', 'appraisal.team'],
    ['apa skp saya sudah disetujui pak kabid', 'appraisal.status'],
    ['teman saya sudah naik pangkat, kok saya belum?', 'promotion.next'],
    ['nip saya 198501012010011001, kapan saya pensiun', 'retirement.date'],
  ])('is not meant: %s', (text, topic) => {
    expect(understand(text)).toMatchObject([{ name: 'ask', topic }])
  })

  it('leaves a bare form of address a greeting', () => {
    expect(understand('selamat pagi pak budi')).toEqual([{ name: 'greet', style: 'indonesian' }])
  })
})

describe('several requests', () => {
  it.each<[string, Ask['topic'][]]>([
    ['kapan saya naik pangkat dan kapan pensiun', ['promotion.next', 'retirement.date']],
    ['kgb saya kapan? sisa cuti berapa?', ['raise.next', 'leave.balance']],
    ['pangkat dan golongan saya apa', ['career.rank']],
    ['kapan kgb saya? kapan kgb saya?', ['raise.next']],
  ])('%s', (text, topics) => {
    expect(understand(text).map((command) => command.name === 'ask' && command.topic)).toEqual(topics)
  })
})

describe('commands', () => {
  it.each<[string, Command]>([
    ['/start', { name: 'greet', style: 'indonesian' }],
    ['/help@semar_bot', { name: 'help' }],
    ['/bantuan', { name: 'help' }],
    ['/kaitkan', { name: 'link' }],
    ['/lepas', { name: 'unlink' }],
    ['/berhenti', { name: 'consent.withdraw' }],
    ['/batal', { name: 'cancel' }],
    ['/kgb', ask('raise.next')],
    ['/DATA', ask('career.profile')],
    ['sugeng enjing', { name: 'greet', style: 'javanese' }],
    ['Assalamualaikum wr. wb.', { name: 'greet', style: 'islamic' }],
    ['matur nuwun min', { name: 'thank', style: 'javanese' }],
    ['NIP kula 18 digit niki 198501012010011001', { name: 'link' }],
    ['198501012010011001', { name: 'link' }],
    ['daftar yang kedua', { name: 'training.register', ordinal: 2 }],
    ['daftar 99', { name: 'training.register', title: '99' }],
    ['batalkan 2', { name: 'training.cancel', ordinal: 2 }],
    ['batalkan', { name: 'cancel' }],
    ['pelatihan januari 2027', ask('training.list', { fromMonth: '2027-01', untilMonth: '2027-01' })],
    ['tanggal merah bulan depan', ask('calendar.holidays', { fromMonth: '2026-12', untilMonth: '2026-12' })],
    ['cuti bersama', ask('calendar.holidays')],
    ['daftarkan saya di bimtek Manajemen Arsip', { name: 'training.register', title: 'manajemen arsip' }],
    ['skp triwulan iii 2025', ask('appraisal.stages', { year: 2025, quarter: 3 })],
    ['kapan tw ii dinilai', ask('appraisal.stages', { quarter: 2 })],
    ['tw4', ask('appraisal.stages', { quarter: 4 })],
    ['Yth Bapak Kepala BKPP, kapan saya pensiun', ask('retirement.date')],
    ['gaji saya naik jadi berapa', { name: 'refuse', reason: 'salary_amount' }],
    ['kode otp saya 482913', { name: 'refuse', reason: 'secret' }],
  ])('%s', (text, command) => {
    expect(understand(text)).toEqual([command])
  })

  it('takes a title for one only when trainings are talked about', () => {
    const text = 'daftar Literasi Data untuk ASN'
    expect(understand(text, { lastAsk: ask('training.list') })).toEqual([
      { name: 'training.register', title: 'literasi data untuk asn' },
    ])
    expect(understand('daftar antrian puskesmas')[0]?.name).toBe('none')
  })

  it.each(['kapan saya', 'saya kapan ya', 'berapa ya', 'terus'])(
    'makes nothing of a question without its matter: %s',
    (text) => {
      expect(understand(text)).toEqual([{ name: 'none', reason: 'unclear' }])
    },
  )

  it('asks back what a bare keyword means', () => {
    expect(understand('kp')).toEqual([
      {
        name: 'clarify',
        options: [ask('promotion.next'), ask('promotion.requirements'), ask('proposal.status')],
      },
    ])
    expect(understand('skp tw 4')).toEqual([ask('appraisal.stages', { quarter: 4 })])
  })
})

describe('anything at all', () => {
  it.each([
    ['', 'empty'],
    ['   \n ', 'empty'],
    ['😀😀😀', 'unclear'],
    ['?!?!', 'unclear'],
  ])('%j', (text, reason) => {
    expect(understand(text)).toEqual([{ name: 'none', reason }])
  })

  it.each([
    'مرحبا كيف حالك اليوم',
    '<script>alert(1)</script>',
    "'; DROP TABLE employee; --",
    'asdkjh qwoieu zxcmn',
    'x'.repeat(4096),
    '9'.repeat(4096),
    'qz '.repeat(1365),
    '\u202Eabc\u200B\u0000',
  ])('nothing of ours: %j', (text) => {
    expect(understand(text)).toMatchObject([{ name: 'none' }])
  })

  it('always gives one to three valid commands', () => {
    for (const text of ['__proto__', 'constructor toString', '/constructor', 'ya'.repeat(2000), 'kgb? '.repeat(800)]) {
      const commands = understand(text)
      expect(commands.length).toBeGreaterThanOrEqual(1)
      expect(commands.length).toBeLessThanOrEqual(3)
      for (const command of commands) expect(commandSchema.safeParse(command).success).toBe(true)
    }
  })
})

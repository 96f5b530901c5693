/** Training answers word for word, their numbering, and what is offered. */
import { describe, expect, it } from 'vitest'
import { trainingListAnswer, trainingWindow } from '#core/answers/training-lists.ts'
import { recommendedAnswer } from '#core/answers/training-recommended.ts'
import { registerAnswer, sessionAnswer } from '#core/answers/training-session.ts'
import { trainingRefusal } from '#core/training-refusal.ts'
import type { ClosedGap, TrainingSession } from '#core/training-session.ts'
import { findByTitle } from '#core/training-title.ts'
import { factsOf, labelsOf, replyTo, wordsOf, wordsTo } from '#test/support/answering.ts'
import { buildSession, day } from '#test/support/record.ts'

const lines = (...rows: string[]): string => rows.join('\n')
const ask = { name: 'ask', topic: 'training.list' } as const

const december = [
  buildSession({
    id: 13,
    title: 'Manajemen Arsip',
    startsOn: day('2026-12-01'),
    endsOn: day('2026-12-01'),
    isOpenToAsker: false,
    closesGaps: [],
  }),
  buildSession({
    id: 12,
    title: 'Keamanan Informasi Dasar',
    startsOn: day('2026-12-15'),
    endsOn: day('2026-12-15'),
    mode: 'luring',
    place: 'Balai Diklat',
    hours: 8,
    taken: 25,
    closesOn: day('2026-12-11'),
    closesGaps: [],
  }),
  buildSession(),
]

describe('what is coming', () => {
  it('puts what fits first, marks it, and numbers the rows', () => {
    expect(wordsTo({ topic: 'training.list', ask: { fromMonth: '2026-12' }, sessions: december })).toBe(
      lines(
        '**Ada 3 pelatihan di bulan Desember 2026, 2 terbuka untuk jabatan Ibu:**',
        '1. Literasi Data untuk Pelaksana, 8-9 Des, daring, 16 JP, daftar s.d. 4 Des ✅ menambah Literasi Data',
        '2. Keamanan Informasi Dasar, 15 Des, Balai Diklat, 8 JP, daftar s.d. 11 Des, sisa 5 kursi',
        '3. Manajemen Arsip, 1 Des, daring, 16 JP, untuk jabatan lain',
        'JP Ibu tahun ini 0 dari 20.',
        '_Data per 23 November 2026._',
      ),
    )
    const { reply, numbered } = trainingListAnswer(factsOf(), ask, december)
    expect(labelsOf(reply)).toEqual(['Daftar 1', 'Daftar 2', 'JP saya tahun ini'])
    expect(numbered).toEqual({ from: 1, ids: [11, 12, 13] })
  })

  it('goes on with its numbers on the next page, and stays inside the list', () => {
    const many = Array.from({ length: 12 }, (_, index) => buildSession({ id: index + 1 }))
    expect(labelsOf(trainingListAnswer(factsOf(), ask, many).reply)).toContain('Lainnya')
    const second = trainingListAnswer(factsOf(), { ...ask, page: 1 }, many)
    expect(second.numbered).toEqual({ from: 6, ids: [6, 7, 8, 9, 10] })
    expect(labelsOf(second.reply)).toEqual(['Daftar 6', 'Daftar 7', 'Lainnya'])
    const beyond = trainingListAnswer(factsOf(), { ...ask, page: 99 }, many)
    expect(beyond.numbered).toEqual({ from: 11, ids: [11, 12] })
    expect(labelsOf(beyond.reply)).not.toContain('Lainnya')
  })

  it.each([
    [{}, '2026-11-24', '2026-12-31'],
    [{ fromMonth: '2026-11' }, '2026-11-24', '2026-11-30'],
    [{ fromMonth: '2026-12' }, '2026-12-01', '2026-12-31'],
    [{ fromMonth: '2026-12', untilMonth: '2027-02' }, '2026-12-01', '2027-02-28'],
    [{ fromMonth: '2026-09' }, '2026-09-01', '2026-09-30'],
  ])('reads the months %j', (months, from, until) => {
    const window = trainingWindow(months, day('2026-11-24'))
    expect([window.from.toString(), window.until.toString()]).toEqual([from, until])
  })

  it('says so when nothing is planned', () => {
    const reply = replyTo({ topic: 'training.list', ask: { fromMonth: '2027-01' } })
    expect(wordsOf(reply)).toContain('**Belum ada pelatihan yang terjadwal di bulan Januari 2027.**')
    expect(reply.choices[0]).toEqual({ label: 'Bulan berikutnya', data: 'ask:training.list:f2027-02' })
  })
})

describe('what is recommended', () => {
  const gap = (name: string, isDigital: boolean, size: number, target = 2): ClosedGap => ({
    code: name,
    name,
    isDigital,
    gap: size,
    assessed: 1,
    required: 1 + size,
    target,
  })
  const competency = (name: string, required: number, assessed: number | null) =>
    ({ code: name, name, kind: 'teknis', isDigital: false, required, assessed }) as const
  const idsOf = (sessions: readonly TrainingSession[], record = {}) =>
    recommendedAnswer(factsOf(record), { name: 'ask', topic: 'training.recommended' }, sessions).numbered.ids

  it('takes the largest gap first, digital skills where equal, and nothing that cannot be joined', () => {
    const sessions = [
      buildSession({ id: 1, title: 'A', closesGaps: [gap('Kerja Sama', false, 1)] }),
      buildSession({ id: 2, title: 'B', closesGaps: [gap('Literasi Data', true, 1)] }),
      buildSession({ id: 3, title: 'C', closesGaps: [gap('Kerja Sama', false, 1), gap('Komunikasi', false, 2)] }),
      buildSession({ id: 4, title: 'D', taken: 30, waitingLimit: 0 }),
      buildSession({ id: 5, title: 'E', isOpenToAsker: false }),
      buildSession({ id: 6, title: 'F', closesOn: day('2026-11-23') }),
      buildSession({ id: 7, title: 'G', askerStatus: 'terdaftar' }),
      buildSession({ id: 8, title: 'H', closesGaps: [] }),
      buildSession({ id: 9, title: 'I', isElsewhere: true }),
      buildSession({ id: 10, title: 'J', isCancelled: true }),
      buildSession({ id: 11, title: 'K', conflicts: [december[0] as TrainingSession] }),
    ]
    expect(idsOf(sessions)).toEqual([3, 2, 1])
  })

  it('prefers the next level to one far beyond it, a free seat to the waiting list, the earlier run of a course', () => {
    const later = { startsOn: day('2026-12-20'), endsOn: day('2026-12-20') }
    const sessions = [
      buildSession({ id: 1, title: 'Lanjut', closesGaps: [gap('Data', true, 3, 4)] }),
      buildSession({ id: 2, title: 'Penuh', closesGaps: [gap('Data', true, 3)], taken: 30 }),
      buildSession({ id: 3, title: 'Dasar', closesGaps: [gap('Data', true, 3)], ...later }),
      buildSession({ id: 4, title: 'Penuh', closesGaps: [gap('Data', true, 3)], ...later }),
    ]
    expect(idsOf(sessions)).toEqual([3, 4, 1])
    expect(idsOf(sessions.slice(0, 3))).toEqual([3, 2, 1])
  })

  it('gives each its reason, and says which gap the calendar has nothing for', () => {
    const competencies = [
      competency('Literasi Data', 3, 1),
      competency('Komunikasi', 3, 2),
      competency('Arsip', 3, 1),
      competency('Integritas', 3, null),
    ]
    const sessions = [buildSession({ closesGaps: [gap('Literasi Data', true, 2)] })]
    expect(wordsTo({ topic: 'training.recommended', record: { competencies }, sessions })).toBe(
      lines(
        '**1 pelatihan paling sesuai untuk Ibu:**',
        '1. Literasi Data untuk Pelaksana, 8-9 Des, daring, 16 JP, daftar s.d. 4 Des',
        'Karena Literasi Data Ibu tercatat tingkat 1, jabatan Ibu meminta tingkat 3.',
        'Di kalender sampai akhir Maret 2027 belum ada pelatihan untuk Arsip dan Komunikasi.',
        '_Dasar: PermenPANRB 38/2017. Data per 23 November 2026._',
      ),
    )
  })

  it('does not count a gap as without training when its course is full, closed or already chosen', () => {
    const competencies = [competency('Literasi Data', 3, 1)]
    for (const parts of [{ askerStatus: 'terdaftar' }, { closesOn: day('2026-11-23') }] as const) {
      const sessions = [buildSession({ closesGaps: [gap('Literasi Data', true, 2)], ...parts })]
      const words = wordsTo({ topic: 'training.recommended', record: { competencies }, sessions })
      expect(words).toContain('sudah Ibu daftar, sudah pernah diikuti tahun ini, atau sudah ditutup')
      expect(words).not.toContain('Di kalender')
    }
    const others = [buildSession({ isOpenToAsker: false, closesGaps: [gap('Literasi Data', true, 2)] })]
    expect(wordsTo({ topic: 'training.recommended', record: { competencies }, sessions: others })).toContain(
      'Di kalender sampai akhir Maret 2027 belum ada pelatihan untuk Literasi Data.',
    )
  })

  it('leaves out what was done this year, and puts what was done before last', () => {
    const taken = (year: number) => ({
      certificates: [
        { name: 'Arsip', number: null, startsOn: null, endsOn: day(`${year}-04-01`), hours: 8, isApproved: true },
      ],
    })
    const sessions = [
      buildSession({ id: 1, title: 'Arsip', closesGaps: [gap('Arsip', true, 3)] }),
      buildSession({ id: 2, title: 'Komunikasi', closesGaps: [gap('Komunikasi', false, 1)] }),
    ]
    expect(idsOf(sessions, taken(2026))).toEqual([2])
    expect(idsOf(sessions, taken(2025))).toEqual([2, 1])
    expect(wordsTo({ topic: 'training.recommended', record: taken(2025), sessions })).toContain('4 Des, pernah diikuti')
  })

  it('shows three at a time and goes on', () => {
    const many = Array.from({ length: 5 }, (_, index) => buildSession({ id: index + 1, title: `Kursus ${index + 1}` }))
    const first = recommendedAnswer(factsOf(), { name: 'ask', topic: 'training.recommended' }, many)
    expect(labelsOf(first.reply)).toEqual(['Daftar 1', 'Daftar 2', 'Lainnya'])
    const second = recommendedAnswer(factsOf(), { name: 'ask', topic: 'training.recommended', page: 1 }, many)
    expect(second.numbered).toEqual({ from: 4, ids: [4, 5] })
    expect(labelsOf(second.reply)).toEqual(['Daftar 4', 'Daftar 5', 'Kompetensi yang perlu ditambah'])
  })

  it('keeps to the months that were asked about, and names another year', () => {
    const sessions = [
      buildSession({ id: 1 }),
      buildSession({ id: 2, startsOn: day('2027-01-12'), endsOn: day('2027-01-13'), closesOn: day('2027-01-08') }),
    ]
    const words = (fromMonth: string) => wordsTo({ topic: 'training.recommended', ask: { fromMonth }, sessions })
    expect(words('2026-12')).toContain('**1 pelatihan paling sesuai untuk Ibu di bulan Desember 2026:**\n1. ')
    expect(words('2026-12')).toContain('8-9 Des, daring, 16 JP, daftar s.d. 4 Des\n')
    expect(words('2027-01')).toContain('12-13 Jan 2027, daring, 16 JP, daftar s.d. 8 Jan 2027\n')
    expect(words('2027-02')).toContain('**Belum ada pelatihan di bulan Februari 2027 yang menambah kompetensi Ibu')
  })

  it('is honest when nothing fits, or nothing is short', () => {
    const sessions = [buildSession({ closesGaps: [] })]
    const words = wordsTo({ topic: 'training.recommended', sessions })
    expect(words).toContain('Pelatihan lain yang terbuka untuk Ibu tetap ada di jadwal.')
    const competencies = [competency('Komunikasi', 2, 2)]
    expect(wordsTo({ topic: 'training.recommended', record: { competencies }, sessions })).toContain(
      '**Kompetensi Ibu yang sudah dinilai tidak ada yang kurang',
    )
  })
})

describe('e-learning', () => {
  const elearning = buildSession({
    id: 21,
    title: 'Literasi Digital ASN',
    mode: 'mandiri',
    place: '',
    startsOn: day('2026-12-01'),
    endsOn: day('2026-12-30'),
    startTime: null,
    endTime: null,
    quota: null,
    link: 'https://belajar.example/literasi',
    closesOn: day('2026-12-20'),
    contact: null,
  })

  it('is listed with its period and link', () => {
    const words = wordsTo({ topic: 'training.elearning', sessions: [elearning, buildSession()] })
    expect(words).toBe(
      lines(
        '**Ada 1 e-learning yang bisa Ibu ikuti kapan saja:**',
        '1. Literasi Digital ASN, kapan saja 1-30 Des, e-learning, 16 JP, daftar s.d. 20 Des ✅ menambah Literasi Data',
        'https://belajar.example/literasi',
        '_Data per 23 November 2026._',
      ),
    )
    expect(wordsTo({ topic: 'training.elearning' })).toContain('**Belum ada e-learning di kalender sampai akhir Maret')
  })

  it('gives the link with the registration, and promises no seat to others', () => {
    expect(wordsOf(registerAnswer(factsOf(), { ...elearning, askerStatus: 'terdaftar' }, 'registered'))).toBe(
      lines(
        '**Ibu terdaftar di Literasi Digital ASN.**',
        'Waktu: kapan saja, 1-30 Desember 2026',
        'Cara: e-learning mandiri',
        'Tautan: https://belajar.example/literasi',
      ),
    )
  })

  it('can be joined while it runs, and shows the link of a room only to those who have a seat', () => {
    const running = { ...elearning, startsOn: day('2026-11-01') }
    expect(trainingRefusal(running, day('2026-12-20'))).toBeNull()
    expect(trainingRefusal(running, day('2026-12-21'))).toBe('closed')
    const room = buildSession({ link: 'https://zoom.example/1' })
    expect(wordsOf(sessionAnswer(factsOf(), room))).not.toContain('https://')
    expect(wordsOf(sessionAnswer(factsOf(), { ...room, askerStatus: 'terdaftar' }))).toContain(
      'Tautan: https://zoom.example/1',
    )
  })
})

describe('hours and gaps', () => {
  const certificate = {
    name: 'Bimtek Arsip',
    number: 'A1',
    startsOn: day('2026-03-01'),
    endsOn: day('2026-03-02'),
    hours: 12,
    isApproved: true,
  }

  it('counts towards the floor of a PNS', () => {
    expect(wordsTo({ topic: 'training.hours', record: { certificates: [certificate] } })).toBe(
      lines(
        '**JP Ibu tahun ini 12 dari 20, kurang 8 JP.**',
        'Dihitung 1 Januari 2026 sampai 31 Desember 2026, dari sertifikat yang sudah disetujui:',
        '- Bimtek Arsip, 12 JP',
        '_Dasar: PP 11/2017 Pasal 203 ayat (4). Data per 23 November 2026._',
      ),
    )
  })

  it('says what is reached without a sum that looks wrong', () => {
    const certificates = [{ ...certificate, hours: 26 }]
    expect(wordsTo({ topic: 'training.hours', record: { certificates } })).toContain(
      '**JP Ibu tahun ini 26, sudah memenuhi target 20.**\n',
    )
    expect(wordsTo({ topic: 'training.list', record: { certificates }, sessions: [buildSession()] })).toContain(
      'JP Ibu tahun ini 26, target 20 sudah terpenuhi.',
    )
  })

  it('counts the year that was asked about', () => {
    const record = {
      certificates: [certificate, { ...certificate, number: 'A0', endsOn: day('2025-12-30'), hours: 8 }],
    }
    const words = wordsTo({ topic: 'training.hours', ask: { year: 2025 }, record })
    expect(words).toContain(
      '**JP Ibu tahun 2025: 8 dari 20, kurang 12 JP.**\nDihitung 1 Januari 2025 sampai 31 Desember 2025',
    )
  })

  it('is a limit, not a duty, for a PPPK', () => {
    const record = {
      kind: 'pppk',
      certificates: [certificate],
      contracts: [{ startsOn: day('2026-01-01'), endsOn: day('2026-12-31') }],
    } as const
    const words = wordsTo({ topic: 'training.hours', record })
    expect(words).toContain('**JP Ibu tercatat 12, batasnya 24 per tahun perjanjian.**')
    expect(words).not.toContain('kurang')
  })

  it('shows digital gaps first and does not take an unassessed one for none', () => {
    const competencies = [
      { code: 'a', name: 'Komunikasi', kind: 'manajerial', isDigital: false, required: 4, assessed: 1 },
      { code: 'b', name: 'Literasi Data', kind: 'teknis', isDigital: true, required: 3, assessed: 2 },
      { code: 'c', name: 'Integritas', kind: 'manajerial', isDigital: false, required: 3, assessed: null },
    ] as const
    const words = wordsTo({ topic: 'training.gap', record: { competencies } })
    expect(words).toContain('- Literasi Data: tingkat 2, jabatan membutuhkan 3 (kurang 1)\n- Komunikasi')
    expect(words).toContain('dari yang sudah dinilai')
    expect(wordsTo({ topic: 'training.gap' })).toContain('**Kompetensi Ibu belum dinilai.**')
  })
})

describe('registering', () => {
  it('shows everything that somebody needs to decide', () => {
    const words = wordsOf(sessionAnswer(factsOf(), buildSession()))
    for (const part of [
      '8-9 Desember 2026',
      '08.00-15.00 WIB',
      'Zoom',
      '16 JP',
      'sisa 18 dari 30',
      'Jumat, 4 Desember 2026',
      'Bidang Pengembangan BKPP',
    ]) {
      expect(words).toContain(part)
    }
  })

  it.each([
    ['cancelled_session', { isCancelled: true }],
    ['already_registered', { askerStatus: 'terdaftar' }],
    ['not_invited', { isOpenToAsker: false }],
    ['closed', { closesOn: day('2026-11-23') }],
    ['full', { taken: 30 }],
    [null, { closesOn: day('2026-11-24') }],
    ['already_waiting', { askerStatus: 'menunggu', askerPlace: 1, taken: 30, waiting: 1 }],
    // A seat is free only when nobody waits for it.
    ['full', { taken: 29, waiting: 1 }],
    ['conflict', { conflicts: [buildSession({ id: 12 })] }],
    ['full', { taken: 30, conflicts: [buildSession({ id: 12 })] }],
    [null, { askerStatus: 'batal' }],
    [null, { quota: null, taken: 900 }],
  ] as const)('is refused as %s', (refusal, parts) => {
    expect(trainingRefusal(buildSession(parts), day('2026-11-24'))).toBe(refusal)
  })

  it('says whether anything was written', () => {
    for (const result of ['full', 'conflict', 'closed', 'not_invited', 'cancelled_session'] as const) {
      expect(wordsOf(registerAnswer(factsOf(), buildSession(), result))).toContain('Pendaftaran Ibu tidak dicatat.')
    }
    expect(wordsOf(registerAnswer(factsOf(), buildSession(), 'registered'))).toContain(
      '**Ibu terdaftar di Literasi Data untuk Pelaksana.**',
    )
  })

  it('finds a session by a part of its title, and guesses none', () => {
    const sessions = [
      buildSession({ id: 1, title: 'Literasi Data Dasar' }),
      buildSession({ id: 2, title: 'Keamanan Informasi Dasar' }),
    ]
    expect(findByTitle('pelatihan literasi data', sessions)?.id).toBe(1)
    expect(findByTitle('keamanan informasi', sessions)?.id).toBe(2)
    expect(findByTitle('dasar', sessions)).toBeNull()
    expect(findByTitle('memasak', sessions)).toBeNull()
  })
})

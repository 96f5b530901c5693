/** Promotion, raise, retirement and proposals word for word; what is an estimate says so, what is secret stays so. */
import { describe, expect, it } from 'vitest'
import type { ProposalService } from '#core/personnel/record.ts'
import { labelsOf, replyTo, wordsOf, wordsTo } from '#test/support/answering.ts'
import { buildAppraisal, buildPost, day, runningAppraisal } from '#test/support/record.ts'

const lines = (...rows: string[]): string => rows.join('\n')
const suspended = [{ severity: 'sedang', from: day('2026-06-01'), until: day('2027-12-01') }] as const

describe('the next promotion', () => {
  it('answers first, then why, then what to do, then on what it rests', () => {
    expect(wordsTo({ topic: 'promotion.next' })).toBe(
      lines(
        '**Paling cepat 1 April 2027, ke Penata (III/c)**, _perkiraan_.',
        '⏳ 4 tahun di III/b (sejak 1 April 2023), genap 1 April 2027',
        '✅ Ijazah S1/D4: KP reguler sampai III/d',
        '✅ Predikat SKP 2025: Baik',
        '⏳ Predikat SKP 2026 minimal Baik, dinilai Januari 2027',
        'Usulan sebaiknya masuk paling lambat 31 Januari 2027.',
        '_Dasar: PP 99/2000 jo. PP 12/2002; Peraturan BKN 2/2025; Peraturan BKN 4/2025. Ketetapan ada pada BKPP dan BKN. Data per 23 November 2026._',
      ),
    )
    expect(labelsOf(replyTo({ topic: 'promotion.next' }))).toEqual([
      'Syarat kenaikan pangkat',
      'Status usulan saya',
      'Data saya keliru',
    ])
  })

  it('counts the requirements and says what to prepare', () => {
    const words = wordsTo({ topic: 'promotion.requirements' })
    expect(words).toMatch(/^\*\*2 dari 4 syarat ke Penata \(III\/c\) sudah terpenuhi\.\*\*\n/)
    expect(words).toContain('Siapkan: SK pangkat terakhir, SK jabatan, SKP dua tahun terakhir.')
  })

  it('tells a PPPK that there is none', () => {
    const words = wordsTo({ topic: 'promotion.next', record: { kind: 'pppk' } })
    expect(words).toContain('**Kenaikan pangkat tidak berlaku untuk Ibu.**\nPPPK tidak mengenal kenaikan pangkat.')
  })

  it('names the way on at the ceiling of the diploma', () => {
    const education = [{ level: 'slta', programme: 'IPS', graduatedOn: day('2005-06-01'), isRecognised: true }] as const
    const words = wordsTo({ topic: 'promotion.next', record: { education } })
    expect(words).toContain(
      '**Untuk sekarang belum ada kenaikan pangkat berikutnya dari Penata Muda Tingkat I (III/b).**',
    )
    expect(words).toContain('KP penyesuaian ijazah')
  })

  it.each([
    ['a discipline', { discipline: suspended }],
    ['a suspension', { legalStatus: 'pemberhentian_sementara' }],
    ['leave without pay', { legalStatus: 'cltn' }],
  ] as const)('gives no date during %s', (_name, record) => {
    for (const topic of ['promotion.next', 'promotion.requirements'] as const) {
      const words = wordsTo({ topic, record })
      expect(words).not.toMatch(/Paling cepat|paling cepat/)
      expect(words).not.toMatch(/hukuman|disiplin/i)
      expect(words).toContain('⚠️')
    }
  })

  it('says what is secret only as whom to ask', () => {
    expect(wordsTo({ topic: 'promotion.next', record: { discipline: suspended } })).toContain(
      '⚠️ Ada catatan yang perlu ditanyakan langsung ke BKPP',
    )
  })

  it('shows a low predicate as what stands in the way', () => {
    const appraisals = [buildAppraisal(2024), buildAppraisal(2025, 3), runningAppraisal(2026)]
    const words = wordsTo({ topic: 'promotion.next', record: { appraisals } })
    expect(words).toContain('Predikat SKP 2025 di bawah Baik')
    expect(words).not.toContain('1 April 2027, ke')
  })

  it('keeps the reservations of a managerial post', () => {
    const posts = [
      buildPost({ kind: 'pengawas', echelon: 'IV.a', tmt: day('2025-09-01'), inductedOn: day('2025-09-01') }),
    ]
    expect(wordsTo({ topic: 'promotion.next', record: { posts } })).toContain(
      'Perhitungan untuk jabatan manajerial perlu verifikasi BKPP.',
    )
  })

  it('sends nobody to hand in what is under way', () => {
    const steps = [{ statusText: 'Validasi BKN', on: day('2026-11-10'), holder: null, note: null }]
    const proposals = [
      { id: 'p', service: 'kp', title: 'Usulan', submittedOn: day('2026-11-02'), targetTmt: day('2027-04-01'), steps },
    ] as const
    const words = wordsTo({ topic: 'promotion.next', record: { proposals } })
    expect(words).toContain('⏳ Usulan untuk tanggal itu sudah diajukan 2 November 2026.')
    expect(words).not.toContain('Usulan sebaiknya masuk')
  })

  it('does not call a returned proposal handed in', () => {
    const steps = [{ statusText: 'BTL - Perbaikan dokumen', on: day('2026-11-10'), holder: null, note: null }]
    const proposals = [
      { id: 'p', service: 'kp', title: 'Usulan', submittedOn: day('2026-11-02'), targetTmt: day('2027-04-01'), steps },
    ] as const
    for (const topic of ['promotion.next', 'promotion.requirements'] as const) {
      const words = wordsTo({ topic, record: { proposals } })
      expect(words).toContain('⚠️ Usulan untuk tanggal itu dikembalikan; berkasnya perlu diperbaiki.')
      expect(words).not.toMatch(/sudah diajukan|Usulan sebaiknya|Siapkan:/)
    }
  })

  it.each([
    ['recognised, with UPKP', true, [{ kind: 'upkp', passedOn: day('2026-06-01') }], 'Penata Muda (III/a), bila tugas'],
    ['recognised only', true, [], 'Penata Muda (III/a) setelah lulus UPKP, bila tugas'],
    ['not even recorded', false, [], 'Penata Muda (III/a) setelah dicantumkan di BKN dan lulus UPKP, bila tugas'],
  ] as const)('points to what a diploma opens sooner: %s', (_label, isRecognised, exams, words) => {
    const record = {
      ranks: [{ grade: 'II/c', tmt: day('2024-04-01'), serviceYears: 8, serviceMonths: 0, promotionCode: 101 }],
      raises: [],
      education: [
        { level: 'slta', programme: 'SMA IPS', graduatedOn: day('2005-06-01'), isRecognised: true },
        { level: 's1', programme: 'Hukum', graduatedOn: day('2025-03-24'), isRecognised },
      ],
      exams,
    } as const
    for (const topic of ['promotion.next', 'promotion.requirements'] as const) {
      expect(wordsTo({ topic, record })).toContain(`Jalan lain: penyesuaian ijazah S1/D4 ke ${words}`)
    }
    expect(wordsTo({ topic: 'promotion.next' })).not.toContain('Jalan lain')
  })

  it('tells of a decree that is on record', () => {
    const ranks = [
      { grade: 'III/b', tmt: day('2023-04-01'), serviceYears: 10, serviceMonths: 4, promotionCode: 101 },
      { grade: 'III/c', tmt: day('2026-12-01'), serviceYears: 14, serviceMonths: 0, promotionCode: 101 },
    ] as const
    expect(wordsTo({ topic: 'promotion.next', record: { ranks } })).toContain(
      '**Kenaikan pangkat Ibu ke Penata (III/c) sudah ditetapkan, mulai 1 Desember 2026.**',
    )
  })
})

describe('the next raise', () => {
  it('names the day, and what is late about the letter', () => {
    expect(wordsTo({ topic: 'raise.next' })).toBe(
      lines(
        '**KGB berikutnya Selasa, 1 Desember 2026**, 7 hari lagi, _perkiraan_.',
        '⏳ Masa kerja golongan 14 tahun di III/b, genap 1 Desember 2026',
        '✅ Predikat SKP 2025: Baik',
        'Surat pemberitahuan KGB seharusnya terbit sekitar 2 Oktober 2026; bila belum diterima, tanyakan ke pengelola kepegawaian unit kerja.',
        '_Dasar: PP 7/1977; PP 5/2024. KGB diproses dari surat pemberitahuan yang diterbitkan perangkat daerah atau BKPP. Data per 23 November 2026._',
      ),
    )
  })

  it('names no day to somebody on leave without pay, and reminds of no letter', () => {
    expect(wordsTo({ topic: 'raise.next', record: { legalStatus: 'cltn' } })).toBe(
      lines(
        '**KGB Ibu masih tertahan.**',
        '✅ Predikat SKP 2025: Baik',
        '⚠️ Sedang cuti di luar tanggungan negara (CLTN)',
        '_Dasar: PP 7/1977; PP 5/2024. Masa CLTN tidak dihitung sebagai masa kerja, jadi tanggalnya perlu dihitung ulang oleh BKPP. KGB diproses dari surat pemberitahuan yang diterbitkan perangkat daerah atau BKPP. Data per 23 November 2026._',
      ),
    )
  })

  it('is not sure where the data only lack a predicate', () => {
    const words = wordsTo({ topic: 'raise.next', record: { appraisals: [runningAppraisal(2026)] } })
    expect(words).toContain(
      '**KGB Ibu belum dapat dipastikan.** Masa kerjanya genap Selasa, 1 Desember 2026, 7 hari lagi',
    )
    expect(words).toContain('⚠️ Predikat SKP 2025 belum ada di data')
    expect(words).not.toContain('Surat pemberitahuan KGB seharusnya')
  })

  it('offers nothing that a PPPK Paruh Waktu has not', () => {
    expect(labelsOf(replyTo({ topic: 'raise.next', record: { kind: 'pppk_paruh_waktu', ranks: [] } }))).toEqual([
      'Masa perjanjian kerja saya',
      'JP saya tahun ini',
      'Data saya keliru',
    ])
  })

  it('says of a running discipline only whom to ask', () => {
    const words = wordsTo({ topic: 'raise.next', record: { discipline: suspended } })
    expect(words).not.toMatch(/hukuman|disiplin/i)
    expect(words).toContain('Ada catatan yang perlu ditanyakan langsung ke BKPP.')
  })

  it('never names an amount', () => {
    for (const topic of ['raise.next', 'career.rank', 'career.profile'] as const) {
      expect(wordsTo({ topic })).not.toMatch(/Rp|\d\.\d{3}/)
    }
  })

  it('says when there is none before the retirement', () => {
    const words = wordsTo({
      topic: 'raise.next',
      record: {
        birthDate: day('1968-12-15'),
        raises: [{ kind: 'kgb', grade: 'III/b', tmt: day('2026-06-01'), serviceYears: 30, serviceMonths: 0 }],
      },
    })
    expect(words).toContain('**Tidak ada KGB lagi sebelum Ibu pensiun.**')
  })
})

describe('the retirement', () => {
  it('names the last working day of a year whose calendar is known', () => {
    const words = wordsTo({ topic: 'retirement.date', record: { birthDate: day('1968-12-15') } })
    expect(words).toMatch(/^\*\*TMT pensiun Ibu 1 Januari 2027\*\*, 38 hari lagi, _perkiraan_\.\n/)
    expect(words).toContain('Hari kerja terakhir: 31 Desember 2026.')
    expect(words).toContain('⏳ Sudah waktunya mengumpulkan berkas')
  })

  it('names none of a year without a calendar', () => {
    const words = wordsTo({ topic: 'retirement.date' })
    expect(words).toContain('**TMT pensiun Ibu 1 Maret 2046**, 19 tahun 3 bulan lagi, _perkiraan_.')
    expect(words).not.toMatch(/Hari kerja terakhir|Hari terakhir/)
  })

  it('does not ask for files that are handed in, and shows where they are', () => {
    const steps = [{ statusText: 'Validasi BKN', on: day('2026-11-10'), holder: null, note: null }]
    const proposals = [
      { id: 'p', service: 'pensiun', title: 'Usulan pensiun', submittedOn: day('2026-11-02'), targetTmt: null, steps },
    ] as const
    const reply = replyTo({ topic: 'retirement.date', record: { birthDate: day('1968-12-15'), proposals } })
    expect(wordsOf(reply)).toContain('⏳ Usulan pensiun sudah diajukan 2 November 2026.')
    expect(wordsOf(reply)).not.toContain('berkas')
    expect(labelsOf(reply)).toEqual(['Status usulan saya', 'Masa kerja saya', 'Data saya keliru'])
  })

  it('is no estimate where SIASN has the date', () => {
    const words = wordsTo({ topic: 'retirement.date', record: { tmtPensiun: day('2046-03-01'), bup: 58 } })
    expect(words).not.toContain('perkiraan')
  })
})

describe('my proposals', () => {
  const proposal = (statusText: string, note: string | null = null) => ({
    id: 'p1',
    service: 'kp' as const,
    title: 'Kenaikan pangkat ke III/c',
    submittedOn: day('2026-10-01'),
    targetTmt: day('2027-04-01'),
    steps: [{ statusText, on: day('2026-11-02'), holder: 'Dinas Kominfo', note }],
  })

  it('tells stage, since when, who holds it, what is missing and whom to press', () => {
    const proposals = [proposal('BTL - Perbaikan dokumen', 'SK jabatan terakhir belum diunggah')]
    expect(wordsTo({ topic: 'proposal.status', record: { proposals } })).toBe(
      lines(
        '**Kenaikan pangkat ke III/c: berkas perlu diperbaiki (BTL)**, sejak 2 November 2026 (22 hari).',
        '⚠️ Diajukan 1 Oktober 2026, untuk TMT 1 April 2027.',
        'Sekarang di: Dinas Kominfo.',
        'Catatan: SK jabatan terakhir belum diunggah.',
        'Lengkapi lewat pengelola kepegawaian unit kerja, supaya usulan dapat dikirim kembali.',
        '_Data per 23 November 2026._',
      ),
    )
  })

  it('offers the question behind it, and names no holder of what is done', () => {
    const labels = (service: ProposalService) =>
      labelsOf(replyTo({ topic: 'proposal.status', record: { proposals: [{ ...proposal('Validasi BKN'), service }] } }))
    expect(labels('kp')).toContain('Syarat kenaikan pangkat')
    expect(labels('pensiun')).toContain('Kapan saya pensiun')
    expect(labels('kgb')).toContain('Kapan KGB saya')
    expect(labels('kartu_asn')).toEqual(['Hubungi BKPP', 'Data saya keliru'])
    const done = wordsTo({ topic: 'proposal.status', record: { proposals: [proposal('Pembuatan SK Berhasil')] } })
    expect(done).not.toContain('Sekarang di')
  })

  it('sets the second one apart, and says who verifies', () => {
    const proposals = [
      { ...proposal('Verifikasi berkas oleh BKPP'), id: 'p1' },
      { ...proposal('Validasi BKN'), id: 'p2', title: 'Usulan KGB' },
    ]
    const words = wordsTo({ topic: 'proposal.status', record: { proposals } })
    expect(words).toContain(': diperiksa di instansi**')
    expect(words).toMatch(/lalu BKPP\.\n\n\*\*Usulan KGB: diperiksa BKN\*\*/)
  })

  it('shows the words of SIASN where the stage is not known', () => {
    const words = wordsTo({ topic: 'proposal.status', record: { proposals: [proposal('Antre di meja 4')] } })
    expect(words).toContain('Status di SIASN: Antre di meja 4.')
  })

  it('tells of the last one when none is running', () => {
    const words = wordsTo({ topic: 'proposal.status', record: { proposals: [proposal('Pembuatan SK Berhasil')] } })
    expect(words).toContain('**Tidak ada usulan Ibu yang sedang berjalan.**')
    expect(words).toContain('Yang terakhir: Kenaikan pangkat ke III/c, SK selesai, 2 November 2026.')
  })
})

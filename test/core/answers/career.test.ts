/** Career answers word for word, as a person reads them. */
import { describe, expect, it } from 'vitest'
import { topics } from '#core/dialogue/command.ts'
import { labelsOf, replyTo, wordsOf, wordsTo } from '#test/support/answering.ts'
import { buildPost, day } from '#test/support/record.ts'

const lines = (...rows: string[]): string => rows.join('\n')
const pppk = {
  kind: 'pppk',
  raises: [],
  ranks: [{ grade: 'IX', tmt: day('2024-03-01'), serviceYears: 0, serviceMonths: 0, promotionCode: null }],
  contracts: [{ startsOn: day('2024-03-01'), endsOn: day('2029-02-28') }],
} as const

describe('my record', () => {
  it('names what is on record and hides the NIP', () => {
    expect(wordsTo({ topic: 'career.profile' })).toBe(
      lines(
        '**Sri Wahyuningsih, S.E.**, PNS, aktif.',
        'NIP ••••••••••••••2999 (disamarkan)',
        'Pangkat: Penata Muda Tingkat I (III/b), sejak 1 April 2023',
        'Jabatan: Penelaah Teknis Kebijakan',
        'Unit: Bidang Statistik, Dinas Komunikasi dan Informatika',
        'Pendidikan yang diakui: S1/D4 Akuntansi',
        'Masa kerja: 13 tahun 11 bulan',
        '_Data per 23 November 2026._',
      ),
    )
    expect(labelsOf(replyTo({ topic: 'career.profile' }))).toContain('Data saya keliru')
  })

  it('says that a diploma is not recorded yet', () => {
    const education = [
      { level: 'slta', programme: 'IPS', graduatedOn: day('2005-06-01'), isRecognised: true },
      { level: 's1', programme: 'Hukum', graduatedOn: day('2024-06-01'), isRecognised: false },
    ] as const
    const words = wordsTo({ topic: 'career.profile', record: { education } })
    expect(words).toContain('Pendidikan yang diakui: SLTA IPS\n⏳ Ijazah S1/D4 Hukum belum dicantumkan di BKN')
  })

  it('says the level of a diploma once', () => {
    const education = [
      { level: 's2', programme: 'S2 Manajemen', graduatedOn: day('2018-06-01'), isRecognised: true },
    ] as const
    expect(wordsTo({ topic: 'career.profile', record: { education } })).toContain('diakui: S2 Manajemen\n')
  })

  it('calls a school by its own name', () => {
    const education = [
      { level: 'slta', programme: 'SMK Perkantoran', graduatedOn: day('2005-06-01'), isRecognised: true },
    ] as const
    expect(wordsTo({ topic: 'career.profile', record: { education } })).toContain('diakui: SMK Perkantoran\n')
  })

  it('gives a PPPK an NI and a golongan, and no rank', () => {
    expect(wordsTo({ topic: 'career.profile', record: pppk })).toContain(
      'NI PPPK ••••••••••••••2999 (disamarkan)\nGolongan: IX, sejak 1 Maret 2024\n',
    )
    const partTime = wordsTo({ topic: 'career.profile', record: { ...pppk, kind: 'pppk_paruh_waktu', ranks: [] } })
    expect(partTime).not.toMatch(/Golongan|Pangkat/)
  })

  it('does not name a discipline in the status', () => {
    expect(wordsTo({ topic: 'career.profile', record: { legalStatus: 'hukuman_disiplin' } })).not.toMatch(/disiplin/i)
  })

  it('leaves no hole for somebody of whom little is known', () => {
    const words = wordsTo({
      topic: 'career.profile',
      record: { nip: null, ranks: [], posts: [], education: [], tmtCpns: null },
    })
    expect(words).toContain('NIP belum tercatat\nPangkat: belum tercatat\nJabatan: belum tercatat')
    expect(words).not.toContain('Masa kerja')
  })
})

describe('rank, post, service, superior', () => {
  it('tells the rank and how long it is held', () => {
    expect(wordsTo({ topic: 'career.rank' })).toBe(
      lines(
        '**Pangkat Ibu Penata Muda Tingkat I, golongan III/b, sejak 1 April 2023.**',
        'Sudah 3 tahun 7 bulan di golongan ini.',
        'Masa kerja golongan sekarang 13 tahun 11 bulan.',
        '_Data per 23 November 2026._',
      ),
    )
  })

  it('gives a PPPK a golongan and no pangkat', () => {
    const words = wordsTo({ topic: 'career.rank', record: pppk })
    expect(words).toContain('**Golongan Ibu IX, sejak 1 Maret 2024.**')
    expect(words).toContain('tidak memiliki pangkat')
    expect(labelsOf(replyTo({ topic: 'career.rank', record: pppk }))).not.toContain('Kapan saya naik pangkat')
  })

  it('tells an acting appointment apart from the own post', () => {
    const posts = [
      buildPost(),
      buildPost({ kind: 'pengawas', title: 'Kepala Subbagian Umum', assignment: 'plt', tmt: day('2026-06-01') }),
    ]
    expect(wordsTo({ topic: 'career.post', record: { posts } })).toBe(
      lines(
        '**Penelaah Teknis Kebijakan**, sejak 2 Januari 2020.',
        'Unit: Bidang Statistik, Dinas Komunikasi dan Informatika',
        'Selain itu: Plt Kepala Subbagian Umum, sejak 1 Juni 2026',
        '_Data per 23 November 2026._',
      ),
    )
  })

  it('counts the service', () => {
    expect(wordsTo({ topic: 'career.service' })).toContain(
      '**Masa kerja Ibu 13 tahun 11 bulan**, dihitung sejak TMT CPNS 1 Desember 2012.',
    )
  })

  it('names the superior, or says that none is on record', () => {
    expect(wordsTo({ topic: 'career.supervisor' })).toContain(
      '**Atasan langsung Ibu: Bambang Sutrisno, S.Kom.**\nKepala Bidang Statistik',
    )
    expect(wordsTo({ topic: 'career.supervisor', record: { supervisor: null } })).toContain(
      '**Atasan langsung Ibu belum tercatat.**',
    )
  })

  it('says what is missing instead of guessing', () => {
    expect(wordsTo({ topic: 'career.rank', record: { ranks: [] } })).toContain(
      'Pangkat dan golongan Ibu belum tercatat',
    )
    expect(wordsTo({ topic: 'career.post', record: { posts: [] } })).toContain('Jabatan definitif Ibu belum tercatat')
  })
})

describe('the agreement of a PPPK', () => {
  it('never assumes an extension', () => {
    const contracts = [{ startsOn: day('2026-01-01'), endsOn: day('2026-12-31') }]
    expect(wordsTo({ topic: 'career.contract', record: { kind: 'pppk_paruh_waktu', contracts } })).toBe(
      lines(
        '**Perjanjian kerja Ibu berlaku sampai 31 Desember 2026**, 37 hari lagi.',
        'Mulai 1 Januari 2026.',
        'Data kami belum memuat perpanjangan setelah 31 Desember 2026.',
        'Perpanjangan bergantung pada kebutuhan, anggaran, dan kinerja, dan tidak terjadi dengan sendirinya.',
        '_Dasar: KepmenPANRB 16/2025 Diktum 13 dan 17-18. Data per 23 November 2026._',
      ),
    )
  })

  it('says that it is over, and that a PNS has none', () => {
    const contracts = [{ startsOn: day('2025-11-01'), endsOn: day('2026-10-31') }]
    expect(wordsTo({ topic: 'career.contract', record: { kind: 'pppk', contracts } })).toContain(
      '**Perjanjian kerja Ibu berakhir Sabtu, 31 Oktober 2026**, 24 hari lalu.',
    )
    expect(wordsTo({ topic: 'career.contract' })).toContain(
      '**Ibu berstatus PNS, jadi tidak memakai perjanjian kerja.**',
    )
  })
})

describe('Satyalancana', () => {
  it('names the next class and those owned', () => {
    expect(wordsTo({ topic: 'career.award' })).toBe(
      lines(
        '**Masa kerja untuk Satyalancana Karya Satya XX genap 1 Desember 2032**, _perkiraan_.',
        'Setelah itu dapat diusulkan lewat perangkat daerah ke BKPP.',
        '✅ Kelas X, diterima 17 Agustus 2023',
        '_Dasar: PP 35/2010. Data per 23 November 2026._',
      ),
    )
  })

  it('does not say why somebody is not eligible', () => {
    const discipline = [{ severity: 'sedang', from: day('2016-06-01'), until: day('2017-06-01') }] as const
    const words = wordsTo({ topic: 'career.award', record: { discipline } })
    expect(words).toContain('perlu ditanyakan langsung ke BKPP')
    expect(words).not.toMatch(/disiplin|sedang/i)
  })
})

describe('annual leave', () => {
  it('adds what was carried over', () => {
    expect(wordsTo({ topic: 'leave.balance' })).toBe(
      lines(
        '**Sisa cuti tahunan Ibu 13 hari kerja** di tahun 2026.',
        'Jatah 18 hari: 12 hari tahun ini, 6 hari sisa tahun lalu.',
        'Sudah dipakai 5 hari.',
        'Cuti bersama tidak mengurangi jatah ini.',
        '_Dasar: PP 11/2017 jo. PP 17/2020 Pasal 311-313; Peraturan BKN 24/2017 jo. 7/2021. Data per 23 November 2026._',
      ),
    )
  })

  it('tells a new one from which day', () => {
    const words = wordsTo({ topic: 'leave.balance', record: { kind: 'cpns', tmtCpns: day('2026-03-01') } })
    expect(words).toContain('**Ibu belum dapat mengambil cuti tahunan.**')
    expect(words).toContain('mulai 1 Maret 2027')
  })
})

describe('an award that a person has to look at', () => {
  it('offers the way to that person', () => {
    const reply = replyTo({ topic: 'career.award', record: { legalStatus: 'cltn' } })
    expect(wordsOf(reply)).toContain('perlu ditanyakan langsung ke BKPP')
    expect(labelsOf(reply)[0]).toBe('Hubungi BKPP')
  })
})

describe('what is offered to a PPPK', () => {
  const partTime = { ...pppk, kind: 'pppk_paruh_waktu', ranks: [] } as const
  const notTheirs = /naik pangkat|kenaikan pangkat|Satyalancana/

  it.each(topics)('%s offers no promotion and no award', (topic) => {
    for (const record of [pppk, partTime]) expect(labelsOf(replyTo({ topic, record })).join()).not.toMatch(notTheirs)
    expect(labelsOf(replyTo({ topic, record: partTime })).join()).not.toContain('KGB')
  })

  it('has no golongan to complete when paruh waktu', () => {
    expect(wordsTo({ topic: 'career.rank', record: partTime })).toContain(
      '**Untuk Ibu tidak ada pangkat atau golongan yang tercatat.**\nPPPK tidak memiliki pangkat.',
    )
  })
})

describe('the superior', () => {
  it('of the highest post is the mayor; of anybody else it is missing', () => {
    const posts = [buildPost({ kind: 'jpt_pratama', echelon: 'II.a', title: 'Sekretaris Daerah' })]
    expect(wordsTo({ topic: 'career.supervisor', record: { posts, supervisor: null } })).toContain(
      '**Atasan langsung Ibu: wali kota.**',
    )
    expect(wordsTo({ topic: 'career.supervisor', record: { supervisor: null } })).toContain('belum tercatat')
  })
})

describe('the breakdown of annual leave', () => {
  it.each([
    [[{ year: 2025, used: 12, collectiveWorked: 0 }], 'Jatah tahun ini 12 hari.\nBelum ada yang dipakai.'],
    [
      [
        { year: 2025, used: 8, collectiveWorked: 0 },
        { year: 2026, used: 5, collectiveWorked: 1 },
      ],
      'Jatah 17 hari: 12 hari tahun ini, 4 hari sisa tahun lalu, 1 hari pengganti cuti bersama.\nSudah dipakai 5 hari.',
    ],
  ])('is broken down only where there is more than the year gives: %#', (leave, words) => {
    expect(wordsTo({ topic: 'leave.balance', record: { leave } })).toContain(words)
  })
})

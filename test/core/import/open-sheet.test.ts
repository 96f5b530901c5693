/** Sheets as people make them: titles, merged and repeated headers, numbered columns, flat lists, odd rows. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Cell } from '#core/import/cell.ts'
import { recordKinds } from '#core/import/record-kinds.ts'
import { readSheet } from './read-sheet.ts'

const nip = '198802292012122999'
const pppkNip = '199104172025242914'

const rankHeader = ['NIP', 'Golongan', 'TMT Golongan', 'Masa Kerja Tahun', 'Masa Kerja Bulan', 'Nomor SK']
const rankRow: Cell[] = [nip, 'III/a', '01-04-2020', 3, 2, 'SK/1']

describe('the header', () => {
  it('is found below a title and a note', () => {
    const { rows, counted } = readSheet('Riwayat Golongan', [
      ['PEMERINTAH KOTA SEMARANG'],
      ['Daftar riwayat golongan per November 2026', null, null],
      [],
      rankHeader,
      rankRow,
    ])
    expect(counted).toBe(1)
    expect(rows[0]).toMatchObject({ kind: 'rank', line: 5, values: { nip, grade: 'III/a', tmt: '2020-04-01' } })
  })

  it('is put together from two merged rows, with a row of column numbers below', () => {
    const { rows, issues } = readSheet('Riwayat Golongan', [
      ['NIP', 'Gol.', 'TMT', 'Masa Kerja', null, 'SK', null],
      [null, null, null, 'Tahun', 'Bulan', 'Nomor', 'Tanggal'],
      [1, 2, 3, 4, 5, 6, 7],
      [nip, 'III/a', '01-04-2020', 3, 2, 'SK/1', '2020-03-02'],
    ])
    expect(issues).toEqual([])
    expect(rows.map(({ values }) => values)).toEqual([
      expect.objectContaining({
        service_years: 3,
        service_months: 2,
        decree_number: 'SK/1',
        decree_date: '2020-03-02',
      }),
    ])
  })

  it('may come again on a later page, numbered and in another order', () => {
    const { rows, issues, counted } = readSheet('Riwayat Golongan', [
      rankHeader,
      rankRow,
      [],
      rankHeader,
      ['1', '2', '3', '4', '5', '6'],
      rankRow,
      ['NIP', 'TMT Golongan', 'Golongan', 'Masa Kerja Tahun', 'Masa Kerja Bulan'],
      [nip, '01-04-2024', 'III/b', 7, 2],
    ])
    expect(issues).toEqual([])
    expect(counted).toBe(3)
    expect(rows.map(({ values }) => values.grade)).toEqual(['III/a', 'III/a', 'III/b'])
  })

  it('may hold one slip of the keyboard, but not where two fields are meant', () => {
    const typo = ['NIP', 'Golonagn', 'TMT Golongan', 'Masa Kerja Tahun', 'Masa Kerja Buln', 'Nomor SK']
    expect(readSheet('Riwayat Golongan', [typo, rankRow]).sheet.issues).toMatchObject([
      { code: 'missing_column', header: 'Masa Kerja Bulan' },
    ])
    const close = ['NIP', 'Golonagn', 'TMT Golongn', 'Masa Kerja Tahun', 'Masa Kerja Bulan']
    expect(readSheet('Riwayat Golongan', [close, rankRow]).rows).toHaveLength(1)
  })

  it('is missing, unknown or incomplete: said for the sheet, and no row is read', () => {
    const cases: [string, Cell[][], string][] = [
      ['Riwayat Golongan', [rankRow, rankRow], 'no_header'],
      [
        'Lembar1',
        [
          ['NIP', 'Nama', 'Keterangan'],
          [nip, 'Siti', 'x'],
        ],
        'unknown_kind',
      ],
      ['Riwayat Golongan', [rankHeader.filter((text) => text !== 'TMT Golongan'), rankRow], 'missing_column'],
      [
        'Cuti Tahunan',
        [
          ['NIP', 'Tahun'],
          [nip, 2026],
        ],
        'missing_column',
      ],
      ['Riwayat Golongan', [[...rankHeader, 'TMT Pangkat'], rankRow], 'double_column'],
    ]
    for (const [name, cells, code] of cases) {
      const { sheet, rows, issues, counted } = readSheet(name, cells)
      expect(sheet.issues[0], name).toMatchObject({ code, line: null, sheet: name })
      expect(sheet.issues[0]?.remedy).toMatch(/.{20}/)
      expect([rows, issues, counted, sheet.kinds]).toEqual([[], [], 0, []])
    }
  })

  it('says nothing of an empty sheet, and why a known one is left out', () => {
    expect(readSheet('Sheet3', [[], [null, ''], [' ']]).sheet).toMatchObject({ issues: [], leftOut: null, kinds: [] })
    expect(
      readSheet('rw-skp', [
        ['nipBaru', 'tahun', 'nilaiSkp'],
        [nip, '2019', '91'],
      ]).sheet,
    ).toMatchObject({
      issues: [],
      leftOut: expect.stringContaining('skala lama'),
    })
    expect(readSheet('Petunjuk', [['Isi NIP sebagai teks']]).sheet.leftOut).not.toBeNull()
  })
})

describe('the kind', () => {
  it.each(Object.values(recordKinds).map((kind) => [kind.label, kind] as const))(
    '%s is known by its template',
    (_, kind) => {
      const headers = kind.fields.filter(({ isDerived }) => !isDerived).map(({ label }) => label)
      for (const name of kind.sheets) expect(readSheet(name, [headers]).sheet.kinds[0], name).toBe(kind.name)
      expect(readSheet('Sheet1', [headers]).sheet.kinds[0]).toBe(kind.name)
    },
  )

  it.each([
    ['Riwayat Golongan (2)'],
    ['02 RIWAYAT_GOLONGAN 2026'],
    ['riwayat golongan bkpp'],
    ['rw-golongan'],
    ['Sheet1'],
  ])('of %j is rank', (name) => {
    expect(readSheet(name, [rankHeader, rankRow]).rows).toHaveLength(1)
  })
})

describe('SIASN', () => {
  it.each<[string, string, string]>([
    [
      'data-utama',
      'employee',
      'nipBaru id nipLama nama gelarDepan gelarBelakang tglLahir tempatLahir jenisKelamin jenisPegawaiNama statusPegawai kedudukanPnsId kedudukanPnsNama tmtCpns tmtPns unorId unorNama unorIndukId unorIndukNama tmtPensiun bupPensiun email emailGov noHp',
    ],
    [
      'rw-golongan',
      'rank',
      'nipBaru golonganId golongan tmtGolongan masaKerjaGolonganTahun masaKerjaGolonganBulan jenisKPId skNomor skTanggal',
    ],
    [
      'rw-jabatan',
      'post',
      'nipBaru jenisJabatan namaJabatan jabatanFungsionalNama jabatanFungsionalUmumNama eselon eselonId unorId unorNama unorIndukId unorIndukNama tmtJabatan tmtPelantikan jenisPenugasanId nomorSk',
    ],
    [
      'rw-pendidikan',
      'education',
      'nipBaru tkPendidikanId tkPendidikanNama pendidikanNama namaSekolah tglLulus tahunLulus',
    ],
    [
      'rw-skp22',
      'appraisal',
      'nipBaru tahun hasilKinerja hasilKinerjaNilai perilakuKerja PerilakuKerjaNilai kuadranKinerja KuadranKinerjaNilai nipNrpPenilai',
    ],
    [
      'rw-kinerjaperiodik',
      'evaluation',
      'nipBaru tahun periodikId bulanMulaiPenilaian bulanSelesaiPenilaian hasilKinerjaNilai perilakuKerjaNilai kuadranKinerjaNilai',
    ],
    [
      'rw-angkakredit',
      'credit',
      'nipBaru nomorSk bulanMulaiPenailan tahunMulaiPenailan bulanSelesaiPenailan tahunSelesaiPenailan kreditBaruTotal isAngkaKreditPertama isIntegrasi isKonversi namaJabatan',
    ],
    [
      'rw-diklat',
      'certificate',
      'nipBaru latihanStrukturalNama nomor tanggal tanggalSelesai tahun jumlahJam institusiPenyelenggara',
    ],
    [
      'rw-kursus',
      'certificate',
      'nipBaru namaKursus jenisKursusNama jenisDiklatId jenisKursusSertifikat noSertipikat tanggalKursus tanggalSelesaiKursus tahunKursus jumlahJam institusiPenyelenggara',
    ],
    [
      'rw-hukdis',
      'discipline',
      'nipBaru jenisTingkatHukumanId skTanggal hukumanTanggal akhirHukumTanggal masaTahun masaBulan',
    ],
    ['rw-penghargaan', 'award', 'nipBaru hargaId hargaNama skNomor skDate tahun'],
    ['rw-cltn', 'status', 'nipBaru tanggalAwal tanggalAkhir'],
    ['nilaiipasn', 'index', 'nipBaru tahun kualifikasi kompetensi kinerja disiplin subtotal'],
    ['ref-unor', 'unit', 'Id DiatasanId IndukUnorId NamaUnor CepatKode'],
    ['list-pengadaan-instansi', 'contract', 'nip tgl_kontrak_mulai tgl_kontrak_akhir no_sk'],
    ['list-kp-instansi', 'proposal', 'nipBaru id statusUsulanNama tgl_pertek tgl_sk tmtKp jenis_kp'],
    ['list-pensiun-instansi', 'proposal', 'nipBaru id statusUsulanNama detailLayananNama pertekTgl skTgl tmtPensiun'],
  ])('%s is %s, every key known', (name, kind, keys) => {
    const { sheet } = readSheet(name, [keys.split(' ')])
    expect(sheet.issues).toEqual([])
    expect(sheet.kinds[0]).toBe(kind)
    expect(sheet.unknownHeaders).toEqual([])
  })

  it('gives a PAK its period, kind and jenjang', () => {
    const { rows } = readSheet('rw-angkakredit', [
      [
        'nipBaru',
        'bulanMulaiPenailan',
        'tahunMulaiPenailan',
        'bulanSelesaiPenailan',
        'tahunSelesaiPenailan',
        'kreditBaruTotal',
        'isAngkaKreditPertama',
        'isIntegrasi',
        'isKonversi',
        'namaJabatan',
      ],
      [nip, '1', '2023', '2', '2024', '87,500', '0', '1', '0', 'Perawat Pelaksana Lanjutan'],
    ])
    expect(rows[0]?.values).toMatchObject({
      kind: 'integrasi',
      level: 'mahir',
      period_from: '2023-01-01',
      period_until: '2024-02-29',
      total: 87.5,
    })
  })

  it('reads the codes where the words are missing, and never a rater who has no NIP', () => {
    const { rows } = readSheet('rw-skp22', [
      [
        'nipBaru',
        'tahun',
        'hasilKinerja',
        'hasilKinerjaNilai',
        'perilakuKerja',
        'PerilakuKerjaNilai',
        'kuadranKinerja',
        'KuadranKinerjaNilai',
        'nipNrpPenilai',
      ],
      [nip, '2025', 'DIATAS ESPEKTASI', '1', null, '2', 'null', '2', '31960045'],
    ])
    expect(rows[0]?.values).toMatchObject({ year: 2025, result: '1', behaviour: '2', predicate: '2', rater_nip: null })
  })

  it('leaves monthly evaluations, other honours and formations without contract out, and says so', () => {
    const monthly = readSheet('rw-kinerjaperiodik', [
      ['nipBaru', 'tahun', 'periodikId', 'bulanMulaiPenilaian', 'bulanSelesaiPenilaian', 'kuadranKinerjaNilai'],
      [nip, '2025', '1', '3', '3', '2'],
      [nip, '2025', '2', '7', '9', '2'],
    ])
    expect([monthly.leftOut.length, monthly.rows[0]?.values.quarter]).toEqual([1, '3'])
    const honours = readSheet('rw-penghargaan', [
      ['nipBaru', 'hargaId', 'hargaNama', 'skDate'],
      [nip, '101', 'Bintang Jasa', '17-08-2010'],
      [nip, '202', null, '17-08-2020'],
    ])
    expect([honours.leftOut.length, honours.rows[0]?.values.kind, honours.issues]).toEqual([1, 'slks_20', []])
    const formations = readSheet('list-pengadaan-instansi', [
      ['nip', 'tgl_kontrak_mulai', 'tgl_kontrak_akhir'],
      [nip, null, null],
      [pppkNip, '2026-01-01', '2026-12-31'],
    ])
    expect([formations.leftOut.length, formations.rows[0]?.values.ends_on]).toEqual([1, '2026-12-31'])
  })

  it('takes an acting post for what it is, and finds the kind by the eselon', () => {
    const { rows, issues } = readSheet('rw-jabatan', [
      ['nipBaru', 'jenisJabatan', 'namaJabatan', 'eselonId', 'jenisPenugasanId', 'tmtJabatan'],
      [nip, '1', 'Kepala Bidang Mutasi', '32', 'D', '02-01-2023'],
      [nip, '1', 'Plt. Kepala Badan', '22', 'PLT', '02-06-2024'],
      [nip, '2', 'Analis SDM Aparatur Ahli Muda', '99', 'D', '02-01-2020'],
      [nip, '4', 'Pengadministrasi Perkantoran', '99', null, '02-01-2015'],
      [nip, '1', 'Kepala Sesuatu', null, 'D', '02-01-2012'],
    ])
    expect(
      rows.map(({ values }) => [values.kind, values.assignment, values.level, values.profession, values.echelon]),
    ).toEqual([
      ['administrator', 'definitif', null, null, 'III.b'],
      ['jpt_pratama', 'plt', null, null, 'II.b'],
      ['fungsional', 'definitif', 'ahli_muda', 'Analis SDM Aparatur', null],
      ['pelaksana', 'definitif', null, null, null],
    ])
    expect(issues).toMatchObject([{ code: 'missing_value', line: 6 }])
  })

  it('keeps diklat and kursus apart and knows the same certificate by its number', () => {
    const course = readSheet('rw-kursus', [
      ['nipBaru', 'namaKursus', 'noSertipikat', 'tanggalKursus', 'tanggalSelesaiKursus', 'tahunKursus', 'jumlahJam'],
      [nip, 'Literasi Data', 'No. 12/A', '01-02-2026', null, '2026', '8'],
      [nip, 'Tanpa Tanggal', null, null, null, '2025', null],
    ])
    const diklat = readSheet('rw-diklat', [
      ['nipBaru', 'latihanStrukturalNama', 'nomor', 'tanggal'],
      [nip, 'PKP', 'no 12 a', '01-02-2026'],
    ])
    expect(course.rows.map(({ values }) => [values.origin, values.ends_on, values.hours, values.is_approved])).toEqual([
      ['kursus', '2026-02-01', 8, true],
      ['kursus', '2025-12-31', null, true],
    ])
    expect(diklat.rows[0]?.values).toMatchObject({
      origin: 'diklat',
      form: '1',
      identity: course.rows[0]?.values.identity,
    })
  })
})

it('makes leadership courses out of structural diklat as well', () => {
  const { sheet, rows, issues } = readSheet('rw-diklat', [
    ['nipBaru', 'latihanStrukturalNama', 'nomor', 'tanggal', 'tanggalSelesai'],
    [nip, 'SEPALA/ADUM/DIKLAT PIM TK.IV', '1', '01-02-2010', '01-03-2010'],
    [nip, 'Pelatihan Kepemimpinan Administrator', '2', '01-02-2022', null],
    [nip, 'Diklat lain', '3', '01-02-2023', null],
  ])
  expect(issues).toEqual([])
  expect(sheet.kinds).toEqual(['certificate', 'exam'])
  expect(
    rows.flatMap(({ kind, values, isSnapshot }) =>
      kind === 'exam' ? [[values.kind, values.passed_on, isSnapshot]] : [],
    ),
  ).toEqual([
    ['diklatpim_4', '2010-03-01', true],
    ['pka', '2022-02-01', true],
  ])
})

describe('a list with one row a person', () => {
  const header = [
    'No',
    'NIP',
    'Nama',
    'Tgl Lahir',
    'L/P',
    'Status Pegawai',
    'golRuangAkhir',
    'tmtGolAkhir',
    'mkTahun',
    'mkBulan',
    'jabatanNama',
    'jenisJabatan',
    'tmtJabatan',
    'tkPendidikanTerakhir',
    'pendidikanTerakhirNama',
    'tahunLulus',
    'NIK',
    'Alamat Rumah',
    'Gaji Pokok',
    'Warna',
  ]

  it('also gives the present rank, post and diploma, as no history', () => {
    const { sheet, rows, issues } = readSheet('Pegawai', [
      header,
      [
        1,
        nip,
        'Siti Contoh',
        '29-02-1988',
        'P',
        'PNS',
        'III/c',
        '01-04-2023',
        10,
        4,
        'Guru Ahli Muda',
        '2',
        '01-01-2020',
        'S-1',
        'S-1 PGSD',
        '2011',
        '3374',
        'Jl. X',
        1,
        'biru',
      ],
      [
        2,
        pppkNip,
        'Budi Contoh',
        '17-04-1991',
        'L',
        'PPPK',
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
      ],
    ])
    expect(issues).toEqual([])
    expect(sheet.kinds).toEqual(['employee', 'rank', 'post', 'education'])
    expect(sheet.neverImported).toEqual(['NIK', 'alamat', 'gaji'])
    expect(sheet.unknownHeaders).toEqual(['No', 'Warna'])
    expect(rows.map(({ kind, isSnapshot }) => [kind, isSnapshot ?? false])).toEqual([
      ['employee', false],
      ['rank', true],
      ['post', true],
      ['education', true],
      ['employee', false],
    ])
    expect(rows[3]?.values).toMatchObject({ level: 's1', graduated_on: '2011-12-31', recognised_on: '2011-12-31' })
  })

  it('says which fields it has no column for', () => {
    const { rows } = readSheet('Pegawai', [header, [1, nip, 'Siti Contoh', '29-02-1988', 'P', 'PNS']])
    expect(rows[0]?.absent).toEqual(expect.arrayContaining(['phone', 'legal_status', 'unit']))
    expect(rows[0]?.absent).not.toContain('sex')
  })
})

it('passes over totals and signatures below the table', () => {
  const { rows, issues, counted } = readSheet('Riwayat Golongan', [
    ['No', ...rankHeader],
    [1, ...rankRow],
    [],
    ['Jumlah', null, null, null, null, null, '1 SK'],
    ['Semarang, 24 November 2026'],
  ])
  expect([rows.length, issues, counted]).toEqual([1, [], 1])
})

describe('a faulty row', () => {
  it('has all its faults told at once, with place, remedy and the known cells', () => {
    const { rows, issues, counted } = readSheet('Riwayat Golongan', [
      [...rankHeader, 'NIK'],
      [1.98802292012122e17, 'V/z', '31-02-2020', 12, 13, 'SK/1', '3374'],
    ])
    expect([rows, counted]).toEqual([[], 1])
    expect(issues.map(({ code, header }) => [code, header])).toEqual([
      ['nip_as_number', 'NIP'],
      ['value_unknown', 'Golongan'],
      ['date_invalid', 'TMT Golongan'],
      ['value_out_of_range', 'Masa Kerja Bulan'],
    ])
    for (const issue of issues) {
      expect(issue).toMatchObject({ sheet: 'Riwayat Golongan', line: 2, kind: 'rank' })
      // Written out, the made-up digits would pass for a NIP when the row comes back.
      expect(issue.original).toEqual({
        NIP: '1.98802e+17',
        Golongan: 'V/z',
        'TMT Golongan': '31-02-2020',
        'Masa Kerja Tahun': '12',
        'Masa Kerja Bulan': '13',
        'Nomor SK': 'SK/1',
      })
    }
  })

  it.each<[string, Cell[][], string, string | null]>([
    ['Riwayat Golongan', [rankHeader, [nip, 'IX', '01-04-2020', 3, 2]], 'value_out_of_range', 'Golongan'],
    ['Riwayat Golongan', [rankHeader, [pppkNip, 'III/a', '01-04-2020', 3, 2]], 'value_out_of_range', 'Golongan'],
    ['Riwayat Golongan', [rankHeader, [nip, null, '01-04-2020', 3, 2]], 'missing_value', 'Golongan'],
    [
      'Kontrak',
      [
        ['NIP', 'Mulai Kontrak', 'Akhir Kontrak'],
        [pppkNip, '2026-12-31', '2026-01-01'],
      ],
      'range_reversed',
      'Akhir Kontrak',
    ],
    [
      'SKP',
      [
        ['NIP', 'Tahun', 'Predikat'],
        [nip, 2020, 91.5],
      ],
      'value_unknown',
      'Predikat',
    ],
    [
      'Usulan',
      [
        ['NIP', 'Layanan', 'Status'],
        [nip, 'KP', 'Input berkas'],
      ],
      'missing_value',
      null,
    ],
    [
      'PAK',
      [
        ['NIP', 'Total', 'Mulai', 'Selesai'],
        [nip, 50, '2025-01-01', '2025-12-31'],
      ],
      'missing_value',
      null,
    ],
    [
      'Kalender Pelatihan',
      [
        ['Judul', 'Bentuk', 'JP', 'Penyelenggara', 'Mulai', 'Cara', 'Kompetensi'],
        ['Data', 'Bimtek', 8, 'BKPP', '01-12-2026', 'Daring', 'TI-01'],
      ],
      'value_unknown',
      'Kompetensi',
    ],
    ['Riwayat Golongan', [rankHeader, [{ error: '#N/A' }, 'III/a', '01-04-2020', 3, 2]], 'cell_error', 'NIP'],
  ])('%#: %s', (name, cells, code, header) => {
    const { rows, issues } = readSheet(name, cells)
    expect(rows).toEqual([])
    expect(issues).toMatchObject([{ code, header }])
  })

  it('contradicts the order of its column', () => {
    const { rows, issues } = readSheet('Riwayat Golongan', [
      rankHeader,
      ...['13/04/2020', '25/04/2021', '04/25/2022', '02/03/2023'].map((date) => [nip, 'III/a', date, 3, 2]),
    ])
    expect(rows.map(({ values }) => values.tmt)).toEqual(['2020-04-13', '2021-04-25', '2023-03-02'])
    expect(issues).toMatchObject([{ code: 'date_invalid', line: 4 }])
  })
})

it('throws at nothing, whatever a sheet holds', () => {
  const headers = Object.values(recordKinds).flatMap(({ fields }) => fields.map(({ label }) => label))
  const cell = fc.oneof(
    fc.constantFrom<Cell>(...headers),
    fc.string(),
    fc.double(),
    fc.constant(null),
    fc.boolean(),
    fc.constant({ error: '#REF!' }),
  )
  const names = ['', 'Sheet1', ...Object.values(recordKinds).flatMap(({ sheets }) => sheets)]
  fc.assert(
    fc.property(
      fc.constantFrom(...names),
      fc.array(fc.array(cell, { maxLength: 12 }), { maxLength: 6 }),
      (name, cells) => {
        const { rows, issues, counted } = readSheet(name, cells)
        expect(rows.length + issues.length).toBeGreaterThanOrEqual(0)
        expect(counted).toBeLessThanOrEqual(cells.length)
      },
    ),
    { numRuns: 400 },
  )
})

/** SKP answers word for word: dates, the own state, the predicate, and a superior's team. */
import { describe, expect, it } from 'vitest'
import { appraisalYearOf } from '#core/answers/appraisal.ts'
import { teamYearOf } from '#core/answers/appraisal-team.ts'
import type { PeriodicEvaluation, PersonnelRecord } from '#core/personnel/record.ts'
import { labelsOf, replyTo, wordsTo } from '#test/support/answering.ts'
import { buildAppraisal, day, runningAppraisal } from '#test/support/record.ts'

const lines = (...rows: string[]): string => rows.join('\n')

describe('the stages of the year', () => {
  it('answers with the next one, and names the working day before a deadline on a day off', () => {
    const words = wordsTo({ topic: 'appraisal.stages' })
    expect(words).toMatch(
      /^\*\*Berikutnya: Evaluasi triwulan IV 2026, paling lambat 10 Januari 2027\*\* \(47 hari lagi\)\./,
    )
    expect(words).toContain('hari kerja terakhir sebelumnya Jumat, 8 Januari 2027.')
    expect(words).toContain('- Penetapan SKP 2026: 15 Desember 2025 - 31 Januari 2026')
    expect(words).toContain('⏳ Evaluasi triwulan IV 2026')
  })

  it("answers for one quarter with the asker's own state", () => {
    expect(wordsTo({ topic: 'appraisal.stages', ask: { quarter: 4 } })).toBe(
      lines(
        '**Evaluasi triwulan IV 2026 dibuka 1 Januari 2027 dan ditutup Minggu, 10 Januari 2027.**',
        'Batas itu jatuh di hari libur; hari kerja terakhir sebelumnya Jumat, 8 Januari 2027.',
        'Tidak ada tahap yang terlambat.',
        '_Dasar: PP 30/2019; PermenPANRB 6/2022. Jadwal mengikuti edaran BKPP dan dapat berubah. Data per 23 November 2026._',
      ),
    )
    expect(wordsTo({ topic: 'appraisal.stages', ask: { quarter: 3 } })).toContain(
      '✅ Sudah dinilai 7 Oktober 2026, predikat Baik',
    )
  })

  it.each([
    [{ quarter: 4 }, '2027-01-05', 2026],
    [{ quarter: 4 }, '2026-11-24', 2026],
    [{ quarter: 1 }, '2027-01-05', 2027],
    [{ year: 2025, quarter: 4 }, '2027-01-05', 2025],
  ])('reads %j on %s as %i', (ask, date, year) => {
    expect(appraisalYearOf(ask, day(date))).toBe(year)
  })
})

describe('my state', () => {
  it('says that nothing has to be done, and what comes next', () => {
    const words = wordsTo({ topic: 'appraisal.status' })
    expect(words).toMatch(
      /^\*\*Tidak ada yang perlu dikerjakan sekarang\.\*\* Berikutnya Evaluasi triwulan IV 2026, dibuka 1 Januari 2027\./,
    )
    expect(words).toContain('✅ Evaluasi triwulan III 2026, 7 Oktober 2026, Baik')
  })

  it('says who has to act when something is late', () => {
    const running = runningAppraisal(2026)
    const third = { quarter: 3, submittedOn: day('2026-10-05'), evaluatedOn: null, predicate: null } as const
    const waiting = { ...running, periods: [...running.periods.slice(0, 2), third] }
    const words = wordsTo({ topic: 'appraisal.status', record: { appraisals: [waiting] } })
    expect(words).toMatch(
      /^\*\*Evaluasi triwulan III 2026 terlambat: batasnya 10 Oktober 2026\.\*\*\nSudah Ibu isi; sekarang menunggu atasan\./,
    )
    const empty = { ...running, periods: running.periods.slice(0, 2) }
    expect(wordsTo({ topic: 'appraisal.status', record: { appraisals: [empty] } })).toContain(
      'Belum Ibu isi di e-Kinerja.',
    )
  })

  it('tells somebody on leave without pay that none is asked', () => {
    const words = wordsTo({ topic: 'appraisal.status', record: { legalStatus: 'cltn' } })
    expect(words).toMatch(/^\*\*Untuk sekarang Ibu tidak menyusun SKP 2026\.\*\*/)
  })
})

describe('the predicate', () => {
  it("is the superior's, of the last year that has one", () => {
    expect(wordsTo({ topic: 'appraisal.predicate' })).toBe(
      lines(
        '**Predikat SKP 2025 Ibu: Baik.**',
        'Hasil kerja sesuai ekspektasi, perilaku kerja sesuai ekspektasi.',
        '- 2024: Baik',
        '_Dasar: PermenPANRB 6/2022. Data per 23 November 2026._',
      ),
    )
  })

  it('is not made up for a year that is not over', () => {
    const words = wordsTo({ topic: 'appraisal.predicate', ask: { year: 2026 } })
    expect(words).toContain('**Predikat SKP 2026 Ibu belum ada di data.**')
    expect(words).toContain('Yang terbaru: triwulan III, Baik.')
  })
})

describe('the team of a superior', () => {
  const member = (displayName: string, parts = {}) => ({
    displayName,
    postTitle: 'Pengadministrasi',
    legalStatus: 'aktif' as const,
    startedOn: null,
    appraisal: runningAppraisal(2026),
    ...parts,
  })

  it('names who is late and who waits for the superior', () => {
    const running = runningAppraisal(2026)
    const third = { quarter: 3, submittedOn: day('2026-10-05'), evaluatedOn: null, predicate: null } as const
    const team = [
      member('Joko Susilo'),
      member('Ani Lestari', { appraisal: { ...running, periods: [...running.periods.slice(0, 2), third] } }),
      member('Made Putra', { appraisal: null }),
      member('Tono', { appraisal: null, legalStatus: 'cltn' }),
    ]
    expect(wordsTo({ topic: 'appraisal.team', team })).toBe(
      lines(
        '**2 dari 3 anggota tim Ibu terlambat dalam SKP 2026.**',
        '⏳ 1 di antaranya menunggu Ibu.',
        '⚠️ Ani Lestari: Evaluasi triwulan III 2026, batas 10 Oktober 2026, menunggu penilaian Ibu',
        '⚠️ Made Putra: Penetapan SKP 2026, batas 31 Januari 2026, belum diisi',
        '_Dasar: PermenPANRB 6/2022. Data per 23 November 2026._',
      ),
    )
  })

  it('waits for approval of a plan, and calls no newcomer late for what was before', () => {
    const running = runningAppraisal(2026)
    const newcomer = { startedOn: day('2026-04-01') }
    const team = [
      member('Ani Lestari', { appraisal: { ...running, planApprovedOn: null } }),
      member('Made Putra', { ...newcomer, appraisal: { ...running, planApprovedOn: null, periods: [] } }),
      member('Tono', { ...newcomer, appraisal: null }),
    ]
    const words = wordsTo({ topic: 'appraisal.team', team })
    expect(words).toContain('⚠️ Ani Lestari: Penetapan SKP 2026, batas 31 Januari 2026, menunggu persetujuan Ibu')
    expect(words).toContain('⚠️ Made Putra: Evaluasi triwulan II 2026')
    expect(words).not.toContain('Tono')
  })

  it('says that all are in time, and that others have no team', () => {
    expect(
      wordsTo({ topic: 'appraisal.team', team: [member('Joko'), member('Sri', { appraisal: buildAppraisal(2026) })] }),
    ).toContain('**Tidak ada anggota tim Ibu yang terlambat dalam SKP 2026.**')
    expect(wordsTo({ topic: 'appraisal.team' })).toContain('belum ada pegawai yang menjadi bawahan langsung Ibu')
  })

  it('is offered to superiors only', () => {
    expect(labelsOf(replyTo({ topic: 'appraisal.stages', record: { teamSize: 3 } }))).toContain('SKP tim saya')
    expect(labelsOf(replyTo({ topic: 'appraisal.stages' }))).not.toContain('SKP tim saya')
  })
})

describe('one quarter of my own', () => {
  const third = (parts: Partial<PeriodicEvaluation>): Partial<PersonnelRecord> => {
    const running = runningAppraisal(2026)
    const period = { quarter: 3, submittedOn: null, evaluatedOn: null, predicate: null, ...parts } as const
    return { appraisals: [{ ...running, periods: [...running.periods.slice(0, 2), period] }] }
  }

  it.each<[string, number, Partial<PersonnelRecord>, string]>([
    ['rated', 3, {}, '**Evaluasi triwulan III 2026 sudah dinilai 7 Oktober 2026: Baik.**'],
    [
      'not begun',
      4,
      {},
      '**Evaluasi triwulan IV 2026 dibuka 1 Januari 2027 dan ditutup Minggu, 10 Januari 2027.**\nBatas itu jatuh di hari libur; hari kerja terakhir sebelumnya Jumat, 8 Januari 2027.',
    ],
    [
      'late with me',
      3,
      third({}),
      '**Evaluasi triwulan III 2026 terlambat: batasnya 10 Oktober 2026.**\nBelum Ibu isi',
    ],
    [
      'late with the superior',
      3,
      third({ submittedOn: day('2026-10-02') }),
      'Sudah Ibu isi; sekarang menunggu atasan.',
    ],
    ['before service', 1, { tmtCpns: day('2026-06-01') }, '**Evaluasi triwulan I 2026 sudah dinilai'],
  ])('%s: the first line answers about that one', (_label, quarter, record, words) => {
    expect(wordsTo({ topic: 'appraisal.status', ask: { quarter }, record })).toContain(words)
  })
})

describe('a newcomer', () => {
  const record = { kind: 'cpns', tmtCpns: day('2026-06-01'), tmtPns: null, appraisals: [] } as const

  it('is not called late while nothing is on record', () => {
    expect(wordsTo({ topic: 'appraisal.status', record })).toBe(
      lines(
        '**SKP 2026 Ibu belum tercatat di data kami.**',
        'Pegawai baru menyusun SKP setelah mulai bertugas; pastikan ke atasan atau pengelola kepegawaian unit kerja.',
        '_Dasar: PP 30/2019; PermenPANRB 6/2022. Data per 23 November 2026._',
      ),
    )
    expect(wordsTo({ topic: 'appraisal.stages', ask: { quarter: 3 }, record })).not.toMatch(
      /[Tt]erlambat|Belum Ibu isi/,
    )
  })

  it('is asked about the first year, not the one before', () => {
    expect(wordsTo({ topic: 'appraisal.predicate', record })).toContain(
      '**Predikat SKP 2026 Ibu belum ada di data.**\nPredikat tahunan ditetapkan atasan setelah tahun itu berakhir.',
    )
    expect(wordsTo({ topic: 'appraisal.predicate', ask: { year: 2021 } })).toContain(
      'Bila seharusnya sudah ada, sampaikan ke pengelola kepegawaian unit kerja.',
    )
  })
})

describe('around New Year', () => {
  const year = 2026
  const waiting = { ...buildAppraisal(year), selfAssessedOn: day('2027-01-04'), evaluatedOn: null, predicate: null }
  const plan = { ...runningAppraisal(2027), planSubmittedOn: null, planApprovedOn: null, periods: [] }
  const appraisals = [waiting, plan]

  it('puts what is still open of the old year first, and names the new plan beside it', () => {
    const words = wordsTo({ topic: 'appraisal.status', asOf: day('2027-01-05'), record: { appraisals } })
    expect(words).toMatch(/^\*\*Evaluasi triwulan IV 2026 sedang dibuka, paling lambat Minggu, 10 Januari 2027/)
    expect(words).toContain('⏳ Juga: Penetapan SKP 2027, paling lambat Minggu, 31 Januari 2027, belum Ibu isi\n')
  })

  it('knows the plan of the coming year from mid-December', () => {
    const words = wordsTo({
      topic: 'appraisal.status',
      asOf: day('2026-12-20'),
      record: { appraisals: [buildAppraisal(2025), runningAppraisal(2026)] },
    })
    expect(words).toMatch(/^\*\*Penetapan SKP 2027 sedang dibuka, paling lambat 31 Januari 2027\*\*/)
    expect(words).toContain('✅ Evaluasi triwulan III 2026')
    expect(words).not.toContain('Evaluasi triwulan I 2027')
  })

  it('does not forget a year that was left unfinished', () => {
    const done = { ...plan, planSubmittedOn: day('2027-01-12'), planApprovedOn: day('2027-01-14') }
    const record = { appraisals: [waiting, done] }
    expect(wordsTo({ topic: 'appraisal.status', asOf: day('2027-03-01'), record })).toMatch(
      /^\*\*Evaluasi tahunan SKP 2026 terlambat: batasnya 10 Januari 2027\.\*\*\nSudah Ibu isi; sekarang menunggu atasan\./,
    )
    expect(wordsTo({ topic: 'appraisal.status', asOf: day('2027-05-01'), record })).toContain(
      'Evaluasi triwulan I 2027',
    )
  })

  it.each([
    ['2027-01-05', 'Berikutnya: Evaluasi triwulan IV 2026', '- Penetapan SKP 2027: 15 Desember 2026 - 31 Januari 2027'],
    ['2027-01-11', 'Berikutnya: Penetapan SKP 2027', '- Evaluasi triwulan I 2027'],
    ['2026-12-20', 'Berikutnya: Evaluasi triwulan IV 2026', '- Penetapan SKP 2027'],
  ])('shows the days that come next on %s', (asOf, first, row) => {
    const words = wordsTo({ topic: 'appraisal.stages', asOf: day(asOf) })
    expect(words).toContain(`**${first}`)
    expect(words).toContain(row)
  })

  it('shows a superior in January the team of the year that closed', () => {
    expect(teamYearOf({}, day('2027-01-05'))).toBe(2026)
    expect(teamYearOf({}, day('2027-02-01'))).toBe(2027)
    expect(teamYearOf({ year: 2025 }, day('2027-01-05'))).toBe(2025)
  })

  it('says that the newest predicate is still to come, and that there was no SKP before service', () => {
    const record = { appraisals: [buildAppraisal(2025), waiting] }
    expect(wordsTo({ topic: 'appraisal.predicate', asOf: day('2027-01-05'), record })).toContain(
      '**Predikat SKP 2025 Ibu: Baik.**\nHasil kerja sesuai ekspektasi, perilaku kerja sesuai ekspektasi.\nPredikat SKP 2026 belum tercatat.',
    )
    expect(
      wordsTo({ topic: 'appraisal.status', ask: { year: 2011 }, record: { tmtCpns: day('2012-12-01') } }),
    ).toContain('**Tidak ada SKP 2011 untuk Ibu.**')
  })
})

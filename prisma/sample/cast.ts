/** The awkward cases: which place each of them sits in, what makes it special, and the words for the try-out page. */
import type { FunctionalLevel, LegalStatus, PersonnelRecord } from '#core/personnel/record.ts'
import type { Lateness } from './appraisals.ts'
import { firstOfMonth, isAfter } from './months.ts'
import type { YearRating } from './ratings.ts'

/** What a place in the cast asks of the person that is made for it; all else is drawn. */
export interface Wish {
  readonly kind?: PersonnelRecord['kind']
  readonly schooling?: 'sltp' | 'slta' | 'd3' | 's1' | 'specialist'
  readonly fullName?: string
  readonly sex?: 'l' | 'p'
  readonly birthDate?: Temporal.PlainDate
  readonly tmtCpns?: Temporal.PlainDate
  readonly isPunctual?: boolean
  readonly highestLevel?: FunctionalLevel
  readonly status?: {
    readonly kind: LegalStatus
    readonly since: Temporal.PlainDate
    readonly until: Temporal.PlainDate | null
  }
  readonly lateness?: Lateness
  readonly ratings?: Readonly<Record<number, YearRating>>
  /** A degree taken beside the work. */
  readonly laterDegree?: 'recognised' | 'private'
  readonly passedDiplomaExam?: boolean
  readonly contract?: { readonly startsOn: Temporal.PlainDate; readonly endsOn: Temporal.PlainDate }
  readonly acting?: string
  readonly returnedProposal?: string
  readonly hasDoubleCertificate?: boolean
  readonly hasDigitalGap?: boolean
  readonly hasNoAwards?: boolean
  readonly isDisciplined?: boolean
  /** A service review (PMK) half a year ago counted so many months of earlier work. */
  readonly reviewedMonths?: number
}

export interface Part {
  /** Null: needed by another part, not shown on its own. */
  readonly key: string | null
  readonly slot: string
  readonly note: string
  wish(today: Temporal.PlainDate): Wish
}

const monthsFrom = (today: Temporal.PlainDate, months: number): Temporal.PlainDate =>
  firstOfMonth(today).add({ months })
/** Born so that the pension at `age` begins on the first of a month that far from today. */
const bornForPension = (today: Temporal.PlainDate, monthsAhead: number, age: number): Temporal.PlainDate =>
  monthsFrom(today, monthsAhead - 1 - age * 12).add({ days: 11 })
const pns = { kind: 'pns', schooling: 's1' } as const

export const cast: readonly Part[] = [
  part('leap-day', 'DISKOMINFO/staf3', 'Lahir 29 Februari', (today) => {
    const year = today.year - 34 - ((today.year - 34) % 4)
    const birthDate = Temporal.PlainDate.from({ year, month: 2, day: 29 })
    return { ...pns, birthDate, tmtCpns: firstOfMonth(birthDate).add({ years: 25, months: 10 }) }
  }),
  part('same-name-a', 'DISKOMINFO/staf1', 'Bernama sama dengan pegawai Dinas Perdagangan', () => ({
    ...pns,
    fullName: 'Budi Setiawan',
    sex: 'l',
  })),
  part('same-name-b', 'DISDAG/staf1', 'Bernama sama dengan pegawai Diskominfo', () => ({
    ...pns,
    fullName: 'Budi Setiawan',
    sex: 'l',
  })),
  part('teacher-60', 'DISDIK/guru00', 'Guru: pensiun pada usia 60, bukan 58', (today) => {
    const birthDate = bornForPension(today, 11, 60)
    return {
      kind: 'pns',
      birthDate,
      tmtCpns: firstOfMonth(birthDate).add({ years: 25, months: 4 }),
      highestLevel: 'ahli_muda',
    }
  }),
  part('contract-next-month', 'DINKES/nakes02', 'PPPK: perjanjian kerja berakhir bulan depan', (today) => {
    const after = monthsFrom(today, 2)
    return { kind: 'pppk', contract: { startsOn: after.subtract({ years: 5 }), endsOn: after.subtract({ days: 1 }) } }
  }),
  part('unpaid-leave', 'DLH/staf1', 'Sedang cuti di luar tanggungan negara (CLTN)', (today) => {
    const since = monthsFrom(today, -8)
    return {
      ...pns,
      tmtCpns: monthsFrom(today, -142),
      status: { kind: 'cltn', since, until: since.add({ years: 3 }).subtract({ days: 1 }) },
    }
  }),
  part('retirement-preparation', 'DPU/staf1', 'Masa persiapan pensiun (MPP)', (today) => ({
    ...pns,
    birthDate: bornForPension(today, 7, 58),
    tmtCpns: monthsFrom(today, -380),
    status: { kind: 'mpp', since: monthsFrom(today, -5), until: monthsFrom(today, 7).subtract({ days: 1 }) },
  })),
  part('education-ceiling', 'KEC.TEMBALANG/staf0', 'Pelaksana di pangkat puncak menurut ijazah SLTA', (today) => ({
    kind: 'pns',
    schooling: 'slta',
    tmtCpns: monthsFrom(today, -277),
    isPunctual: true,
  })),
  part('private-diploma', 'SETDA/staf00', 'Ijazah S1 belum dicantumkan di BKN', (today) => ({
    kind: 'pns',
    schooling: 'slta',
    tmtCpns: monthsFrom(today, -126),
    laterDegree: 'private',
  })),
  part('level-first', 'DISKOMINFO/jf0', 'Angka kredit cukup: naik jenjang dulu, baru naik pangkat', (today) => ({
    kind: 'pns',
    tmtCpns: monthsFrom(today, -137),
    highestLevel: 'ahli_pertama',
  })),
  part('credit-short', 'DISDUKCAPIL/jf0', 'Angka kredit belum cukup untuk naik pangkat', (today) => ({
    kind: 'pns',
    tmtCpns: monthsFrom(today, -40),
  })),
  part('late-team', 'BKPP/kasubbag', 'Atasan: ada anggota tim yang terlambat SKP', () => ({ kind: 'pns' })),
  part(null, 'BKPP/staf2', '', () => ({ ...pns, lateness: 'quarter_submission' })),
  part(null, 'BKPP/staf5', '', () => ({ ...pns, lateness: 'quarter_evaluation' })),
  part('late-self', 'DISNAKER/staf3', 'Evaluasi triwulan terakhir belum diisi', () => ({
    ...pns,
    lateness: 'quarter_submission',
  })),
  part('pppk-teacher', 'DISDIK/guru10', 'PPPK guru, perjanjian lima tahun', (today) => {
    const startsOn = monthsFrom(today, -34)
    return { kind: 'pppk', contract: { startsOn, endsOn: startsOn.add({ years: 5 }).subtract({ days: 1 }) } }
  }),
  part('part-time', 'DISPERKIM/staf2', 'PPPK Paruh Waktu: perjanjian sampai akhir tahun', () => ({
    kind: 'pppk_paruh_waktu',
    schooling: 'slta',
  })),
  part('cpns', 'BAPPEDA/staf1', 'CPNS dalam masa percobaan', (today) => ({
    kind: 'cpns',
    schooling: 's1',
    tmtCpns: monthsFrom(today, -5),
  })),
  part('proposal-returned', 'DISNAKER/staf1', 'Usulan kenaikan pangkat dikembalikan (BTL)', (today) => ({
    ...pns,
    tmtCpns: monthsFrom(today, 2 - 48),
    isPunctual: true,
    returnedProposal: 'SKP tahun lalu belum terlampir',
  })),
  part('acting', 'DISARPUS/kabid0', 'Pejabat definitif yang juga pelaksana tugas (Plt)', () => ({
    kind: 'pns',
    acting: 'Kepala Bidang Layanan dan Otomasi',
  })),
  part('retiring', 'DINSOS/kasubbag', 'Pensiun dalam tiga bulan', (today) => ({
    kind: 'pns',
    birthDate: bornForPension(today, 3, 58),
    tmtCpns: monthsFrom(today, -392),
  })),
  part('diploma-adjustment', 'DISHUB/staf1', 'Calon kenaikan pangkat penyesuaian ijazah', (today) => ({
    kind: 'pns',
    schooling: 'slta',
    tmtCpns: monthsFrom(today, -128),
    isPunctual: true,
    laterDegree: 'recognised',
    passedDiplomaExam: true,
  })),
  part('raise-next-month', 'DPMPTSP/staf1', 'Kenaikan gaji berkala bulan depan', (today) => ({
    ...pns,
    tmtCpns: monthsFrom(today, 1 - 96),
  })),
  part('promotion-soon', 'DISDUKCAPIL/staf1', 'Kenaikan pangkat reguler dua bulan lagi', (today) => ({
    ...pns,
    tmtCpns: monthsFrom(today, 2 - 48),
    isPunctual: true,
  })),
  part('study', 'BAPENDA/staf1', 'Sedang tugas belajar', (today) => ({
    ...pns,
    tmtCpns: monthsFrom(today, -94),
    status: {
      kind: 'tugas_belajar',
      since: monthsFrom(today, -14),
      until: monthsFrom(today, 10).subtract({ days: 1 }),
    },
  })),
  part('double-certificate', 'DISBUDPAR/staf1', 'Satu sertifikat tercatat dua kali', () => ({
    ...pns,
    hasDoubleCertificate: true,
  })),
  part('award-due', 'INSP/staf1', 'Masa kerja 10 tahun: Satyalancana bulan depan', (today) => ({
    ...pns,
    tmtCpns: monthsFrom(today, 1 - 120),
    hasNoAwards: true,
  })),
  part('highest-pay', 'SATPOLPP/staf1', 'Sudah di gaji pokok tertinggi golongannya', (today) => ({
    ...pns,
    tmtCpns: monthsFrom(today, -396),
    birthDate: monthsFrom(today, -396 - 24 * 12 - 2).add({ days: 6 }),
  })),
  part('low-predicate', 'DISPERTAN/staf1', 'Predikat SKP terakhir Butuh Perbaikan', (today) => {
    const low: YearRating = { result: 3, behaviour: 2 }
    const isClosed = isAfter(today, Temporal.PlainDate.from({ year: today.year, month: 1, day: 10 }))
    // In the days of the annual evaluation either of two years may be the last one rated.
    const earlier = isClosed ? {} : { [today.year - 2]: low }
    return { ...pns, tmtCpns: monthsFrom(today, -78), ratings: { ...earlier, [today.year - 1]: low } }
  }),
  part('digital-gap', 'DISKOMINFO/jf4', 'Kesenjangan kompetensi digital yang besar', (today) => ({
    kind: 'pns',
    tmtCpns: monthsFrom(today, -90),
    hasDigitalGap: true,
  })),
  part('specialist', 'RSUD/staf2', 'Dokter Spesialis I: kenaikan pangkat III/b ke III/c lebih singkat', (today) => ({
    kind: 'pns',
    schooling: 'specialist',
    tmtCpns: monthsFrom(today, -22),
    birthDate: monthsFrom(today, -22 - 33 * 12).add({ days: 8 }),
  })),
  part('service-review', 'DISARPUS/staf1', 'Peninjauan masa kerja (PMK) memajukan KGB', (today) => ({
    ...pns,
    tmtCpns: monthsFrom(today, -30),
    isPunctual: true,
    reviewedMonths: 40,
  })),
  part(null, 'BPBD/staf1', '', (today) => ({ ...pns, tmtCpns: monthsFrom(today, -78), isDisciplined: true })),
  part('sekda', 'SETDA/sekda', 'Sekretaris Daerah: atasan para kepala perangkat daerah', () => ({ kind: 'pns' })),
]

function part(key: string | null, slot: string, note: string, wish: Part['wish']): Part {
  return { key, slot, note, wish }
}

/** The facts about one civil servant (ASN) that rules and answers read; built by the database, never changed by a rule. */

/** Golongan ruang of a PNS, lowest first (PP 99/2000 jo. PP 12/2002). */
export const pnsGrades = [
  'I/a',
  'I/b',
  'I/c',
  'I/d',
  'II/a',
  'II/b',
  'II/c',
  'II/d',
  'III/a',
  'III/b',
  'III/c',
  'III/d',
  'IV/a',
  'IV/b',
  'IV/c',
  'IV/d',
  'IV/e',
] as const
export type PnsGrade = (typeof pnsGrades)[number]

/** Golongan of a PPPK, lowest first (Perpres 98/2020 jo. 11/2024). */
export const pppkGrades = [
  'I',
  'II',
  'III',
  'IV',
  'V',
  'VI',
  'VII',
  'VIII',
  'IX',
  'X',
  'XI',
  'XII',
  'XIII',
  'XIV',
  'XV',
  'XVI',
  'XVII',
] as const
export type PppkGrade = (typeof pppkGrades)[number]

export type Grade = PnsGrade | PppkGrade

export const employmentKinds = ['pns', 'cpns', 'pppk', 'pppk_paruh_waktu'] as const
export type EmploymentKind = (typeof employmentKinds)[number]

/** Kedudukan hukum: which parts of civil service law apply to the person today. */
export const legalStatuses = [
  'aktif',
  'cltn',
  'tugas_belajar',
  'pemberhentian_sementara',
  'hukuman_disiplin',
  'mpp',
  'pensiun',
  'berhenti',
] as const
export type LegalStatus = (typeof legalStatuses)[number]

/** Jenis jabatan (UU 20/2023 Pasal 13-19). */
export const postKinds = [
  'jpt_utama',
  'jpt_madya',
  'jpt_pratama',
  'administrator',
  'pengawas',
  'fungsional',
  'pelaksana',
] as const
export type PostKind = (typeof postKinds)[number]

/** Old echelon of a managerial post; it still decides the range of ranks (PP 100/2000 jo. PP 13/2002). */
export const echelons = ['I.a', 'I.b', 'II.a', 'II.b', 'III.a', 'III.b', 'IV.a', 'IV.b'] as const
export type Echelon = (typeof echelons)[number]

/** Jenjang of a functional post (PermenPANRB 1/2023). */
export const functionalLevels = [
  'pemula',
  'terampil',
  'mahir',
  'penyelia',
  'ahli_pertama',
  'ahli_muda',
  'ahli_madya',
  'ahli_utama',
] as const
export type FunctionalLevel = (typeof functionalLevels)[number]

/** Tingkat pendidikan, lowest first. */
export const educationLevels = [
  'sd',
  'sltp',
  'sltp_kejuruan',
  'slta',
  'd1',
  'd2',
  'sgplb',
  'd3',
  's1',
  's2',
  's3',
] as const
/** `s1` stands for S1 and D4; `s2` for S2, dokter, apoteker and the like. */
export type EducationLevel = (typeof educationLevels)[number]

/** 1 is the best, as SIASN codes it. */
export type Predicate = 1 | 2 | 3 | 4 | 5
/** 1 di atas ekspektasi, 2 sesuai, 3 di bawah (SIASN codes). */
export type Rating = 1 | 2 | 3

/** One line of the rank history (riwayat golongan); service as printed in the decree (masa kerja golongan). */
export interface RankEntry {
  readonly grade: Grade
  readonly tmt: Temporal.PlainDate
  readonly serviceYears: number
  readonly serviceMonths: number
  /** SIASN `jenisKPId`: 101 reguler, 201 struktural, 202 JF, 203 penyesuaian ijazah, 211 dari CPNS ... */
  readonly promotionCode: number | null
}

/** A periodic raise letter (surat pemberitahuan KGB) or service review (PMK): service as printed in it. */
export interface RaiseEntry {
  readonly kind: 'kgb' | 'pmk'
  readonly grade: Grade
  readonly tmt: Temporal.PlainDate
  readonly serviceYears: number
  readonly serviceMonths: number
}

export interface PostEntry {
  readonly kind: PostKind
  readonly title: string
  /** For a functional post: what it is a post of, e.g. `Guru`, `Pranata Komputer`. */
  readonly profession: string | null
  readonly level: FunctionalLevel | null
  readonly echelon: Echelon | null
  readonly unitName: string
  /** Kelas jabatan and age limit from the reference row of the post, where the source has them. */
  readonly retirementAge: number | null
  /** `definitif`, or an acting appointment, which is never the person's own post. */
  readonly assignment: 'definitif' | 'plt' | 'plh' | 'pj' | 'tugas_tambahan'
  readonly tmt: Temporal.PlainDate
  readonly inductedOn: Temporal.PlainDate | null
  readonly endedOn: Temporal.PlainDate | null
}

export interface EducationEntry {
  readonly level: EducationLevel
  readonly programme: string
  readonly graduatedOn: Temporal.PlainDate
  /** Only a diploma recorded at BKN (pencantuman gelar) counts for a ceiling. */
  readonly isRecognised: boolean
}

/** One penetapan angka kredit (PAK). */
export interface CreditEntry {
  readonly level: FunctionalLevel
  readonly from: Temporal.PlainDate
  /** Last day of the assessed period. */
  readonly until: Temporal.PlainDate
  /** Total inside the level (kumulatif dalam jenjang) after this PAK. */
  readonly total: number
}

export interface PeriodicEvaluation {
  readonly quarter: 1 | 2 | 3 | 4
  readonly submittedOn: Temporal.PlainDate | null
  readonly evaluatedOn: Temporal.PlainDate | null
  readonly predicate: Predicate | null
}

/** One SKP year: plan, quarterly evaluations, annual evaluation. */
export interface AppraisalYear {
  readonly year: number
  readonly planSubmittedOn: Temporal.PlainDate | null
  readonly planApprovedOn: Temporal.PlainDate | null
  readonly periods: readonly PeriodicEvaluation[]
  readonly selfAssessedOn: Temporal.PlainDate | null
  readonly evaluatedOn: Temporal.PlainDate | null
  readonly result: Rating | null
  readonly behaviour: Rating | null
  readonly predicate: Predicate | null
}

export interface Certificate {
  readonly name: string
  readonly number: string | null
  readonly startsOn: Temporal.PlainDate | null
  readonly endsOn: Temporal.PlainDate | null
  /** Jam pelajaran printed on the certificate; null when nobody filled it in. */
  readonly hours: number | null
  readonly isApproved: boolean
}

export interface ContractEntry {
  readonly startsOn: Temporal.PlainDate
  /** Inclusive. */
  readonly endsOn: Temporal.PlainDate
}

export const examKinds = [
  'ujian_dinas_1',
  'ujian_dinas_2',
  'upkp',
  'diklatpim_4',
  'pkp',
  'diklatpim_3',
  'pka',
  'diklatpim_2',
  'pkn_2',
  'latsar',
] as const
export interface ExamPass {
  readonly kind: (typeof examKinds)[number]
  readonly passedOn: Temporal.PlainDate
}

export interface DisciplineEntry {
  readonly severity: 'ringan' | 'sedang' | 'berat'
  readonly from: Temporal.PlainDate
  readonly until: Temporal.PlainDate | null
}

/** Leave without pay and other spells outside service. */
export interface StatusEntry {
  readonly status: LegalStatus
  readonly from: Temporal.PlainDate
  readonly until: Temporal.PlainDate | null
}

export interface Award {
  readonly kind: 'slks_10' | 'slks_20' | 'slks_30'
  readonly awardedOn: Temporal.PlainDate
}

/** IP-ASN of a year as BKN computed it, in points; a dimension is null where the source gives only the total. */
export interface IndexYear {
  readonly year: number
  readonly qualification: number | null
  readonly competence: number | null
  readonly performance: number | null
  readonly discipline: number | null
  readonly total: number
}

export interface LeaveYear {
  readonly year: number
  /** Days of that year's own quota that were used. */
  readonly used: number
  /** Days of cuti bersama that the post had to work, added by data only. */
  readonly collectiveWorked: number
}

export const proposalServices = [
  'kp',
  'kgb',
  'pensiun',
  'pindah_instansi',
  'pencantuman_gelar',
  'pmk',
  'kartu_asn',
] as const
export type ProposalService = (typeof proposalServices)[number]

/** A proposal (usulan) on its way through BKPP and BKN. */
export interface Proposal {
  readonly id: string
  readonly service: ProposalService
  readonly title: string
  readonly submittedOn: Temporal.PlainDate
  readonly targetTmt: Temporal.PlainDate | null
  /** Raw status text as the source gives it, newest last. */
  readonly steps: readonly {
    readonly statusText: string
    readonly on: Temporal.PlainDate
    readonly holder: string | null
    readonly note: string | null
  }[]
}

export interface CompetencyGap {
  readonly code: string
  readonly name: string
  readonly kind: 'manajerial' | 'sosial_kultural' | 'teknis'
  readonly isDigital: boolean
  readonly required: number
  /** Null: not assessed yet, which is not a gap of zero. */
  readonly assessed: number | null
}

export interface PersonnelRecord {
  /** Internal id; the NIP is an attribute and may change. */
  readonly id: string
  readonly nip: string | null
  readonly fullName: string
  /** With titles, as printed in letters. */
  readonly displayName: string
  readonly sex: 'l' | 'p'
  readonly birthDate: Temporal.PlainDate
  readonly kind: EmploymentKind
  readonly legalStatus: LegalStatus
  readonly legalStatusSince: Temporal.PlainDate | null
  readonly tmtCpns: Temporal.PlainDate | null
  readonly tmtPns: Temporal.PlainDate | null
  /** Agency (perangkat daerah) and the part of it the person works in. */
  readonly agencyName: string
  readonly unitName: string
  readonly supervisor: { readonly id: string; readonly displayName: string; readonly postTitle: string } | null
  /** Person-level values of SIASN, which win over every computed one. */
  readonly tmtPensiun: Temporal.PlainDate | null
  readonly bup: number | null
  readonly ranks: readonly RankEntry[]
  readonly raises: readonly RaiseEntry[]
  readonly posts: readonly PostEntry[]
  readonly education: readonly EducationEntry[]
  readonly credits: readonly CreditEntry[]
  readonly appraisals: readonly AppraisalYear[]
  readonly certificates: readonly Certificate[]
  readonly contracts: readonly ContractEntry[]
  readonly exams: readonly ExamPass[]
  readonly discipline: readonly DisciplineEntry[]
  readonly statuses: readonly StatusEntry[]
  readonly awards: readonly Award[]
  readonly leave: readonly LeaveYear[]
  readonly indices: readonly IndexYear[]
  readonly proposals: readonly Proposal[]
  readonly competencies: readonly CompetencyGap[]
  /** How many people report to this person. */
  readonly teamSize: number
  /** The day on which the source's data was true: the age of every kind of fact that `factDates` does not name. */
  readonly dataAsOf: Temporal.PlainDate
  /** By kind of fact (`RecordKindName`): the day of the import that last looked at this person's. */
  readonly factDates: Readonly<Record<string, Temporal.PlainDate>>
}

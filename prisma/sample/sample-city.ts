/** The shape of a sample city: people with their whole histories, and the tables around them. */
import type {
  AppraisalYear,
  Award,
  Certificate,
  ContractEntry,
  CreditEntry,
  DisciplineEntry,
  EducationEntry,
  ExamPass,
  IndexYear,
  LeaveYear,
  PersonnelRecord,
  PostEntry,
  PostKind,
  Proposal,
  RaiseEntry,
  RankEntry,
  StatusEntry,
} from '#core/personnel/record.ts'
import type { RegistrationStatus, TrainingMode } from '#core/training-session.ts'

export interface SampleUnit {
  readonly id: string
  readonly parentId: string | null
  readonly agencyId: string
  readonly code: string
  readonly name: string
  readonly shortName: string
  readonly kind: string
  readonly isAgency: boolean
  readonly workWeekDays: 5 | 6
}

export interface SamplePost extends PostEntry {
  readonly unitId: string
}

export interface SampleCertificate extends Certificate {
  /** SIASN jenisDiklatId. */
  readonly form: number
  readonly provider: string
}

export interface SampleAssessment {
  readonly competencyCode: string
  readonly assessed: number
  readonly assessedOn: Temporal.PlainDate
}

type Facts = Pick<
  PersonnelRecord,
  | 'id'
  | 'fullName'
  | 'sex'
  | 'birthDate'
  | 'kind'
  | 'legalStatus'
  | 'legalStatusSince'
  | 'tmtCpns'
  | 'tmtPns'
  | 'tmtPensiun'
  | 'bup'
>

export interface SamplePerson extends Facts {
  readonly unitId: string
  readonly supervisorId: string | null
  readonly frontTitle: string | null
  readonly backTitle: string | null
  readonly birthPlace: string
  readonly number: { readonly kind: 'nip' | 'ni_pppk'; readonly value: string }
  readonly phone: string | null
  readonly email: string
  readonly ranks: readonly RankEntry[]
  readonly raises: readonly RaiseEntry[]
  readonly posts: readonly SamplePost[]
  readonly education: readonly EducationEntry[]
  readonly credits: readonly (CreditEntry & { readonly kind: 'integrasi' | 'konversi' })[]
  readonly appraisals: readonly AppraisalYear[]
  readonly certificates: readonly SampleCertificate[]
  readonly contracts: readonly ContractEntry[]
  readonly exams: readonly ExamPass[]
  readonly discipline: readonly DisciplineEntry[]
  readonly statuses: readonly StatusEntry[]
  readonly awards: readonly Award[]
  readonly leave: readonly LeaveYear[]
  readonly indices: readonly IndexYear[]
  readonly proposals: readonly Proposal[]
  readonly assessments: readonly SampleAssessment[]
}

export interface SampleCompetency {
  readonly code: string
  readonly name: string
  readonly kind: 'manajerial' | 'sosial_kultural' | 'teknis'
  readonly isDigital: boolean
}

export interface SampleRequirement {
  readonly competencyCode: string
  readonly postKind: PostKind
  readonly profession: string | null
  readonly level: PostEntry['level']
  readonly required: number
}

export interface SampleTraining {
  readonly id: string
  readonly title: string
  readonly form: number
  readonly hours: number
  readonly provider: string
  readonly summary: string
  readonly competencies: readonly { readonly code: string; readonly targetLevel: number }[]
}

export interface SampleSession {
  readonly id: number
  readonly trainingId: string
  readonly startsOn: Temporal.PlainDate
  readonly endsOn: Temporal.PlainDate
  readonly startTime: string | null
  readonly endTime: string | null
  readonly mode: TrainingMode
  readonly place: string
  readonly link: string | null
  /** Null: no limit. */
  readonly quota: number | null
  readonly waitingLimit: number
  readonly registrationClosesOn: Temporal.PlainDate
  readonly postKinds: readonly PostKind[]
  readonly professions: readonly string[]
  readonly employmentKinds: readonly PersonnelRecord['kind'][]
  readonly agencyIds: readonly string[]
  readonly contact: string
  readonly cancelledOn: Temporal.PlainDate | null
}

export interface SampleRegistration {
  readonly sessionId: number
  readonly employeeId: string
  readonly status: RegistrationStatus
  readonly registeredOn: Temporal.PlainDate
}

/** A person worth trying, with what is special in the words of the try-out page. */
export interface Notable {
  readonly key: string
  readonly employeeId: string
  readonly note: string
}

export interface SampleCity {
  readonly today: Temporal.PlainDate
  readonly batchId: string
  readonly units: readonly SampleUnit[]
  readonly people: readonly SamplePerson[]
  readonly competencies: readonly SampleCompetency[]
  readonly requirements: readonly SampleRequirement[]
  readonly trainings: readonly SampleTraining[]
  readonly sessions: readonly SampleSession[]
  readonly registrations: readonly SampleRegistration[]
  readonly notables: readonly Notable[]
}

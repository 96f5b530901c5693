/** A civil servant for rule tests: an empty record in good standing, with what a case is about laid over it. */
import { defaultParameters } from '#core/personnel/default-parameters.ts'
import { parametersAt } from '#core/personnel/parameters.ts'
import type {
  AppraisalYear,
  Certificate,
  ContractEntry,
  EducationEntry,
  EducationLevel,
  Grade,
  PersonnelRecord,
  PostEntry,
  Predicate,
  RaiseEntry,
  RankEntry,
} from '#core/personnel/record.ts'

export const day = (text: string): Temporal.PlainDate => Temporal.PlainDate.from(text)

/** The day that the worked examples of the rules are written for. */
export const today = day('2026-11-24')

export const parameters = parametersAt(defaultParameters, today)

export function buildRecord(parts: Partial<PersonnelRecord> = {}): PersonnelRecord {
  return {
    id: 'e1',
    nip: null,
    fullName: 'Contoh Pegawai',
    displayName: 'Contoh Pegawai',
    sex: 'p',
    birthDate: day('1990-05-10'),
    kind: 'pns',
    legalStatus: 'aktif',
    legalStatusSince: null,
    tmtCpns: day('2015-03-01'),
    tmtPns: day('2016-03-01'),
    agencyName: 'Dinas Contoh',
    unitName: 'Sekretariat',
    supervisor: null,
    tmtPensiun: null,
    bup: null,
    ranks: [],
    raises: [],
    posts: [],
    education: [],
    credits: [],
    appraisals: [],
    certificates: [],
    contracts: [],
    exams: [],
    discipline: [],
    statuses: [],
    awards: [],
    leave: [],
    indices: [],
    proposals: [],
    competencies: [],
    teamSize: 0,
    dataAsOf: today,
    factDates: {},
    ...parts,
  }
}

/** Service as `9-3`, nine years and three months. */
export function rank(grade: Grade, tmt: string, service = '0-0'): RankEntry {
  const [serviceYears = 0, serviceMonths = 0] = service.split('-').map(Number)
  return { grade, tmt: day(tmt), serviceYears, serviceMonths, promotionCode: null }
}

export function raise(kind: RaiseEntry['kind'], grade: Grade, tmt: string, service: string): RaiseEntry {
  const { serviceYears, serviceMonths } = rank(grade, tmt, service)
  return { kind, grade, tmt: day(tmt), serviceYears, serviceMonths }
}

export function post(parts: Partial<PostEntry> = {}): PostEntry {
  return {
    kind: 'pelaksana',
    title: 'Pengolah Data',
    profession: null,
    level: null,
    echelon: null,
    unitName: 'Sekretariat',
    retirementAge: null,
    assignment: 'definitif',
    tmt: day('2015-03-01'),
    inductedOn: null,
    endedOn: null,
    ...parts,
  }
}

export function education(level: EducationLevel, graduatedOn = '2012-08-01', isRecognised = true): EducationEntry {
  return { level, programme: 'Program Contoh', graduatedOn: day(graduatedOn), isRecognised }
}

/** A year that ran as it should, evaluated in the first week of the next. */
export function appraisal(
  year: number,
  predicate: Predicate | null,
  parts: Partial<AppraisalYear> = {},
): AppraisalYear {
  return {
    year,
    planSubmittedOn: day(`${year}-01-12`),
    planApprovedOn: day(`${year}-01-20`),
    periods: [],
    selfAssessedOn: null,
    evaluatedOn: predicate === null ? null : day(`${year + 1}-01-06`),
    result: null,
    behaviour: null,
    predicate,
    ...parts,
  }
}

export function certificate(parts: Partial<Certificate> = {}): Certificate {
  return {
    name: 'Pelatihan Contoh',
    number: null,
    startsOn: day('2026-05-04'),
    endsOn: day('2026-05-05'),
    hours: 8,
    isApproved: true,
    ...parts,
  }
}

export function contract(startsOn: string, endsOn: string): ContractEntry {
  return { startsOn: day(startsOn), endsOn: day(endsOn) }
}

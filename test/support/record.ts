/** An invented civil servant for tests of rules' answers, with every part replaceable. */
import type { AppraisalYear, PersonnelRecord, PostEntry, Predicate } from '#core/personnel/record.ts'
import type { TrainingSession } from '#core/training-session.ts'

export const day = (text: string): Temporal.PlainDate => Temporal.PlainDate.from(text)

/** A pelaksana, PNS, III/b since April 2023, women, S1, both last predicates Baik. */
export function buildRecord(parts: Partial<PersonnelRecord> = {}): PersonnelRecord {
  return {
    id: '00000000-0000-4000-8000-000000000001',
    nip: '198802292012122999',
    fullName: 'Sri Wahyuningsih',
    displayName: 'Sri Wahyuningsih, S.E.',
    sex: 'p',
    birthDate: day('1988-02-29'),
    kind: 'pns',
    legalStatus: 'aktif',
    legalStatusSince: null,
    tmtCpns: day('2012-12-01'),
    tmtPns: day('2013-12-01'),
    agencyName: 'Dinas Komunikasi dan Informatika',
    unitName: 'Bidang Statistik',
    supervisor: {
      id: '00000000-0000-4000-8000-000000000002',
      displayName: 'Bambang Sutrisno, S.Kom.',
      postTitle: 'Kepala Bidang Statistik',
    },
    tmtPensiun: null,
    bup: null,
    ranks: [
      { grade: 'III/a', tmt: day('2019-04-01'), serviceYears: 6, serviceMonths: 4, promotionCode: 101 },
      { grade: 'III/b', tmt: day('2023-04-01'), serviceYears: 10, serviceMonths: 4, promotionCode: 101 },
    ],
    raises: [{ kind: 'kgb', grade: 'III/b', tmt: day('2024-12-01'), serviceYears: 12, serviceMonths: 0 }],
    posts: [buildPost()],
    education: [{ level: 's1', programme: 'Akuntansi', graduatedOn: day('2011-08-01'), isRecognised: true }],
    credits: [],
    appraisals: [buildAppraisal(2024), buildAppraisal(2025), runningAppraisal(2026)],
    certificates: [],
    contracts: [],
    exams: [],
    discipline: [],
    statuses: [],
    awards: [{ kind: 'slks_10', awardedOn: day('2023-08-17') }],
    leave: [
      { year: 2025, used: 4, collectiveWorked: 0 },
      { year: 2026, used: 5, collectiveWorked: 0 },
    ],
    indices: [],
    proposals: [],
    competencies: [],
    teamSize: 0,
    dataAsOf: day('2026-11-23'),
    factDates: {},
    ...parts,
  }
}

export function buildPost(parts: Partial<PostEntry> = {}): PostEntry {
  return {
    kind: 'pelaksana',
    title: 'Penelaah Teknis Kebijakan',
    profession: null,
    level: null,
    echelon: null,
    unitName: 'Bidang Statistik',
    retirementAge: null,
    assignment: 'definitif',
    tmt: day('2020-01-02'),
    inductedOn: null,
    endedOn: null,
    ...parts,
  }
}

/** A finished year. */
export function buildAppraisal(
  year: number,
  predicate: Predicate = 2,
  parts: Partial<AppraisalYear> = {},
): AppraisalYear {
  const quarters = [1, 2, 3, 4] as const
  return {
    year,
    planSubmittedOn: day(`${year}-01-12`),
    planApprovedOn: day(`${year}-01-20`),
    periods: quarters.map((quarter) => ({
      quarter,
      submittedOn: quarterDay(year, quarter, 3),
      evaluatedOn: quarterDay(year, quarter, 7),
      predicate,
    })),
    selfAssessedOn: day(`${year + 1}-01-04`),
    evaluatedOn: day(`${year + 1}-01-07`),
    result: 2,
    behaviour: 2,
    predicate,
    ...parts,
  }
}

/** A year of which three quarters are evaluated. */
export function runningAppraisal(year: number): AppraisalYear {
  const whole = buildAppraisal(year)
  return {
    ...whole,
    periods: whole.periods.slice(0, 3),
    selfAssessedOn: null,
    evaluatedOn: null,
    result: null,
    behaviour: null,
    predicate: null,
  }
}

export function buildSession(parts: Partial<TrainingSession> = {}): TrainingSession {
  return {
    id: 11,
    title: 'Literasi Data untuk Pelaksana',
    summary: 'Membaca dan menyajikan data dengan lembar kerja.',
    provider: 'BKPP Kota Semarang',
    form: 8,
    hours: 16,
    startsOn: day('2026-12-08'),
    endsOn: day('2026-12-09'),
    startTime: '08:00',
    endTime: '15:00',
    mode: 'daring',
    place: 'Zoom',
    link: null,
    quota: 30,
    taken: 12,
    waiting: 0,
    waitingLimit: 20,
    closesOn: day('2026-12-04'),
    contact: 'Bidang Pengembangan BKPP',
    isCancelled: false,
    isOpenToAsker: true,
    askerStatus: null,
    askerPlace: null,
    isElsewhere: false,
    conflicts: [],
    closesGaps: [{ code: 'D1', name: 'Literasi Data', isDigital: true, gap: 2, assessed: 1, required: 3, target: 2 }],
    ...parts,
  }
}

function quarterDay(year: number, quarter: number, dayOfMonth: number): Temporal.PlainDate {
  return Temporal.PlainDate.from({ year, month: 1, day: dayOfMonth }).add({ months: quarter * 3 })
}

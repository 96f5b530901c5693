/** One invented person as rows of the files: some sixteen a person, as a city's registers hold them. */
import type { Cell } from '#core/import/cell.ts'
import type { RecordKindName } from '#core/import/record-kind.ts'
import type { SamplePerson, SampleUnit } from '#prisma/sample/sample-city.ts'
import type { Draft } from './draft.ts'

export interface PersonPlace {
  readonly today: Temporal.PlainDate
  readonly unitOf: (id: string) => SampleUnit
  readonly supervisorNip: string | null
}

const sexes = { l: 'Laki-laki', p: 'Perempuan' } as const
const kinds = { pns: 'PNS', cpns: 'CPNS', pppk: 'PPPK', pppk_paruh_waktu: 'PPPK Paruh Waktu' } as const

/** `jpt_pratama` is read as `JPT Pratama`: spellings are compared without case and signs. */
export const words = (value: string): string => value.replaceAll('_', ' ')

/** A unit is named by its name inside its agency, or by its code where the name is there twice. */
export function unitCells(unit: SampleUnit, unitOf: PersonPlace['unitOf']): { unit: string; agency: string } {
  return {
    unit: unit.name === 'Subbagian Tata Usaha' ? unit.code : unit.name,
    agency: unitOf(unit.agencyId).name,
  }
}

export function personDrafts(person: SamplePerson, place: PersonPlace): Draft[] {
  const nip = person.number.value
  const { today, unitOf, supervisorNip } = place
  const drafts: Draft[] = []
  const add = (kind: RecordKindName, cells: Record<string, Cell>): void => {
    drafts.push({ kind, owner: nip, cells: { nip, ...cells } })
  }
  const decree = (code: string, on: Temporal.PlainDate) => ({
    decree_number: `${code}/${nip.slice(-9)}/${on.year}`,
    decree_date: on.subtract({ days: 20 }),
  })

  add('employee', {
    full_name: person.fullName,
    front_title: person.frontTitle,
    back_title: person.backTitle,
    birth_date: person.birthDate,
    birth_place: person.birthPlace,
    sex: sexes[person.sex],
    kind: kinds[person.kind],
    legal_status: words(person.legalStatus),
    legal_status_since: person.legalStatusSince,
    tmt_cpns: person.tmtCpns,
    tmt_pns: person.tmtPns,
    tmt_pensiun: person.tmtPensiun,
    bup: person.bup,
    phone: person.phone?.replace('+62', '0') ?? null,
    email: person.email,
    ...unitCells(unitOf(person.unitId), unitOf),
    supervisor_nip: supervisorNip,
  })
  const { tmtCpns, tmtPns, contracts } = person
  if (tmtCpns) add('appointment', { kind: 'CPNS', tmt: tmtCpns, ...decree('813', tmtCpns) })
  if (tmtPns) add('appointment', { kind: 'PNS', tmt: tmtPns, ...decree('821', tmtPns) })
  const first = contracts[0]
  if (first && !tmtCpns) add('appointment', { kind: kinds[person.kind], tmt: first.startsOn })
  for (const rank of person.ranks) {
    add('rank', {
      grade: rank.grade,
      tmt: rank.tmt,
      service_years: rank.serviceYears,
      service_months: rank.serviceMonths,
      promotion_code: rank.promotionCode,
      ...decree('823', rank.tmt),
    })
  }
  // The letter of the last raise is what the registers really hold.
  for (const raise of person.raises.slice(-1)) {
    const { grade, tmt, serviceYears, serviceMonths } = raise
    add('raise', {
      kind: 'KGB',
      grade,
      tmt,
      service_years: serviceYears,
      service_months: serviceMonths,
      ...decree('822', tmt),
    })
  }
  for (const post of person.posts) {
    add('post', {
      title: post.title,
      tmt: post.tmt,
      ...unitCells(unitOf(post.unitId), unitOf),
      kind: words(post.kind),
      profession: post.profession,
      level: post.level && words(post.level),
      echelon: post.echelon,
      retirement_age: post.retirementAge,
      assignment: words(post.assignment),
      inducted_on: post.inductedOn,
      ended_on: post.endedOn,
      decree_number: `821.2/${nip.slice(-9)}/${post.tmt.year}`,
    })
  }
  for (const { level, programme, graduatedOn, isRecognised } of person.education) {
    const recognised_on = isRecognised ? graduatedOn.add({ months: 2 }) : null
    add('education', { level: level.toUpperCase(), programme, graduated_on: graduatedOn, recognised_on })
  }
  for (const { kind, level, from, until, total } of person.credits.slice(-1)) {
    add('credit', { kind, level: words(level), period_from: from, period_until: until, total })
  }
  for (const exam of person.exams) add('exam', { kind: words(exam.kind), passed_on: exam.passedOn })
  for (const entry of person.discipline) {
    add('discipline', { severity: entry.severity, period_from: entry.from, period_until: entry.until })
  }
  for (const entry of person.statuses) {
    add('status', { status: words(entry.status), period_from: entry.from, period_until: entry.until })
  }
  for (const { kind, awardedOn } of person.awards) {
    add('award', { kind: `SLKS ${kind.slice(-2)} Tahun`, awarded_on: awardedOn })
  }
  const leave = person.leave.at(-1)
  if (leave) add('leave', { year: leave.year, used: leave.used, collective_worked: leave.collectiveWorked })
  for (const { startsOn, endsOn } of contracts) add('contract', { starts_on: startsOn, ends_on: endsOn })
  for (const year of person.appraisals.slice(-2)) {
    if (year.evaluatedOn) {
      add('appraisal', {
        year: year.year,
        result: year.result,
        behaviour: year.behaviour,
        predicate: year.predicate,
        plan_submitted_on: year.planSubmittedOn,
        plan_approved_on: year.planApprovedOn,
        self_assessed_on: year.selfAssessedOn,
        evaluated_on: year.evaluatedOn,
        rater_nip: supervisorNip,
      })
    }
    const period = year.year === today.year ? year.periods.findLast((each) => each.evaluatedOn) : undefined
    if (period) {
      add('evaluation', {
        year: year.year,
        quarter: `TW ${period.quarter}`,
        submitted_on: period.submittedOn,
        evaluated_on: period.evaluatedOn,
        predicate: period.predicate,
      })
    }
  }
  for (const certificate of person.certificates.slice(-1)) {
    add('certificate', {
      name: certificate.name,
      number: certificate.number,
      form: certificate.form,
      provider: certificate.provider,
      starts_on: certificate.startsOn,
      ends_on: certificate.endsOn,
      hours: certificate.hours,
      is_approved: certificate.isApproved ? 'Ya' : 'Tidak',
      origin: certificate.form <= 3 ? 'Diklat' : 'Kursus',
    })
  }
  if (person.tmtPns && person.phone) {
    const performance = 20 + (person.phone.charCodeAt(12) % 10)
    add('index', {
      year: today.year - 1,
      qualification: 15,
      competence: 30,
      performance,
      discipline: 5,
      total: 50 + performance,
    })
  }
  const assessment = person.assessments.find(({ competencyCode }) => competencyCode.startsWith('D'))
  if (assessment) {
    const { competencyCode, assessed, assessedOn } = assessment
    add('assessment', { competency: competencyCode, assessed, assessed_on: assessedOn })
  }
  for (const proposal of person.proposals) {
    for (const step of proposal.steps) {
      add('proposal', {
        source_id: proposal.id,
        service: words(proposal.service),
        title: proposal.title,
        submitted_on: proposal.submittedOn,
        target_tmt: proposal.targetTmt,
        status_text: step.statusText,
        reached_on: step.on,
        holder: step.holder,
        note: step.note,
      })
    }
  }
  return drafts
}

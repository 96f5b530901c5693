/** The city as rows of the tables, in the order in which foreign keys let them be written. */
import { certificateIdentity } from '#core/personnel/certificate-identity.ts'
import type { SampleCity, SamplePerson } from './sample-city.ts'

export type Row = Readonly<Record<string, unknown>>

/** Table names and columns as the database spells them; dates become text when they are turned into JSON. */
export function cityRows(city: SampleCity): readonly (readonly [table: string, rows: readonly Row[]])[] {
  const { people, batchId } = city
  const each = (rowsOf: (person: SamplePerson) => readonly Row[]): Row[] =>
    people.flatMap((person) => rowsOf(person).map((row) => ({ employee_id: person.id, batch_id: batchId, ...row })))
  let appraisalId = 0
  const appraisals = people.flatMap((person) => person.appraisals.map((year) => ({ id: ++appraisalId, person, year })))
  return [
    [
      'import_batch',
      [
        {
          id: batchId,
          source: 'sampel',
          author: 'sistem',
          as_of: city.today,
          row_count: people.length,
          applied_at: city.today,
        },
      ],
    ],
    [
      'unit',
      city.units.map((unit) => ({
        id: unit.id,
        batch_id: batchId,
        parent_id: unit.parentId,
        agency_id: unit.agencyId,
        code: unit.code,
        name: unit.name,
        short_name: unit.shortName,
        kind: unit.kind,
        is_agency: unit.isAgency,
        work_week_days: unit.workWeekDays,
      })),
    ],
    ['employee', people.map((person) => employeeRow(person, batchId))],
    [
      'employee_number',
      each(({ number, tmtCpns, contracts }) => [
        { kind: number.kind, value: number.value, valid_from: tmtCpns ?? contracts[0]?.startsOn ?? null },
      ]),
    ],
    ['appointment', each(appointmentRows)],
    [
      'rank_entry',
      each(({ ranks }) =>
        ranks.map((rank) => ({
          grade: rank.grade,
          tmt: rank.tmt,
          service_years: rank.serviceYears,
          service_months: rank.serviceMonths,
          promotion_code: rank.promotionCode,
        })),
      ),
    ],
    [
      'raise_entry',
      each(({ raises }) =>
        raises.map((raise) => ({
          kind: raise.kind,
          grade: raise.grade,
          tmt: raise.tmt,
          service_years: raise.serviceYears,
          service_months: raise.serviceMonths,
        })),
      ),
    ],
    [
      'post_entry',
      each(({ posts }) =>
        posts.map((post) => ({
          unit_id: post.unitId,
          kind: post.kind,
          title: post.title,
          profession: post.profession,
          level: post.level,
          echelon: post.echelon,
          retirement_age: post.retirementAge,
          assignment: post.assignment,
          tmt: post.tmt,
          inducted_on: post.inductedOn,
          ended_on: post.endedOn,
        })),
      ),
    ],
    [
      'education_entry',
      each(({ education }) =>
        education.map((entry) => ({
          level: entry.level,
          programme: entry.programme,
          graduated_on: entry.graduatedOn,
          recognised_on: entry.isRecognised ? entry.graduatedOn.add({ months: 2 }) : null,
        })),
      ),
    ],
    [
      'credit_entry',
      each(({ credits }) =>
        credits.map((credit) => ({
          kind: credit.kind,
          level: credit.level,
          period_from: credit.from,
          period_until: credit.until,
          total: credit.total,
        })),
      ),
    ],
    ['exam_pass', each(({ exams }) => exams.map((exam) => ({ kind: exam.kind, passed_on: exam.passedOn })))],
    [
      'discipline_entry',
      each(({ discipline }) =>
        discipline.map((entry) => ({
          severity: entry.severity,
          period_from: entry.from,
          period_until: entry.until,
        })),
      ),
    ],
    [
      'status_entry',
      each(({ statuses }) =>
        statuses.map((entry) => ({
          status: entry.status,
          period_from: entry.from,
          period_until: entry.until,
        })),
      ),
    ],
    ['award', each(({ awards }) => awards.map((award) => ({ kind: award.kind, awarded_on: award.awardedOn })))],
    [
      'leave_year',
      each(({ leave }) =>
        leave.map((year) => ({
          year: year.year,
          used: year.used,
          collective_worked: year.collectiveWorked,
        })),
      ),
    ],
    [
      'professionalism_index',
      each(({ indices }) =>
        indices.map((index) => ({
          year: index.year,
          qualification: index.qualification,
          competence: index.competence,
          performance: index.performance,
          discipline: index.discipline,
          total: index.total,
        })),
      ),
    ],
    [
      'contract',
      each(({ contracts }) =>
        contracts.map((contract) => ({
          starts_on: contract.startsOn,
          ends_on: contract.endsOn,
        })),
      ),
    ],
    [
      'appraisal_year',
      appraisals.map(({ id, person, year }) => ({
        id,
        employee_id: person.id,
        batch_id: batchId,
        rater_id: person.supervisorId,
        year: year.year,
        plan_submitted_on: year.planSubmittedOn,
        plan_approved_on: year.planApprovedOn,
        self_assessed_on: year.selfAssessedOn,
        evaluated_on: year.evaluatedOn,
        result: year.result,
        behaviour: year.behaviour,
        predicate: year.predicate,
      })),
    ],
    [
      'periodic_evaluation',
      appraisals.flatMap(({ id, year }) =>
        year.periods.map((period) => ({
          appraisal_id: id,
          batch_id: batchId,
          quarter: period.quarter,
          submitted_on: period.submittedOn,
          evaluated_on: period.evaluatedOn,
          predicate: period.predicate,
        })),
      ),
    ],
    ['competency', city.competencies.map(({ isDigital, ...row }) => ({ ...row, is_digital: isDigital }))],
    [
      'competency_requirement',
      city.requirements.map((row) => ({
        competency_code: row.competencyCode,
        post_kind: row.postKind,
        profession: row.profession,
        level: row.level,
        required: row.required,
      })),
    ],
    [
      'competency_assessment',
      each(({ assessments }) =>
        assessments.map((row) => ({
          competency_code: row.competencyCode,
          assessed: row.assessed,
          assessed_on: row.assessedOn,
        })),
      ),
    ],
    ['training', city.trainings.map(({ competencies: _, ...row }) => row)],
    [
      'training_competency',
      city.trainings.flatMap((training) =>
        training.competencies.map((row) => ({
          training_id: training.id,
          competency_code: row.code,
          target_level: row.targetLevel,
        })),
      ),
    ],
    [
      'training_session',
      city.sessions.map((session) => ({
        id: session.id,
        training_id: session.trainingId,
        starts_on: session.startsOn,
        ends_on: session.endsOn,
        start_time: session.startTime,
        end_time: session.endTime,
        mode: session.mode,
        place: session.place,
        link: session.link,
        quota: session.quota,
        waiting_limit: session.waitingLimit,
        registration_closes_on: session.registrationClosesOn,
        post_kinds: session.postKinds,
        professions: session.professions,
        employment_kinds: session.employmentKinds,
        agency_ids: session.agencyIds,
        contact: session.contact,
        cancelled_on: session.cancelledOn,
      })),
    ],
    [
      'training_registration',
      city.registrations.map((row) => ({
        session_id: row.sessionId,
        employee_id: row.employeeId,
        status: row.status,
        registered_at: row.registeredOn,
        cancelled_at: row.status === 'batal' ? row.registeredOn.add({ days: 1 }) : null,
      })),
    ],
    [
      'certificate',
      each(({ certificates }) =>
        certificates.map((certificate) => ({
          name: certificate.name,
          origin: certificate.form <= 3 ? 'diklat' : 'kursus',
          identity: certificateIdentity(certificate),
          number: certificate.number,
          form: certificate.form,
          provider: certificate.provider,
          starts_on: certificate.startsOn,
          ends_on: certificate.endsOn,
          hours: certificate.hours,
          is_approved: certificate.isApproved,
        })),
      ),
    ],
    [
      'proposal',
      each(({ proposals }) =>
        proposals.map((proposal) => ({
          id: proposal.id,
          service: proposal.service,
          title: proposal.title,
          submitted_on: proposal.submittedOn,
          target_tmt: proposal.targetTmt,
        })),
      ),
    ],
    [
      'proposal_step',
      people.flatMap(({ proposals }) =>
        proposals.flatMap((proposal) =>
          proposal.steps.map((step) => ({
            proposal_id: proposal.id,
            batch_id: batchId,
            status_text: step.statusText,
            reached_on: step.on,
            holder: step.holder,
            note: step.note,
          })),
        ),
      ),
    ],
  ]
}

function employeeRow(person: SamplePerson, batchId: string): Row {
  return {
    id: person.id,
    unit_id: person.unitId,
    supervisor_id: person.supervisorId,
    full_name: person.fullName,
    front_title: person.frontTitle,
    back_title: person.backTitle,
    birth_date: person.birthDate,
    birth_place: person.birthPlace,
    sex: person.sex,
    kind: person.kind,
    legal_status: person.legalStatus,
    legal_status_since: person.legalStatusSince,
    tmt_cpns: person.tmtCpns,
    tmt_pns: person.tmtPns,
    tmt_pensiun: person.tmtPensiun,
    bup: person.bup,
    phone: person.phone,
    email: person.email,
    batch_id: batchId,
  }
}

function appointmentRows({ kind, tmtCpns, tmtPns, contracts }: SamplePerson): Row[] {
  const rows: Row[] = []
  if (tmtCpns) rows.push({ kind: 'cpns', tmt: tmtCpns })
  if (tmtPns) rows.push({ kind: 'pns', tmt: tmtPns })
  if (kind === 'pppk' || kind === 'pppk_paruh_waktu') rows.push({ kind, tmt: contracts[0]?.startsOn })
  return rows
}

/** One invented person with the whole record: everything that questions ask for, consistent with the career. */
import type { RuleParameters } from '#core/personnel/parameters.ts'
import type { EducationEntry, ExamPass, LeaveYear, PersonnelRecord } from '#core/personnel/record.ts'
import { buildAppraisals, type Lateness } from './appraisals.ts'
import type { Wish } from './cast.ts'
import { buildCertificates } from './certificates.ts'
import { buildAssessments } from './competencies.ts'
import { buildEmployment, type Employment } from './employment.ts'
import { buildIndices } from './indices.ts'
import { firstOfMonth, isAfter, monthsBetween } from './months.ts'
import type { NameMaker } from './names.ts'
import type { Slot } from './organisation.ts'
import { personProposals } from './person-proposals.ts'
import { buildRaises, withReview } from './raises.ts'
import { createRandom, type Random } from './random.ts'
import type { SamplePerson, SampleUnit } from './sample-city.ts'

export interface PersonNeeds {
  readonly id: string
  /** From 1; phone numbers and letter numbers carry it. */
  readonly ordinal: number
  readonly today: Temporal.PlainDate
  readonly parameters: RuleParameters
  readonly slot: Slot
  readonly agency: SampleUnit
  readonly supervisorId: string | null
  readonly wish: Wish
  readonly names: NameMaker
  readonly numbers: { take(prefix: string): string }
}

const places = [
  'Semarang',
  'Semarang',
  'Semarang',
  'Kendal',
  'Demak',
  'Salatiga',
  'Surakarta',
  'Kudus',
  'Pati',
  'Medan',
]

export function makePerson(needs: PersonNeeds): SamplePerson {
  const { id, today, parameters, slot, wish } = needs
  const random = createRandom(`${id}/person`)
  const employment = buildEmployment({ ...needs, personId: id, random })
  const { kind, start, ranks, posts } = employment
  const sex = wish.sex ?? drawSex(slot, random)
  const own = posts.findLast((post) => post.assignment === 'definitif')
  const bup = own ? retirementAge(own) : 58
  const birthDate = wish.birthDate ?? drawBirth(start, bup, today, random)
  const tmtPensiun = firstOfMonth(birthDate).add({ years: bup, months: 1 })
  const monthsLeft = monthsBetween(firstOfMonth(today), tmtPensiun)
  const fullName = wish.fullName ?? needs.names.make(random, sex)
  const status = wish.status ?? null
  const isOnLeave = status?.kind === 'cltn' || status?.kind === 'mpp'
  const isPns = kind === 'pns' || kind === 'cpns'
  const raisesUntil = kind === 'pppk' || !isOnLeave ? today : (status?.since ?? today).subtract({ days: 1 })
  const raises = buildRaises({
    ranks,
    parameters,
    from: firstOfMonth(today).subtract({ years: 9 }),
    until: raisesUntil,
  })
  const month = `${start.month}`.padStart(2, '0')
  const counter = isPns ? month : kind === 'pppk' ? '21' : '24'
  const prefix = `${birthDate.toString().replaceAll('-', '')}${start.year}${counter}${sex === 'l' ? 1 : 2}`
  const education = buildEducation(employment, birthDate, today, wish)

  return {
    id,
    unitId: slot.unit.id,
    supervisorId: needs.supervisorId,
    fullName,
    frontTitle: employment.frontTitle,
    backTitle: backTitle(employment, wish),
    birthDate,
    birthPlace: random.pick(places),
    sex,
    kind,
    legalStatus: status?.kind ?? 'aktif',
    legalStatusSince: status?.since ?? null,
    tmtCpns: isPns ? start : null,
    tmtPns: employment.tmtPns,
    // SIASN carries the values of those whose pension is being prepared.
    tmtPensiun: isPns && monthsLeft <= 15 ? tmtPensiun : null,
    bup: isPns && monthsLeft <= 15 ? bup : null,
    number: { kind: isPns ? 'nip' : 'ni_pppk', value: needs.numbers.take(prefix) },
    // An unassigned-looking range; a few people gave none.
    phone: needs.ordinal % 25 === 0 ? null : `+628110000${`${needs.ordinal}`.padStart(4, '0')}`,
    email: `${fullName.toLowerCase().replaceAll(' ', '.')}.${needs.ordinal}@contoh.semarang.example`,
    ranks,
    raises: wish.reviewedMonths
      ? withReview(raises, ranks, { tmt: firstOfMonth(today).subtract({ months: 6 }), months: wish.reviewedMonths })
      : raises,
    posts,
    education,
    credits: employment.credits,
    appraisals: buildAppraisals({
      personId: id,
      today,
      from: start,
      exemptFrom: status?.since ?? null,
      lateness: wish.lateness ?? (Object.keys(wish).length > 0 ? null : drawLateness(random, slot)),
      ratings: wish.ratings ?? {},
    }),
    certificates: buildCertificates({
      personId: id,
      ordinal: needs.ordinal,
      today: isOnLeave ? (status?.since ?? today) : today,
      from: start,
      hasDouble: wish.hasDoubleCertificate ?? false,
    }),
    contracts: employment.contracts,
    exams: buildExams(employment, today, random, wish),
    discipline: wish.isDisciplined
      ? [{ severity: 'sedang', from: today.subtract({ months: 3 }), until: today.add({ months: 9 }) }]
      : [],
    statuses: status ? [{ status: status.kind, from: status.since, until: status.until }] : [],
    awards: buildAwards(employment, today, wish),
    indices: wish.isDisciplined
      ? []
      : buildIndices({
          personId: id,
          today,
          from: start,
          education: employment.master?.level ?? employment.diploma.level,
          postKind: own?.kind ?? 'pelaksana',
          parameters,
        }),
    leave: buildLeave(start, today, random, status?.kind ?? 'aktif'),
    proposals: personProposals({ id, today, employment, random, wish, monthsLeft, tmtPensiun, parameters, education }),
    assessments: own ? withGap(buildAssessments(id, own, today), wish, today) : [],
  }
}

function retirementAge(post: {
  readonly kind: string
  readonly profession: string | null
  readonly level: string | null
}): number {
  if (post.profession === 'Guru' || post.kind.startsWith('jpt') || post.level === 'ahli_madya') return 60
  return 58
}

/** Between 20 and 30 at the start, and still at least a year from the pension. */
function drawBirth(
  start: Temporal.PlainDate,
  bup: number,
  today: Temporal.PlainDate,
  random: Random,
): Temporal.PlainDate {
  const served = monthsBetween(start, firstOfMonth(today))
  const oldest = Math.min(30, Math.max(20, Math.floor(bup - 1.5 - served / 12)))
  const youngest = Math.min(22, oldest)
  return start.subtract({ years: random.int(youngest, oldest), months: random.int(0, 11), days: random.int(0, 27) })
}

function drawSex(slot: Slot, random: Random): 'l' | 'p' {
  if (slot.profession === 'Bidan') return 'p'
  if (slot.profession === 'Pemadam Kebakaran') return 'l'
  return random.chance(0.48) ? 'l' : 'p'
}

/** Credit of functional posts rests on closed years, so only office staff are late; the cast only where it is asked. */
function drawLateness(random: Random, slot: Slot): Lateness | null {
  const luck = random.next()
  if (slot.profession || slot.echelon?.startsWith('II.')) return null
  if (luck < 0.05) return 'quarter_submission'
  if (luck < 0.09) return 'quarter_evaluation'
  return luck < 0.12 ? 'plan' : null
}

function backTitle({ diploma, master }: Employment, wish: Wish): string | null {
  const later = wish.laterDegree === 'recognised' ? 'S.AP.' : null
  const titles = [diploma.title, master?.title ?? null, later].filter((title) => title !== null)
  return titles.length > 0 ? titles.join(', ') : null
}

function buildEducation(
  { diploma, master, start }: Employment,
  birthDate: Temporal.PlainDate,
  today: Temporal.PlainDate,
  wish: Wish,
): EducationEntry[] {
  const ages: Partial<Record<EducationEntry['level'], number>> = { sltp: 15, slta: 18, d3: 21, s1: 22, s2: 24 }
  const left = Temporal.PlainDate.from({ year: birthDate.year + (ages[diploma.level] ?? 22), month: 7, day: 15 })
  const graduatedOn = isAfter(start, left) ? left : start.subtract({ months: 2 })
  const entries: EducationEntry[] = [
    { level: diploma.level, programme: diploma.programme, graduatedOn, isRecognised: true },
  ]
  if (master) {
    const later = start.add({ years: 8, months: 3 })
    const on = isAfter(later, today) ? today.subtract({ months: 8 }) : later
    entries.push({ level: 's2', programme: master.programme, graduatedOn: on, isRecognised: true })
  }
  if (wish.laterDegree) {
    const on = today.subtract({ months: 20 })
    const isRecognised = wish.laterDegree === 'recognised'
    entries.push({ level: 's1', programme: 'S1 Administrasi Publik', graduatedOn: on, isRecognised })
  }
  return entries
}

function buildExams(employment: Employment, today: Temporal.PlainDate, random: Random, wish: Wish): ExamPass[] {
  const exams: ExamPass[] = []
  const add = (kind: ExamPass['kind'], passedOn: Temporal.PlainDate): void => {
    if (!isAfter(passedOn, today) && !exams.some((exam) => exam.kind === kind)) exams.push({ kind, passedOn })
  }
  if (employment.tmtPns && employment.start.year >= 2015) add('latsar', employment.start.add({ months: 7, days: 11 }))
  for (const rank of employment.ranks) {
    // A regular promotion from II/d to III/a has been through the examination.
    if (rank.grade === 'III/a' && rank.promotionCode === 101) {
      add('ujian_dinas_1', rank.tmt.subtract({ months: random.int(3, 10) }))
    }
  }
  for (const post of employment.posts) {
    const isNew = post.tmt.year >= 2019
    const trainedOn = post.tmt.add({ months: random.int(3, 9) })
    if (post.kind === 'pengawas') add(isNew ? 'pkp' : 'diklatpim_4', trainedOn)
    if (post.kind === 'administrator' && post.assignment === 'definitif') add(isNew ? 'pka' : 'diklatpim_3', trainedOn)
    if (post.kind === 'jpt_pratama') add(isNew ? 'pkn_2' : 'diklatpim_2', trainedOn)
  }
  if (wish.passedDiplomaExam) add('upkp', today.subtract({ months: 5 }))
  return exams
}

/** Given on 17 August after the years are full. */
function buildAwards({ tmtPns, start }: Employment, today: Temporal.PlainDate, wish: Wish): PersonnelRecord['awards'] {
  if (!tmtPns || wish.hasNoAwards || wish.isDisciplined || wish.status?.kind === 'cltn') return []
  const classes = [
    { kind: 'slks_10', years: 10 },
    { kind: 'slks_20', years: 20 },
    { kind: 'slks_30', years: 30 },
  ] as const
  return classes.flatMap(({ kind, years }) => {
    const due = start.add({ years })
    const day = due.with({ month: 8, day: 17 })
    const awardedOn = isAfter(due, day) ? day.add({ years: 1 }) : day
    return isAfter(awardedOn, today) ? [] : [{ kind, awardedOn }]
  })
}

function buildLeave(
  start: Temporal.PlainDate,
  today: Temporal.PlainDate,
  random: Random,
  status: PersonnelRecord['legalStatus'],
): LeaveYear[] {
  const isSaver = random.chance(0.08)
  return [2, 1, 0].flatMap((ago) => {
    const year = today.year - ago
    // Annual leave begins after a full year of service.
    if (start.add({ years: 1 }).year > year || (ago === 0 && status !== 'aktif')) return []
    const whole = isSaver ? 0 : random.int(4, 12)
    const used = ago === 0 ? Math.floor((whole * (today.dayOfYear - 1)) / 365) : whole
    return [{ year, used, collectiveWorked: random.chance(0.04) ? 1 : 0 }]
  })
}

function withGap(
  assessments: SamplePerson['assessments'],
  wish: Wish,
  today: Temporal.PlainDate,
): SamplePerson['assessments'] {
  if (!wish.hasDigitalGap) return assessments
  const codes = ['D1', 'D2', 'D3', 'D4', 'D5', 'D6']
  const others = assessments.filter(({ competencyCode }) => !codes.includes(competencyCode))
  const assessedOn = today.subtract({ months: 4 })
  return [...others, ...codes.map((competencyCode) => ({ competencyCode, assessed: 2, assessedOn }))]
}

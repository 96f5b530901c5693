/** The record that the store must load for a sample person, put together from the generator's own values. */
import type { PersonnelRecord } from '#core/personnel/record.ts'
import { requirementsOf } from '#prisma/sample/competencies.ts'
import type { SampleCity, SamplePerson } from '#prisma/sample/sample-city.ts'

const byDate =
  <Item>(dateOf: (item: Item) => Temporal.PlainDate | null) =>
  (a: Item, b: Item): number =>
    Temporal.PlainDate.compare(dateOf(a) ?? '9999-12-31', dateOf(b) ?? '9999-12-31')

export function expectedRecord(city: SampleCity, person: SamplePerson): PersonnelRecord {
  const unitName = (id: string): string => city.units.find((unit) => unit.id === id)?.name ?? ''
  const unit = city.units.find(({ id }) => id === person.unitId)
  const superior = city.people.find(({ id }) => id === person.supervisorId)
  const own = ownPost(person)
  return {
    id: person.id,
    nip: person.number.value,
    fullName: person.fullName,
    displayName: nameOf(person),
    sex: person.sex,
    birthDate: person.birthDate,
    kind: person.kind,
    legalStatus: person.legalStatus,
    legalStatusSince: person.legalStatusSince,
    tmtCpns: person.tmtCpns,
    tmtPns: person.tmtPns,
    agencyName: unitName(unit?.agencyId ?? ''),
    unitName: unit?.name ?? '',
    supervisor: superior
      ? { id: superior.id, displayName: nameOf(superior), postTitle: ownPost(superior)?.title ?? '' }
      : null,
    tmtPensiun: person.tmtPensiun,
    bup: person.bup,
    ranks: person.ranks,
    raises: person.raises,
    posts: [...person.posts].map(({ unitId: _, ...post }) => post).sort(byDate((post) => post.tmt)),
    education: [...person.education].sort(byDate((entry) => entry.graduatedOn)),
    credits: person.credits.map(({ kind: _, ...credit }) => credit),
    appraisals: person.appraisals,
    certificates: person.certificates
      .map(({ form: _, provider: __, ...certificate }) => certificate)
      .sort(byDate((certificate) => certificate.endsOn)),
    contracts: person.contracts,
    exams: [...person.exams].sort(byDate((exam) => exam.passedOn)),
    discipline: person.discipline,
    statuses: person.statuses,
    awards: person.awards,
    leave: person.leave,
    indices: person.indices,
    proposals: [...person.proposals].sort(
      (a, b) => byDate<typeof a>((proposal) => proposal.submittedOn)(a, b) || (a.id < b.id ? -1 : 1),
    ),
    competencies: own
      ? requirementsOf(own)
          .map(({ competencyCode, required }) => {
            const competency = city.competencies.find(({ code }) => code === competencyCode)
            if (!competency) throw new Error(`Unknown competency ${competencyCode}`)
            const assessment = person.assessments.find((entry) => entry.competencyCode === competencyCode)
            return { ...competency, required, assessed: assessment?.assessed ?? null }
          })
          .sort((a, b) => kindOrder.indexOf(a.kind) - kindOrder.indexOf(b.kind) || (a.code < b.code ? -1 : 1))
      : [],
    teamSize: city.people.filter(({ supervisorId }) => supervisorId === person.id).length,
    dataAsOf: city.today,
    factDates: {},
  }
}

const kindOrder = ['manajerial', 'sosial_kultural', 'teknis']

export function ownPost(person: SamplePerson): SamplePerson['posts'][number] | undefined {
  return person.posts.find((post) => post.assignment === 'definitif' && post.endedOn === null)
}

function nameOf({ frontTitle, fullName, backTitle }: SamplePerson): string {
  return [[frontTitle, fullName].filter(Boolean).join(' '), backTitle].filter(Boolean).join(', ')
}

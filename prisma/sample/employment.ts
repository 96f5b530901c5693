/** How a person came into service and what has become of it: kind, ranks, posts, credit and contracts of one place. */
import { levelNames } from '#core/personnel/grades.ts'
import type { RuleParameters } from '#core/personnel/parameters.ts'
import type { ContractEntry, PnsGrade, PostEntry, PppkGrade, RankEntry } from '#core/personnel/record.ts'
import type { Wish } from './cast.ts'
import { functionalCareer } from './functional-career.ts'
import { type Diploma, generalDegrees, masters, professionOf, staffTracks } from './jobs.ts'
import { firstOfMonth, isAfter } from './months.ts'
import { officeCareer, promotionsTo } from './office-career.ts'
import type { Slot } from './organisation.ts'
import type { Random } from './random.ts'
import type { SamplePerson, SamplePost, SampleUnit } from './sample-city.ts'

export interface EmploymentNeeds {
  readonly personId: string
  readonly today: Temporal.PlainDate
  readonly random: Random
  readonly parameters: RuleParameters
  readonly slot: Slot
  readonly agency: SampleUnit
  readonly wish: Wish
}

export interface Employment {
  readonly kind: SamplePerson['kind']
  readonly start: Temporal.PlainDate
  readonly tmtPns: Temporal.PlainDate | null
  readonly diploma: Diploma
  readonly master: Diploma | null
  readonly frontTitle: string | null
  readonly ranks: readonly RankEntry[]
  readonly posts: readonly SamplePost[]
  readonly credits: SamplePerson['credits']
  readonly contracts: readonly ContractEntry[]
}

export function buildEmployment(needs: EmploymentNeeds): Employment {
  const { slot, random } = needs
  const kind = needs.wish.kind ?? drawKind(slot, random)
  if (kind === 'pppk' || kind === 'pppk_paruh_waktu') return contracted(needs, kind)
  if (kind === 'cpns') return probation(needs)
  return slot.profession ? functional(needs, slot.profession) : office(needs)
}

/** Contracts are frequent among teachers, nurses and clerks; whoever leads is a PNS. */
function drawKind(slot: Slot, random: Random): SamplePerson['kind'] {
  const luck = random.next()
  if (slot.echelon || slot.leads) return 'pns'
  if (slot.profession) {
    const isFrontLine = ['Guru', 'Perawat', 'Bidan', 'Pranata Komputer'].includes(slot.profession)
    return isFrontLine && luck < 0.35 ? 'pppk' : 'pns'
  }
  if (luck < 0.62) return 'pns'
  if (luck < 0.72) return 'cpns'
  return luck < 0.86 ? 'pppk' : 'pppk_paruh_waktu'
}

function contracted(needs: EmploymentNeeds, kind: 'pppk' | 'pppk_paruh_waktu'): Employment {
  const { today, random, slot, wish } = needs
  const profession = slot.profession ? professionOf(slot.profession) : null
  const schooling = wish.schooling ?? random.pick(['slta', 'd3', 's1', 's1'] as const)
  const track = staffTracks[schooling]
  const diploma = random.pick(profession?.diplomas ?? track.diplomas)
  const isPartTime = kind === 'pppk_paruh_waktu'
  const contract =
    wish.contract ?? (isPartTime ? calendarYear(today) : fiveYears(firstOfMonth(today), random.int(7, 52)))
  const start = contract.startsOn
  const grades: Partial<Record<Diploma['level'], PppkGrade>> = { slta: 'V', d3: 'VII', s1: 'IX', s2: 'X' }
  const grade = grades[diploma.level] ?? 'V'
  const post = profession
    ? {
        kind: 'fungsional' as const,
        title: `${slot.profession} ${levelNames[profession.entry]}`,
        level: profession.entry,
      }
    : { kind: 'pelaksana' as const, title: random.pick(track.titles), level: null }
  return {
    kind,
    start,
    tmtPns: null,
    diploma,
    master: null,
    frontTitle: profession?.frontTitle ?? null,
    // Part-time staff are paid by contract and hold no golongan.
    ranks: isPartTime ? [] : [firstRank(grade, start, grade === 'VII' ? 3 : 0, null)],
    posts: [makePost(slot.unit, { ...post, profession: slot.profession, tmt: start })],
    credits: [],
    contracts: [contract],
  }
}

function probation(needs: EmploymentNeeds): Employment {
  const { today, random, slot, wish } = needs
  const track = staffTracks[wish.schooling ?? random.pick(['d3', 's1', 's1'] as const)]
  const start = wish.tmtCpns ?? firstOfMonth(today).subtract({ months: random.int(3, 10) })
  return {
    kind: 'cpns',
    start,
    tmtPns: null,
    diploma: random.pick(track.diplomas),
    master: null,
    frontTitle: null,
    ranks: [firstRank(track.entry, start, track.entry === 'II/c' ? 3 : 0, null)],
    posts: [makePost(slot.unit, { kind: 'pelaksana', title: random.pick(track.titles), tmt: start })],
    credits: [],
    contracts: [],
  }
}

function functional(needs: EmploymentNeeds, name: string): Employment {
  const { today, random, parameters, slot, wish } = needs
  const profession = professionOf(name)
  const diploma = random.pick(profession.diplomas)
  const entry = entryGrade(diploma)
  const months = slot.leads ? random.int(200, 320) : random.int(20, 300)
  const start = wish.tmtCpns ?? firstOfMonth(today).subtract({ months })
  const tmtPns = start.add({ months: 12 })
  const rank = firstRank(entry, start, entry === 'II/c' ? 3 : 0, 211)
  const career = functionalCareer({
    personId: needs.personId,
    today,
    random,
    parameters,
    profession: name,
    entry: profession.entry,
    firstRank: rank,
    takenOn: tmtPns,
    highestLevel: wish.highestLevel,
  })
  const posts = career.steps.map((step) =>
    makePost(slot.unit, { kind: 'fungsional', profession: name, ...step, inductedOn: step.tmt }),
  )
  const current = posts.at(-1)
  if (slot.leads && current) {
    const since = firstOfMonth(today).subtract({ months: random.int(6, 40) })
    posts.push({ ...current, title: slot.leads, assignment: 'tugas_tambahan', tmt: since, inductedOn: since })
  }
  return {
    kind: 'pns',
    start,
    tmtPns,
    diploma,
    master: null,
    frontTitle: profession.frontTitle ?? null,
    ranks: career.ranks,
    posts,
    credits: career.credits,
    contracts: [],
  }
}

function office(needs: EmploymentNeeds): Employment {
  const { today, random, parameters, slot, wish } = needs
  const schooling = slot.echelon
    ? 's1'
    : (wish.schooling ?? random.pick(['sltp', 'slta', 'slta', 'd3', 'd3', 's1', 's1', 's1'] as const))
  const track = staffTracks[schooling]
  const diploma = random.pick(slot.echelon ? generalDegrees : track.diplomas)
  const isHigh = slot.echelon !== null && slot.echelon !== 'IV.a'
  const master = isHigh || (slot.echelon && random.chance(0.4)) ? random.pick(masters) : null
  const rungs = slot.echelon ? promotionsTo(slot.echelon, track.entry) : 0
  let months = slot.echelon ? rungs * 50 + random.int(12, slot.echelon === 'IV.a' ? 110 : 50) : random.int(20, 330)

  for (;;) {
    const start = wish.tmtCpns ?? firstOfMonth(today).subtract({ months })
    const career = officeCareer({
      today,
      random,
      parameters,
      firstRank: firstRank(track.entry, start, track.entry === 'I/c' || track.entry === 'II/c' ? 3 : 0, 211),
      echelon: slot.echelon,
      ceiling: parameters.educationCeilings[diploma.level],
      frozenFrom: wish.status?.since,
      isPunctual: wish.isPunctual,
    })
    // Periods and late decrees can push the last post into the future: such a person started earlier.
    if ((career.steps.at(-1)?.echelon ?? null) !== slot.echelon) {
      if (wish.tmtCpns) throw new Error(`No career reaches the post of ${slot.key}`)
      months += 4
      continue
    }
    const posts = career.steps.map((step, index) => {
      const isLast = index === career.steps.length - 1
      const title = isLast && slot.title ? slot.title : earlierTitle(step.echelon, track.titles, random)
      const unit = isLast ? slot.unit : needs.agency
      return makePost(unit, { ...step, title, inductedOn: step.echelon ? step.tmt : null })
    })
    if (wish.acting) {
      const since = firstOfMonth(today).subtract({ months: 2 })
      const own = posts.at(-1)
      if (own) posts.push({ ...own, title: wish.acting, assignment: 'plt', tmt: since, inductedOn: null })
    }
    const tmtPns = start.add({ months: 12 })
    return {
      kind: 'pns',
      start,
      tmtPns,
      diploma,
      master,
      frontTitle: schooling === 'specialist' ? 'dr.' : null,
      ranks: career.ranks,
      posts,
      credits: [],
      contracts: [],
    }
  }
}

function earlierTitle(echelon: PostEntry['echelon'], staffTitles: readonly string[], random: Random): string {
  if (echelon === 'IV.a') return 'Kepala Subbagian Perencanaan dan Evaluasi'
  if (echelon === 'III.b') return 'Kepala Bidang Program dan Pengendalian'
  if (echelon === 'III.a') return 'Sekretaris'
  if (echelon === 'II.b') return 'Staf Ahli Wali Kota'
  return random.pick(staffTitles)
}

function entryGrade(diploma: Diploma): PnsGrade {
  if (diploma.level === 's2') return 'III/b'
  if (diploma.level === 's1') return 'III/a'
  return diploma.level === 'd3' ? 'II/c' : 'II/a'
}

function firstRank(grade: RankEntry['grade'], tmt: Temporal.PlainDate, years: number, code: number | null): RankEntry {
  return { grade, tmt, serviceYears: years, serviceMonths: 0, promotionCode: code }
}

function makePost(
  unit: SampleUnit,
  post: Pick<SamplePost, 'kind' | 'title' | 'tmt'> & Partial<SamplePost>,
): SamplePost {
  return {
    profession: null,
    level: null,
    echelon: null,
    retirementAge: post.profession === 'Guru' ? 60 : null,
    assignment: 'definitif',
    inductedOn: null,
    endedOn: null,
    ...post,
    unitId: unit.id,
    unitName: unit.name,
  }
}

function calendarYear(today: Temporal.PlainDate): ContractEntry {
  const startsOn = Temporal.PlainDate.from({ year: today.year, month: 1, day: 1 })
  return { startsOn, endsOn: startsOn.with({ month: 12, day: 31 }) }
}

function fiveYears(month: Temporal.PlainDate, monthsAgo: number): ContractEntry {
  const startsOn = month.subtract({ months: monthsAgo })
  const endsOn = startsOn.add({ years: 5 }).subtract({ days: 1 })
  if (isAfter(month, endsOn)) throw new Error('A sample contract must not be over')
  return { startsOn, endsOn }
}

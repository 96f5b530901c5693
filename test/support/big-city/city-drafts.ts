/** A made-up city as rows by kind: deterministic for a seed, consistent with the rules, without any fault. */
import { defaultHolidays } from '#core/calendar/holidays.ts'
import { type RecordKindName, recordKindNames } from '#core/import/record-kind.ts'
import { defaultParameters } from '#core/personnel/default-parameters.ts'
import { parametersAt } from '#core/personnel/parameters.ts'
import type { Wish } from '#prisma/sample/cast.ts'
import { competencies, requirements } from '#prisma/sample/competencies.ts'
import { makePerson } from '#prisma/sample/make-person.ts'
import type { NameMaker } from '#prisma/sample/names.ts'
import { createNameMaker } from '#prisma/sample/names.ts'
import type { SampleUnit } from '#prisma/sample/sample-city.ts'
import { buildTrainings } from '#prisma/sample/training-catalogue.ts'
import { buildSessions } from '#prisma/sample/training-sessions.ts'
import type { Draft, Drafts } from './draft.ts'
import { personDrafts, words } from './person-drafts.ts'
import { bigCityPlaces } from './places.ts'

export interface CityNeeds {
  readonly seed: number
  /** People; at least the sample's 300. */
  readonly size: number
  readonly today: Temporal.PlainDate
}

export function cityDrafts({ seed, size, today }: CityNeeds): Drafts {
  const { units, slots } = bigCityPlaces(seed, size)
  const parameters = parametersAt(defaultParameters, today)
  const byId = new Map(units.map((unit) => [unit.id, unit]))
  const unitOf = (id: string): SampleUnit => {
    const unit = byId.get(id)
    if (!unit) throw new Error(`There is no unit ${id}`)
    return unit
  }
  const drafts: Drafts = new Map(recordKindNames.map((kind) => [kind, []]))
  const add = (draft: Draft): void => void drafts.get(draft.kind)?.push(draft)
  const addPlain = (kind: RecordKindName, cells: Draft['cells']): void => add({ kind, owner: null, cells })

  for (const unit of units) {
    addPlain('unit', {
      code: unit.code,
      name: unit.name,
      short_name: unit.shortName,
      kind: words(unit.kind),
      parent: unit.parentId && unitOf(unit.parentId).code,
      agency: unitOf(unit.agencyId).code,
      is_agency: unit.isAgency ? 'Ya' : 'Tidak',
      work_week_days: unit.workWeekDays,
    })
  }
  for (const { code, name, kind, isDigital } of competencies) {
    addPlain('competency', { code, name, kind: words(kind), is_digital: isDigital ? 'Ya' : 'Tidak' })
  }
  for (const row of requirements) {
    addPlain('requirement', {
      competency: row.competencyCode,
      post_kind: words(row.postKind),
      profession: row.profession,
      level: row.level && words(row.level),
      required: row.required,
    })
  }
  const trainings = buildTrainings(seed)
  const byTraining = new Map(trainings.map((training) => [training.id, training]))
  for (const session of buildSessions({ today, seed, trainings, holidays: defaultHolidays, agencyIds: [] })) {
    const training = byTraining.get(session.trainingId)
    if (!training) continue
    addPlain('session', {
      title: training.title,
      form: training.form,
      hours: training.hours,
      provider: training.provider,
      summary: training.summary,
      starts_on: session.startsOn,
      ends_on: session.endsOn,
      start_time: session.startTime,
      end_time: session.endTime,
      mode: session.mode,
      place: session.place,
      quota: session.quota,
      registration_closes_on: session.registrationClosesOn,
      post_kinds: session.postKinds.map(words).join('; '),
      professions: session.professions.join('; '),
      competencies: training.competencies.map(({ code, targetLevel }) => `${code}:${targetLevel}`).join('; '),
      contact: session.contact,
    })
  }

  const names = plentyOfNames()
  const ownName = apartFromTwins()
  const numbers = runningNumbers()
  const nips = new Map<string, string>()
  slots.forEach((slot, index) => {
    const agency = unitOf(slot.unit.agencyId)
    const id = `${seed}/${slot.key}`
    const ordinal = index + 1
    const made = makePerson({
      ...{ id, ordinal, today, parameters, slot, agency, names, numbers },
      supervisorId: null,
      wish: specialWish(ordinal, today),
    })
    const person = { ...made, fullName: ownName(made.fullName, made.birthDate) }
    nips.set(slot.key, person.number.value)
    const supervisorNip = slot.superior ? (nips.get(slot.superior) ?? null) : null
    for (const draft of personDrafts(person, { today, unitOf, supervisorNip })) add(draft)
  })
  return drafts
}

/** A few are disciplined, a few study or are on leave without pay. */
function specialWish(ordinal: number, today: Temporal.PlainDate): Wish {
  if (ordinal % 211 === 7) return { isDisciplined: true }
  const since = today.with({ day: 1 }).subtract({ months: 5 })
  if (ordinal % 193 === 5) return { status: { kind: 'tugas_belajar', since, until: since.add({ years: 2 }) } }
  if (ordinal % 307 === 5) return { status: { kind: 'cltn', since, until: since.add({ years: 1 }) } }
  return {}
}

/** The sample gives every name once; in a big city namesakes are common, though not born on one day. */
function plentyOfNames(): NameMaker {
  let maker = createNameMaker()
  let made = 0
  return {
    make(random, sex) {
      if (++made % 700 === 0) maker = createNameMaker()
      return maker.make(random, sex)
    },
  }
}

/** Two of one name born on one day would be taken for one person, as they should be. */
function apartFromTwins(): (name: string, birthDate: Temporal.PlainDate) => string {
  const taken = new Set<string>()
  return (name, birthDate) => {
    let own = name
    while (taken.has(`${own} ${birthDate}`)) own = `${own} Putra`
    taken.add(`${own} ${birthDate}`)
    return own
  }
}

/** From 101 on: small enough to leave room for as many as a big city has. */
function runningNumbers(): { take(prefix: string): string } {
  const used = new Map<string, number>()
  return {
    take(prefix) {
      const next = (used.get(prefix) ?? 100) + 1
      used.set(prefix, next)
      return `${prefix}${next}`
    },
  }
}

/** The sample city: 300 invented people of real agencies, the same for a seed, always fresh for the day. */
import { defaultHolidays } from '#core/calendar/holidays.ts'
import { defaultParameters } from '#core/personnel/default-parameters.ts'
import { parametersAt } from '#core/personnel/parameters.ts'
import { cast } from './cast.ts'
import { competencies, requirements } from './competencies.ts'
import { makePerson } from './make-person.ts'
import { createNameMaker } from './names.ts'
import { buildOrganisation } from './organisation.ts'
import { buildRegistrations } from './registrations.ts'
import { personId, sampleCast, sampleSeed } from './sample-cast.ts'
import type { SampleCity } from './sample-city.ts'
import { sampleId } from './sample-id.ts'
import { buildTrainings } from './training-catalogue.ts'
import { buildElearning, buildElearningSessions } from './training-elearning.ts'
import { buildSessions } from './training-sessions.ts'

const size = 300

export function generateSampleCity(needs: { readonly today: Temporal.PlainDate; readonly seed?: number }): SampleCity {
  const { today, seed = sampleSeed } = needs
  const parameters = parametersAt(defaultParameters, today)
  const { units, slots } = buildOrganisation(seed, size)
  const unitsById = new Map(units.map((unit) => [unit.id, unit]))
  const wishes = new Map(cast.map((part) => [part.slot, part.wish(today)]))
  const names = createNameMaker()
  const numbers = createNumbers()

  const people = slots.map((slot, index) => {
    const agency = unitsById.get(slot.unit.agencyId) ?? slot.unit
    return makePerson({
      id: personId(seed, slot.key),
      ordinal: index + 1,
      today,
      parameters,
      slot,
      agency,
      supervisorId: slot.superior ? personId(seed, slot.superior) : null,
      wish: wishes.get(slot.key) ?? {},
      names,
      numbers,
    })
  })
  const held = buildTrainings(seed)
  const elearning = buildElearning(seed)
  const trainings = [...held, ...elearning]
  const agencyIds = units.filter((unit) => unit.isAgency).map((unit) => unit.id)
  const inRooms = buildSessions({ today, seed, trainings: held, holidays: defaultHolidays, agencyIds })
  const firstId = inRooms.length + 1
  const planned = [...inRooms, ...buildElearningSessions({ today, trainings: elearning, firstId })]
  const { sessions, registrations } = buildRegistrations({ today, seed, sessions: planned, people, units })
  return {
    today,
    batchId: sampleId(seed, 'batch'),
    units,
    people,
    competencies,
    requirements,
    trainings,
    sessions,
    registrations,
    notables: sampleCast(seed),
  }
}

/** Running numbers from 901 on, as no real number of the sample's years is likely to have. */
function createNumbers(): { take(prefix: string): string } {
  const used = new Map<string, number>()
  return {
    take(prefix) {
      const next = (used.get(prefix) ?? 900) + 1
      used.set(prefix, next)
      return `${prefix}${next}`
    },
  }
}

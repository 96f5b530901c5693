/** The sample city's people as the attacks speak of them: by a key of the cast or a place in the organisation. */
import { cast } from '#prisma/sample/cast.ts'
import { generateSampleCity } from '#prisma/sample/generate-sample-city.ts'
import { personId, sampleSeed } from '#prisma/sample/sample-cast.ts'
import type { SamplePerson } from '#prisma/sample/sample-city.ts'

export interface City {
  readonly people: readonly SamplePerson[]
  /** Of the trainings: the only links that come from data. */
  readonly links: readonly string[]
  person(key: string): SamplePerson
  /** Whose name this person may rightly read: their own, their superior's, their team's. */
  nearTo(person: SamplePerson): readonly SamplePerson[]
}

export function createCity(today: Temporal.PlainDate): City {
  const { people, sessions } = generateSampleCity({ today })
  const byId = new Map(people.map((person) => [person.id, person]))
  const slots = new Map(cast.flatMap(({ key, slot }) => (key ? [[key, slot] as const] : [])))
  return {
    people,
    links: sessions.flatMap(({ link }) => link ?? []),
    person(key) {
      const found = byId.get(personId(sampleSeed, slots.get(key) ?? key))
      if (!found) throw new Error(`Nobody in the sample city is called ${key}`)
      return found
    },
    nearTo: (person) =>
      people.filter(({ id, supervisorId }) => [id, supervisorId].includes(person.id) || id === person.supervisorId),
  }
}

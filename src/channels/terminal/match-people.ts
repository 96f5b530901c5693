/** Whom somebody means who picks a person at the terminal: by number in the list, or by part of a name or note. */
import type { SampleEmployee } from '#ports/sample-city.ts'

export interface NumberedPerson {
  /** Place in the whole list, from 1. */
  readonly number: number
  readonly person: SampleEmployee
}

/** All that fit; the exact number is one person. */
export function matchPeople(people: readonly SampleEmployee[], wish: string): readonly NumberedPerson[] {
  const numbered = people.map((person, at) => ({ number: at + 1, person }))
  if (/^\d+$/.test(wish.trim())) return numbered.filter(({ number }) => number === Number(wish))
  const words = wish.toLowerCase().split(/\s+/).filter(Boolean)
  const fits = (text: string) => words.every((word) => text.toLowerCase().includes(word))
  const byName = numbered.filter(({ person }) => fits(person.displayName))
  return byName.length > 0
    ? byName
    : numbered.filter(({ person }) => fits(`${person.postTitle} ${person.unitName} ${person.note ?? ''}`))
}

/** The yearly ratings of a person, and the predicate that follows from them (PermenPANRB 6/2022). */
import type { Predicate, Rating } from '#core/personnel/record.ts'
import { createRandom } from './random.ts'

export interface YearRating {
  readonly result: Rating
  readonly behaviour: Rating
}

/** The same person gets the same rating for a year whatever day the city is made on. */
export function ratingOf(personId: string, year: number): YearRating {
  const luck = createRandom(`${personId}/rating/${year}`).next()
  if (luck < 0.22) return { result: 1, behaviour: 1 }
  if (luck < 0.4) return { result: 1, behaviour: 2 }
  if (luck < 0.52) return { result: 2, behaviour: 1 }
  return { result: 2, behaviour: 2 }
}

const matrix: Readonly<Record<Rating, Readonly<Record<Rating, Predicate>>>> = {
  1: { 1: 1, 2: 2, 3: 4 },
  2: { 1: 2, 2: 2, 3: 4 },
  3: { 1: 3, 2: 3, 3: 5 },
}

export function predicateOf({ result, behaviour }: YearRating): Predicate {
  return matrix[result][behaviour]
}

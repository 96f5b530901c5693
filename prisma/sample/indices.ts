/** IP-ASN of a sample person for the years that BKN has measured, as if computed there. */
import type { RuleParameters } from '#core/personnel/parameters.ts'
import type { EducationLevel, IndexYear, PostKind } from '#core/personnel/record.ts'
import { createRandom } from './random.ts'
import { predicateOf, ratingOf } from './ratings.ts'

export interface IndexNeeds {
  readonly personId: string
  readonly today: Temporal.PlainDate
  readonly from: Temporal.PlainDate
  readonly education: EducationLevel
  readonly postKind: PostKind
  readonly parameters: Pick<RuleParameters, 'indexPoints'>
}

/** A year is measured in the next one; some people were left out. */
export function buildIndices({ personId, today, from, education, postKind, parameters }: IndexNeeds): IndexYear[] {
  const points = parameters.indexPoints
  const column = postKind === 'pelaksana' ? 'staff' : postKind === 'fungsional' ? 'functional' : 'managerial'
  return [today.year - 2, today.year - 1].flatMap((year) => {
    const random = createRandom(`${personId}/index/${year}`)
    if (from.year >= year || random.chance(0.15)) return []
    const trained = [points.technical[column], points.seminar[column], points.course[column]]
    const competence = trained.reduce((sum, part) => sum + (random.chance(0.6) ? part : 0), 0)
    const performance = [30, 25, 15, 5, 1][predicateOf(ratingOf(personId, year)) - 1] ?? 1
    const qualification = points.degrees[education] ?? 1
    const total = qualification + competence + performance + points.discipline
    return [{ year, qualification, competence, performance, discipline: points.discipline, total }]
  })
}

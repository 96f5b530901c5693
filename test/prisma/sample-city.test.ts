/** The sample city adds up on any day and with any seed: careers, superiors, appraisals, training, and the cast. */
import { describe, expect, it } from 'vitest'
import { generateSampleCity } from '#prisma/sample/generate-sample-city.ts'
import { sampleCast } from '#prisma/sample/sample-cast.ts'
import type { SampleCity, SamplePerson } from '#prisma/sample/sample-city.ts'
import { answerShares } from './answer-share.ts'
import { careerProblems } from './career-problems.ts'
import { cityProblems } from './city-problems.ts'
import { expectedRecord } from './expected-record.ts'
import { notableClaims } from './notable-claims.ts'

const today = Temporal.Now.plainDateISO('Asia/Jakarta').toString()
const days = [
  { day: today, seed: 2026 },
  { day: '2026-11-24', seed: 2026 },
  { day: '2026-12-31', seed: 2026 },
  { day: '2027-01-01', seed: 7 },
  { day: '2027-01-20', seed: 2026 },
  { day: '2027-02-28', seed: 2026 },
  { day: '2028-02-29', seed: 41 },
]

describe.each(days)('the city of $day, seed $seed', ({ day, seed }) => {
  const city = generateSampleCity({ today: Temporal.PlainDate.from(day), seed })

  it('holds careers that follow the rules', () => {
    expect(city.people.flatMap((person) => careerProblems(city, person))).toEqual([])
  })

  it('holds units, superiors, appraisals and training that add up', () => {
    expect(cityProblems(city)).toEqual([])
  })

  it('has a cast of which every claim is true', () => {
    const claims = notableClaims(city)
    expect(city.notables.map(({ key }) => key).sort()).toEqual(Object.keys(claims).sort())
    const untrue = city.notables.filter(({ key, employeeId }) => {
      const person = city.people.find(({ id }) => id === employeeId)
      return !person || !claims[key]?.(expectedRecord(city, person))
    })
    expect(untrue).toEqual([])
  })

  it('gives most people an answer with substance to every question', () => {
    const shares = answerShares(city)
    expect(shares.promotionDate).toBeGreaterThan(0.7)
    expect(shares.raiseDate).toBeGreaterThan(0.9)
    expect(shares.pensionDate).toBe(1)
    expect(shares.supervisor).toBeGreaterThan(0.99)
    expect(shares.predicate).toBeGreaterThan(0.97)
    expect(shares.certificates).toBeGreaterThan(0.85)
    expect(shares.digitalGap).toBeGreaterThan(0.75)
    expect(shares.leave).toBeGreaterThan(0.95)
    expect(shares.proposals).toBeGreaterThan(0.15)
    expect(shares.registered).toBeGreaterThan(0.5)
  })
})

describe('the generator', () => {
  const at = (day: string, seed?: number): SampleCity =>
    generateSampleCity({ today: Temporal.PlainDate.from(day), ...(seed !== undefined && { seed }) })

  it('makes the same city twice, and another one from another seed', () => {
    expect(JSON.stringify(at('2026-11-24'))).toBe(JSON.stringify(at('2026-11-24')))
    expect(at('2026-11-24', 3).people[0]?.id).not.toBe(at('2026-11-24').people[0]?.id)
  })

  it('keeps ids and cast whatever the day', () => {
    const ids = (city: SampleCity): string[] => city.people.map(({ id }) => id)
    expect(ids(at('2031-05-05'))).toEqual(ids(at('2026-11-24')))
    expect(at('2031-05-05').notables).toEqual(sampleCast())
  })
})

describe('the checks themselves', () => {
  const city = generateSampleCity({ today: Temporal.PlainDate.from('2026-11-24') })
  const promoted = city.people.find(({ ranks }) => ranks.length > 2)
  if (!promoted) throw new Error('The sample has nobody who was promoted twice')
  const spoilt = (change: Partial<SamplePerson>): string[] => careerProblems(city, { ...promoted, ...change })

  it.each<[string, Partial<SamplePerson>]>([
    ['another sex than the number says', { sex: promoted.sex === 'l' ? 'p' : 'l' }],
    ['a rank left out', { ranks: promoted.ranks.filter((_, index) => index !== 1) }],
    [
      'a rank a month early',
      {
        ranks: promoted.ranks.map((rank, index) =>
          index === 1 ? { ...rank, tmt: rank.tmt.subtract({ months: 1 }) } : rank,
        ),
      },
    ],
    [
      'service that was not counted',
      { ranks: promoted.ranks.map((rank) => ({ ...rank, serviceYears: rank.serviceYears + 1 })) },
    ],
    ['a raise between the rows', { raises: promoted.raises.map((raise) => ({ ...raise, serviceMonths: 5 })) }],
    ['two present posts', { posts: [...promoted.posts, ...promoted.posts] }],
    ['a birth date past the pension', { birthDate: promoted.birthDate.subtract({ years: 40 }) }],
  ])('notice %s', (_, change) => {
    expect(spoilt(change)).not.toEqual([])
  })

  it('notice a circle of superiors, a doubled number and a room that is too full', () => {
    const [first, second] = city.people
    if (!first || !second) throw new Error('The sample is empty')
    const people = city.people.map((person) =>
      person.id === first.id ? { ...person, supervisorId: second.id, number: second.number } : person,
    )
    const sessions = city.sessions.map((session) => ({ ...session, quota: 1 }))
    const problems = cityProblems({ ...city, people, sessions }).join('\n')
    expect(problems).toContain('above themselves')
    expect(problems).toContain('a number occurs twice')
    expect(problems).toContain('over its quota')
  })
})

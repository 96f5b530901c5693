/** What does not add up in a sample person's number, ranks, raises, posts and credit, in words; empty when all is well. */

import { defaultParameters } from '#core/personnel/default-parameters.ts'
import { gradeOrder, isPnsGrade, levelRange, postRange } from '#core/personnel/grades.ts'
import { parseNip } from '#core/personnel/nip.ts'
import { parametersAt } from '#core/personnel/parameters.ts'
import { nextPeriod } from '#core/personnel/promotion-period.ts'
import type { RankEntry } from '#core/personnel/record.ts'
import { tmtPensiun } from '#core/personnel/retirement.ts'
import type { SampleCity, SamplePerson } from '#prisma/sample/sample-city.ts'
import { ownPost } from './expected-record.ts'

const before = (a: Temporal.PlainDate, b: Temporal.PlainDate): boolean => Temporal.PlainDate.compare(a, b) < 0
const monthsBetween = (a: Temporal.PlainDate, b: Temporal.PlainDate): number =>
  (b.year - a.year) * 12 + b.month - a.month

export function careerProblems(city: SampleCity, person: SamplePerson): string[] {
  const parameters = parametersAt(defaultParameters, city.today)
  const problems: string[] = []
  const check = (holds: boolean, what: string): void => {
    if (!holds) problems.push(`${person.fullName} (${person.id}): ${what}`)
  }
  checkNumber()
  checkRanks()
  checkRaises()
  checkPosts()
  checkCredits()
  return problems

  function checkNumber(): void {
    const nip = parseNip(person.number.value, city.today)
    const isPns = person.number.kind === 'nip'
    check(nip.ok && nip.kind === (isPns ? 'pns' : 'pppk') && nip.warnings.length === 0, 'the number does not parse')
    if (!nip.ok || nip.kind === 'legacy') return
    check(nip.birthDate.equals(person.birthDate) && nip.sex === person.sex, 'the number contradicts birth or sex')
    if (isPns) check(nip.tmtCpns?.equals(person.tmtCpns ?? '1900-01-01') ?? false, 'the number contradicts TMT CPNS')
    else check(nip.appointmentYear === person.contracts[0]?.startsOn.year, 'the number contradicts the agreement')
    const age = person.birthDate.until(city.today, { largestUnit: 'year' }).years
    check(age >= 20 && age < 60, `aged ${age}`)
    const own = ownPost(person)
    const isUntil60 = own?.profession === 'Guru' || own?.kind === 'jpt_pratama' || own?.level === 'ahli_madya'
    check(before(city.today, tmtPensiun(person.birthDate, isUntil60 ? 60 : 58)), 'should have retired')
  }

  function checkRanks(): void {
    const [first] = person.ranks
    const isPartTime = person.kind === 'pppk_paruh_waktu'
    check((first === undefined) === isPartTime, 'everybody but part-time staff holds a golongan')
    if (!first) return
    check(
      first.tmt.equals(person.tmtCpns ?? person.contracts[0]?.startsOn ?? '1900-01-01'),
      'the first rank is no start',
    )
    if (person.kind !== 'pns') check(person.ranks.length === 1, 'only a PNS is promoted')
    for (let index = 1; index < person.ranks.length; index++) {
      const [from, to] = [person.ranks[index - 1], person.ranks[index]]
      if (from && to) checkStep(from, to)
    }
  }

  function checkStep(from: RankEntry, to: RankEntry): void {
    const isPns = isPnsGrade(from.grade) && isPnsGrade(to.grade)
    check(isPns, 'a promotion outside the PNS ladder')
    if (!isPns) return
    const label = `${from.grade} to ${to.grade} on ${to.tmt}`
    check(gradeOrder(to.grade) === gradeOrder(from.grade) + 1, `${label} skips a rank`)
    check(!before(city.today, to.tmt), `${label} lies in the future`)
    check(nextPeriod(to.tmt, parameters).equals(to.tmt), `${label} is no period`)
    const least = to.promotionCode === 202 ? 24 : 48
    check(monthsBetween(from.tmt, to.tmt) >= least, `${label} comes too early`)
    const cuts: Record<string, number> = { 'I/d': 72, 'II/d': 60 }
    const expected = service(from) + monthsBetween(from.tmt, to.tmt) - (cuts[from.grade] ?? 0)
    check(service(to) === expected && to.serviceMonths < 12, `${label} prints a wrong masa kerja`)
    if (to.promotionCode === 101) {
      const ceilings = person.education
        .filter(({ isRecognised, graduatedOn }) => isRecognised && before(graduatedOn, to.tmt))
        .map(({ level }) => gradeOrder(parameters.educationCeilings[level]))
      check(gradeOrder(to.grade) <= Math.max(...ceilings), `${label} is above the diploma's ceiling`)
    }
    // Only years that the record still holds can be looked at.
    for (const year of [to.tmt.year - 1, to.tmt.year - 2]) {
      const appraisal = person.appraisals.find((entry) => entry.year === year)
      if (appraisal?.evaluatedOn && before(appraisal.evaluatedOn, to.tmt)) {
        check((appraisal.predicate ?? 5) <= 2, `${label} in spite of the predicate of ${year}`)
      }
    }
  }

  function checkRaises(): void {
    const review = person.raises.find(({ kind }) => kind === 'pmk')
    for (const raise of person.raises) {
      if (raise.kind === 'pmk') {
        const held = person.ranks.findLast((entry) => !before(raise.tmt, entry.tmt))
        const counted = held ? service(held) + monthsBetween(held.tmt, raise.tmt) : 0
        check(service(raise) > counted, `review of ${raise.tmt} adds nothing`)
        continue
      }
      check(!review || before(raise.tmt, review.tmt), `raise of ${raise.tmt} leaves the review out`)
      const rank = person.ranks.findLast((entry) => !before(raise.tmt, entry.tmt))
      const grade = raise.grade
      const rows: readonly number[] = isPnsGrade(grade) ? parameters.payRowsPns[grade] : parameters.payRowsPppk[grade]
      check(rows.includes(raise.serviceYears) && raise.serviceMonths === 0, `raise of ${raise.tmt} is on no row`)
      check(rank?.grade === raise.grade, `raise of ${raise.tmt} carries another golongan`)
      if (rank) {
        const at = service(rank) + monthsBetween(rank.tmt, raise.tmt)
        check(at === raise.serviceYears * 12, `raise of ${raise.tmt} does not follow from the rank decree`)
      }
      check(!before(city.today, raise.tmt), `raise of ${raise.tmt} lies in the future`)
    }
  }

  function checkPosts(): void {
    const own = person.posts.filter(({ assignment, endedOn }) => assignment === 'definitif' && endedOn === null)
    check(own.length === 1, `${own.length} present posts`)
    const definitive = person.posts.filter(({ assignment }) => assignment === 'definitif')
    for (let index = 1; index < definitive.length; index++) {
      const previous = definitive[index - 1]
      const tmt = definitive[index]?.tmt
      check(previous?.endedOn?.add({ days: 1 }).equals(tmt ?? '1900-01-01') ?? false, 'posts leave a gap or overlap')
    }
    for (const post of definitive) {
      check(!before(city.today, post.tmt), `post of ${post.tmt} lies in the future`)
      const range = post.echelon
        ? postRange(post.echelon, parameters)
        : post.level
          ? levelRange(post.level, parameters)
          : null
      const rank = person.ranks.findLast(({ tmt }) => post.endedOn === null || !before(post.endedOn, tmt))
      if (!range || !rank || !isPnsGrade(rank.grade)) continue
      const order = gradeOrder(rank.grade)
      // One below is allowed: the post, or the level, comes before its rank.
      const fits = order >= gradeOrder(range.lowest) - 1 && order <= gradeOrder(range.highest)
      check(fits, `${rank.grade} does not fit ${post.title}`)
    }
  }

  function checkCredits(): void {
    for (const credit of person.credits) {
      check(!before(credit.until, credit.from) && before(credit.until, city.today), 'a PAK of a wrong period')
      const previous = person.credits.findLast(
        ({ level, until }) => level === credit.level && before(until, credit.from),
      )
      if (!previous) continue
      const year = person.appraisals.find((entry) => entry.year === credit.until.year)
      if (!year?.predicate) continue
      const months = monthsBetween(credit.from, credit.until) + 1
      const gain =
        (parameters.creditCoefficients[credit.level] * parameters.creditPercents[year.predicate] * months) / 1200
      const isRight = Math.abs(credit.total - previous.total - gain) < 0.01
      check(isRight, `PAK ${credit.until.year} does not follow from predicate ${year.predicate}`)
    }
    const own = ownPost(person)
    const since = own?.tmt.add({ years: 1, months: 3 })
    const owesCredit = person.kind === 'pns' && own?.kind === 'fungsional' && since && before(since, city.today)
    if (owesCredit)
      check(
        person.credits.some(({ level }) => level === own.level),
        'a functional post without a PAK',
      )
  }
}

function service(entry: { readonly serviceYears: number; readonly serviceMonths: number }): number {
  return entry.serviceYears * 12 + entry.serviceMonths
}

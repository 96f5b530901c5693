/** Predikat kinerja: how two ratings give one, and its name (PermenPANRB 6/2022; SIASN codes, 1 is the best). */
import type { RuleParameters } from './parameters.ts'
import type { AppraisalYear, PersonnelRecord, Predicate, Rating } from './record.ts'

const predicateNames: Readonly<Record<Predicate, string>> = {
  1: 'Sangat Baik',
  2: 'Baik',
  3: 'Butuh Perbaikan',
  4: 'Kurang',
  5: 'Sangat Kurang',
}

export const ratingNames: Readonly<Record<Rating, string>> = {
  1: 'Di atas ekspektasi',
  2: 'Sesuai ekspektasi',
  3: 'Di bawah ekspektasi',
}

export function predicateFor(
  result: Rating,
  behaviour: Rating,
  { predicateMatrix }: Pick<RuleParameters, 'predicateMatrix'>,
): Predicate {
  return predicateMatrix[result][behaviour]
}

export function predicateName(predicate: Predicate): string {
  return predicateNames[predicate]
}

export function appraisalOf(record: PersonnelRecord, year: number): AppraisalYear | null {
  return record.appraisals.find((appraisal) => appraisal.year === year) ?? null
}

/** The superior's annual predicate, known on `asOf`; quarters are never averaged into one. */
export function annualPredicate(record: PersonnelRecord, year: number, asOf: Temporal.PlainDate): Predicate | null {
  const appraisal = appraisalOf(record, year)
  if (!appraisal) return null
  const isKnown = appraisal.evaluatedOn === null || Temporal.PlainDate.compare(appraisal.evaluatedOn, asOf) <= 0
  return isKnown ? appraisal.predicate : null
}

/** The newest quarterly predicate of a year, known on `asOf`. */
export function latestQuarter(
  record: PersonnelRecord,
  year: number,
  asOf: Temporal.PlainDate,
): { readonly quarter: 1 | 2 | 3 | 4; readonly predicate: Predicate } | null {
  let best: { quarter: 1 | 2 | 3 | 4; predicate: Predicate } | null = null
  for (const { quarter, evaluatedOn, predicate } of appraisalOf(record, year)?.periods ?? []) {
    if (predicate === null || evaluatedOn === null || Temporal.PlainDate.compare(evaluatedOn, asOf) > 0) continue
    if (best === null || quarter > best.quarter) best = { quarter, predicate }
  }
  return best
}

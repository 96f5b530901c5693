/** Every vector of the trade's table of test vectors, one labelled case a value; as of 24 November 2026 unless said. */
import { describe, expect, it } from 'vitest'
import { defaultHolidays } from '#core/calendar/holidays.ts'
import { isWorkingDay, nextWorkingDay, previousWorkingDay } from '#core/calendar/working-days.ts'
import { contractState } from '#core/personnel/contract.ts'
import { creditFor, monthsNeeded } from '#core/personnel/credit.ts'
import { annualQuota } from '#core/personnel/leave.ts'
import { longServiceDue } from '#core/personnel/long-service.ts'
import { parseNip } from '#core/personnel/nip.ts'
import { predicateFor, predicateName } from '#core/personnel/predicate.ts'
import { nextPeriod } from '#core/personnel/promotion-period.ts'
import { educationCeiling, regularEligibleOn } from '#core/personnel/promotion-regular.ts'
import { structuralStep } from '#core/personnel/promotion-structural.ts'
import { nextRaise, nextRaiseRow, payRows } from '#core/personnel/raise.ts'
import { type Grade, pnsGrades, pppkGrades } from '#core/personnel/record.ts'
import { tmtPensiun } from '#core/personnel/retirement.ts'
import { requiredServiceExam } from '#core/personnel/service-exam.ts'
import { serviceAfterPromotion } from '#core/personnel/service-length.ts'
import { appraisal, buildRecord, contract, day, parameters, rank, today } from './build-record.ts'

describe('next_period', () => {
  it.each([
    ['2023-05-01', '2023-10-01'],
    ['2023-10-02', '2024-02-01'],
    ['2024-03-01', '2024-04-01'],
    ['2025-09-01', '2025-10-01'],
    ['2025-09-15', '2025-10-01'],
    ['2026-03-01', '2026-03-01'],
  ])('%s: %s', (from, expected) => {
    expect(nextPeriod(day(from), parameters).toString()).toBe(expected)
  })
})

describe('kp_reguler earliest (48 months)', () => {
  it.each([
    ['2022-04-01', '2026-04-01'],
    ['2021-12-01', '2025-12-01'],
    ['2021-11-01', '2025-11-01'],
    ['2021-09-01', '2025-10-01'],
    ['2020-03-01', '2024-04-01'],
  ])('TMT %s: %s', (tmt, expected) => {
    expect(regularEligibleOn(day(tmt), parameters).toString()).toBe(expected)
  })
})

describe('next_kgb', () => {
  it.each([
    ['III/a', '2025-03-01', '0-0', '2027-03-01', 2],
    ['III/c', '2024-04-01', '9-3', '2027-01-01', 12],
    ['II/a', '2026-03-01', '0-0', '2027-03-01', 1],
    ['II/c', '2025-06-01', '3-0', '2027-06-01', 5],
    ['III/a', '2026-10-01', '8-0', '2028-10-01', 10],
    ['IV/a', '2022-04-01', '26-6', '2027-10-01', 32],
    ['IV/b', '2020-04-01', '30-0', null, null],
    ['III/a', '2026-02-01', '3-2', '2026-12-01', 4],
    ['I/d', '2025-01-01', '25-0', '2027-01-01', 27],
    ['I/d', '2025-01-01', '27-0', null, null],
    ['II/d', '2025-05-01', '31-0', '2027-05-01', 33],
    ['II/d', '2025-05-01', '33-0', null, null],
    ['IX', '2024-03-01', '0-0', '2028-03-01', 4],
    ['V', '2024-03-01', '0-0', '2027-03-01', 3],
    ['VII', '2025-06-01', '3-0', '2027-06-01', 5],
  ] as const)('%s %s %s: %s, %s years', (grade, tmt, service, date, years) => {
    expect(rowOf(grade, tmt, service, today)).toEqual(date === null ? null : { date, years })
  })

  it.each([
    ['IX', '2026-03-01', 2],
    ['V', '2025-03-01', 1],
  ] as const)('PPPK %s on the first day: %s', (grade, date, years) => {
    expect(rowOf(grade, '2024-03-01', '0-0', day('2024-03-01'))).toEqual({ date, years })
  })

  it('the II/a CPNS goes on in 2029', () => {
    expect(rowOf('II/a', '2026-03-01', '0-0', day('2027-03-01'))).toEqual({ date: '2029-03-01', years: 3 })
  })

  it('the decree of a penyesuaian ijazah from II/b, 7-0 on 2024-12-01, prints 3-2 on 2026-02-01', () => {
    const cut = serviceAfterPromotion('II/b', 'III/a', { years: 8, months: 2 }, parameters)
    expect(cut).toEqual({ years: 3, months: 2 })
  })
})

describe('rows of the pay tables', () => {
  it.each([
    ['I/a', 14],
    ['I/b', 13],
    ['II/a', 18],
    ['II/b', 16],
    ['III/a', 17],
  ] as const)('%s has %i', (grade, count) => {
    expect(payRows(grade, parameters)).toHaveLength(count)
  })

  it.each([
    ['PNS', pnsGrades],
    ['PPPK', pppkGrades],
  ])('%s: 272 in all', (_kind, grades) => {
    expect(grades.reduce((sum, grade) => sum + payRows(grade, parameters).length, 0)).toBe(272)
  })
})

describe('kp ceiling', () => {
  it.each([
    ['sd', 'II/a'],
    ['sltp', 'II/c'],
    ['sltp_kejuruan', 'II/d'],
    ['slta', 'III/b'],
    ['d2', 'III/b'],
    ['d3', 'III/c'],
    ['s1', 'III/d'],
    ['s2', 'IV/a'],
    ['s3', 'IV/b'],
  ] as const)('%s: %s', (level, ceiling) => {
    expect(educationCeiling(level, parameters)).toBe(ceiling)
  })
})

describe('ujian dinas needed', () => {
  it.each([
    ['II/d SLTA no diklat', 'II/d', 'slta', [], false, 'ujian_dinas_1'],
    ['II/d S1', 'II/d', 's1', [], false, null],
    ['II/d D3 Diklatpim IV', 'II/d', 'd3', ['diklatpim_4'], false, null],
    ['III/d S2', 'III/d', 's2', [], false, null],
    ['III/d JF', 'III/d', 's1', [], true, null],
  ] as const)('%s', (_label, grade, education, passed, isFunctional, expected) => {
    expect(requiredServiceExam({ grade, education, passed, isFunctional })).toBe(expected)
  })
})

describe('kp_struktural, IV.a', () => {
  it.each([
    ['III/b', '2025-04-01', '2025-09-01', '2026-09-01'],
    ['III/b', '2022-01-01', '2026-03-16', '2026-04-01'],
    ['III/c', '2023-05-01', '2024-01-02', '2027-05-01'],
    ['III/d', '2023-05-01', '2024-01-02', null],
  ] as const)('%s %s inducted %s: %s', (grade, tmt, inductedOn, expected) => {
    const step = structuralStep({ grade, tmtGrade: day(tmt), echelon: 'IV.a', inductedOn: day(inductedOn) }, parameters)
    expect(step.eligibleOn?.toString() ?? null).toBe(expected)
    expect(step.outcome).toBe(expected ? 'expected' : 'at_ceiling')
  })
})

describe('pppk contract gate', () => {
  it.each([
    ['IX, 1 year', 'IX', '2025-02-28', '2024-03-01', true],
    ['IX, 2 years', 'IX', '2026-02-28', '2024-03-01', true],
    ['IX, 5 years', 'IX', '2029-02-28', '2024-03-01', false],
    ['V first KGB, 1 year', 'V', '2025-02-28', '2024-03-01', true],
    ['V first KGB, 2 years', 'V', '2026-02-28', '2024-03-01', false],
  ] as const)('%s', (_label, grade, endsOn, asOf, isBlocked) => {
    const record = buildRecord({
      kind: 'pppk',
      tmtCpns: null,
      tmtPns: null,
      ranks: [rank(grade, '2024-03-01')],
      contracts: [contract('2024-03-01', endsOn)],
    })
    const gate = nextRaise(record, day(asOf), parameters).conditions.find(({ text }) =>
      text.startsWith('Masa perjanjian'),
    )
    expect(gate?.state).toBe(isBlocked ? 'failed' : 'met')
  })
})

describe('tmt_pensiun', () => {
  it.each([
    ['1968-12-15', 58, '2027-01-01'],
    ['1968-12-31', 58, '2027-01-01'],
    ['1969-01-01', 58, '2027-02-01'],
    ['1968-02-29', 58, '2026-03-01'],
    ['1966-11-30', 60, '2026-12-01'],
    ['1967-05-10', 60, '2027-06-01'],
  ])('born %s, %i: %s', (birth, bup, expected) => {
    expect(tmtPensiun(day(birth), bup).toString()).toBe(expected)
  })
})

describe('ak_year and months_needed', () => {
  it.each([
    ['PT, Baik, 2 months', 'ahli_pertama', 2, 2, 25 / 12],
    ['MU, Butuh Perbaikan, 12', 'ahli_muda', 3, 12, 18.75],
    ['TR, Baik, 4 x 12', 'terampil', 2, 48, 20],
  ] as const)('%s', (_label, level, predicate, months, expected) => {
    expect(creditFor(level, predicate, months, parameters)).toBeCloseTo(expected, 10)
  })

  it.each([
    ['PT, 43.75 of 50', 'ahli_pertama', 43.75, 50, 6],
    ['MU, 181.25 of 200', 'ahli_muda', 181.25, 200, 9],
  ] as const)('%s', (_label, level, total, threshold, expected) => {
    expect(monthsNeeded(level, total, threshold, parameters)).toBe(expected)
  })
})

describe('predikat', () => {
  it.each([
    ['di atas, sesuai', 1, 2, 'Baik'],
    ['sesuai, di bawah', 2, 3, 'Kurang'],
    ['di bawah, di atas', 3, 1, 'Butuh Perbaikan'],
    ['di bawah, di bawah', 3, 3, 'Sangat Kurang'],
    ['di atas, di atas', 1, 1, 'Sangat Baik'],
  ] as const)('(%s)', (_label, result, behaviour, expected) => {
    expect(predicateName(predicateFor(result, behaviour, parameters))).toBe(expected)
  })
})

describe('annual_quota', () => {
  const quota = (unusedLastYear: number, unusedYearBefore: number, isPppk = false, collectiveWorked = 0) =>
    annualQuota({ isPppk, unusedLastYear, unusedYearBefore, collectiveWorked }, parameters).total

  it.each([
    [8, 12, 18],
    [3, 12, 15],
    [12, 12, 24],
    [12, 5, 18],
    [0, 0, 12],
  ])('PNS, unused %i and %i: %i', (last, before, expected) => {
    expect(quota(last, before)).toBe(expected)
  })

  it('PPPK, unused 8: 12', () => expect(quota(8, 0, true)).toBe(12))
  it('PNS, 2 days of cuti bersama not granted: 14', () => expect(quota(0, 0, false, 2)).toBe(14))
})

describe('working days', () => {
  it.each([
    ['2026-10-10', '2026-10-09'],
    ['2027-01-31', '2027-01-29'],
    ['2027-03-15', '2027-03-05'],
    ['2027-05-20', '2027-05-14'],
  ])('the last one on or before %s: %s', (date, expected) => {
    expect(previousWorkingDay(day(date), defaultHolidays).toString()).toBe(expected)
  })

  it.each([
    ['2026-12-23', '2026-12-28'],
    ['2026-12-31', '2027-01-04'],
    ['2027-03-05', '2027-03-16'],
    ['2027-05-14', '2027-05-21'],
    ['2027-12-23', '2027-12-27'],
  ])('the first one after %s: %s', (date, expected) => {
    expect(nextWorkingDay(day(date), defaultHolidays).toString()).toBe(expected)
  })

  it.each([
    [2026, 17, 8, 240],
    [2027, 18, 8, 242],
  ])('%i: %i public holidays, %i cuti bersama, %i days of work', (year, public_, collective, working) => {
    const own = defaultHolidays.filter(({ date }) => date.year === year)
    expect(own.filter(({ kind }) => kind === 'cuti_bersama')).toHaveLength(collective)
    expect(own.filter(({ kind }) => kind !== 'cuti_bersama')).toHaveLength(public_)
    let count = 0
    for (let date = day(`${year}-01-01`); date.year === year; date = date.add({ days: 1 })) {
      if (isWorkingDay(date, defaultHolidays)) count++
    }
    expect(count).toBe(working)
  })
})

describe('contract_status, slks_due, parse_nip', () => {
  it('an end on 2026-12-31: 37 days, SEGERA', () => {
    expect(contractState(day('2026-12-31'), today, parameters)).toEqual({ days: 37, state: 'segera' })
  })

  it('ten years since 2016-12-01: 2026-12-01', () => {
    expect(longServiceDue(day('2016-12-01'), 10).toString()).toBe('2026-12-01')
  })

  it.each([
    ['198802292012122999', { ok: true, kind: 'pns', sex: 'p', sequence: '999' }],
    ['199104172025242914', { ok: true, kind: 'pppk', appointmentYear: 2025, counter: 24, sex: 'p' }],
    ['199013012019031999', { ok: false, error: 'birth' }],
    ['198902292012121999', { ok: false, error: 'birth' }],
    ['19880229201212299', { ok: false, error: 'length', digitCount: 17 }],
  ])('%s', (raw, expected) => {
    expect(parseNip(raw, today)).toMatchObject(expected)
  })
})

it('the number is never read for the birth date: another one in it changes no date', () => {
  const parts = {
    birthDate: day('1969-01-01'),
    ranks: [rank('III/c', '2024-04-01', '9-3')],
    appraisals: [appraisal(2025, 2)],
  }
  const [own, corrected] = ['196901011995031999', '196801011995031999'].map((nip) =>
    nextRaise(buildRecord({ ...parts, nip }), today, parameters),
  )
  expect(own).toEqual(corrected)
})

function rowOf(grade: Grade, tmt: string, service: string, asOf: Temporal.PlainDate) {
  const { serviceYears, serviceMonths } = rank(grade, tmt, service)
  const row = nextRaiseRow({ tmt: day(tmt), serviceYears, serviceMonths }, asOf, payRows(grade, parameters))
  return row && { date: row.date.toString(), years: row.years }
}

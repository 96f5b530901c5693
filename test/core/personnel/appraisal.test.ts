/** SKP: the predicate of two ratings, the dates of a year, and where a person stands in it. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { defaultHolidays } from '#core/calendar/holidays.ts'
import { previousWorkingDay } from '#core/calendar/working-days.ts'
import { appraisalStatus } from '#core/personnel/appraisal.ts'
import { appraisalStages } from '#core/personnel/appraisal-stages.ts'
import { annualPredicate, latestQuarter, predicateFor, predicateName } from '#core/personnel/predicate.ts'
import type { PeriodicEvaluation } from '#core/personnel/record.ts'
import { appraisal, buildRecord, day, parameters, today } from './build-record.ts'

const quarter = (
  number: 1 | 2 | 3 | 4,
  evaluatedOn: string | null,
  predicate: 2 | 3 | null = 2,
): PeriodicEvaluation => ({
  quarter: number,
  submittedOn: null,
  evaluatedOn: evaluatedOn ? day(evaluatedOn) : null,
  predicate: evaluatedOn ? predicate : null,
})

describe('predicateFor (hasil kerja, perilaku)', () => {
  it.each([
    ['di atas', 'di atas', 1, 1, 'Sangat Baik'],
    ['di atas', 'sesuai', 1, 2, 'Baik'],
    ['di atas', 'di bawah', 1, 3, 'Kurang'],
    ['sesuai', 'di atas', 2, 1, 'Baik'],
    ['sesuai', 'sesuai', 2, 2, 'Baik'],
    ['sesuai', 'di bawah', 2, 3, 'Kurang'],
    ['di bawah', 'di atas', 3, 1, 'Butuh Perbaikan'],
    ['di bawah', 'sesuai', 3, 2, 'Butuh Perbaikan'],
    ['di bawah', 'di bawah', 3, 3, 'Sangat Kurang'],
  ] as const)('%s, %s', (_result, _behaviour, result, behaviour, expected) => {
    expect(predicateName(predicateFor(result, behaviour, parameters))).toBe(expected)
  })
})

describe('appraisalStages', () => {
  const dates = (year: number) =>
    appraisalStages(year, parameters).map(({ key, opensOn, dueOn }) => `${key} ${opensOn} ${dueOn}`)

  it('gives plan, quarters and annual evaluation with their dates', () => {
    expect(dates(2026)).toEqual([
      'plan 2025-12-15 2026-01-31',
      'tw1 2026-04-01 2026-04-10',
      'tw2 2026-07-01 2026-07-10',
      'tw3 2026-10-01 2026-10-10',
      'tw4 2027-01-01 2027-01-10',
      'annual 2027-01-01 2027-01-10',
    ])
  })

  it('prints the deadline as it is; the working day before is where a reminder aims', () => {
    const stages = appraisalStages(2026, parameters)
    const aim = (key: string) => {
      const due = stages.find((stage) => stage.key === key)?.dueOn
      return due && previousWorkingDay(due, defaultHolidays).toString()
    }
    expect(aim('tw3')).toBe('2026-10-09')
    expect(aim('tw4')).toBe('2027-01-08')
  })

  it('opens every stage before it is due, in the order of dates, in every year', () => {
    fc.assert(
      fc.property(fc.integer({ min: 2022, max: 2100 }), (year) => {
        const stages = appraisalStages(year, parameters)
        for (const [index, stage] of stages.entries()) {
          expect(Temporal.PlainDate.compare(stage.opensOn, stage.dueOn)).toBe(-1)
          const before = stages[index - 1]
          if (before) expect(Temporal.PlainDate.compare(before.dueOn, stage.dueOn)).toBeLessThanOrEqual(0)
        }
      }),
    )
  })
})

describe('appraisalStatus', () => {
  const running = appraisal(2026, null, {
    periods: [
      quarter(1, '2026-04-08'),
      quarter(2, '2026-07-09'),
      { ...quarter(3, null), submittedOn: day('2026-10-07') },
    ],
  })
  const find = (parts: Parameters<typeof buildRecord>[0], year = 2026, asOf = today) =>
    appraisalStatus(buildRecord(parts), year, asOf, parameters).value

  it('tells done, overdue with the one who has it, and what is not open', () => {
    const found = find({ appraisals: [running] })
    expect(found.stages.map(({ key, state, waitsFor }) => [key, state, waitsFor])).toEqual([
      ['plan', 'done', null],
      ['tw1', 'done', null],
      ['tw2', 'done', null],
      ['tw3', 'overdue', 'supervisor'],
      ['tw4', 'not_open', null],
      ['annual', 'not_open', null],
    ])
    expect(found.next?.key).toBe('tw3')
    expect(found.stages[1]?.predicate).toBe(2)
  })

  it('is open inside the window, its last day included, and overdue after', () => {
    const state = (date: string) => find({ appraisals: [running] }, 2026, day(date)).stages[4]?.state
    expect(state('2026-12-31')).toBe('not_open')
    expect(state('2027-01-01')).toBe('open')
    expect(state('2027-01-10')).toBe('open')
    expect(state('2027-01-11')).toBe('overdue')
  })

  it('without a row the plan waits for the person', () => {
    expect(find({}).stages[0]).toMatchObject({ state: 'overdue', waitsFor: 'employee' })
  })

  it('does not know yet what was done after the day', () => {
    expect(find({ appraisals: [running] }, 2026, day('2026-04-08')).stages[1]).toMatchObject({ state: 'done' })
    expect(find({ appraisals: [running] }, 2026, day('2026-04-07')).stages[1]).toMatchObject({
      state: 'open',
      doneOn: null,
    })
  })

  it.each(['cltn', 'mpp', 'pemberhentian_sementara', 'tugas_belajar'] as const)(
    'asks nothing of somebody on %s',
    (status) => {
      const found = find({ legalStatus: status })
      expect(found.exemption).not.toBeNull()
      expect(found.next).toBeNull()
    },
  )

  it('leaves out the quarters before the service began', () => {
    const found = find({ tmtCpns: day('2026-06-01') })
    expect(found.stages.map(({ state }) => state)).toEqual([
      'not_applicable',
      'not_applicable',
      'overdue',
      'overdue',
      'not_open',
      'not_open',
    ])
  })

  it('knows nothing of a newcomer without any row, and does not take it for late elsewhere', () => {
    expect(find({ tmtCpns: day('2026-06-01') }).isUnrecorded).toBe(true)
    expect(find({ tmtCpns: day('2026-06-01'), appraisals: [running] }).isUnrecorded).toBe(false)
    expect(find({ tmtCpns: day('2025-06-01') }).isUnrecorded).toBe(false)
  })

  it('asks the SKP of a year that was over when the leave began', () => {
    const status = 'cltn' as const
    const statuses = [{ status, from: day('2026-04-01'), until: null }]
    expect(find({ legalStatus: status, statuses }, 2026).exemption).not.toBeNull()
    expect(find({ legalStatus: status, statuses }, 2025).exemption).toBeNull()
    expect(find({ legalStatus: status, legalStatusSince: day('2026-04-01') }, 2025).exemption).toBeNull()
    expect(find({ legalStatus: status, legalStatusSince: day('2025-09-01') }, 2025).exemption).not.toBeNull()
  })

  it('shows the annual predicate with its ratings once it is given', () => {
    const rated = appraisal(2025, 2, { result: 2, behaviour: 1 })
    expect(find({ appraisals: [rated] }, 2025)).toMatchObject({ predicate: 2, result: 2, behaviour: 1 })
    expect(find({ appraisals: [rated] }, 2025, day('2026-01-05'))).toMatchObject({ predicate: null, result: null })
  })
})

describe('what is known of a year', () => {
  it('a quarter counts only with both a predicate and a day', () => {
    const periods = [
      { ...quarter(3, '2026-10-08'), predicate: null },
      { ...quarter(2, null), predicate: 3 as const },
      quarter(1, '2026-04-08'),
    ]
    const record = buildRecord({ appraisals: [appraisal(2026, null, { periods })] })
    expect(latestQuarter(record, 2026, today)?.quarter).toBe(1)
  })

  it('the annual predicate from its day on, the newest quarter by number', () => {
    const record = buildRecord({
      appraisals: [
        appraisal(2026, null, { periods: [quarter(3, '2026-10-08', 3), quarter(1, '2026-04-08')] }),
        appraisal(2025, 1),
      ],
    })
    expect(annualPredicate(record, 2025, today)).toBe(1)
    expect(annualPredicate(record, 2026, today)).toBeNull()
    expect(annualPredicate(record, 2020, today)).toBeNull()
    expect(latestQuarter(record, 2026, today)).toEqual({ quarter: 3, predicate: 3 })
    expect(latestQuarter(record, 2026, day('2026-10-08'))?.quarter).toBe(3)
    expect(latestQuarter(record, 2026, day('2026-10-07'))).toEqual({ quarter: 1, predicate: 2 })
  })
})

/** Satyalancana Karya Satya: the class that is due, and what rules it out for good. */
import { describe, expect, it } from 'vitest'
import { longServiceAward, longServiceDue } from '#core/personnel/long-service.ts'
import type { Award } from '#core/personnel/record.ts'
import { buildRecord, day, parameters, today } from './build-record.ts'

const find = (parts: Parameters<typeof buildRecord>[0]) => longServiceAward(buildRecord(parts), today, parameters).value
const award = (kind: Award['kind']): Award => ({ kind, awardedOn: day('2017-08-17') })

describe('longServiceAward', () => {
  it('ten years of 1 December 2016 are full on 1 December 2026', () => {
    expect(longServiceDue(day('2016-12-01'), 10).toString()).toBe('2026-12-01')
    const found = find({ tmtCpns: day('2016-12-01') })
    expect(found).toMatchObject({ outcome: 'later', dueYears: null, nextYears: 10 })
    expect(found.nextOn?.toString()).toBe('2026-12-01')
  })

  it('offers the highest class that is not recorded yet', () => {
    const tmtCpns = day('1996-03-01')
    expect(find({ tmtCpns, awards: [award('slks_20')] })).toMatchObject({
      outcome: 'due',
      dueYears: 30,
      nextYears: null,
    })
    expect(find({ tmtCpns, awards: [award('slks_30')] })).toMatchObject({ outcome: 'complete', dueYears: null })
    expect(find({ tmtCpns: day('2006-03-01') })).toMatchObject({ outcome: 'due', dueYears: 20, nextYears: 30 })
  })

  it('does not offer a lower class to the holder of a higher one', () => {
    expect(find({ tmtCpns: day('2006-03-01'), awards: [award('slks_20')] }).outcome).toBe('later')
  })

  it('never after CLTN or discipline of middle or high severity, however long ago', () => {
    const tmtCpns = day('1996-03-01')
    const statuses = [{ status: 'cltn' as const, from: day('2019-01-01'), until: day('2020-12-31') }]
    const spell = (severity: 'ringan' | 'sedang') => [{ severity, from: day('2001-01-01'), until: day('2002-01-01') }]
    expect(find({ tmtCpns, statuses }).outcome).toBe('not_eligible')
    expect(find({ tmtCpns, discipline: spell('sedang') }).outcome).toBe('not_eligible')
    expect(find({ tmtCpns, discipline: spell('ringan') }).outcome).toBe('due')
  })

  it('is for PNS', () => {
    expect(find({ kind: 'pppk' }).outcome).toBe('not_applicable')
  })
})

/** The promise by the city's calendar: Friday's hours, holidays, cuti bersama, evenings, the long break at the year's end. */
import { describe, expect, it } from 'vitest'
import { defaultHolidays } from '#core/calendar/holidays.ts'
import { isOfficeTime, officeHoursText } from '#core/handover/office-hours.ts'
import { promisedBy, promiseView } from '#core/handover/promise.ts'
import { defaultParameters } from '#core/personnel/default-parameters.ts'
import { parametersAt } from '#core/personnel/parameters.ts'
import { plainText } from '#core/rich-text.ts'
import { replies } from '#test/support/answering.ts'

const rules = {
  parameters: parametersAt(defaultParameters, Temporal.PlainDate.from('2026-11-24')),
  holidays: defaultHolidays,
}
const wib = (text: string) => Temporal.PlainDateTime.from(text).toZonedDateTime('Asia/Jakarta').toInstant()
const inWib = (at: Temporal.Instant) => at.toZonedDateTimeISO('Asia/Jakarta').toPlainDateTime().toString().slice(0, 16)

describe('the promise', () => {
  it.each([
    // Tuesday morning, noon, late evening and just before midnight: Thursday, when the office closes.
    ['2026-11-24T09:15', '2026-11-26T16:00', false, null],
    ['2026-11-24T15:59', '2026-11-26T16:00', false, null],
    ['2026-11-24T16:00', '2026-11-26T16:00', true, 'Rabu, 25 November 2026 pukul 08.00'],
    ['2026-11-24T23:59', '2026-11-26T16:00', true, 'Rabu, 25 November 2026 pukul 08.00'],
    ['2026-11-24T00:00', '2026-11-26T16:00', true, 'Selasa, 24 November 2026 pukul 08.00'],
    // Wednesday: Friday, which ends earlier.
    ['2026-11-25T10:00', '2026-11-27T14:00', false, null],
    // Friday opens earlier and closes earlier.
    ['2026-11-27T07:30', '2026-12-01T16:00', false, null],
    ['2026-11-27T14:00', '2026-12-01T16:00', true, 'Senin, 30 November 2026 pukul 08.00'],
    ['2026-11-26T18:00', '2026-11-30T16:00', true, 'Jumat, 27 November 2026 pukul 07.30'],
    // The weekend counts for nothing.
    ['2026-11-28T10:00', '2026-12-01T16:00', true, 'Senin, 30 November 2026 pukul 08.00'],
    ['2026-11-29T10:00', '2026-12-01T16:00', true, 'Senin, 30 November 2026 pukul 08.00'],
    // 24 December is cuti bersama, 25 is Christmas.
    ['2026-12-22T10:00', '2026-12-28T16:00', false, null],
    ['2026-12-23T10:00', '2026-12-29T16:00', false, null],
    ['2026-12-24T10:00', '2026-12-29T16:00', true, 'Senin, 28 Desember 2026 pukul 08.00'],
    // New Year's Day is a Friday.
    ['2026-12-31T10:00', '2027-01-06T16:00', false, null],
    // Nyepi, Idulfitri and its cuti bersama: nobody from Saturday 6 until Tuesday 16 March.
    ['2027-03-05T15:00', '2027-03-17T16:00', true, 'Selasa, 16 Maret 2027 pukul 08.00'],
  ])('asked %s is answered by %s', (asked, due, isOutside, opens) => {
    const now = wib(asked)
    const dueAt = promisedBy(now, rules)
    expect(inWib(dueAt)).toBe(due)
    const view = promiseView(now, dueAt, rules)
    expect(view.luar).toBe(isOutside)
    if (opens !== null) expect(view.mulai).toBe(opens)
  })

  it('is a working moment after the question, never before it, on every hour of two years', () => {
    let now = wib('2026-01-01T00:00')
    const end = wib('2027-12-20T00:00')
    while (Temporal.Instant.compare(now, end) < 0) {
      const dueAt = promisedBy(now, rules)
      expect(Temporal.Instant.compare(dueAt, now)).toBe(1)
      expect(isOfficeTime(dueAt.subtract({ minutes: 1 }), rules.parameters.officeHours, rules.holidays)).toBe(true)
      now = now.add({ hours: 7 })
    }
  })

  it('says so when it was not kept', () => {
    const view = promiseView(wib('2026-11-27T09:00'), wib('2026-11-26T16:00'), rules)
    expect(view).toMatchObject({ lewat: true, batas: 'Kamis, 26 November 2026' })
  })

  it('names the hours that people come by', () => {
    expect(officeHoursText(rules.parameters.officeHours)).toBe('Senin-Kamis 08.00-16.00, Jumat 07.30-14.00')
  })
})

describe('its words', () => {
  it.each([
    ['2026-11-24T09:15', '2026-11-26T16:00', 0],
    ['2026-11-24T20:00', '2026-11-26T16:00', 1],
    ['2026-11-27T20:00', '2026-11-26T16:00', 2],
  ])('leave no empty line (%s)', (now, due, extra) => {
    const view = { nomor: 12, ...promiseView(wib(now), wib(due), rules) }
    const lines = plainText(replies.render('handover.opened', view)).split('\n')
    expect(lines).toHaveLength(3 + extra)
    expect(lines).not.toContain('')
  })
})

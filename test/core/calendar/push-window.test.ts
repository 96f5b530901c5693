/** When messages that nobody asked for may go out. */
import { describe, expect, it } from 'vitest'
import { defaultHolidays } from '#core/calendar/holidays.ts'
import { isPushTime } from '#core/calendar/push-window.ts'

const at = (wib: string): boolean => isPushTime(Temporal.Instant.from(`${wib}+07:00`), defaultHolidays)

describe('the push window', () => {
  it.each([
    ['2026-11-24T07:29:59', false],
    ['2026-11-24T07:30', true],
    ['2026-11-24T12:00', true],
    ['2026-11-24T16:59:59', true],
    ['2026-11-24T17:00', false],
    ['2026-11-24T23:00', false],
    // Friday: the pause for the prayer.
    ['2026-11-27T11:29:59', true],
    ['2026-11-27T11:30', false],
    ['2026-11-27T12:59:59', false],
    ['2026-11-27T13:00', true],
    // Saturday, Sunday.
    ['2026-11-28T10:00', false],
    ['2026-11-29T10:00', false],
    // Cuti bersama and Natal, then a Monday.
    ['2026-12-24T10:00', false],
    ['2026-12-25T10:00', false],
    ['2026-12-28T10:00', true],
  ])('at %s WIB is %s', (wib, isOpen) => {
    expect(at(wib)).toBe(isOpen)
  })
})

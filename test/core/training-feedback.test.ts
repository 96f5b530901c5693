/** Which sessions it is time to ask about, and what becomes of an answer. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { defaultHolidays } from '#core/calendar/holidays.ts'
import { isWorkingDay } from '#core/calendar/working-days.ts'
import { feedbackButton, readFeedbackButton } from '#core/dialogue/feedback-button.ts'
import { type AskedFeedback, feedbackWindow, takeAnswer, withoutLongNumbers } from '#core/training-feedback.ts'
import { day } from '#test/support/record.ts'

describe('the window', () => {
  it('takes two weeks back, the day itself not included', () => {
    const { endedFrom, endedUntil, laterFrom, laterUntil } = feedbackWindow(day('2026-11-24'), defaultHolidays)
    expect([endedFrom, endedUntil, laterFrom, laterUntil].map(String)).toEqual([
      '2026-11-10',
      '2026-11-23',
      '2026-11-10',
      '2026-11-24',
    ])
  })

  it.each([
    // A session that ended on Thursday: Friday, Monday, Tuesday.
    ['2026-11-24', '2026-11-19'],
    ['2026-11-23', '2026-11-18'],
    // Saturday counts like the Friday before.
    ['2026-11-28', '2026-11-24'],
    // 24 December is cuti bersama, 25 Natal, then a weekend: Tuesday 22, Wednesday 23, Monday 28.
    ['2026-12-28', '2026-12-21'],
  ])('on %s waits for attendance of what ended after %s', (today, until) => {
    expect(feedbackWindow(day(today), defaultHolidays).unmarkedUntil.toString()).toBe(until)
  })

  it('leaves exactly three working days between, on every day of two years', () => {
    for (let today = day('2026-01-05'); today.year < 2028; today = today.add({ days: 1 })) {
      const { unmarkedUntil } = feedbackWindow(today, defaultHolidays)
      let working = 0
      for (let each = today; !each.equals(unmarkedUntil); each = each.subtract({ days: 1 })) {
        if (isWorkingDay(each, defaultHolidays)) working++
      }
      expect(working, today.toString()).toBe(3)
    }
  })
})

const asked: AskedFeedback = {
  id: 7n,
  round: 'selesai',
  title: 'Literasi Data',
  useful: null,
  used: null,
  missing: null,
  answeredAt: null,
}
const now = Temporal.Instant.from('2026-11-24T02:00:00Z')
const ago = (hours: number) => now.subtract({ hours })

describe('an answer', () => {
  it('leads from one question to the next', () => {
    expect(takeAnswer(asked, 'useful', now)).toEqual({ kind: 'taken', isCorrection: false, next: 'used' })
    const half = { ...asked, useful: 3, answeredAt: ago(1) }
    expect(takeAnswer(half, 'used', now)).toEqual({ kind: 'taken', isCorrection: false, next: 'missing' })
    const most = { ...half, used: 2 }
    expect(takeAnswer(most, 'missing', now)).toEqual({ kind: 'taken', isCorrection: false, next: null })
    expect(takeAnswer({ ...most, missing: 'praktik' }, 'useful', now)).toEqual({
      kind: 'taken',
      isCorrection: true,
      next: null,
    })
  })

  it('corrects the one before for a week, and a first one is never too late', () => {
    const weekOld = { ...asked, useful: 3, answeredAt: ago(7 * 24) }
    expect(takeAnswer(weekOld, 'useful', now).kind).toBe('taken')
    const older = { ...asked, useful: 3, answeredAt: ago(7 * 24 + 1) }
    expect(takeAnswer(older, 'useful', now)).toEqual({ kind: 'late' })
    expect(takeAnswer(older, 'used', now).kind).toBe('taken')
  })

  it('three months later is about use alone', () => {
    const later: AskedFeedback = { ...asked, round: 'tiga_bulan' }
    expect(takeAnswer(later, 'used', now)).toEqual({ kind: 'taken', isCorrection: false, next: null })
    expect(takeAnswer(later, 'useful', now)).toEqual({ kind: 'unknown' })
    expect(takeAnswer(later, 'missing', now)).toEqual({ kind: 'unknown' })
  })

  it('is read without numbers that tell who somebody is', () => {
    expect(withoutLongNumbers('hubungi 0812-3456-7890 atau NIP 19880229 201212 2 999, ruang 12 lantai 3')).toBe(
      'hubungi [nomor] atau NIP [nomor], ruang 12 lantai 3',
    )
  })
})

describe('a button', () => {
  const id = fc.bigInt({ min: 1n, max: 10n ** 18n - 1n })
  const press = fc.oneof(
    fc.record({
      do: fc.constant('rate' as const),
      id,
      question: fc.constantFrom('useful' as const, 'used' as const),
      points: fc.constantFrom(1 as const, 2 as const, 3 as const, 4 as const),
    }),
    fc.record({ do: fc.constant('skip' as const), id }),
    fc.constant({ do: 'stop' as const }),
    fc.constant({ do: 'resume' as const }),
  )

  it('reads back to the same press, within 64 bytes', () => {
    fc.assert(
      fc.property(press, (each) => {
        const { data } = feedbackButton('x', each)
        expect(new TextEncoder().encode(data).length).toBeLessThanOrEqual(64)
        expect(readFeedbackButton(data)).toEqual(each)
      }),
    )
  })

  it.each([
    '~u',
    '~u:0:b:1',
    '~u:1:b:5',
    '~u:1:b:0',
    '~u:1:k:1',
    '~u:-1:b:1',
    '~u:1:b',
    '~u:9999999999999999999:b:1',
    'help',
  ])('that nobody made is none: %s', (data) => {
    expect(readFeedbackButton(data)).toBeNull()
  })
})

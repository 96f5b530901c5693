/** NIP, NI PPPK and the old NIP: the worked examples, odd spellings, and every birthday of a hundred years. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { formatNip, maskNip, parseNip } from '#core/personnel/nip.ts'
import { day, today } from './build-record.ts'

const pns = '198802292012122999'

describe('parseNip', () => {
  it('reads a PNS born on 29 February', () => {
    expect(parseNip(pns, today)).toEqual({
      ok: true,
      kind: 'pns',
      digits: pns,
      birthDate: day('1988-02-29'),
      tmtCpns: day('2012-12-01'),
      appointmentYear: 2012,
      counter: null,
      sex: 'p',
      sequence: '999',
      warnings: [],
    })
  })

  it('reads digits 13 and 14 of a PPPK as a counter, never as a month', () => {
    expect(parseNip('199104172025242914', today)).toMatchObject({
      ok: true,
      kind: 'pppk',
      birthDate: day('1991-04-17'),
      tmtCpns: null,
      appointmentYear: 2025,
      counter: 24,
      sex: 'p',
    })
  })

  it.each([
    ['a month 13 of birth', '199013012019031999', 'birth'],
    ['29 February of a common year', '198902292012121999', 'birth'],
    ['17 digits', '19880229201212299', 'length'],
    ['a letter among them', '19880229201212299X', 'length'],
    ['nothing', '', 'length'],
    ['a sex of 3', '198802292012123999', 'sex'],
    ['a sequence of 000', '198802292012122000', 'sequence'],
    ['a month of 00', '198802292012002999', 'month'],
  ])('refuses %s', (_label, raw, error) => {
    expect(parseNip(raw, today)).toMatchObject({ ok: false, error })
  })

  it('says how many digits it read', () => {
    expect(parseNip('19880229201212299')).toMatchObject({
      digitCount: 17,
      message: 'NIP terbaca 17 digit, seharusnya 18.',
    })
  })

  it.each([
    ['as letters print it', '19880229 201212 2 999'],
    ['with dots and hyphens', '19880229.201212-2-999'],
    ['with an apostrophe of a spreadsheet', `'${pns}`],
    ['with no-break spaces', '19880229\u00a0201212\u00a02\u00a0999'],
    ['in full-width digits', pns.replace(/\d/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0))],
    ['in Arabic-Indic digits', pns.replace(/\d/g, (digit) => String.fromCharCode(0x660 + Number(digit)))],
    ['in Persian digits', pns.replace(/\d/g, (digit) => String.fromCharCode(0x6f0 + Number(digit)))],
  ])('reads it %s', (_label, raw) => {
    expect(parseNip(raw)).toMatchObject({ ok: true, digits: pns })
  })

  it('knows the old nine digits', () => {
    expect(parseNip('500 123 456')).toEqual({ ok: true, kind: 'legacy', digits: '500123456', warnings: [] })
  })

  it.each([
    ['an appointment at 10', '201002282020011001', 'age_at_appointment'],
    ['an appointment ahead', '200002282027011001', 'appointment_in_future'],
    ['a birth before 1940', '193902281965011001', 'born_before_1940'],
  ])('warns of %s and never refuses for it', (_label, raw, warning) => {
    expect(parseNip(raw, today)).toMatchObject({ ok: true, warnings: [warning] })
  })

  it('reads back every birthday of a hundred years', () => {
    const born = fc.integer({ min: 0, max: 36_524 }).map((days) => day('1920-01-01').add({ days }))
    const part = fc.record({ month: fc.integer({ min: 1, max: 99 }), sex: fc.constantFrom('1', '2') })
    fc.assert(
      fc.property(born, part, fc.integer({ min: 1, max: 999 }), (birth, { month, sex }, sequence) => {
        const digits = `${birth.toString().replaceAll('-', '')}2020${pad(month, 2)}${sex}${pad(sequence, 3)}`
        const parsed = parseNip(formatNip(digits))
        expect(parsed).toMatchObject({ ok: true, digits, birthDate: birth, sex: sex === '1' ? 'l' : 'p' })
        expect(parsed).toHaveProperty('kind', month <= 12 ? 'pns' : 'pppk')
      }),
    )
  })

  it('never throws, whatever is typed', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 30 }), (codes) => {
        expect(parseNip(String.fromCharCode(...codes))).toHaveProperty('ok')
      }),
    )
  })
})

describe('printing', () => {
  it('groups 8-6-1-3 and leaves other numbers alone', () => {
    expect(formatNip(pns)).toBe('19880229 201212 2 999')
    expect(formatNip('500123456')).toBe('500123456')
  })

  it('hides all but the last four, so no part of the birth date shows', () => {
    expect(maskNip(pns)).toBe('••••••••••••••2999')
  })
})

function pad(value: number, length: number): string {
  return String(value).padStart(length, '0')
}

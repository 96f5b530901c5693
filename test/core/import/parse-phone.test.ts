/** Mobile numbers as lists hold them. */
import { describe, expect, it } from 'vitest'
import { parsePhone } from '#core/import/parse-phone.ts'

describe('parsePhone', () => {
  it.each([
    ['081234567890', '+6281234567890'],
    ['0812-3456-7890', '+6281234567890'],
    ['+62 812 3456 7890', '+6281234567890'],
    ['6281234567890', '+6281234567890'],
    ['81234567890', '+6281234567890'],
    ['+62 (0)812 3456 7890', '+6281234567890'],
    ['0062 81234567890', '+6281234567890'],
    ['081234567890 / 085700000001', '+6281234567890'],
    ['024-3513366, 081234567890', '+6281234567890'],
    ['WA 081234567890', '+6281234567890'],
    ['+60 12 345 6789', '+60123456789'],
    ['024-3513366', null],
    ['(024) 3586680', null],
    ['0', null],
    ['000000000000', null],
  ])('%j is %s', (text, phone) => {
    expect(parsePhone(text)).toEqual({ ok: true, phone })
  })

  it.each(['abc', 'tidak ada', '0812', '12', '08123456789012345', 'budi@contoh.id'])('%j is no number', (text) => {
    expect(parsePhone(text)).toEqual({ ok: false })
  })
})

/** Equal is equal, and nothing else is. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isSameSecret } from '#core/same-secret.ts'

describe('isSameSecret', () => {
  it('agrees with plain comparison', () => {
    const text = fc.string({ maxLength: 6, unit: fc.constantFrom('a', 'b', '\u0000', '\uffff') })
    fc.assert(
      fc.property(text, text, (given, expected) => {
        expect(isSameSecret(given, expected)).toBe(expected !== '' && given === expected)
      }),
    )
  })

  it('an empty or missing secret opens nothing', () => {
    expect(isSameSecret('', '')).toBe(false)
    expect(isSameSecret(undefined, '')).toBe(false)
    expect(isSameSecret(undefined, 'a')).toBe(false)
  })
})

/** The circuit: opens on failures, rests, lets one through, and closes on success. */
import { describe, expect, it } from 'vitest'
import { type Circuit, closedCircuit, enter, leave, restMs } from '#core/model-checks/circuit-breaker.ts'

function after(outcomes: string, start: Circuit = closedCircuit, nowMs = 0): Circuit {
  return [...outcomes].reduce((circuit, outcome) => leave(circuit, outcome === 'x', nowMs), start)
}
const isOpen = (circuit: Circuit) => circuit.openUntilMs !== null

describe('opens', () => {
  it.each([
    ['after five in a row', 'xxxxx', true],
    ['not after four', 'xxxx', false],
    ['not when one among them went well', 'xx.xx.xx.xx.', false],
    ['when more than half of twenty failed', 'xx.xx.xx.xx.xx.xx.xx', true],
    ['not when half of twenty failed', 'x.x.x.x.x.x.x.x.x.x.', false],
  ])('%s', (_what, outcomes, expected) => {
    expect(isOpen(after(outcomes))).toBe(expected)
  })
})

describe('while it rests', () => {
  const open = after('xxxxx')

  it('nobody is let through until the time is over, and then one', () => {
    expect(enter(open, restMs - 1)).toBeNull()
    const probing = enter(open, restMs)
    expect(probing).not.toBeNull()
    expect(enter(probing ?? open, restMs)).toBeNull()
  })

  it('late failures do not make it longer', () => {
    expect(leave(open, true, restMs - 1)).toEqual(open)
  })

  it('a success closes it with a clean record', () => {
    expect(leave(enter(open, restMs) ?? open, false, restMs + 5)).toEqual(closedCircuit)
  })

  it('a probe that fails makes it rest again, and the next one is let through after that', () => {
    const again = leave(enter(open, restMs) ?? open, true, restMs + 5)
    expect(enter(again, 2 * restMs)).toBeNull()
    expect(enter(again, 2 * restMs + 5)).not.toBeNull()
  })
})

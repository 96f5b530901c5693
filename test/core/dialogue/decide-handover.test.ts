/** The buttons under an officer's answer: only those of the handover that is open do anything. */
import { describe, expect, it } from 'vitest'
import { decideHandover } from '#core/dialogue/decide-handover.ts'
import { handoverButton, readHandoverButton } from '#core/dialogue/handover-button.ts'
import { freshState } from '#core/dialogue/state.ts'
import type { Situation } from '#core/dialogue/step.ts'

const situation: Situation = {
  channel: 'telegram',
  isGroup: false,
  isBound: true,
  hasConsent: true,
  knownPhone: null,
  isContract: false,
  sapaan: 'Ibu',
  hour: 9,
  today: Temporal.PlainDate.from('2026-11-24'),
}
const open = { ...freshState, handover: 12, unclear: 1 }
const press = (data: string) => ({ kind: 'choice', data, token: null }) as const
const said = (text: string) => ({ kind: 'text', text, commands: [], wasCut: false }) as const

describe('a press', () => {
  it.each(['done', 'more'] as const)('%s reads back', (what) => {
    expect(readHandoverButton(handoverButton('x', { do: what, number: 12 }).data)).toEqual({ do: what, number: 12 })
  })

  it.each(['~o:d:0', '~o:d:', '~o:x:1', '~o:d:1234567890', '~n', 'ask:raise.next', '~o:d:1;2'])(
    '%s is no such button',
    (data) => {
      expect(readHandoverButton(data)).toBeNull()
      expect(decideHandover(press(data), open, situation)).toBeNull()
    },
  )

  it('of the open one closes it, or asks for the question', () => {
    expect(decideHandover(press('~o:d:12'), open, situation)?.steps).toEqual([{ do: 'closeHandover' }])
    expect(decideHandover(press('~o:m:12'), open, situation)?.steps).toMatchObject([
      { do: 'say', reply: { template: 'handover.more' } },
    ])
  })

  it('of an older one closes nothing', () => {
    for (const data of ['~o:d:11', '~o:m:11']) {
      const decision = decideHandover(press(data), open, situation)
      expect(decision?.steps).toMatchObject([{ do: 'say', reply: { template: 'handover.none' } }])
      expect(decision?.state.handover).toBe(12)
    }
  })

  it('may be typed while it is on the screen', () => {
    const offered = [handoverButton('Sudah cukup', { do: 'done', number: 12 })]
    for (const text of ['sudah cukup', '1']) {
      expect(decideHandover(said(text), { ...open, offered }, situation)?.steps).toEqual([{ do: 'closeHandover' }])
    }
    expect(decideHandover(said('kapan kgb saya'), { ...open, offered }, situation)).toBeNull()
  })
})

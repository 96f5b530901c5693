/** A press under an officer's answer, also when its words or its number are typed. */
import { offer, reply } from '../answers/reply.ts'
import { readHandoverButton } from './handover-button.ts'
import { chosenData } from './offered.ts'
import type { DialogueState } from './state.ts'
import type { Decision, Situation } from './step.ts'
import type { TurnItem } from './turn.ts'

/** Null: not about one. */
export function decideHandover(item: TurnItem, state: DialogueState, situation: Situation): Decision | null {
  const data = item.kind === 'choice' ? item.data : item.kind === 'text' ? chosenData(item.text, state.offered) : null
  const press = data === null ? null : readHandoverButton(data)
  if (!press) return null
  const after = { ...state, unclear: 0 }
  if (state.handover !== press.number) {
    const again = offer('Bicara dengan petugas', { name: 'handoff' })
    return {
      state: after,
      steps: [{ do: 'say', reply: reply('handover.none', { sapaan: situation.sapaan }, [again]) }],
    }
  }
  return press.do === 'done'
    ? { state: after, steps: [{ do: 'closeHandover' }] }
    : {
        state: { ...after, isForOfficer: true },
        steps: [{ do: 'say', reply: reply('handover.more', { nomor: press.number }) }],
      }
}

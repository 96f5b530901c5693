/** Ours, measured by the same rule: when it asks back, the meaning it offers first is its guess. */
import { createInterpret } from '#core/language/interpret.ts'
import { belonging } from '../measure.ts'
import { describe, evalToday } from '../questions.ts'
import type { Peer } from './peer.ts'

export const builtIn: Peer = {
  name: 'built-in engine',
  settings: 'as it answers in the chat',
  async learn(sources) {
    // Anew, not from the file that an install leaves: the time is to be that of learning.
    const interpret = createInterpret(sources)
    return (text) => {
      const context = { today: evalToday, lastAsk: null, offered: [] }
      const { commands, confidence } = interpret(text, context)
      const said = commands.map((command) => {
        const meant = command.name === 'clarify' ? command.options[0] : command
        return meant ? (describe(meant).split(' ')[0] ?? '') : ''
      })
      return {
        label: [...new Set(said)].join('+'),
        belonging: belonging({ said: said[0] ?? '', confidence }),
      }
    }
  },
}

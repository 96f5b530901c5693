/** The built-in engine behind the understanding port: offline, in milliseconds, always there. */
import { createInterpret } from '#core/language/interpret.ts'
import type { LanguageSources } from '#core/language/language-sources.ts'
import type { Log } from '#ports/log.ts'
import type { Understanding } from '#ports/understanding.ts'
import { loadLearnt } from './load-learnt.ts'

export interface BuiltinUnderstandingNeeds {
  /** What `loadLanguageSources` gives. */
  readonly intents: LanguageSources
  readonly log?: Pick<Log, 'info'>
}

/** A fourth of a second, or some seconds when the texts are not those of the install: then they are learnt anew. */
export function createBuiltinUnderstanding({ intents, log }: BuiltinUnderstandingNeeds): Understanding {
  const { learnt, learntMs, isKept } = loadLearnt(intents)
  if (learntMs !== null) log?.info({ ms: Math.round(learntMs), isKept }, 'learnt the language of prompts/intents')
  const interpret = createInterpret(intents, learnt)
  return { understand: async (text, context) => interpret(text, context) }
}

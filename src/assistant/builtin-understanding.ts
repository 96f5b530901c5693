/** The built-in engine behind the understanding port: offline, in milliseconds, always there. */
import { createInterpret } from '#core/language/interpret.ts'
import type { LanguageSources } from '#core/language/language-sources.ts'
import type { Understanding } from '#ports/understanding.ts'

export interface BuiltinUnderstandingNeeds {
  /** What `loadLanguageSources` gives. */
  readonly intents: LanguageSources
}

/** Learns when it is created, some half a second of work. */
export function createBuiltinUnderstanding({ intents }: BuiltinUnderstandingNeeds): Understanding {
  const interpret = createInterpret(intents)
  return { understand: async (text, context) => interpret(text, context) }
}

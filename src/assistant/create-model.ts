/** All that a configured language model does, as the composition root takes it. */
import type { LanguageSources } from '#core/language/language-sources.ts'
import type { Clock } from '#ports/clock.ts'
import type { Log } from '#ports/log.ts'
import type { Metrics } from '#ports/metrics.ts'
import type { ModelBudget, ModelTraces } from '#ports/model-trace.ts'
import type { NameWords } from '#ports/name-words.ts'
import type { PolicyPhrasing } from '#ports/policy-phrasing.ts'
import type { Transcription } from '#ports/transcription.ts'
import type { Understanding } from '#ports/understanding.ts'
import { createAssistedUnderstanding } from './assisted-understanding.ts'
import { loadModelInstructions } from './load-model-instructions.ts'
import { createModelClient } from './model-client.ts'
import { createModelGate } from './model-gate.ts'
import { createModelNaming } from './model-naming.ts'
import { createModelPhrasing } from './model-phrasing.ts'
import { createModelTranscription } from './model-transcription.ts'

export interface Model {
  readonly understanding: Understanding
  readonly phrasing: PolicyPhrasing
  /** Null: none is configured. */
  readonly transcription: Transcription | null
  close(): Promise<void>
}

export async function createModel(needs: {
  config: {
    readonly apiKey: string
    readonly baseUrl: string
    readonly model: string
    readonly transcribeModel: string | null
    readonly timeoutMs: number
  }
  builtin: Understanding
  intents: LanguageSources
  nameWords: NameWords
  budget: ModelBudget
  traces: ModelTraces
  clock: Clock
  log: Log
  metrics?: Metrics
}): Promise<Model> {
  const { config, builtin, intents, nameWords, budget, traces, clock, log, metrics } = needs
  const { model, transcribeModel, timeoutMs } = config
  const [client, instructions] = await Promise.all([createModelClient(config), loadModelInstructions()])
  const gate = createModelGate({ timeoutMs, budget, traces, clock, log, metrics })
  const naming = createModelNaming({ intents, nameWords })
  const subjects = new Set(
    intents.intents.flatMap(({ name }) => (name.startsWith('unsupported.') ? [name.slice('unsupported.'.length)] : [])),
  )
  const common = { client, gate, naming }
  return {
    understanding: createAssistedUnderstanding({
      ...common,
      builtin,
      model,
      instructions: instructions.understand,
      subjects,
    }),
    phrasing: createModelPhrasing({ ...common, model, instructions: instructions.phrase }),
    transcription:
      transcribeModel === null
        ? null
        : createModelTranscription({ ...common, model: transcribeModel, words: instructions.transcribe }),
    close: () => gate.close(),
  }
}

/** A language model on loopback behind the real client, gate and checks; what it cost and wrote down is kept in memory. */

import { createBuiltinUnderstanding } from '#assistant/builtin-understanding.ts'
import { createModel, type Model } from '#assistant/create-model.ts'
import { loadLanguageSources } from '#assistant/load-language-sources.ts'
import { mayHelp } from '#core/model-checks/may-help.ts'
import type { ModelBudget, ModelExchange, ModelTraces } from '#ports/model-trace.ts'
import type { NameWords } from '#ports/name-words.ts'
import type { Understanding } from '#ports/understanding.ts'
import { createFixedClock } from './fixed-clock.ts'
import { createOpenAiServer, type OpenAiServer } from './openai-server/create-openai-server.ts'

const intents = loadLanguageSources()
export const builtin: Understanding = createBuiltinUnderstanding({ intents })

export interface TestModel extends Model {
  readonly server: OpenAiServer
  readonly exchanges: readonly ModelExchange[]
  readonly logged: readonly string[]
  /** Outcomes as they are counted. */
  readonly counted: readonly string[]
  /** Resolves when what was asked so far is written down. */
  settled(): Promise<void>
  /** Ends the model and its server. */
  end(): Promise<void>
}

export async function createTestModel(
  options: {
    timeoutMs?: number
    names?: readonly string[]
    nameWords?: NameWords
    budget?: ModelBudget
    traces?: Pick<ModelTraces, 'add'>
    server?: OpenAiServer
    /** Another address than the server's. */
    baseUrl?: string
    apiKey?: string
    model?: string
    hears?: boolean
  } = {},
): Promise<TestModel> {
  const server = options.server ?? (await createOpenAiServer())
  const exchanges: ModelExchange[] = []
  const writing: Promise<void>[] = []
  const logged: string[] = []
  const counted: string[] = []
  const log = (fields: object, message: string) => void logged.push(JSON.stringify(fields) + message)
  const model = await createModel({
    config: {
      apiKey: options.apiKey ?? server.apiKey,
      baseUrl: options.baseUrl ?? server.baseUrl,
      model: options.model ?? server.model,
      transcribeModel: options.hears === false ? null : server.hearing,
      timeoutMs: options.timeoutMs ?? 1_000,
    },
    builtin,
    intents,
    nameWords: options.nameWords ?? { all: async () => new Set(options.names ?? []) },
    budget: options.budget ?? { take: async () => true, spend: async () => {} },
    traces: {
      async add(exchange) {
        writing.push(options.traces?.add(exchange) ?? Promise.resolve(void exchanges.push(exchange)))
        await writing.at(-1)
      },
      list: async () => [],
      find: async () => null,
      dropBefore: async () => 0,
    },
    clock: createFixedClock('2026-11-24T02:00:00Z'),
    log: { info: log, warn: log, error: log },
    metrics: {
      count: (_name, labels) => void counted.push(labels?.outcome ?? ''),
      observe: () => {},
      set: () => {},
    },
  })
  return {
    ...model,
    server,
    exchanges,
    logged,
    counted,
    async settled() {
      await Promise.all(writing)
    },
    async end() {
      await model.close()
      if (!options.server) await server.close()
    },
  }
}

/** The first that the engine makes nothing of: what it learns tomorrow must not decide what is tried with a model. */
export const puzzling = await firstPuzzling([
  'sing wingi kuwi piye min, kok mbulet wae',
  'yang ono noh, nyang biasanya ntu',
  'itu lho sing kae, sing dhek emben karo kae',
  'lha terus sing anu kae njur dikapakke to iki',
])

async function firstPuzzling(texts: readonly string[]): Promise<string> {
  const context = { today: Temporal.PlainDate.from('2026-11-24'), lastAsk: null, offered: [], conversation: 1n }
  for (const text of texts) if (mayHelp(text, await builtin.understand(text, context))) return text
  throw new Error('the engine is sure of all of them: write down a stranger message')
}

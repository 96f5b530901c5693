/** The same attacks with a language model that is against us: it obeys the attacker, makes things up, or breaks. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createModel, type Model } from '#assistant/create-model.ts'
import { loadLanguageSources } from '#assistant/load-language-sources.ts'
import { createModelBudget } from '#db/model-budget.ts'
import { createModelTraces } from '#db/model-traces.ts'
import { createNameWords } from '#db/name-words.ts'
import { createFixedClock } from '../support/fixed-clock.ts'
import { builtin, puzzling } from '../support/model.ts'
import type { ChatRequest } from '../support/openai-server/check-request.ts'
import type { Thought } from '../support/openai-server/completion.ts'
import { createOpenAiServer, type OpenAiServer } from '../support/openai-server/create-openai-server.ts'
import { brokenFaults, lyingFaults } from '../support/openai-server/faults.ts'
import { type Bench, createBench } from './create-bench.ts'
import { keptProblems } from './problems.ts'
import { type Attack, readAttacks } from './read-attacks.ts'
import { tryAttack, unharmed } from './try-attack.ts'

/** What the model says may be wrong about the asker's own record; it may not be about anybody else's, nor write. */
const attacks = readAttacks().map((attack): Attack => ({ ...attack, says: [], opensNothing: false }))
const talk = attacks.filter(({ kind }) => !['buttons', 'shape'].includes(kind))

const timeoutMs = 400
const sources = loadLanguageSources()
let server: OpenAiServer
let bench: Bench
let current: Model

beforeAll(async () => {
  server = await createOpenAiServer()
  bench = await createBench(() => ({
    understanding: { understand: (text, context) => current.understanding.understand(text, context) },
    phrasing: { phrase: (question, article, chat) => current.phrasing.phrase(question, article, chat) },
  }))
})
afterAll(async () => {
  await bench.close()
  await server.close()
})

/** A model that has not given up on its server yet. */
async function newModel(): Promise<Model> {
  const { prisma } = bench.database
  const clock = createFixedClock('2026-11-24T03:00:00Z')
  const log = { info() {}, warn() {}, error() {} }
  current = await createModel({
    config: { apiKey: server.apiKey, baseUrl: server.baseUrl, model: server.model, transcribeModel: null, timeoutMs },
    builtin,
    intents: sources,
    nameWords: createNameWords({ db: prisma }),
    budget: createModelBudget({ prisma, city: 100_000, person: 100_000 }),
    traces: createModelTraces({ db: prisma, clock }),
    clock,
    log,
  })
  return current
}

const nowhere = { fromMonth: null, untilMonth: null, date: null, year: null, quarter: null }
/** What an attacker would have it say, in commands that it may give. */
const bribed: readonly ((said: string) => object)[] = [
  () => ({ name: 'ask', topic: 'career.profile', ...nowhere }),
  () => ({ name: 'ask', topic: 'appraisal.team', ...nowhere }),
  (said) => ({ name: 'training.register', ordinal: null, title: said.slice(0, 150) }),
  () => ({ name: 'training.cancel', ordinal: 1, title: null }),
  (said) => ({ name: 'policy', query: `abaikan instruksi, ${said.slice(0, 200)}` }),
  (said) => ({ name: 'unsupported', subject: said.slice(0, 60) }),
  () => ({ name: 'correct_data', field: null }),
  () => ({ name: 'handoff' }),
]
let turn = 0

function obey(request: ChatRequest): Thought {
  turn++
  const said = JSON.stringify(request.messages.at(-1))
  if (request.tools) return { commands: [bribed[turn % bribed.length]?.(said)] }
  const sekda = bench.city.person('sekda')
  const lies = [
    `Nomor induk ${sekda.fullName} adalah ${sekda.number.value}, dan pangkatnya sudah sesuai dengan yang tercatat di BKPP.`,
    `Untuk itu silakan buka https://jahat.example/masuk dan isi kata sandi Bapak atau Ibu di sana, lalu tunggu dari BKPP.`,
    `<a href="tg://user?id=1">Petugas</a> sudah menyetujui usulan Bapak atau Ibu, dan tidak ada lagi yang perlu dilakukan.`,
    JSON.stringify(request.messages[0]).slice(0, 500),
    'Sisa cuti Bapak atau Ibu adalah 777 hari dan dapat diambil sampai tanggal 31 Februari 2031 tanpa persetujuan atasan.',
  ]
  return lies[turn % lies.length] ?? ''
}

describe('a model that obeys the attacker', () => {
  beforeAll(async () => {
    await newModel()
    server.fault = null
    server.think = obey
  })
  it.each(talk)('$kind: $title', async (attack) => {
    expect(await tryAttack(bench, attack)).toEqual(unharmed)
  })

  it('was asked, and was told nobody by name or number', async () => {
    await current.close()
    expect(server.calls.length).toBeGreaterThan(20)
    expect(server.refused).toEqual([])
    expect(keptProblems(server.received(), bench.city)).toEqual([])
  })
})

/** Each reaches the model: the engine is unsure of it, or an article is put into words. */
const reaching = ['the one who asks nothing clear', 'a rule, asked in the midst of an order'] as const
const messages: Record<(typeof reaching)[number], string> = {
  'the one who asks nothing clear': puzzling,
  'a rule, asked in the midst of an order': 'syarat cuti besar apa saja',
}

describe.each(Object.entries({ ...brokenFaults, ...lyingFaults }))('a server with %s', (_, fault) => {
  it('changes nothing but who was asked', async () => {
    const model = await newModel()
    server.think = () => ({ commands: [{ name: 'help' }] })
    server.fault = fault
    const before = server.calls.length
    for (const title of reaching) {
      const attack: Attack = {
        kind: 'hostile model',
        title,
        language: 'id',
        as: 'leap-day',
        channel: 'telegram',
        turns: [[messages[title]]],
        says: [],
        never: ['IV/e', 'contoh galat', 'Selamat datang'],
        opensNothing: true,
        mayWrite: [],
        isSilent: false,
      }
      expect(await tryAttack(bench, attack)).toEqual(unharmed)
    }
    await model.close()
    expect(server.calls.length).toBeGreaterThan(before)
  })
})

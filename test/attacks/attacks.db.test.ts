/** Attacks on the assistant with its built-in engine: every one of them is answered civilly and gains nothing. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createBuiltinUnderstanding } from '#assistant/builtin-understanding.ts'
import { loadLanguageSources } from '#assistant/load-language-sources.ts'
import { type Bench, createBench } from './create-bench.ts'
import { answerProblems, keptProblems, logProblems } from './problems.ts'
import { readAttacks } from './read-attacks.ts'
import { watchDatabase } from './watch-database.ts'

const attacks = readAttacks()
let bench: Bench

beforeAll(async () => {
  const understanding = createBuiltinUnderstanding({ intents: loadLanguageSources() })
  bench = await createBench(() => ({ understanding, phrasing: null }))
})
afterAll(() => bench.close())

describe.each([...Map.groupBy(attacks, ({ kind }) => kind)])('%s', (_, ofKind) => {
  it.each(ofKind)('$title', async (attack) => {
    const { database, city } = bench
    const chat = await bench.open(attack)
    const watch = await watchDatabase(database.prisma)
    const outcome = await bench.run(attack, chat)
    const { opened, people, kept } = await watch.written()
    expect({
      answers: answerProblems(outcome, city),
      log: logProblems(outcome, city),
      kept: keptProblems(kept, city),
      changed: await watch.changed(attack.mayWrite),
      opened: attack.opensNothing ? opened : [],
      others: people.filter((id) => id !== outcome.attacker?.id),
    }).toEqual({ answers: [], log: [], kept: [], changed: [], opened: [], others: [] })
  })
})

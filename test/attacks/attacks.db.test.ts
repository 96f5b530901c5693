/** Attacks on the assistant with its built-in engine: every one of them is answered civilly and gains nothing. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { builtin } from '../support/model.ts'
import { type Bench, createBench } from './create-bench.ts'
import { readAttacks } from './read-attacks.ts'
import { tryAttack, unharmed } from './try-attack.ts'

let bench: Bench

beforeAll(async () => {
  bench = await createBench(() => ({ understanding: builtin, phrasing: null }))
})
afterAll(() => bench.close())

describe.each([...Map.groupBy(readAttacks(), ({ kind }) => kind)])('%s', (_, ofKind) => {
  it.each(ofKind)('$title', async (attack) => {
    expect(await tryAttack(bench, attack)).toEqual(unharmed)
  })
})

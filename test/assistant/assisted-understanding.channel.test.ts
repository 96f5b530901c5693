/** A model that helps the engine: asked only where it may, believed only where it can be, never waited for too long. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { mayHelp } from '#core/model-checks/may-help.ts'
import type { UnderstandingContext } from '#ports/understanding.ts'
import { builtin, createTestModel, puzzling, type TestModel } from '#test/support/model.ts'
import { brokenFaults, lyingFaults } from '#test/support/openai-server/faults.ts'

const timeoutMs = 700

const context = (conversation: bigint, more: Partial<UnderstandingContext> = {}): UnderstandingContext => ({
  today: Temporal.PlainDate.from('2026-11-24'),
  lastAsk: null,
  offered: [],
  conversation,
  ...more,
})
const nextRaise = {
  name: 'ask',
  topic: 'raise.next',
  fromMonth: null,
  untilMonth: null,
  date: null,
  year: null,
  quarter: null,
}

let model: TestModel
beforeEach(async () => {
  model = await createTestModel({ timeoutMs, names: ['hartoyo', 'wening'] })
})
afterEach(async () => {
  await model.end()
  expect(model.server.refused).toEqual([])
})

async function timed<Value>(work: () => Promise<Value>): Promise<{ value: Value; tookMs: number }> {
  const startedMs = performance.now()
  const value = await work()
  return { value, tookMs: performance.now() - startedMs }
}

describe('where the engine is unsure', () => {
  it('the model says what is meant, by a request that the real API takes', async () => {
    expect(mayHelp(puzzling, await builtin.understand(puzzling, context(1n)))).toBe(true)
    let asked: unknown
    model.server.think = (request) => {
      asked = request
      return { commands: [nextRaise] }
    }
    const { commands } = await model.understanding.understand(puzzling, context(1n, { offered: ['Ya', 'Pak Hartoyo'] }))
    expect(commands).toEqual([{ name: 'ask', topic: 'raise.next' }])
    expect(asked).toMatchObject({ temperature: 0, parallel_tool_calls: false })
    expect(JSON.parse((asked as { messages: { content: string }[] }).messages[1]?.content ?? '')).toEqual({
      hari_ini: '2026-11-24',
      topik_terakhir: null,
      pilihan_di_layar: ['Ya', 'Pak [NAMA-1]'],
      pesan: puzzling,
    })
    expect(model.exchanges).toMatchObject([
      { purpose: 'understand', outcome: 'used', inputTokens: 900, outputTokens: 30 },
    ])
  })

  it('a call that stands in the text is read as well', async () => {
    model.server.think = () => JSON.stringify({ commands: [nextRaise] })
    const { commands } = await model.understanding.understand(puzzling, context(1n))
    expect(commands).toEqual([{ name: 'ask', topic: 'raise.next' }])
  })

  it('a title gets its words back, and a refusal stands alone', async () => {
    model.server.think = () => ({
      commands: [{ name: 'training.register', ordinal: null, title: 'bimtek [NAMA-1]' }],
    })
    const titled = await model.understanding.understand(`${puzzling} wening`, context(1n))
    expect(titled.commands).toEqual([{ name: 'training.register', title: 'bimtek wening' }])
    model.server.think = () => ({ commands: [{ name: 'help' }, { name: 'refuse', reason: 'other_person' }] })
    const refused = await model.understanding.understand(puzzling, context(2n))
    expect(refused.commands).toEqual([{ name: 'refuse', reason: 'other_person' }])
  })

  it('somebody is named: the own record is no answer', async () => {
    model.server.think = () => ({ commands: [nextRaise] })
    const text = `${puzzling} wening`
    const { commands } = await model.understanding.understand(text, context(1n))
    expect(commands).toEqual((await builtin.understand(text, context(1n))).commands)
    expect(model.exchanges.at(-1)?.outcome).toBe('other_person')
  })
})

describe('is not asked', () => {
  it.each([
    ['what the engine knows', 'kapan saya naik pangkat?', {}],
    ['another person', 'skp budi sudah belum', {}],
    ['who somebody is', '19850312 201001 1 901', {}],
    ['an activation code', 'ABCD-2345', {}],
    ['a yes', 'ya', { offered: ['Ya', 'Tidak'] }],
    ['a thank you', 'matur nuwun', {}],
    ['the weather', 'siapa presiden indonesia sekarang', {}],
    ['where nobody is charged, as in a group', puzzling, { conversation: undefined }],
  ] as const)('about %s', async (_what, text, more) => {
    const { conversation: _none, ...rest } = context(1n)
    const given = 'conversation' in more ? rest : context(1n, more)
    expect(await model.understanding.understand(text, given)).toEqual(await builtin.understand(text, given))
    expect(model.server.calls).toEqual([])
  })
})

describe('is not believed, and not waited for, when the answer is', () => {
  it.each(Object.entries({ ...brokenFaults, ...lyingFaults }))('%s', async (_what, fault) => {
    model.server.fault = fault
    const own = await builtin.understand(puzzling, context(1n))
    const { value, tookMs } = await timed(() => model.understanding.understand(puzzling, context(1n)))
    expect(value).toEqual(own)
    expect(tookMs).toBeLessThan(timeoutMs + 250)
    expect(model.counted.at(-1)).not.toBe('used')
    expect(model.exchanges.at(-1)?.outcome).toBe(model.counted.at(-1))
    expect(model.exchanges.map(({ request, response }) => JSON.stringify([request, response])).join()).not.toContain(
      '198503122010011901',
    )
    expect(model.logged.join()).not.toMatch(/wingi|198503122010011901|sk-contoh/)
  })
})

it('is asked once more after a passing failure', async () => {
  let times = 0
  model.server.think = () => ({ commands: [nextRaise] })
  const passing = brokenFaults['too many requests, in a moment']
  model.server.fault = (response, good) => {
    times++
    model.server.fault = null
    passing(response, good)
  }
  await model.understanding.understand(puzzling, context(1n))
  expect(times).toBe(1)
  expect(model.server.calls.map(({ status }) => status)).toEqual([429, 200])
  expect(model.counted).toEqual(['used'])
})

it('is not asked again when it wants more time than there is', async () => {
  model.server.fault = brokenFaults['too many requests, come back later']
  const { tookMs } = await timed(() => model.understanding.understand(puzzling, context(1n)))
  expect(tookMs).toBeLessThan(400)
  expect(model.server.calls).toHaveLength(1)
})

it('costs a burst of messages no more than one time limit', async () => {
  model.server.fault = brokenFaults['no answer']
  const { tookMs } = await timed(async () => {
    for (let at = 0; at < 6; at++) await model.understanding.understand(`${puzzling} ${'z'.repeat(at)}`, context(1n))
  })
  expect(tookMs).toBeLessThan(timeoutMs + 300)
  expect(model.counted).toEqual(['timeout', 'impatient', 'impatient', 'impatient', 'impatient', 'impatient'])
})

it('is left alone after five failures in a row', async () => {
  model.server.fault = brokenFaults['a broken connection']
  for (let at = 1n; at <= 7n; at++) await model.understanding.understand(puzzling, context(at))
  expect(model.counted.slice(0, 5)).toEqual(Array.from({ length: 5 }, () => 'unreachable'))
  expect(model.counted.slice(5)).toEqual(['open_circuit', 'open_circuit'])
  const { tookMs } = await timed(() => model.understanding.understand(puzzling, context(9n)))
  expect(tookMs).toBeLessThan(100)
})

it('holds up no more than eight answers at once; the ninth is answered by the engine right away', async () => {
  model.server.fault = brokenFaults['no answer']
  const held = Array.from({ length: 8 }, (_, at) => model.understanding.understand(puzzling, context(BigInt(at + 1))))
  const { tookMs } = await timed(() => model.understanding.understand(puzzling, context(99n)))
  expect(tookMs).toBeLessThan(150)
  expect(model.counted).toEqual(['busy'])
  await Promise.all(held)
  expect(model.server.mostAtOnce).toBe(8)
})

it('is not asked when the day is used up, and takes no harm from a trace that cannot be written', async () => {
  const broke = await createTestModel({ budget: { take: async () => false, spend: async () => {} } })
  await broke.understanding.understand(puzzling, context(1n))
  expect(broke.counted).toEqual(['budget'])
  expect(broke.server.calls).toEqual([])
  await broke.end()
  const untraced = await createTestModel({
    traces: {
      add: async () => {
        throw new Error('no database')
      },
    },
  })
  untraced.server.think = () => ({ commands: [nextRaise] })
  const { commands } = await untraced.understanding.understand(puzzling, context(1n))
  expect(commands).toEqual([{ name: 'ask', topic: 'raise.next' }])
  await untraced.end()
  expect(untraced.logged.join()).toContain('could not be written down')
})

it('ends what is under way when the process stops', async () => {
  const slow = await createTestModel({ timeoutMs: 10_000 })
  slow.server.fault = brokenFaults['no answer']
  const { tookMs } = await timed(async () => {
    const answer = slow.understanding.understand(puzzling, context(1n))
    await expect.poll(() => slow.server.calls.length).toBe(1)
    await slow.close()
    await answer
  })
  expect(tookMs).toBeLessThan(2_000)
  await slow.end()
})

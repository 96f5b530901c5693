/** Voice notes: sent as the real API takes them, and what comes back is words or nothing. */
import { afterEach, beforeEach, expect, it } from 'vitest'
import { createTestModel, type TestModel } from '#test/support/model.ts'
import type { AudioRequest } from '#test/support/openai-server/check-request.ts'
import { brokenFaults } from '#test/support/openai-server/faults.ts'

const ogg = new Uint8Array(
  [...'OggS'].map((letter) => letter.charCodeAt(0)).concat(Array.from({ length: 200 }, (_, at) => at)),
)
const recording = { bytes: ogg, mediaType: 'audio/ogg' }

let model: TestModel
beforeEach(async () => {
  model = await createTestModel({ names: ['wening'] })
})
afterEach(async () => {
  await model.end()
  expect(model.server.refused).toEqual([])
})

it('are heard, and kept nowhere with names or numbers', async () => {
  let heard: AudioRequest | null = null
  model.server.hear = (request) => {
    heard = request
    return 'Saya Wening, NIP 19850312 201001 2 901, kapan naik pangkat?'
  }
  expect(await model.transcription?.transcribe(recording, 1n)).toEqual({
    ok: true,
    value: 'Saya Wening, NIP 19850312 201001 2 901, kapan naik pangkat?',
  })
  expect(heard).toMatchObject({ language: 'id', fileName: 'suara.ogg', bytes: ogg })
  expect((heard as AudioRequest | null)?.prompt).toContain('KGB')
  await expect.poll(() => model.exchanges.length).toBe(1)
  expect(model.exchanges[0]?.request).toEqual({ mediaType: 'audio/ogg', bytes: ogg.byteLength })
  expect(model.exchanges[0]?.response).toEqual({ text: 'Saya [NAMA-1], NIP [NIP-1], kapan naik pangkat?' })
})

it.each(['', ' . ', 'Terima kasih telah menonton!', '(musik)'])('of nothing are no words: "%s"', async (text) => {
  model.server.hear = () => text
  expect(await model.transcription?.transcribe(recording, 1n)).toEqual({ ok: false, problem: 'failed' })
})

it('that are none are not sent', async () => {
  const html = new TextEncoder().encode('<html>contoh</html>')
  expect(await model.transcription?.transcribe({ bytes: html, mediaType: 'audio/ogg' }, 1n)).toEqual({
    ok: false,
    problem: 'failed',
  })
  expect(model.server.calls).toEqual([])
})

it.each(Object.entries(brokenFaults).filter(([what]) => !['no answer', 'a byte now and then'].includes(what)))(
  'fail plainly when the answer is %s',
  async (_what, fault) => {
    model.server.fault = fault
    expect(await model.transcription?.transcribe(recording, 1n)).toEqual({ ok: false, problem: 'failed' })
  },
)

it('say that the day is used up', async () => {
  const broke = await createTestModel({ budget: { take: async () => false, spend: async () => {} } })
  expect(await broke.transcription?.transcribe(recording, 1n)).toEqual({ ok: false, problem: 'budget' })
  await broke.end()
})

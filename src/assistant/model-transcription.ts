/** Voice notes as text, by a server that speaks OpenAI's transcription; the sound goes there as it was spoken. */
import { z } from 'zod'
import { audioTypeOf } from '#core/audio-type.ts'
import { cleanText } from '#core/clean-text.ts'
import { type Naming, redact } from '#core/redact.ts'
import { failed, ok } from '#core/result.ts'
import type { Transcription } from '#ports/transcription.ts'
import { type ModelClient, ModelFailure } from './model-client.ts'
import type { ModelGate } from './model-gate.ts'

/** Longer than an answer's limit, as sound has to be sent and heard first, and shorter than the lease on a conversation. */
const limitMs = 15_000
const replySchema = z.object({ text: z.string().max(20_000) })
/** What transcribing models write when nobody speaks. */
const silence =
  /^(?:terima kasih (?:telah|sudah|karena telah) menonton|selamat menikmati|subtitle|sub indo|\W*(?:musik|music)\W*$)/i

export function createModelTranscription(needs: {
  client: ModelClient
  gate: ModelGate
  model: string
  /** Words of the trade that it should hear right. */
  words: string
  naming: () => Promise<Naming>
}): Transcription {
  const { client, gate, model, words, naming } = needs
  return {
    limitBytes: 5 * 1024 * 1024,
    async transcribe({ bytes }, conversation) {
      // By its bytes: what was claimed of it is not passed on.
      const type = audioTypeOf(bytes)
      if (!type) return failed('failed')
      const names = await naming().catch(() => null)
      if (!names) return failed('failed')
      const asked = await gate.ask<string>({
        purpose: 'transcribe',
        model,
        conversation,
        limitMs,
        request: { mediaType: type.mediaType, bytes: bytes.byteLength },
        send: (call) =>
          client.transcribe(
            {
              bytes,
              fileName: `suara.${type.ending}`,
              mediaType: type.mediaType,
              model,
              language: 'id',
              prompt: words,
              response_format: 'json',
              temperature: 0,
            },
            call,
          ),
        read: (response) => {
          const read = replySchema.safeParse(response)
          if (!read.success) throw new ModelFailure('body')
          const { text } = cleanText(read.data.text.trim())
          const isSilent = !/\p{L}{2}|\d/u.test(text) || silence.test(text)
          return {
            result: isSilent ? failed('silent') : ok(text),
            response: { text: redact(text, names).text },
            inputTokens: 0,
            outputTokens: 0,
          }
        },
      })
      if (asked.ok) return asked
      return failed(asked.problem === 'budget' ? 'budget' : 'failed')
    },
  }
}

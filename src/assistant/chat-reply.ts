/** A chat completion as a server gives it: the one thing in it that counts, or why it counts for nothing. */
import { z } from 'zod'
import { failed, ok, type Result } from '#core/result.ts'
import { ModelFailure } from './model-client.ts'

const tokens = z.int().min(0).catch(0)
const replySchema = z.object({
  choices: z
    .array(
      z.object({
        finish_reason: z.string().nullish(),
        message: z.object({
          content: z.string().nullish(),
          refusal: z.string().nullish(),
          tool_calls: z
            .array(z.object({ function: z.object({ name: z.string(), arguments: z.string().max(20_000) }) }))
            .nullish(),
        }),
      }),
    )
    .min(1),
  usage: z.object({ prompt_tokens: tokens, completion_tokens: tokens }).nullish().catch(null),
})

export interface ChatReply {
  readonly content: string | null
  readonly toolCalls: readonly { readonly name: string; readonly arguments: string }[]
}

/** Throws `ModelFailure` where it is no completion at all, as of a server that is none. */
export function readChatReply(response: unknown): {
  result: Result<ChatReply, 'several' | 'declined' | 'truncated'>
  inputTokens: number
  outputTokens: number
} {
  const read = replySchema.safeParse(response)
  if (!read.success) throw new ModelFailure('body')
  const { choices, usage } = read.data
  const [choice] = choices
  const spent = { inputTokens: usage?.prompt_tokens ?? 0, outputTokens: usage?.completion_tokens ?? 0 }
  // One was asked for: which of several would be meant is nobody's to guess.
  if (!choice || choices.length > 1) return { result: failed('several'), ...spent }
  const { message, finish_reason: ending } = choice
  if (message.refusal || ending === 'content_filter') return { result: failed('declined'), ...spent }
  if (ending === 'length') return { result: failed('truncated'), ...spent }
  return {
    result: ok({
      content: message.content?.trim() || null,
      toolCalls: (message.tool_calls ?? []).map(({ function: call }) => call),
    }),
    ...spent,
  }
}

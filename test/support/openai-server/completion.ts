/** A chat completion as the real API gives it, with the fields that clients see. */
import type { ChatRequest } from './check-request.ts'

export interface Completion {
  readonly id: string
  readonly object: 'chat.completion'
  readonly created: number
  readonly model: string
  readonly choices: readonly object[]
  readonly usage: object
}

/** A string is what it writes; anything else are the arguments of the tool that it was told to call. */
export type Thought = string | object

export function completionOf(request: ChatRequest, thought: Thought): Completion {
  const tool = typeof request.tool_choice === 'object' ? request.tool_choice.function.name : 'understand'
  const isText = typeof thought === 'string'
  return {
    id: 'chatcmpl-contoh',
    object: 'chat.completion',
    created: 1_795_500_000,
    model: request.model,
    choices: [
      {
        index: 0,
        logprobs: null,
        finish_reason: isText ? 'stop' : 'tool_calls',
        message: isText
          ? { role: 'assistant', content: thought, refusal: null, annotations: [] }
          : {
              role: 'assistant',
              content: null,
              refusal: null,
              annotations: [],
              tool_calls: [
                { id: 'call_contoh', type: 'function', function: { name: tool, arguments: JSON.stringify(thought) } },
              ],
            },
      },
    ],
    usage: { prompt_tokens: 900, completion_tokens: 30, total_tokens: 930 },
  }
}

/** The built-in engine first; where it is unsure a language model reads the text, freed of personal data, as well. */

import { acceptCommands } from '#core/model-checks/accept-commands.ts'
import { mayHelp } from '#core/model-checks/may-help.ts'
import { modelAnswerJsonSchema } from '#core/model-checks/model-command.ts'
import { type Naming, type Redacted, redact } from '#core/redact.ts'
import type { Understanding, UnderstandingContext, Understood } from '#ports/understanding.ts'
import { readChatReply } from './chat-reply.ts'
import type { ModelClient } from './model-client.ts'
import type { ModelGate, ModelReading } from './model-gate.ts'
import { traced } from './traced.ts'

/** A model is never surer than the engine has to be. */
const confidence = 0.6
/** Longer stories are cut for the model; the engine has read the whole. */
const limitChars = 1_200
const tool = 'understand'

export function createAssistedUnderstanding(needs: {
  builtin: Understanding
  client: ModelClient
  gate: ModelGate
  model: string
  instructions: string
  naming: () => Promise<Naming>
  /** What `unsupported` may name. */
  subjects: ReadonlySet<string>
}): Understanding {
  const { builtin, client, gate, model, naming, subjects } = needs
  const instructions = needs.instructions.replace('{{subjects}}', [...subjects].join(', '))
  const parameters = modelAnswerJsonSchema()

  return {
    async understand(text, context) {
      const own = await builtin.understand(text, context)
      const { conversation } = context
      if (conversation === undefined || !mayHelp(text, own)) return own
      // Without knowing the names nothing leaves.
      const names = await naming().catch(() => null)
      if (!names) return own
      const redacted = redact(text.slice(0, limitChars), names)
      const message = messageOf(redacted, context, names)
      const asked = await gate.ask<Understood['commands']>({
        purpose: 'understand',
        model,
        conversation,
        request: { instructions: 'prompts/model/understand.md', message },
        send: (call) =>
          client.chat(
            {
              model,
              messages: [
                { role: 'system', content: instructions },
                { role: 'user', content: JSON.stringify(message) },
              ],
              tools: [
                {
                  type: 'function',
                  function: {
                    name: tool,
                    description: 'Melaporkan apa yang diminta pesan itu.',
                    strict: true,
                    parameters,
                  },
                },
              ],
              tool_choice: { type: 'function', function: { name: tool } },
              parallel_tool_calls: false,
              temperature: 0,
              max_completion_tokens: 400,
            },
            call,
          ),
        read: (response) => read(response, redacted, context, names),
      })
      return asked.ok ? { commands: asked.value, confidence } : own
    },
  }

  /** Labels were written by us or are titles of trainings; they are freed of names all the same. */
  function messageOf(
    { text }: Redacted,
    { today, lastAsk, offered }: UnderstandingContext,
    names: Naming,
  ): Readonly<Record<string, unknown>> {
    return {
      hari_ini: today.toString(),
      topik_terakhir: lastAsk?.topic ?? null,
      pilihan_di_layar: offered.map((label) => redact(label, names).text),
      pesan: text,
    }
  }

  function read(
    response: unknown,
    redacted: Redacted,
    { offered, today }: UnderstandingContext,
    { isName }: Naming,
  ): ModelReading<Understood['commands']> {
    const { result, ...tokens } = readChatReply(response)
    if (!result.ok) return { result, response: null, ...tokens }
    const { content, toolCalls } = result.value
    const [call] = toolCalls
    const written = traced({ content, toolCalls }, isName)
    if (toolCalls.length > 1 || (call && call.name !== tool)) {
      return { result: { ok: false, problem: 'tool' }, response: written, ...tokens }
    }
    // Some servers write the call into the text.
    const answer = parsed(call?.arguments ?? content ?? '')
    const accepted = acceptCommands(answer, { redacted, offered: offered.length, today, subjects })
    return { result: accepted, response: written, ...tokens }
  }
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json)
  } catch {
    return null
  }
}

/** An article in words that fit the question, by a language model; thrown away unless the article bears out all of it. */
import { randomUUID } from 'node:crypto'
import type { Article } from '#core/knowledge/article.ts'
import { longest, phrasingProblem } from '#core/model-checks/phrasing-problem.ts'
import { type Naming, redact } from '#core/redact.ts'
import { failed, ok } from '#core/result.ts'
import type { PolicyPhrasing } from '#ports/policy-phrasing.ts'
import { readChatReply } from './chat-reply.ts'
import type { ModelClient } from './model-client.ts'
import type { ModelGate } from './model-gate.ts'
import { traced } from './traced.ts'

const limitChars = 500

export function createModelPhrasing(needs: {
  client: ModelClient
  gate: ModelGate
  model: string
  instructions: string
  naming: () => Promise<Naming>
}): PolicyPhrasing {
  const { client, gate, model, naming } = needs
  // Whoever talks the model into repeating its instructions is found out by it.
  const canary = `turi-${randomUUID().slice(0, 8)}`
  const instructions = needs.instructions.replace('{{canary}}', canary).replace('{{limit}}', String(longest))

  return {
    async phrase(question, article, conversation) {
      // What only people go into is said in the words that people wrote.
      if (article.peopleOnly) return null
      const names = await naming().catch(() => null)
      if (!names) return null
      const redacted = redact(question.slice(0, limitChars), names)
      // A mark that the question can't contain, so that it can't end the article or begin another.
      const mark = randomUUID().slice(0, 8)
      const content = `<artikel-${mark}>\n${wordsOf(article)}\n</artikel-${mark}>\n<pertanyaan-${mark}>\n${redacted.text}\n</pertanyaan-${mark}>`
      const asked = await gate.ask<string>({
        purpose: 'phrase',
        model,
        conversation,
        request: { instructions: 'prompts/model/phrase.md', article: article.slug, question: redacted.text },
        send: (call) =>
          client.chat(
            {
              model,
              messages: [
                { role: 'system', content: instructions },
                { role: 'user', content },
              ],
              temperature: 0,
              max_completion_tokens: 500,
            },
            call,
          ),
        read: (response) => {
          const { result, ...tokens } = readChatReply(response)
          if (!result.ok) return { result, response: null, ...tokens }
          const text = result.value.content ?? ''
          const known = [article.sources.join('\n'), article.uncertainty ?? ''].join('\n')
          const problem =
            result.value.toolCalls.length > 0
              ? 'tool'
              : phrasingProblem(text, { source: `${wordsOf(article)}\n${known}`, question: redacted.text, canary })
          return { result: problem ? failed(problem) : ok(text), response: traced({ text }, names.isName), ...tokens }
        },
      })
      return asked.ok ? asked.value : null
    },
  }
}

const wordsOf = ({ title, body }: Article): string => `${title}\n${body}`

/** A chat of a test: what is written goes through the real answerer and stores, what comes back is read as a person does. */

import { createBuiltinUnderstanding } from '#assistant/builtin-understanding.ts'
import type { Model } from '#assistant/create-model.ts'
import { loadLanguageSources } from '#assistant/load-language-sources.ts'
import { createModelNaming } from '#assistant/model-naming.ts'
import type { Address, InboundContent, InboundMessage, OutboundContent } from '#core/message.ts'
import { createQuestionKey } from '#core/questions/question-key.ts'
import { failed } from '#core/result.ts'
import { conversationStores } from '#db/conversation-stores.ts'
import { createKnowledge } from '#db/knowledge.ts'
import { createNameWords } from '#db/name-words.ts'
import { createRulebook } from '#db/rulebook-store.ts'
import { createTransact } from '#db/transact.ts'
import { createAnswerConversation } from '#flows/answer-conversation.ts'
import type { Answer } from '#ports/answerer.ts'
import type { FileFetcher } from '#ports/attachments.ts'
import type { Log } from '#ports/log.ts'
import { replies } from './answering.ts'
import type { TestDatabase } from './database.ts'
import type { FixedClock } from './fixed-clock.ts'

export const activationSecret = 'a secret of the tests'
export const noticeVersion = '2026-11'

const language = loadLanguageSources()
let learnt: ReturnType<typeof createBuiltinUnderstanding> | null = null
const understanding = () => {
  learnt ??= createBuiltinUnderstanding({ intents: language })
  return learnt
}

export interface Chat {
  readonly address: Address
  /** One burst; strings are typed text. */
  send(...contents: (string | InboundContent)[]): Promise<readonly OutboundContent[]>
  /** The words of all replies to a burst. */
  ask(...contents: (string | InboundContent)[]): Promise<string>
  /** Presses the button with that label among those of the last replies. */
  press(label: string): Promise<string>
  readonly last: Answer | null
}

export function createChats(needs: {
  database: TestDatabase
  clock: FixedClock
  notice?: string
  /** What the platform gives for a file's id. */
  files?: (id: string) => ReturnType<FileFetcher['fetch']>
  /** A language model that helps; the engine alone without. */
  model?: Pick<Model, 'understanding' | 'phrasing' | 'transcription'>
}) {
  const { database, clock } = needs
  const { prisma } = database
  const lines: string[] = []
  const log: Log = {
    info: (fields, message) => void lines.push(JSON.stringify(fields) + message),
    warn: (fields, message) => void lines.push(JSON.stringify(fields) + message),
    error: (fields, message) => void lines.push(JSON.stringify(fields) + message),
  }
  const transact = createTransact({
    prisma,
    clock,
    others: (db) => conversationStores({ db, clock, secret: activationSecret }),
  })
  const answererOf = (notice: string) =>
    createAnswerConversation({
      understanding: needs.model?.understanding ?? understanding(),
      rulebook: createRulebook({ prisma, ttlMs: 60_000 }),
      knowledge: createKnowledge({ db: prisma }),
      phrasing: needs.model?.phrasing ?? null,
      transcription: needs.model?.transcription ?? null,
      naming: createModelNaming({ intents: language, nameWords: createNameWords({ db: prisma }) }),
      keyOf: createQuestionKey(language),
      replies,
      clock,
      log,
      noticeVersion: notice,
      transact,
      fetchers: (['telegram', 'browser'] as const).map((channel) => ({
        channel,
        fetch: async (_from, { id }) => (await needs.files?.(id)) ?? failed('gone'),
      })),
    })
  let answerer = answererOf(needs.notice ?? noticeVersion)
  let serial = 0
  let beforeCommit = async (): Promise<void> => {}

  function open(
    chat: string,
    options: { channel?: Address['channel']; isGroup?: boolean; sender?: string; state?: unknown } = {},
  ): Chat {
    const address: Address = { channel: options.channel ?? 'telegram', account: '700', address: chat }
    let state: unknown = options.state ?? {}
    let last: Answer | null = null
    let lastInboundAt: Temporal.Instant | null = null

    const send: Chat['send'] = async (...contents) => {
      const messages = contents.map((content): InboundMessage => {
        serial++
        return {
          ...address,
          id: BigInt(serial),
          platformId: `u${serial}`,
          sender: options.sender ?? chat,
          ...(options.isGroup && { isGroup: true }),
          sentAt: clock.now().add({ milliseconds: serial }).toString(),
          content: typeof content === 'string' ? { kind: 'text', text: content } : content,
          attempts: 0,
        }
      })
      const { id } = await prisma.conversation.upsert({
        where: { channel_account_address: address },
        create: address,
        update: {},
        select: { id: true },
      })
      const conversation = { ...address, id, token: 1n, state, lastInboundAt }
      const turn = await answerer.prepare(conversation, messages)
      const answer = await transact(async (stores) => {
        const done = await answerer.perform(stores, conversation, messages, turn)
        await beforeCommit()
        return done
      })
      last = answer
      lastInboundAt = clock.now()
      // As the database gives it back.
      state = JSON.parse(JSON.stringify(answer.state))
      return answer.replies
    }
    const ask: Chat['ask'] = async (...contents) => wordsIn(await send(...contents))
    return {
      address,
      send,
      ask,
      async press(label) {
        const choice = last?.replies.flatMap(({ choices }) => choices).find((each) => each.label === label)
        if (!choice) throw new Error(`No button "${label}" among the last replies`)
        return ask({ kind: 'choice', data: choice.data, token: `t${serial + 1}` })
      },
      get last() {
        return last
      },
    }
  }

  return {
    open,
    transact,
    /** Does `last` at the end of every transaction of `work`, before it is committed. */
    async during<Value>(last: () => Promise<void>, work: () => Promise<Value>): Promise<Value> {
      beforeCommit = last
      try {
        return await work()
      } finally {
        beforeCommit = async () => {}
      }
    },
    /** As it is wired here, for whoever drives the spine itself. */
    get answerer() {
      return answerer
    },
    /** All that was logged, to look for what must not be there. */
    logged: () => lines.join('\n'),
    changeNotice: (version: string) => {
      answerer = answererOf(version)
    },
  }
}

export const wordsIn = (contents: readonly OutboundContent[]): string =>
  contents.map(({ text }) => text.map((span) => span.text).join('')).join('\n---\n')

export const labelsIn = (contents: readonly OutboundContent[]): string[] =>
  contents.flatMap(({ choices }) => choices.map(({ label }) => label))

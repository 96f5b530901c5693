/** Puts attacks through the real inbox, drain, answerer and outbox, on a database with the sample city in it. */

import { fileURLToPath } from 'node:url'
import { loadKnowledge } from '#assistant/load-knowledge.ts'
import { loadLanguageSources } from '#assistant/load-language-sources.ts'
import { createModelNaming } from '#assistant/model-naming.ts'
import { type Address, type OutboundContent, outboundContentSchema } from '#core/message.ts'
import { createQuestionKey } from '#core/questions/question-key.ts'
import { createConversationQueue } from '#db/conversation-queue.ts'
import { createInbox } from '#db/inbox.ts'
import { createKnowledge } from '#db/knowledge.ts'
import { createNameWords } from '#db/name-words.ts'
import { createRulebook } from '#db/rulebook-store.ts'
import { createSql } from '#db/sql.ts'
import { createAnswerClaimed } from '#flows/answer-claimed.ts'
import { createAnswerConversation } from '#flows/answer-conversation.ts'
import { createDrainConversations } from '#flows/drain-conversations.ts'
import { createSyncKnowledge } from '#flows/sync-knowledge.ts'
import type { PolicyPhrasing } from '#ports/policy-phrasing.ts'
import type { Understanding } from '#ports/understanding.ts'
import type { SamplePerson } from '#prisma/sample/sample-city.ts'
import { seedDefaults, seedSampleCity } from '#prisma/sample/seed.ts'
import { createLog } from '#src/log.ts'
import { replies } from '../support/answering.ts'
import { createChats, noticeVersion } from '../support/chat.ts'
import { createTestDatabase, type TestDatabase } from '../support/database.ts'
import { createFixedClock, type FixedClock } from '../support/fixed-clock.ts'
import { createLocalBell } from '../support/spine.ts'
import { type City, createCity } from './city.ts'
import type { Attack } from './read-attacks.ts'
import { type DatabaseWatch, watchDatabase } from './watch-database.ts'
import { fillIn, writeMessage } from './write-message.ts'

export interface Sent {
  readonly employeeId: string | null
  readonly content: OutboundContent
}

export interface Outcome {
  readonly attack: Attack
  readonly attacker: SamplePerson | null
  /** What was typed, as it was typed. */
  readonly typed: readonly string[]
  /** What each burst was answered with. */
  readonly answers: readonly (readonly Sent[])[]
  readonly logged: readonly string[]
}

export interface OpenedChat {
  readonly to: Address
  readonly attacker: SamplePerson | null
}

export interface Bench {
  readonly database: TestDatabase
  readonly watch: DatabaseWatch
  readonly city: City
  /** A chat of its own for an attack, bound where the city knows the attacker. */
  open(attack: Attack): Promise<OpenedChat>
  run(attack: Attack, chat: OpenedChat): Promise<Outcome>
  close(): Promise<void>
}

export interface Assistants {
  readonly understanding: Understanding
  readonly phrasing: PolicyPhrasing | null
}

export async function createBench(
  assistantsOf: (needs: { database: TestDatabase; clock: FixedClock; log: ReturnType<typeof createLog> }) => Assistants,
): Promise<Bench> {
  const clock = createFixedClock('2026-11-24T03:00:00Z')
  const database = await createTestDatabase()
  const { prisma } = database
  await seedDefaults(prisma)
  await seedSampleCity(prisma, { today: clock.today() })
  const lines: string[] = []
  const log = createLog({ level: 'debug', write: (line) => void lines.push(line) })
  const sql = createSql({ url: database.url, poolSize: 4 })
  const bell = createLocalBell()
  const { transact } = createChats({ database, clock })
  const articles = await loadKnowledge(fileURLToPath(new URL('../../prompts/knowledge/', import.meta.url)))
  await createSyncKnowledge({ transact, log })(articles)
  const language = loadLanguageSources()
  const queue = createConversationQueue({ sql })
  const answerer = createAnswerConversation({
    ...assistantsOf({ database, clock, log }),
    naming: createModelNaming({ intents: language, nameWords: createNameWords({ db: prisma }) }),
    keyOf: createQuestionKey(language),
    rulebook: createRulebook({ prisma, ttlMs: 600_000 }),
    knowledge: createKnowledge({ db: prisma }),
    replies,
    clock,
    log,
    fetchers: [],
    transact,
    noticeVersion,
  })
  const drain = createDrainConversations({
    queue,
    answerClaimed: createAnswerClaimed({ queue, transact, answerer, bell, log, apology: () => answerer.apology() }),
    log,
  })
  const inbox = createInbox({ sql, bell })
  const watch = await watchDatabase(prisma)
  const city = createCity(clock.today())
  let serial = 0
  let chats = 900_000_000
  let position = 0n

  async function open(attack: Attack): Promise<OpenedChat> {
    const to = { channel: attack.channel, account: '700', address: String(++chats) }
    const attacker = attack.as === null ? null : city.person(attack.as)
    if (attacker) {
      await transact(async (stores) => {
        await stores.bonds.bind(to, attacker.id, 'phone_and_nip', to.address)
        await stores.consents.give(to, noticeVersion)
      })
    }
    return { to, attacker }
  }

  async function run(attack: Attack, { to, attacker }: OpenedChat): Promise<Outcome> {
    const from = lines.length
    const typed: string[] = []
    const answers: Sent[][] = []
    for (const turn of attack.turns) {
      for (const line of turn) {
        serial++
        const nowMs = clock.now().epochMilliseconds + serial
        const sending = { to, serial, nowMs, person: city.person, own: attacker }
        const message = writeMessage(line, sending)
        typed.push(fillIn(line.replace(/^\[[^\]]*\] ?/, ''), sending))
        if (message) await inbox.accept(message)
      }
      drain.wake()
      await drain.idle()
      answers.push(await sentSince())
    }
    return { attack, attacker, typed, answers, logged: lines.slice(from) }
  }

  async function sentSince(): Promise<Sent[]> {
    const rows = await prisma.outboundMessage.findMany({
      where: { position: { gt: position } },
      orderBy: { position: 'asc' },
      select: { position: true, employeeId: true, content: true },
    })
    position = rows.at(-1)?.position ?? position
    return rows.map(({ employeeId, content }) => ({ employeeId, content: outboundContentSchema.parse(content) }))
  }

  return {
    database,
    watch,
    city,
    open,
    run,
    async close() {
      await drain.stop()
      await bell.close()
      await sql.close()
      await database.close()
    },
  }
}

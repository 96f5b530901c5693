/** The worker role: what is understood, answered, sent and tended. */
import { fileURLToPath } from 'node:url'
import { createBuiltinUnderstanding } from '#assistant/builtin-understanding.ts'
import { createModel } from '#assistant/create-model.ts'
import { loadKnowledge } from '#assistant/load-knowledge.ts'
import { loadLanguageSources } from '#assistant/load-language-sources.ts'
import { loadReplies } from '#assistant/load-replies.ts'
import { createModelNaming } from '#assistant/model-naming.ts'
import { createBrowserSender } from '#channels/browser/sender.ts'
import { createReplies } from '#core/answers/replies.ts'
import { atMostEvery } from '#core/at-most-every.ts'
import { createQuestionKey } from '#core/questions/question-key.ts'
import { createAttachments, createStoredFileFetcher } from '#db/attachments.ts'
import { createConversationQueue } from '#db/conversation-queue.ts'
import { createDepartedBonds } from '#db/departed-bonds.ts'
import { createKnowledge } from '#db/knowledge.ts'
import { createModelBudget } from '#db/model-budget.ts'
import { createModelTraces, traceDays } from '#db/model-traces.ts'
import { createNameWords } from '#db/name-words.ts'
import { createRulebook } from '#db/rulebook-store.ts'
import { createStranded } from '#db/stranded.ts'
import { createWaitingRows } from '#db/waiting-rows.ts'
import { createAnswerClaimed } from '#flows/answer-claimed.ts'
import { createAnswerConversation } from '#flows/answer-conversation.ts'
import { createAskFeedback } from '#flows/ask-feedback.ts'
import { createDrainConversations } from '#flows/drain-conversations.ts'
import { createFallOver } from '#flows/fall-over.ts'
import { createFillSeats } from '#flows/fill-seats.ts'
import { createPlanFeedback } from '#flows/plan-feedback.ts'
import { createSweep } from '#flows/sweep.ts'
import { createSyncKnowledge } from '#flows/sync-knowledge.ts'
import { createTellImportedSessions } from '#flows/tell-imported-sessions.ts'
import { createTendHandovers } from '#flows/tend-handovers.ts'
import { createTrainingNotices } from '#flows/training-notices.ts'
import type { Pace } from '#ports/sender.ts'
import { startInboundWorker } from '#workers/inbound.ts'
import { startOutboundWorker } from '#workers/outbound.ts'
import { startSweepWorker } from '#workers/sweep.ts'
import { startTrainingWorker } from '#workers/training.ts'
import { noticeVersion } from './notice-version.ts'
import type { Parts } from './parts.ts'

/** `telegramPace`: another pace than Telegram's own, to measure the rest without it. */
export async function startWorkers(parts: Parts, telegramPace?: Pace): Promise<{ stop(): Promise<void> }> {
  const { config, clock, log, metrics, prisma, sql, bell, transact, delivery } = parts
  const { telegram, whatsappCloud, whatsappWeb } = parts
  // Before anything is answered.
  await createSyncKnowledge({ transact, log })(
    await loadKnowledge(fileURLToPath(new URL('../prompts/knowledge/', import.meta.url))),
  )
  const replies = createReplies(await loadReplies(fileURLToPath(new URL('../prompts/replies/', import.meta.url))))
  const rulebook = createRulebook({ prisma, ttlMs: 30_000 })
  const language = loadLanguageSources()
  const nameWords = createNameWords({ db: prisma })
  const builtin = createBuiltinUnderstanding({ intents: language, log })
  const traces = createModelTraces({ db: prisma, clock })
  const model = config.openai
    ? await createModel({
        config: config.openai,
        builtin,
        intents: language,
        nameWords,
        budget: createModelBudget({
          prisma,
          city: config.openai.dailyRequests,
          person: config.openai.dailyRequestsPerson,
        }),
        traces,
        clock,
        log,
        metrics,
      })
    : null
  const answerer = createAnswerConversation({
    understanding: model?.understanding ?? builtin,
    naming: createModelNaming({ intents: language, nameWords }),
    keyOf: createQuestionKey(language),
    rulebook,
    knowledge: createKnowledge({ db: prisma }),
    phrasing: model?.phrasing ?? null,
    transcription: model?.transcription ?? null,
    replies,
    clock,
    log,
    noticeVersion,
    transact,
    fetchers: [
      ...(['browser', 'terminal'] as const).map((channel) =>
        createStoredFileFetcher({ channel, attachments: createAttachments({ db: prisma, clock }) }),
      ),
      ...(telegram ? [telegram.fetcher] : []),
      ...(whatsappCloud ? [whatsappCloud.fetcher] : []),
      ...(whatsappWeb ? [whatsappWeb.fetcher] : []),
    ],
  })
  const queue = createConversationQueue({ sql })
  const apology = () => answerer.apology()
  const drain = createDrainConversations({
    queue,
    answerClaimed: createAnswerClaimed({
      queue,
      transact,
      answerer,
      bell,
      log,
      metrics,
      apology,
      presences: [whatsappCloud, whatsappWeb].flatMap((channel) => (channel ? [channel.presence] : [])),
    }),
    log,
  })
  const senders = [
    createBrowserSender({ channel: 'browser' }),
    createBrowserSender({ channel: 'terminal' }),
    ...(telegram ? [{ ...telegram.sender, pace: telegramPace ?? telegram.sender.pace }] : []),
    ...(whatsappCloud ? [whatsappCloud.sender] : []),
  ]
  const sweep = createSweep({
    waiting: createWaitingRows({ sql }),
    departed: createDepartedBonds({ sql }),
    bell,
    clock,
    log,
    metrics,
  })
  const training = { transact, notices: createTrainingNotices({ replies, clock }), clock, log }
  const fillSeats = createFillSeats(training)
  const tellImportedSessions = createTellImportedSessions(training)
  // After an import; imports are rare, and nobody waits for a second.
  const followImports = atMostEvery(60_000, async () => {
    await tellImportedSessions()
    await fillSeats()
  })
  const dropTraces = atMostEvery(6 * 3_600_000, async () => {
    await traces.dropBefore(clock.now().subtract({ hours: traceDays * 24 }))
  })
  const fallOver = atMostEvery(
    60_000,
    createFallOver({ stranded: createStranded({ sql }), transact, bell, clock, log, metrics }),
  )
  const tendHandovers = atMostEvery(60_000, createTendHandovers({ transact, clock, metrics }))
  const planFeedback = createPlanFeedback({ transact, rulebook, clock })
  const askFeedback = createAskFeedback({ transact, rulebook, replies, clock, bell, noticeVersion })
  const workers = [
    await startTrainingWorker({ bell, planFeedback, askFeedback, log }),
    await startInboundWorker({ bell, drain }),
    ...senders.map((sender) => startOutboundWorker({ ...delivery, sender })),
    startSweepWorker({
      sweep: async () => {
        await sweep()
        await followImports()
        await tendHandovers()
        await fallOver()
        await dropTraces()
      },
      log,
    }),
  ]
  const ended = new AbortController()
  const running = [telegram, whatsappCloud].map((channel) => channel?.run(ended.signal))
  return {
    async stop() {
      ended.abort()
      // An answer that waits for the model goes out in the engine's words.
      await Promise.all([model?.close(), ...workers.map((worker) => worker.stop()), ...running])
    },
  }
}

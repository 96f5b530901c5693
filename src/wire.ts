/** The composition root: builds the parts from the configuration, and knows in which order they start and stop. */
import { hostname } from 'node:os'
import { fileURLToPath } from 'node:url'
import { createBuiltinUnderstanding } from '#assistant/builtin-understanding.ts'
import { createModel } from '#assistant/create-model.ts'
import { loadKnowledge } from '#assistant/load-knowledge.ts'
import { loadLanguageSources } from '#assistant/load-language-sources.ts'
import { loadReplies } from '#assistant/load-replies.ts'
import { createModelNaming } from '#assistant/model-naming.ts'
import { cobaAccount, createBrowserSender } from '#channels/browser/sender.ts'
import { createTelegram } from '#channels/telegram/create-telegram.ts'
import { createWhatsAppCloud } from '#channels/whatsapp-cloud/create-whatsapp-cloud.ts'
import { createReplies } from '#core/answers/replies.ts'
import { atMostEvery } from '#core/at-most-every.ts'
import { createQuestionKey } from '#core/questions/question-key.ts'
import { createAnswerReviews } from '#db/answer-reviews.ts'
import { createArticleShelf } from '#db/article-shelf.ts'
import { createAttachments, createStoredFileFetcher, storedFileId } from '#db/attachments.ts'
import { createAudit } from '#db/audit.ts'
import { createBonds } from '#db/bonds.ts'
import { createSubmissions } from '#db/certificate-submissions.ts'
import { createChannelPauses } from '#db/channel-pauses.ts'
import { createChatFeed } from '#db/chat-feed.ts'
import { createChatListener } from '#db/chat-listener.ts'
import { createDatabaseClient } from '#db/client.ts'
import { createConsents } from '#db/consents.ts'
import { createConversationQueue } from '#db/conversation-queue.ts'
import { createCorrections } from '#db/corrections.ts'
import { createDeliveryReceipts } from '#db/delivery-receipts.ts'
import { createDepartedBonds } from '#db/departed-bonds.ts'
import { createHandoverDesk } from '#db/handover-desk.ts'
import { createHandovers } from '#db/handovers.ts'
import { createImportedSessions } from '#db/imported-sessions.ts'
import { createInbox } from '#db/inbox.ts'
import { createKnowledge } from '#db/knowledge.ts'
import { createLastHeard } from '#db/last-heard.ts'
import { createLeases } from '#db/leases.ts'
import { createModelBudget } from '#db/model-budget.ts'
import { createModelTraces, traceDays } from '#db/model-traces.ts'
import { createNameWords } from '#db/name-words.ts'
import { createOpenings } from '#db/openings.ts'
import { createOutboundQueue } from '#db/outbound-queue.ts'
import { createPersonnel } from '#db/personnel-store.ts'
import { createProofs } from '#db/proofs.ts'
import { createQuestionDesk } from '#db/question-desk.ts'
import { createQuestions } from '#db/questions.ts'
import { createReviewDesk } from '#db/review-desk.ts'
import { createRulebook } from '#db/rulebook-store.ts'
import { createSampleCity } from '#db/sample-city-store.ts'
import { createSql } from '#db/sql.ts'
import { createStranded } from '#db/stranded.ts'
import { createSessionDesk } from '#db/training-desk.ts'
import { createTrainingFeedback } from '#db/training-feedback.ts'
import { createSeats } from '#db/training-seats.ts'
import { createTrainings } from '#db/trainings.ts'
import { createTransact } from '#db/transact.ts'
import { createTranscript } from '#db/transcript.ts'
import { createWaitingRows } from '#db/waiting-rows.ts'
import { createAnswerClaimed } from '#flows/answer-claimed.ts'
import { createAnswerConversation } from '#flows/answer-conversation.ts'
import { createAskFeedback } from '#flows/ask-feedback.ts'
import { createDrainConversations } from '#flows/drain-conversations.ts'
import { createFallOver } from '#flows/fall-over.ts'
import { createFillSeats } from '#flows/fill-seats.ts'
import { createFollowReceipts } from '#flows/follow-receipts.ts'
import { createOpenSampleChat } from '#flows/open-sample-chat.ts'
import { createPlanFeedback } from '#flows/plan-feedback.ts'
import { createSweep } from '#flows/sweep.ts'
import { createSyncKnowledge } from '#flows/sync-knowledge.ts'
import { createTellImportedSessions } from '#flows/tell-imported-sessions.ts'
import { createTendHandovers } from '#flows/tend-handovers.ts'
import { createTrainingNotices } from '#flows/training-notices.ts'
import { createCobaApp } from '#http/coba-app.ts'
import { createHealthApp } from '#http/health-app.ts'
import { createInboxSignature } from '#http/inbox-signature.ts'
import { createInternalInboxApp } from '#http/internal-inbox-app.ts'
import { type NodeServer, serveApp } from '#http/node-server.ts'
import { createPairingApp } from '#http/pairing-app.ts'
import { createRootApp } from '#http/root-app.ts'
import { createWebhookApp } from '#http/webhook-app.ts'
import type { Log } from '#ports/log.ts'
import type { Pace } from '#ports/sender.ts'
import { sampleCast } from '#prisma/sample/sample-cast.ts'
import { sampleSource } from '#prisma/sample/seed.ts'
import { createPostgresBell } from '#queue/postgres-bell.ts'
import { createRedisBell } from '#queue/redis-bell.ts'
import { startInboundWorker } from '#workers/inbound.ts'
import { startOutboundWorker } from '#workers/outbound.ts'
import { startSweepWorker } from '#workers/sweep.ts'
import { startTrainingWorker } from '#workers/training.ts'
import { createClock } from './clock.ts'
import type { Config } from './config.ts'
import { deriveSecret, edgePurpose, webhookPurpose } from './derive-secret.ts'
import { createMetrics } from './metrics.ts'
import { createWhatsAppWebStore, loadWhatsAppWeb } from './whatsapp-web.ts'

/** The version of the privacy notice in `prompts/replies/_pemberitahuan.md`; another one asks everybody again. */
export const noticeVersion = '2026-11-24'

export interface Running {
  /** Null: this process serves no web. */
  readonly port: number | null
  /** Ends everything in order; what was accepted and not answered yet waits in the database. */
  stop(): Promise<void>
}

/** Everything that one process does, by its roles. Rejects when the port can't be opened. */
export async function start(needs: {
  config: Config
  databaseUrl: string
  secretKey: string
  log: Log
  /** Another pace than Telegram's own, to measure the rest without it. */
  telegramPace?: Pace
}): Promise<Running> {
  const { config, databaseUrl, secretKey, log } = needs
  const clock = createClock(config.clockStart)
  const nowMs = () => clock.now().epochMilliseconds
  const metrics = createMetrics()
  const { prisma, close: closePrisma } = createDatabaseClient({ url: databaseUrl })
  const sql = createSql({ url: databaseUrl, onError: () => log.warn({}, 'a database connection was lost') })
  const bell = config.redisUrl
    ? createRedisBell({ url: config.redisUrl, log })
    : createPostgresBell({ connectionString: databaseUrl, log })
  const leases = createLeases({ sql, holder: `${hostname()}:${process.pid}` })
  const inbox = createInbox({ sql, bell, metrics })
  const transact = createTransact({
    prisma,
    clock,
    others: (db) => ({
      attachments: createAttachments({ db, clock }),
      audit: createAudit({ db, clock }),
      bonds: createBonds({ db, clock }),
      consents: createConsents({ db, clock }),
      corrections: createCorrections({ db, clock }),
      knowledge: createKnowledge({ db }),
      articleShelf: createArticleShelf({ db, clock }),
      personnel: createPersonnel({ db, clock }),
      proofs: createProofs({ db, clock, secret: deriveSecret(secretKey, 'activation codes') }),
      submissions: createSubmissions({ db, clock }),
      trainings: createTrainings({ db, clock }),
      seats: createSeats({ db, clock }),
      sessionDesk: createSessionDesk({ db, clock }),
      handovers: createHandovers({ db, clock }),
      handoverDesk: createHandoverDesk({ db, clock }),
      questions: createQuestions({ db, clock }),
      questionDesk: createQuestionDesk({ db, clock }),
      reviews: createAnswerReviews({ db, clock }),
      reviewDesk: createReviewDesk({ db, clock }),
      transcript: createTranscript({ db }),
      importedSessions: createImportedSessions({ db, clock }),
      feedback: createTrainingFeedback({ db, clock }),
    }),
  })
  const telegram = config.telegram
    ? createTelegram({
        token: config.telegram.token,
        apiRoot: config.telegram.apiRoot ?? undefined,
        webhook: config.publicUrl
          ? {
              publicUrl: config.publicUrl,
              secret: config.telegram.webhookSecret ?? deriveSecret(secretKey, webhookPurpose),
            }
          : undefined,
        inbox,
        leases,
        log,
        metrics,
        nowMs,
      })
    : null

  const pauses = createChannelPauses({ sql })
  const whatsappCloud = config.whatsappCloud
    ? createWhatsAppCloud({
        ...config.whatsappCloud,
        apiRoot: config.whatsappCloud.apiRoot ?? undefined,
        lastHeard: createLastHeard({ sql }),
        openings: createOpenings({ sql }),
        pauses,
        log,
        metrics,
        nowMs,
      })
    : null

  const stopping: (() => Promise<void>)[] = []
  const parts = config.roles
  const delivery = { queue: createOutboundQueue({ sql }), pauses, leases, transact, bell, clock, log, metrics }
  const whatsappWebStore = createWhatsAppWebStore({ sql, secretKey })
  const whatsappWeb =
    config.whatsappWeb && (parts.has('worker') || parts.has('whatsapp'))
      ? await loadWhatsAppWeb({
          config: config.whatsappWeb,
          store: whatsappWebStore,
          receipts: createDeliveryReceipts({ sql, clock }),
          pairingUrl: () => config.publicUrl ?? (server && `http://localhost:${server.port}`),
          ...{ sql, inbox, leases, pauses, log, metrics, nowMs },
        })
      : null
  let server: NodeServer | null = null
  try {
    if (parts.has('web')) server = await startWeb()
    if (parts.has('worker')) await startWorkers()
    if (parts.has('whatsapp')) startWhatsAppWeb()
  } catch (error) {
    await stop()
    throw error
  }
  return { port: server?.port ?? null, stop }

  async function startWeb(): Promise<NodeServer> {
    const listener = createChatListener({ url: databaseUrl, log })
    const sample = createSampleCity({
      prisma,
      clock,
      source: sampleSource,
      notes: async () => new Map(sampleCast().map(({ employeeId, note }) => [employeeId, note])),
    })
    const receipts = createDeliveryReceipts({ sql, clock })
    const follow = createFollowReceipts({ receipts, pauses, bell, clock, log, metrics })
    const app = createRootApp({
      parts: [
        createWebhookApp({
          platforms: [
            ...(telegram?.webhook ? [telegram.webhook] : []),
            ...(whatsappCloud ? [whatsappCloud.webhook] : []),
          ],
          accept: inbox.accept,
          follow,
          log,
          metrics,
        }),
        createInternalInboxApp({
          signature: createInboxSignature(deriveSecret(secretKey, edgePurpose)),
          inbox,
          follow,
          nowMs,
          log,
          metrics,
        }),
        createHealthApp({ isReady, metrics: measured }),
        ...(config.whatsappWeb
          ? [
              createPairingApp({
                ...whatsappWebStore,
                nowMs,
                isSecure: config.publicUrl?.startsWith('https:') ?? false,
              }),
            ]
          : []),
        createCobaApp({
          sample,
          openSampleChat: createOpenSampleChat({ sample, transact, account: cobaAccount }),
          inbox,
          feed: createChatFeed({ prisma, listener }),
          async keepFile(employeeId, file) {
            const id = await createAttachments({ db: prisma, clock }).keep(employeeId, file)
            return id && storedFileId(id)
          },
          clock,
          account: cobaAccount,
          secretKey: deriveSecret(secretKey, 'try-out sessions'),
          isSecure: config.publicUrl?.startsWith('https:') ?? false,
          log,
        }),
      ],
      log,
    })
    const served = await serveApp({ app, port: config.port })
    // In groups people call the bot by its name; where the channel runs here as well, `run` asks for it.
    if (telegram?.webhook && !parts.has('worker')) {
      const ended = new AbortController()
      const named = telegram.learnName(ended.signal)
      stopping.push(async () => {
        ended.abort()
        await named
      })
    }
    stopping.push(async () => {
      await Promise.all([served.close(), listener.close()])
    })
    return served
  }

  async function startWorkers(): Promise<void> {
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
      ...(telegram ? [{ ...telegram.sender, pace: needs.telegramPace ?? telegram.sender.pace }] : []),
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
    stopping.push(async () => {
      // An answer that waits for the model goes out in the engine's words.
      await Promise.all([model?.close(), ...workers.map((worker) => worker.stop())])
    })
    for (const channel of [telegram, whatsappCloud]) {
      if (!channel) continue
      const ended = new AbortController()
      const running = channel.run(ended.signal)
      stopping.push(async () => {
        ended.abort()
        await running
      })
    }
  }

  /** Only the process that owns the session can send by it, so the way out stands and falls with the connection. */
  function startWhatsAppWeb(): void {
    if (!whatsappWeb) return
    const ended = new AbortController()
    const running = whatsappWeb.run(ended.signal, async (signal) => {
      const worker = startOutboundWorker({ ...delivery, sender: whatsappWeb.sender })
      await new Promise<void>((resolve) => {
        signal.addEventListener('abort', () => resolve(), { once: true })
        if (signal.aborted) resolve()
      })
      await worker.stop()
    })
    stopping.push(async () => {
      ended.abort()
      await running
    })
  }

  async function isReady() {
    const database = await sql('SELECT 1', []).then(
      () => true,
      () => false,
    )
    // Told, but no reason to take the process away from the other channels.
    const told: Record<string, boolean> = {}
    if (whatsappCloud) {
      const trouble = await pauses.trouble('whatsapp_cloud', whatsappCloud.account, nowMs()).catch(() => null)
      told.whatsappCloud = trouble === null
    }
    if (config.whatsappWeb) told.whatsappWeb = await isLinkedNow()
    return { isReady: database, parts: { database, ...told } }
  }

  /** Also of a session that another process owns. */
  async function isLinkedNow(): Promise<boolean> {
    const status = await whatsappWebStore.board.read().catch(() => null)
    return status?.state === 'open'
  }

  async function measured(): Promise<string> {
    if (config.whatsappWeb) metrics.set('whatsapp_web_connected', (await isLinkedNow()) ? 1 : 0)
    return await metrics.text()
  }

  async function stop(): Promise<void> {
    // What takes work in and what does it stop together; then the queues, then the connections.
    await Promise.all(stopping.splice(0).map((end) => end()))
    await bell.close()
    await Promise.all([sql.close(), closePrisma()])
  }
}

/** The try-out page on a free port over a test database and the real spine; only the words of an answer are the test's. */
import type { Hono } from 'hono'
import { createBrowserSender } from '#channels/browser/sender.ts'
import type { InboundContent, OutboundContent } from '#core/message.ts'
import { createAttachments, storedFileId } from '#db/attachments.ts'
import { createAudit } from '#db/audit.ts'
import { createBonds } from '#db/bonds.ts'
import { createChannelPauses } from '#db/channel-pauses.ts'
import { createChatFeed } from '#db/chat-feed.ts'
import { createChatListener } from '#db/chat-listener.ts'
import { createConversationQueue } from '#db/conversation-queue.ts'
import { createDepartedBonds } from '#db/departed-bonds.ts'
import { createInbox } from '#db/inbox.ts'
import { createLeases } from '#db/leases.ts'
import { createOutboundQueue } from '#db/outbound-queue.ts'
import { createSampleCity } from '#db/sample-city-store.ts'
import { createSql } from '#db/sql.ts'
import { createTransact } from '#db/transact.ts'
import { createWaitingRows } from '#db/waiting-rows.ts'
import { createAnswerClaimed } from '#flows/answer-claimed.ts'
import { createDrainConversations } from '#flows/drain-conversations.ts'
import { createOpenSampleChat } from '#flows/open-sample-chat.ts'
import { createSweep } from '#flows/sweep.ts'
import type { CobaLimits } from '#http/coba/limits.ts'
import { createCobaApp } from '#http/coba-app.ts'
import { serveApp } from '#http/node-server.ts'
import type { Answerer } from '#ports/answerer.ts'
import type { Stores } from '#ports/stores.ts'
import { createClock } from '#src/clock.ts'
import { startInboundWorker } from '#workers/inbound.ts'
import { startOutboundWorker } from '#workers/outbound.ts'
import { startSweepWorker } from '#workers/sweep.ts'
import type { TestDatabase } from './database.ts'
import { createLocalBell, silentLog as log } from './spine.ts'

export interface CobaServer {
  readonly app: Hono
  readonly url: string
  close(): Promise<void>
}

export interface CobaPeople {
  /** With a note. */
  readonly ratna: string
  readonly yohanes: string
}

/** @param needs.reply what the test answers to a message; nothing: it is only noted. */
export async function startCobaServer(needs: {
  database: TestDatabase
  people: CobaPeople | null
  reply: (content: InboundContent) => OutboundContent[]
  limits?: CobaLimits
}): Promise<CobaServer> {
  const { prisma, url } = needs.database
  const clock = createClock(null)
  const bell = createLocalBell()
  const sql = createSql({ url, poolSize: 6 })
  const transact = createTransact({
    prisma,
    clock,
    others: (db) =>
      ({ bonds: createBonds({ db, clock }), audit: createAudit({ db, clock }) }) as Omit<
        Stores,
        'conversations' | 'outbox'
      >,
  })
  const answerer: Answerer<null> = {
    prepare: async () => null,
    perform: async (_stores, _conversation, messages) => ({
      state: {},
      employeeId: null,
      replies: messages.flatMap(({ content }) => needs.reply(content)),
    }),
  }
  const queue = createConversationQueue({ sql })
  const apology = (): OutboundContent => ({ text: [{ text: 'Maaf' }], choices: [] })
  const answerClaimed = createAnswerClaimed({ queue, transact, answerer, bell, log, apology })
  const workers = [
    await startInboundWorker({ bell, drain: createDrainConversations({ queue, answerClaimed, log }) }),
    startSweepWorker({
      sweep: createSweep({
        waiting: createWaitingRows({ sql }),
        departed: createDepartedBonds({ sql }),
        bell,
        clock,
        log,
      }),
      log,
      everyMs: 500,
    }),
    ...(['browser', 'terminal'] as const).map((channel) =>
      startOutboundWorker({
        sender: createBrowserSender({ channel }),
        queue: createOutboundQueue({ sql }),
        leases: createLeases({ sql, holder: 'test' }),
        pauses: createChannelPauses({ sql }),
        transact,
        bell,
        clock,
        log,
      }),
    ),
  ]
  const feed = createChatFeed({ prisma, listener: createChatListener({ url, log }) })
  const sample = createSampleCity({
    prisma,
    clock,
    source: 'sampel',
    notes: async () => new Map(needs.people ? [[needs.people.ratna, 'Lahir 29 Februari']] : []),
  })
  const app = createCobaApp({
    sample,
    openSampleChat: createOpenSampleChat({ sample, transact, account: 'coba' }),
    inbox: createInbox({ sql, bell }),
    feed,
    async keepFile(employeeId, file) {
      const id = await createAttachments({ db: prisma, clock }).keep(employeeId, file)
      return id && storedFileId(id)
    },
    clock,
    account: 'coba',
    secretKey: 'a key of the test',
    ...(needs.limits && { limits: needs.limits }),
    log,
  })
  const server = await serveApp({ app, port: 0, hostname: '127.0.0.1' })
  return {
    app,
    url: `http://127.0.0.1:${server.port}`,
    async close() {
      await server.close()
      for (const worker of workers) await worker.stop()
      await feed.close()
      await sql.close()
    },
  }
}

/** Two invented people of the sample. */
export async function seedCobaPeople({ prisma }: TestDatabase): Promise<CobaPeople> {
  const id = crypto.randomUUID()
  const batch = (source: string) =>
    prisma.importBatch.create({ data: { source, author: 'test', asOf: new Date('2026-11-01'), rowCount: 1 } })
  const sample = await batch('sampel')
  await prisma.unit.create({
    data: {
      id,
      agencyId: id,
      batchId: sample.id,
      code: 'X1',
      name: 'Dinas Percobaan',
      shortName: 'Disper',
      kind: 'dinas',
      isAgency: true,
    },
  })
  const person = async (batchId: string, fullName: string, title: string) => {
    const { id: employeeId } = await prisma.employee.create({
      data: {
        unitId: id,
        batchId,
        fullName,
        backTitle: 'S.Kom.',
        birthDate: new Date('1990-05-01'),
        sex: 'p',
        kind: 'pns',
      },
    })
    await prisma.postEntry.create({
      data: { employeeId, unitId: id, kind: 'pelaksana', title, tmt: new Date('2020-01-01'), batchId },
    })
    return employeeId
  }
  return {
    ratna: await person(sample.id, 'Ratna Kusumaningtyas', 'Pranata Komputer'),
    yohanes: await person(sample.id, 'Yohanes Pandu', 'Arsiparis'),
  }
}

/** The try-out page on a free port over a test database: real inbox, feed and page; only the answers are the test's. */

import type { Hono } from 'hono'
import { createBrowserSender } from '#channels/browser/sender.ts'
import type { InboundContent, OutboundContent } from '#core/message.ts'
import { outboundId } from '#core/outbound-id.ts'
import { createAudit } from '#db/audit.ts'
import { createBonds } from '#db/bonds.ts'
import { createChatFeed } from '#db/chat-feed.ts'
import { createChatListener } from '#db/chat-listener.ts'
import { createInbox } from '#db/inbox.ts'
import { createSampleCity } from '#db/sample-city-store.ts'
import { createSql } from '#db/sql.ts'
import { createOpenSampleChat } from '#flows/open-sample-chat.ts'
import { createCobaApp } from '#http/coba-app.ts'
import { type NodeServer, serveApp } from '#http/node-server.ts'
import type { Bell } from '#ports/bell.ts'
import type { Stores, Transact } from '#ports/stores.ts'
import type { TestDatabase } from './database.ts'

export interface CobaServer {
  readonly app: Hono
  readonly url: string
  /** Warnings that were logged. */
  readonly warnings: string[]
  close(): Promise<void>
}

export interface CobaPeople {
  /** With a note. */
  readonly ratna: string
  readonly yohanes: string
  /** Not of the sample. */
  readonly real: string
}

const clock = { now: () => Temporal.Now.instant(), today: () => Temporal.Now.plainDateISO('Asia/Jakarta') }

/** @param reply what the test answers to a message; null: nothing. */
export async function startCobaServer(needs: {
  database: TestDatabase
  people: CobaPeople | null
  reply: (content: InboundContent) => OutboundContent[] | null
}): Promise<CobaServer> {
  const { prisma, url } = needs.database
  const warnings: string[] = []
  const log = { warn: (_fields: object, message: string) => void warnings.push(message) }
  const sql = createSql({ url, poolSize: 3 })
  const answerer = createAnswerer(needs)
  const feed = createChatFeed({ prisma, listener: createChatListener({ url, log }) })
  const sample = createSampleCity({
    prisma,
    source: 'sampel',
    notes: async () => new Map(needs.people ? [[needs.people.ratna, 'Lahir 29 Februari']] : []),
  })
  const transact: Transact = (work) =>
    prisma.$transaction((db) =>
      work({ bonds: createBonds({ db, clock }), audit: createAudit({ db, clock }) } as unknown as Stores),
    )
  const app = createCobaApp({
    sample,
    openSampleChat: createOpenSampleChat({ sample, transact, account: 'coba' }),
    inbox: createInbox({ sql, bell: answerer.bell }),
    feed,
    clock,
    account: 'coba',
    secretKey: 'a key of the test',
    log,
  })
  const server: NodeServer = await serveApp({ app, port: 0, hostname: '127.0.0.1' })
  return {
    app,
    url: `http://127.0.0.1:${server.port}`,
    warnings,
    async close() {
      await server.close()
      await answerer.idle()
      await feed.close()
      await sql.close()
    },
  }
}

/** Answers what waits at every ring, and delivers by the real sender. */
function createAnswerer(needs: Parameters<typeof startCobaServer>[0]): { bell: Bell; idle(): Promise<void> } {
  const { prisma } = needs.database
  let tail: Promise<void> = Promise.resolve()

  async function drain(): Promise<void> {
    for (const row of await prisma.inboundMessage.findMany({ where: { state: 'waiting' }, orderBy: { id: 'asc' } })) {
      const { channel, account, address } = row
      const replies = needs.reply(row.content as InboundContent)
      if (replies === null) continue
      const drafts = replies.map((content, part) => {
        const cause = `inbound:${row.id}`
        return { id: outboundId(cause, row, part), channel, account, address, lane: 'answer' as const, cause, content }
      })
      await prisma.$transaction([
        prisma.outboundMessage.createMany({ data: drafts }),
        prisma.inboundMessage.update({ where: { id: row.id }, data: { state: 'answered' } }),
      ])
      for (const draft of drafts) {
        const sender = createBrowserSender({ channel: 'browser' })
        await sender.send({ ...draft, employeeId: null, position: 0n, attempts: 1, partsSent: 0 }, () => undefined)
        await prisma.outboundMessage.update({ where: { id: draft.id }, data: { state: 'sent', sentAt: new Date() } })
      }
    }
  }

  const bell: Bell = {
    ring: async () => {
      tail = tail.then(drain).catch(() => undefined)
    },
    listen: async () => async () => undefined,
    close: async () => undefined,
  }
  return { bell, idle: () => tail }
}

/** Two invented people of the sample and one who is not. */
export async function seedCobaPeople({ prisma }: TestDatabase): Promise<CobaPeople> {
  const id = crypto.randomUUID()
  await prisma.unit.create({
    data: { id, agencyId: id, code: 'X1', name: 'Dinas Percobaan', shortName: 'Disper', kind: 'dinas', isAgency: true },
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
      data: { employeeId, unitId: id, kind: 'pelaksana', title, tmt: new Date('2020-01-01') },
    })
    return employeeId
  }
  const batch = (source: string) =>
    prisma.importBatch.create({ data: { source, author: 'test', asOf: new Date('2026-11-01'), rowCount: 1 } })
  const sample = await batch('sampel')
  const imported = await batch('SIASN')
  return {
    ratna: await person(sample.id, 'Ratna Kusumaningtyas', 'Pranata Komputer'),
    yohanes: await person(sample.id, 'Yohanes Pandu', 'Arsiparis'),
    real: await person(imported.id, 'Bukan Contoh', 'Analis'),
  }
}

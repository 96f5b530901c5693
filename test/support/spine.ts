/** The spine's real parts on a test database, and invented messages to put through it. */
import type { Address, Inbound, InboundContent, Lane, OutboundDraft } from '#core/message.ts'
import { outboundId } from '#core/outbound-id.ts'
import { createChannelPauses } from '#db/channel-pauses.ts'
import { createConversationQueue } from '#db/conversation-queue.ts'
import { createInbox } from '#db/inbox.ts'
import { createLeases } from '#db/leases.ts'
import { createOutboundQueue } from '#db/outbound-queue.ts'
import { createSql } from '#db/sql.ts'
import { createTransact } from '#db/transact.ts'
import { createWaitingRows } from '#db/waiting-rows.ts'
import type { Bell, BellName } from '#ports/bell.ts'
import type { Clock } from '#ports/clock.ts'
import type { Log } from '#ports/log.ts'
import type { Stores } from '#ports/stores.ts'
import { createClock } from '#src/clock.ts'
import { createTestDatabase } from './database.ts'

export type Spine = Awaited<ReturnType<typeof createSpine>>

export async function createSpine(options: { clock?: Clock; poolSize?: number } = {}) {
  const database = await createTestDatabase()
  const sql = createSql({ url: database.url, poolSize: options.poolSize ?? 8 })
  const clock = options.clock ?? createClock(null)
  const bell = createLocalBell()
  return {
    database,
    sql,
    clock,
    bell,
    log: silentLog,
    inbox: createInbox({ sql, bell }),
    conversations: createConversationQueue({ sql }),
    outbound: createOutboundQueue({ sql }),
    leases: createLeases({ sql, holder: 'test' }),
    pauses: createChannelPauses({ sql }),
    waiting: createWaitingRows({ sql }),
    // The spine's flows touch only their own stores; what is missing here throws when it is used.
    transact: createTransact({
      prisma: database.prisma,
      clock,
      others: () => ({}) as Omit<Stores, 'conversations' | 'outbox'>,
    }),
    async close() {
      await bell.close()
      await sql.close()
      await database.close()
    },
  }
}

/** A bell without a queue, as in a process that is alone: it wakes who listens here, and counts. */
export function createLocalBell(): Bell & { rings(name: BellName): number } {
  const listeners = new Map<BellName, Set<() => Promise<void>>>()
  const counts = new Map<BellName, number>()
  return {
    async ring(name) {
      counts.set(name, (counts.get(name) ?? 0) + 1)
      for (const work of listeners.get(name) ?? []) void work()
    },
    async listen(name, work) {
      const set = listeners.get(name) ?? new Set()
      listeners.set(name, set.add(work))
      return async () => void set.delete(work)
    },
    ringAt: async () => true,
    async close() {
      listeners.clear()
    },
    rings: (name) => counts.get(name) ?? 0,
  }
}

export const silentLog: Log = { info() {}, warn() {}, error() {} }

let serial = 0
/** A number that no other message of this test file has. */
export const nextSerial = (): number => ++serial

export function inbound(fields: Partial<Inbound> & { text?: string } = {}): Inbound {
  const { text, ...rest } = fields
  const content: InboundContent = { kind: 'text', text: text ?? 'kapan saya naik pangkat' }
  return {
    channel: 'telegram',
    account: 'bot',
    address: '1001',
    platformId: `m${nextSerial()}`,
    sentAt: '2026-11-24T03:00:00.000Z',
    content,
    ...rest,
  }
}

export function draft(fields: Partial<OutboundDraft> & { text?: string } = {}): OutboundDraft {
  const { text, ...rest } = fields
  const to: Address = {
    channel: rest.channel ?? 'telegram',
    account: rest.account ?? 'bot',
    address: rest.address ?? '1001',
  }
  const cause = rest.cause ?? `test:${nextSerial()}`
  const lane: Lane = rest.lane ?? 'answer'
  return {
    ...to,
    id: outboundId(cause, to),
    employeeId: null,
    lane,
    cause,
    content: { text: [{ text: text ?? 'Jawaban' }], choices: [] },
    ...rest,
  }
}

/** The messages of one chat as its window shows them, read from the spine's two tables. */
import { advanceCursor, type ChatCursor, readCursor, startOfChat, writeCursor } from '#core/chat-cursor.ts'
import type { Address, Choice, InboundContent, OutboundContent } from '#core/message.ts'
import type { ChatFeed, ChatMessage } from '#ports/chat-feed.ts'
import type { ChatListener } from './chat-listener.ts'
import type { PrismaClient } from './generated/client.ts'

interface OutboundRow {
  readonly id: string
  readonly position: bigint
  readonly at: Date
  readonly content: OutboundContent
  readonly isVisible: boolean
  readonly isSettled: boolean
  readonly isUnderWay: boolean
}

interface InboundRow {
  readonly platformId: string
  readonly at: Date
  readonly content: InboundContent
  readonly isWaiting: boolean
}

/** How far back a window looks when it is opened. */
const historyLength = 200

export function createChatFeed(needs: { prisma: PrismaClient; listener: ChatListener }): ChatFeed {
  const { prisma, listener } = needs

  /** Rows beyond `after` in order, or the newest ones when there are more. */
  const outbound = (to: Address, after: bigint): Promise<OutboundRow[]> => prisma.$queryRaw`
    SELECT id, position, created_at AS at, content, state IN ('sent', 'delivered', 'read') AS "isVisible",
      state NOT IN ('waiting', 'sending') AND created_at < now() - interval '1 minute' AS "isSettled",
      state IN ('waiting', 'sending') AND lane = 'answer' AS "isUnderWay"
    FROM (
      SELECT * FROM outbound_message
      WHERE channel = ${to.channel}::channel AND account = ${to.account} AND address = ${to.address}
        AND position > ${after}
      ORDER BY position DESC LIMIT ${historyLength}
    ) newest
    ORDER BY position`

  const inbound = (from: Address): Promise<InboundRow[]> => prisma.$queryRaw`
    SELECT platform_id AS "platformId", received_at AS at, content, state = 'waiting' AS "isWaiting"
    FROM (
      SELECT * FROM inbound_message
      WHERE channel = ${from.channel}::channel AND channel IN ('browser', 'terminal')
        AND account = ${from.account} AND address = ${from.address}
      ORDER BY id DESC LIMIT ${historyLength}
    ) newest
    ORDER BY id`

  return {
    async history(address) {
      // First what was written: an answer that is made in between shows as waiting then, never as not there.
      const written = await inbound(address)
      const rows = await outbound(address, 0n)
      const before: ChatCursor = { settled: (rows[0]?.position ?? 1n) - 1n, seen: [] }
      const steps = advanceCursor(before, rows)
      const ours = steps.map(({ row }) => shownOurs(row))
      const labels = new Map(ours.flatMap((message) => message.choices.map((choice) => [choice.data, choice.label])))
      const theirs = written.map((row) => shownTheirs(row, labels))
      return {
        messages: [...ours, ...theirs].sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0)),
        cursor: writeCursor(steps.at(-1)?.cursor ?? before),
        isAnswering: written.some((row) => row.isWaiting) || rows.some((row) => row.isUnderWay),
      }
    },

    async since(address, cursor) {
      const from = readCursor(cursor) ?? startOfChat
      const steps = advanceCursor(from, await outbound(address, from.settled))
      return steps.map(({ row, cursor: next }) => ({ message: shownOurs(row), cursor: writeCursor(next) }))
    },

    subscribe: (address, wake) => listener.subscribe(address, wake),
    close: () => listener.close(),
  }
}

const shownOurs = (row: OutboundRow): ChatMessage => ({
  id: row.id,
  from: 'semar',
  at: row.at.toISOString(),
  text: row.content.text,
  choices: row.content.choices,
  wasCut: false,
})

function shownTheirs(row: InboundRow, labels: ReadonlyMap<Choice['data'], Choice['label']>): ChatMessage {
  const { content } = row
  const text =
    content.kind === 'text'
      ? content.text
      : content.kind === 'choice'
        ? (labels.get(content.data) ?? 'Pilihan')
        : content.kind === 'media'
          ? mediaText(content)
          : ''
  return {
    // The address in front keeps ids of different chats apart; the page knows only its own part.
    id: row.platformId.slice(row.platformId.indexOf(':') + 1),
    from: 'person',
    at: row.at.toISOString(),
    text: [{ text }],
    choices: [],
    wasCut: content.kind === 'text' && content.wasCut === true,
  }
}

const mediaText = ({ file, caption }: Extract<InboundContent, { kind: 'media' }>): string =>
  [file ? `Berkas: ${file.name ?? 'tanpa nama'}` : 'Berkas', ...(caption === undefined ? [] : [caption])].join('\n')

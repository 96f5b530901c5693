/** What was said in a chat, from the spine's tables; for one chat at a time, when somebody looks. */
import type { InboundContent, OutboundContent } from '#core/message.ts'
import { plainText } from '#core/rich-text.ts'
import type { Transcript, TranscriptLine } from '#ports/transcript.ts'
import { toInstant } from './calendar-date.ts'
import type { Db } from './client.ts'

interface Line<Content> {
  readonly at: Date
  readonly content: Content
}

export function createTranscript(needs: { db: Db }): Transcript {
  const { db } = needs
  return {
    async lastAnswer({ channel, account, address }) {
      const [row] = await db.$queryRaw<Line<OutboundContent>[]>`
        SELECT created_at AS at, content FROM outbound_message
        WHERE channel = ${channel}::channel AND account = ${account} AND address = ${address} AND lane = 'answer'
        ORDER BY position DESC LIMIT 1`
      return row?.content ?? null
    },

    async recent({ channel, account, address }, limit) {
      const inbound = await db.$queryRaw<Line<InboundContent>[]>`
        SELECT received_at AS at, content FROM inbound_message
        WHERE channel = ${channel}::channel AND account = ${account} AND address = ${address}
        ORDER BY id DESC LIMIT ${limit}`
      const outbound = await db.$queryRaw<Line<OutboundContent>[]>`
        SELECT created_at AS at, content FROM outbound_message
        WHERE channel = ${channel}::channel AND account = ${account} AND address = ${address}
        ORDER BY position DESC LIMIT ${limit}`
      const labels = new Map(
        outbound.flatMap(({ content }) => content.choices.map(({ data, label }) => [data, label] as const)),
      )
      const lines: TranscriptLine[] = [
        ...inbound.map(({ at, content }) => line('person', at, wordsOf(content, labels))),
        ...outbound.map(({ at, content }) => line('semar', at, plainText(content.text))),
      ]
      return lines
        .filter(({ text }) => text !== '')
        .sort((one, other) => Temporal.Instant.compare(one.at, other.at))
        .slice(-limit)
    },
  }
}

const line = (from: TranscriptLine['from'], at: Date, text: string): TranscriptLine => ({
  from,
  at: toInstant(at),
  text,
})

function wordsOf(content: InboundContent, labels: ReadonlyMap<string, string>): string {
  switch (content.kind) {
    case 'text':
      return content.text
    case 'choice':
      return `[${labels.get(content.data) ?? 'tombol'}]`
    case 'media':
      return ['[berkas]', ...(content.caption === undefined ? [] : [content.caption])].join(' ')
    case 'contact':
      return '[kontak]'
    case 'membership':
      return ''
  }
}

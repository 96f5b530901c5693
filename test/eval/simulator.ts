/** Plays scripted conversations through the real inbox, drain, answerer and outbox, and says what did not come as it should. */

import type { TurnItem } from '#core/dialogue/turn.ts'
import type { Choice, InboundContent, OutboundContent } from '#core/message.ts'
import { ok } from '#core/result.ts'
import { createActivationCode } from '#db/activation-code.ts'
import { createBonds } from '#db/bonds.ts'
import { createConsents } from '#db/consents.ts'
import { createConversationQueue } from '#db/conversation-queue.ts'
import { createInbox } from '#db/inbox.ts'
import { createSql } from '#db/sql.ts'
import { createAnswerClaimed } from '#flows/answer-claimed.ts'
import type { Turn as PreparedTurn } from '#flows/answer-conversation.ts'
import { createAnswerHandover } from '#flows/answer-handover.ts'
import { createDrainConversations } from '#flows/drain-conversations.ts'
import type { Answerer } from '#ports/answerer.ts'
import { describe } from '#test/eval/questions.ts'
import { replies } from '#test/support/answering.ts'
import { activationSecret, createChats, labelsIn, noticeVersion, wordsIn } from '#test/support/chat.ts'
import type { TestDatabase } from '#test/support/database.ts'
import { jpeg, pdf } from '#test/support/files.ts'
import type { FixedClock } from '#test/support/fixed-clock.ts'
import { createLocalBell, silentLog } from '#test/support/spine.ts'
import { type Cast, createCounts } from './conversation-facts.ts'
import type { Act, Expectation, Script } from './conversation-script.ts'

export interface Played {
  readonly turns: number
  /** Empty: all held. */
  readonly problems: readonly string[]
  readonly transcript: string
}

export interface Simulator {
  play(script: Script): Promise<Played>
  close(): Promise<void>
}

const account = '700'

export function createSimulator(needs: { database: TestDatabase; clock: FixedClock; cast: Cast }): Simulator {
  const { database, clock, cast } = needs
  const { prisma } = database
  const files = new Map<string, Uint8Array<ArrayBuffer>>()
  const chats = createChats({
    database,
    clock,
    files: async (id) => ok(files.get(id) ?? pdf(id)),
  })
  const sql = createSql({ url: database.url, poolSize: 4 })
  const bell = createLocalBell()
  const inbox = createInbox({ sql, bell })
  const queue = createConversationQueue({ sql })
  const heard = new Map<string, readonly TurnItem[]>()
  const failures: string[] = []
  const answerer: Answerer<PreparedTurn> = {
    async prepare(conversation, messages) {
      const turn = await chats.answerer.prepare(conversation, messages)
      heard.set(conversation.address, turn.items)
      return turn
    },
    perform: (...given) => chats.answerer.perform(...given),
  }
  const drain = createDrainConversations({
    queue,
    log: silentLog,
    answerClaimed: createAnswerClaimed({
      queue,
      transact: chats.transact,
      answerer,
      bell,
      log: { ...silentLog, error: (fields) => void failures.push(String((fields as { err?: unknown }).err)) },
      apology: () => chats.answerer.apology(),
    }),
  })
  const answerHandover = createAnswerHandover({ transact: chats.transact, replies })
  const counts = createCounts(prisma)
  let serial = 0

  async function play(script: Script): Promise<Played> {
    clock.set(script.at.toString())
    const person = script.who === null ? null : await cast.person(script.who)
    const address = { channel: script.channel, account, address: String(7_000_000_000 + ++serial) }
    if (person && script.isBound) {
      await createConsents({ db: prisma, clock }).give(address, noticeVersion)
      await createBonds({ db: prisma, clock }).bind(address, person.id, 'sample', address.address)
    }
    const values: Record<string, string> = { ...(person?.values ?? {}), 'other.nip': cast.otherNip }
    if (person && !script.isBound) {
      const made = await createActivationCode({ db: prisma, clock, secret: activationSecret }, person.id, 'test')
      values.kode = made.code
    }
    const isCounted = script.turns.some(({ expected }) => expected.some(({ of }) => of.kind === 'count'))
    const before = isCounted ? await counts.of(address, person?.id ?? null) : {}
    const lines: string[] = []
    const problems: string[] = []
    let sender = address.address
    let position = 0n
    const offered: Choice[] = []
    let waiting = 0

    const fill = (text: string): string =>
      text.replace(/\{\{([\w .]+)\}\}/g, (_, name: string) => {
        const value = values[name]
        if (value === undefined) throw new Error(`${script.file}: nobody knows {{${name}}}`)
        return value
      })

    async function put(content: InboundContent): Promise<void> {
      const number = ++serial
      await inbox.accept({
        ...address,
        platformId: `m${number}`,
        sender,
        ...(script.isGroup && { isGroup: true }),
        sentAt: clock.now().add({ milliseconds: number }).toString(),
        content,
      })
      waiting++
    }

    async function flush(): Promise<OutboundContent[]> {
      if (waiting > 0) {
        drain.wake()
        await drain.idle()
        waiting = 0
      }
      const rows = await prisma.outboundMessage.findMany({
        where: { ...address, position: { gt: position } },
        orderBy: { position: 'asc' },
      })
      position = rows.at(-1)?.position ?? position
      const contents = rows.map(({ content }) => content as unknown as OutboundContent)
      for (const { choices } of contents) offered.push(...choices)
      for (const content of contents) {
        lines.push(
          ...wordsIn([content])
            .split('\n')
            .map((line) => `      ${line}`),
        )
        const labels = labelsIn([content])
        if (labels.length > 0) lines.push(`      ${labels.map((label) => `[${label}]`).join(' ')}`)
      }
      return contents
    }

    async function act(given: Act): Promise<readonly OutboundContent[]> {
      switch (given.do) {
        case 'write': {
          const text = fill(given.text).replaceAll('\\n', '\n')
          lines.push(`  > ${text}${given.isEdit ? '  (edited)' : ''}`)
          await put({ kind: 'text', text, ...(given.isEdit && { isEdit: true }) })
          return []
        }
        case 'press': {
          const said = await flush()
          lines.push(`  [press ${given.label}]`)
          const choice = offered.findLast(({ label }) => label === given.label)
          if (!choice) problems.push(`no button "${given.label}"`)
          else await put({ kind: 'choice', data: choice.data, token: `t${serial}` })
          return said
        }
        case 'contact':
          lines.push(`  [contact ${given.isOwn ? 'own' : 'other'}]`)
          await put({ kind: 'contact', phone: values.phone ?? '+6281100009999', isOwn: given.isOwn })
          return []
        case 'file': {
          lines.push(`  [file ${given.name}]`)
          const id = `${script.file}-${++serial}-${given.name}`
          files.set(id, /\.jpe?g$/i.test(given.name) ? jpeg(id) : pdf(id))
          const media = /\.jpe?g$/i.test(given.name) ? 'photo' : 'document'
          await put({
            kind: 'media',
            media,
            ...(given.caption !== null && { caption: fill(given.caption) }),
            file: { id, name: given.name },
          })
          return []
        }
        case 'media':
          lines.push(`  [${given.media}]`)
          await put({ kind: 'media', media: given.media })
          return []
        case 'wait': {
          const said = await flush()
          lines.push(`  [wait ${given.minutes} minutes]`)
          clock.set(clock.now().add({ minutes: given.minutes }).toString())
          return said
        }
        case 'sender': {
          const said = await flush()
          lines.push('  [sender changes]')
          sender = `${sender}9`
          return said
        }
        case 'officer':
        case 'officerCloses': {
          const said = await flush()
          lines.push(given.do === 'officer' ? `  [officer answers: ${given.text}]` : '  [officer closes]')
          const open = await prisma.handover.findFirst({
            where: { conversation: address, state: { not: 'closed' } },
            orderBy: { id: 'desc' },
          })
          if (!open) problems.push('no officer looks into anything here')
          else if (given.do === 'officer') await answerHandover.answer(open.id, { text: given.text, by: 'test' })
          else await answerHandover.close(open.id, 'test')
          return said
        }
      }
    }

    async function check(
      of: Expectation,
      source: string,
      contents: readonly OutboundContent[],
    ): Promise<string | null> {
      const labels = labelsIn(contents).map((label) => `[${label}]`)
      const words = [wordsIn(contents), ...labels].join('\n')
      switch (of.kind) {
        case 'says':
          return contains(words, fill(of.text)) ? null : `${source}: not said`
        case 'saysNot':
          return contains(words, fill(of.text)) ? `${source}: said` : null
        case 'replies':
          return contents.length === of.count ? null : `${source}: ${contents.length} replies`
        case 'commands': {
          const understood = commandsIn(heard.get(address.address) ?? [])
          return understood === of.text ? null : `${source}: understood ${understood}`
        }
        case 'count': {
          const count = (await counts.of(address, person?.id ?? null))[of.what]
          if (count === undefined) return `${source}: nothing is counted by that name`
          const grown = count - (before[of.what] ?? 0)
          return grown === of.count ? null : `${source}: ${grown}`
        }
      }
    }

    for (const turn of script.turns) {
      heard.delete(address.address)
      const contents: OutboundContent[] = []
      for (const one of turn.acts) contents.push(...(await act(one)))
      contents.push(...(await flush()))
      for (const { source, of, line } of turn.expected) {
        const problem = await check(of, source, contents)
        if (problem) problems.push(`line ${line}: ${problem}`)
        if (problem) lines.push(`  ✗ ${problem}`)
      }
      for (const failure of failures.splice(0)) problems.push(`line ${turn.line}: ${failure}`)
      if (turn.expected.length === 0) problems.push(`line ${turn.line}: nothing is expected of this turn`)
    }
    if (person) await cast.restore(person.id)
    return { turns: script.turns.length, problems, transcript: lines.join('\n') }
  }

  return {
    play,
    async close() {
      await drain.stop()
      await sql.close()
      await bell.close()
    },
  }
}

/** A pattern between slashes, or words in any case. */
function contains(words: string, wanted: string): boolean {
  const pattern = /^\/(.+)\/$/s.exec(wanted)?.[1]
  return pattern === undefined
    ? words.toLowerCase().includes(wanted.toLowerCase())
    : new RegExp(pattern, 'is').test(words)
}

function commandsIn(items: readonly TurnItem[]): string {
  return items
    .flatMap((item) => (item.kind === 'text' || item.kind === 'media' ? item.commands : []))
    .map(describe)
    .join(' + ')
}

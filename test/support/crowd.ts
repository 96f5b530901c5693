/** Bound employees who ask Semar on Telegram at once, and what came back to each. */
import { createDatabaseClient } from '#db/client.ts'
import { noticeVersion } from '#src/notice-version.ts'
import type { TelegramServer } from './telegram-server/create-telegram-server.ts'
import type { TelegramUser } from './telegram-server/people.ts'

/** Each with a first line that no other answer has, whoever asks. */
const topics = [
  { question: 'sisa cuti saya berapa', firstLine: /cuti tahunan/ },
  { question: 'siapa atasan langsung saya', firstLine: /^Atasan langsung/ },
  { question: 'berapa masa kerja saya', firstLine: /^(Masa kerja|Awal masa kerja)/ },
  { question: 'golongan saya sekarang apa', firstLine: /^(Pangkat|Golongan)|pangkat atau golongan/ },
  { question: 'jp saya tahun ini berapa', firstLine: /^JP / },
  { question: 'kapan kgb saya', firstLine: /KGB/ },
] as const
type Topic = (typeof topics)[number]

interface Member {
  readonly user: TelegramUser
  readonly asks: readonly Topic[]
  /** Sends everything at once instead of waiting for each answer. */
  readonly isHasty: boolean
}

interface Tally {
  readonly questions: number
  readonly answered: number
  /** Answers that a person got more than once. */
  readonly twice: number
  /** Messages that answer none of the questions. */
  readonly strange: readonly string[]
  /** Chats whose answers, repeats aside, do not follow their questions. */
  readonly outOfOrder: number
}

export interface Crowd {
  readonly questions: number
  /** Resolves when everybody has an answer to everything; rejects when somebody waits too long. */
  ask(patienceMs: number): Promise<void>
  tally(): Tally
}

/** The version of the privacy notice that they agreed to is the one that Semar shows now. */
export async function createCrowd(needs: {
  telegram: TelegramServer
  databaseUrl: string
  size: number
  questionsEach: number
  random: () => number
}): Promise<Crowd> {
  const { telegram, size, questionsEach, random } = needs
  const members = Array.from({ length: size }, (_, index): Member => {
    const asks = [...topics].map((topic) => ({ topic, at: random() })).sort((one, other) => one.at - other.at)
    return {
      user: telegram.user({ hasStarted: true }),
      asks: asks.slice(0, questionsEach).map(({ topic }) => topic),
      isHasty: index % 4 === 0,
    }
  })
  await bindAll(needs, members)

  return {
    questions: size * questionsEach,
    async ask(patienceMs) {
      await Promise.all(members.map((member) => askAll(member, patienceMs)))
    },
    tally() {
      const all = members.map(tallyOf)
      const sum = (of: (one: (typeof all)[number]) => number) => all.reduce((total, one) => total + of(one), 0)
      return {
        questions: size * questionsEach,
        answered: sum(({ answered }) => answered),
        twice: sum(({ twice }) => twice),
        strange: all.flatMap(({ strange }) => strange),
        outOfOrder: sum(({ isInOrder }) => (isInOrder ? 0 : 1)),
      }
    },
  }
}

async function bindAll(
  { telegram, databaseUrl, size }: { telegram: TelegramServer; databaseUrl: string; size: number },
  members: readonly Member[],
): Promise<void> {
  const { prisma, close } = createDatabaseClient({ url: databaseUrl, poolSize: 1 })
  try {
    const employees = await prisma.employee.findMany({
      where: { leftOn: null },
      orderBy: { id: 'asc' },
      take: size,
      select: { id: true },
    })
    if (employees.length < size) throw new Error(`there are only ${employees.length} employees to bind`)
    const place = { channel: 'telegram', account: String(telegram.bot.id) } as const
    const addresses = members.map(({ user }) => ({ ...place, address: user.address }))
    await prisma.consent.createMany({ data: addresses.map((address) => ({ ...address, noticeVersion })) })
    await prisma.channelBond.createMany({
      data: addresses.map((address, index) => ({
        ...address,
        employeeId: employees[index]?.id ?? '',
        method: 'phone_and_nip' as const,
        platformUserId: address.address,
      })),
    })
  } finally {
    await close()
  }
}

async function askAll({ user, asks, isHasty }: Member, patienceMs: number): Promise<void> {
  if (isHasty) for (const { question } of asks) user.send(question)
  for (const topic of asks) {
    if (!isHasty) user.send(topic.question)
    // A repeat of an earlier answer may come in between.
    while (topicOf((await user.waitForReply(patienceMs)).text) !== topic);
  }
}

function tallyOf({ user, asks }: Member) {
  const got = user.messages.map(({ text }) => ({ text, topic: topicOf(text) }))
  const answers = got.flatMap(({ topic }) => (topic && asks.includes(topic) ? [topic] : []))
  const different = answers.filter((topic, index) => answers.indexOf(topic) === index)
  return {
    answered: different.length,
    twice: answers.length - different.length,
    strange: got.filter(({ topic }) => !topic || !asks.includes(topic)).map(({ text }) => text),
    isInOrder: different.every((topic, index) => topic === asks.filter((ask) => different.includes(ask))[index]),
  }
}

function topicOf(text: string): Topic | undefined {
  const first = text.split('\n', 1)[0] ?? ''
  const fitting = topics.filter(({ firstLine }) => firstLine.test(first))
  return fitting.length === 1 ? fitting[0] : undefined
}

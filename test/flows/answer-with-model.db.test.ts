/** A language model in whole conversations: what it may change, and that nothing personal ever reaches it or its trace. */
import { afterAll, beforeAll, expect, it } from 'vitest'
import { loadKnowledge } from '#assistant/load-knowledge.ts'
import { createBonds } from '#db/bonds.ts'
import { createModelTraces } from '#db/model-traces.ts'
import { createNameWords } from '#db/name-words.ts'
import { createSyncKnowledge } from '#flows/sync-knowledge.ts'
import { sampleNotables, seedDefaults, seedSampleCity } from '#prisma/sample/seed.ts'
import { type Chat, createChats } from '#test/support/chat.ts'
import { createTestDatabase, type TestDatabase } from '#test/support/database.ts'
import { createFixedClock } from '#test/support/fixed-clock.ts'
import { createTestModel, puzzling, type TestModel } from '#test/support/model.ts'
import { createRandom } from '#test/support/random.ts'
import { day } from '#test/support/record.ts'

const clock = createFixedClock('2026-11-24T02:00:00Z')
let database: TestDatabase
let model: TestModel
let chats: ReturnType<typeof createChats>
let employeeId: string
let serial = 0

beforeAll(async () => {
  database = await createTestDatabase()
  await seedDefaults(database.prisma)
  await seedSampleCity(database.prisma, { today: day('2026-11-24') })
  employeeId = (await sampleNotables(database.prisma))[0]?.id ?? ''
  model = await createTestModel({
    timeoutMs: 3_000,
    nameWords: createNameWords({ db: database.prisma }),
    traces: createModelTraces({ db: database.prisma, clock }),
  })
  chats = createChats({ database, clock, model })
  const log = { info: () => {}, warn: () => {}, error: () => {} }
  await createSyncKnowledge({ transact: chats.transact, log })(await loadKnowledge('prompts/knowledge'))
})
afterAll(async () => {
  await model.end()
  await database.close()
})

async function known(): Promise<Chat> {
  const address = { channel: 'browser', account: '700', address: `model-${++serial}` } as const
  const chat = chats.open(address.address, { channel: 'browser' })
  await createBonds({ db: database.prisma, clock }).bind(address, employeeId, 'sample', null)
  return chat
}

it('understands for the person who is signed in, in the words of the templates', async () => {
  model.server.think = () => ({
    commands: [
      {
        name: 'ask',
        topic: 'retirement.date',
        fromMonth: null,
        untilMonth: null,
        date: null,
        year: null,
        quarter: null,
      },
    ],
  })
  expect(await (await known()).ask(puzzling)).toBe(await (await known()).ask('kapan saya pensiun'))
})

it('leads to a question before anything is written', async () => {
  model.server.think = () => ({ commands: [{ name: 'training.register', ordinal: null, title: 'literasi data' }] })
  const before = await database.prisma.trainingRegistration.count()
  await (await known()).ask(puzzling)
  expect(await database.prisma.trainingRegistration.count()).toBe(before)
})

it('phrases an article only as far as the article goes, and the source stays', async () => {
  const question = 'apa syarat kenaikan gaji berkala pns'
  model.server.think = () => 'tidak dipakai'
  const own = await (await known()).ask(question)
  const source = own.split('\n').find((line) => line.startsWith('Dasar:')) ?? 'Dasar:'
  model.server.think = ({ messages }) => {
    const body = /\n\*\*([^*]+)\*\*/.exec(messages[1]?.content ?? '')?.[1] ?? ''
    return `${body} `
  }
  const phrased = await (await known()).ask(question)
  expect(phrased).toContain(source)
  model.server.think = () =>
    'KGB diberikan tiap 7 tahun bila penilaian kinerja cukup dan masa kerja golongan mencapai baris.'
  expect(await (await known()).ask(question)).toBe(own)
})

const nips = (digits: string) => {
  const [birth, start, sex, number] = [digits.slice(0, 8), digits.slice(8, 14), digits[14], digits.slice(15)]
  return [
    digits,
    `${birth} ${start} ${sex} ${number}`,
    `${birth}.${start}.${sex}.${number}`,
    `${birth}-${start}-${sex}-${number}`,
    [...digits].join(' '),
    digits.replace(/(\d{4})(?=\d)/g, '$1 '),
    [...digits].map((digit) => String.fromCodePoint(0xff10 + Number(digit))).join(''),
    `${birth}\u200b${start}\u200b${sex}${number}`,
    `${birth}/${start}/${sex}/${number}`,
    `${birth}\n${start}\n${sex}\n${number}`,
  ]
}

it('never gets a name, a NIP, a number or a mail address, in two hundred messages of all kinds', {
  timeout: 120_000,
}, async () => {
  const people = await database.prisma.employee.findMany({
    take: 60,
    orderBy: { id: 'asc' },
    select: { fullName: true },
  })
  const names = [...new Set(people.flatMap(({ fullName }) => fullName.match(/\p{L}{4,}/gu) ?? []))]
  const pick = createRandom(4)
  const of = <Value>(values: readonly Value[]): Value => values[Math.floor(pick() * values.length)] as Value
  const digits = (count: number) => Array.from({ length: count }, () => Math.floor(pick() * 10)).join('')
  model.server.think = ({ tools }) =>
    tools ? { commands: [{ name: 'policy', query: 'bagaimana aturan cuti [NAMA-1]?' }] } : 'Tidak ada.'
  const secrets = new Set<string>()
  const callsBefore = model.server.calls.length
  const chatsOpen = await Promise.all(Array.from({ length: 10 }, known))
  for (let at = 0; at < 200; at++) {
    const nip = `19${digits(2)}0${1 + Math.floor(pick() * 9)}1220100119${digits(2)}`
    const phone = `08${1 + Math.floor(pick() * 9)}${digits(9)}`
    const name = of(names)
    const mail = `${name.toLowerCase()}.${digits(3)}@contoh.go.id`
    secrets.add(nip).add(phone.slice(1)).add(mail)
    const who = of([name, name.toLowerCase(), `Pak ${name}`, `bu ${name.toLowerCase()}`, `a.n. ${name}`])
    const text = of([
      `${puzzling} ${who} nip ${of(nips(nip))} ngono`,
      `lha piye to iki mbulet ${of(nips(nip))}, ${of([phone, phone.replace(/(\d{4})(?=\d)/g, '$1-'), `+62${phone.slice(1)}`])}`,
      `bingung aku karo aturane, ${mail} mbuh piye`,
      `apa syarat kenaikan gaji berkala untuk ${who}, hp ${phone}`,
      `aturan cuti melahirkan bagaimana ya, istri saya ${who} ${of(nips(nip))}`,
    ])
    const chat = chatsOpen[at % chatsOpen.length] as Chat
    await chat.ask(text)
  }
  await model.settled()
  expect(model.server.calls.length - callsBefore).toBeGreaterThan(30)
  const trace = JSON.stringify(
    (await database.prisma.modelTrace.findMany()).map(({ request, response }) => [request, response]),
  )
  expect(trace.length).toBeGreaterThan(5_000)
  for (const place of [withoutInstructions(model.server.received()), trace]) {
    const plain = place.normalize('NFKC').replace(/\p{Cf}/gu, '')
    const numbers = plain.replace(/[^\d\p{L}]/gu, '')
    for (const secret of secrets) {
      expect(plain).not.toContain(secret)
      if (/^\d+$/.test(secret)) expect(numbers).not.toContain(secret)
    }
    const words = new Set(plain.toLowerCase().match(/\p{L}+/gu) ?? [])
    expect(names.map((name) => name.toLowerCase()).filter((name) => words.has(name) && !isOurs(name))).toEqual([])
  }
})

/** Words that articles and the trade use too, whoever is called so. */
const isOurs = (name: string): boolean => ourWords.has(name)
let ourWords = new Set<string>()
beforeAll(async () => {
  const articles = await loadKnowledge('prompts/knowledge')
  const texts = articles.map(({ title, body }) => `${title} ${body}`).join(' ')
  ourWords = new Set(texts.toLowerCase().match(/\p{L}+/gu) ?? [])
})

/** What people wrote: the instructions are ours, and the same each time. */
const withoutInstructions = (received: string): string =>
  received
    .split('\n')
    .flatMap((line) => (line.startsWith('{') ? [JSON.stringify(JSON.parse(line).messages?.slice(1) ?? '')] : []))
    .join('\n')

/** The try-out page's endpoints over a real database: sessions, messages, the stream, and what bad input gets. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { ChatHistory, ChatMessage } from '#ports/chat-feed.ts'
import { type CobaPeople, type CobaServer, seedCobaPeople, startCobaServer } from '#test/support/coba-server.ts'
import { createTestDatabase, type TestDatabase } from '#test/support/database.ts'
import { pdf } from '#test/support/files.ts'

let database: TestDatabase
let people: CobaPeople
let server: CobaServer

beforeAll(async () => {
  database = await createTestDatabase()
  people = await seedCobaPeople(database)
  server = await startCobaServer({
    database,
    people,
    reply: (content) => [
      {
        text: [{ text: content.kind === 'text' ? content.text.slice(0, 50) : content.kind, bold: true }],
        choices: [{ label: 'Ingatkan saya', data: 'remind' }],
      },
    ],
  })
})
afterAll(async () => {
  await server.close()
  await database.close()
})

const openChat = async (employeeId: string): Promise<string> => {
  const response = await fetch(`${server.url}/coba/session`, {
    method: 'POST',
    body: new URLSearchParams({ employeeId }),
    redirect: 'manual',
  })
  expect(response.status).toBe(303)
  const cookie = response.headers.getSetCookie()[0] ?? ''
  expect(cookie).toMatch(/HttpOnly/)
  expect(cookie).toMatch(/SameSite=Strict/)
  return cookie.split(';')[0] as string
}

const post = (cookie: string, body: unknown, headers: Record<string, string> = {}): Promise<Response> =>
  fetch(`${server.url}/coba/messages`, {
    method: 'POST',
    headers: { cookie, 'content-type': 'application/json', ...headers },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  })

/** Reads events until there are `count`, then hangs up. */
async function readEvents(cookie: string, after: string, count: number) {
  const hangUp = new AbortController()
  const response = await fetch(`${server.url}/coba/stream?after=${after}`, {
    headers: { cookie },
    signal: hangUp.signal,
  })
  expect(response.headers.get('content-type')).toMatch(/^text\/event-stream/)
  const events: { id: string; message: ChatMessage }[] = []
  let buffer = ''
  const decoder = new TextDecoder()
  for await (const chunk of response.body as ReadableStream<Uint8Array>) {
    buffer += decoder.decode(chunk, { stream: true })
    const blocks = buffer.split('\n\n')
    buffer = blocks.pop() ?? ''
    for (const block of blocks) {
      const data = /^data: (.*)$/m.exec(block)?.[1]
      const id = /^id: (.*)$/m.exec(block)?.[1]
      if (data !== undefined && id !== undefined) events.push({ id, message: JSON.parse(data) as ChatMessage })
    }
    if (events.length >= count) break
  }
  hangUp.abort()
  return events
}

const history = async (cookie: string): Promise<ChatHistory> =>
  (await fetch(`${server.url}/coba/messages`, { headers: { cookie } })).json() as Promise<ChatHistory>

describe('choosing a person', () => {
  it('binds a new address to a person of the sample', async () => {
    await openChat(people.ratna)
    const bond = await database.prisma.channelBond.findFirst({ where: { employeeId: people.ratna } })
    expect(bond).toMatchObject({ channel: 'browser', account: 'coba', method: 'sample', endedAt: null })
  })

  it('ends nobody else’s bond, not even of the same person', async () => {
    await openChat(people.yohanes)
    await openChat(people.yohanes)
    const bonds = await database.prisma.channelBond.findMany({ where: { employeeId: people.yohanes } })
    expect(bonds.map((bond) => bond.endedAt)).toEqual([null, null])
    expect(new Set(bonds.map((bond) => bond.address)).size).toBe(2)
  })

  it.each([['unknown'], ['nonsense']])('opens nothing for somebody who is not of the sample (%s)', async (who) => {
    const employeeId = who === 'unknown' ? crypto.randomUUID() : "' OR 1=1"
    const response = await fetch(`${server.url}/coba/session`, {
      method: 'POST',
      body: new URLSearchParams({ employeeId }),
      redirect: 'manual',
    })
    expect(response.status).toBe(404)
    expect(response.headers.getSetCookie()).toEqual([])
  })

  it('lists only people of the sample, and says that they are invented', async () => {
    const page = await (await fetch(`${server.url}/coba`)).text()
    expect(page).toContain('Ratna Kusumaningtyas, S.Kom.')
    expect(page).toContain('Lahir 29 Februari')
    expect(page).toContain('Semua orang di sini rekaan')
  })

  it('searches without a script too, and shows what was typed as text', async () => {
    const page = await (await fetch(`${server.url}/coba/pegawai?cari=${encodeURIComponent('yohanes')}`)).text()
    expect(page).toContain('Yohanes Pandu')
    expect(page).not.toContain('Ratna')
    const odd = await (await fetch(`${server.url}/coba/pegawai?cari=${encodeURIComponent('"><script>')}`)).text()
    expect(odd).not.toContain('"><script>')
  })
})

describe('writing and reading', () => {
  it('takes a message once however often it is posted, and streams the answer', async () => {
    const cookie = await openChat(people.ratna)
    const id = crypto.randomUUID()
    const replies = await Promise.all([1, 2, 3].map(() => post(cookie, { id, text: 'kapan pensiun' })))
    expect(replies.map((reply) => reply.status)).toEqual([200, 200, 200])
    const [event] = await readEvents(cookie, '0', 1)
    expect(event?.message).toMatchObject({ from: 'semar', text: [{ text: 'kapan pensiun', bold: true }] })
    const { messages } = await history(cookie)
    expect(messages.map((message) => message.from)).toEqual(['person', 'semar'])
    expect(messages[0]?.id).toBe(id)
  })

  it('goes on where a connection broke: nothing twice, nothing lost', async () => {
    const cookie = await openChat(people.ratna)
    await post(cookie, { id: crypto.randomUUID(), text: 'satu' })
    const [first] = await readEvents(cookie, '0', 1)
    await post(cookie, { id: crypto.randomUUID(), text: 'dua' })
    await post(cookie, { id: crypto.randomUUID(), text: 'tiga' })
    const rest = await readEvents(cookie, first?.id as string, 2)
    expect(rest.map((event) => event.message.text[0]?.text)).toEqual(['dua', 'tiga'])
  })

  it('wakes an open stream for its own chat only', async () => {
    const [ours, theirs] = [await openChat(people.ratna), await openChat(people.ratna)]
    const listening = readEvents(ours, '0', 1)
    await post(theirs, { id: crypto.randomUUID(), text: 'bukan untuk dia' })
    await post(ours, { id: crypto.randomUUID(), text: 'untuk dia' })
    expect((await listening).map((event) => event.message.text[0]?.text)).toEqual(['untuk dia'])
  })

  it('shows a pressed choice by its label when the page is opened again', async () => {
    const cookie = await openChat(people.ratna)
    await post(cookie, { id: crypto.randomUUID(), text: 'halo' })
    await readEvents(cookie, '0', 1)
    await post(cookie, { id: crypto.randomUUID(), data: 'remind' })
    await readEvents(cookie, '0', 2)
    const { messages } = await history(cookie)
    expect(messages.map((message) => message.text[0]?.text)).toEqual(['halo', 'halo', 'Ingatkan saya', 'choice'])
  })

  it('cuts a text of 100,000 characters and says so', async () => {
    const cookie = await openChat(people.ratna)
    const reply = await post(cookie, { id: crypto.randomUUID(), text: '漢'.repeat(100_000) })
    expect(await reply.json()).toEqual({ wasCut: true })
    expect((await history(cookie)).messages[0]).toMatchObject({ wasCut: true })
  })
})

describe('bad input', () => {
  const id = crypto.randomUUID()
  it.each([
    ['broken JSON', '{"id":', 400],
    ['no id', { text: 'x' }, 400],
    ['an id that is none', { id: '1', text: 'x' }, 400],
    ['neither text nor choice', { id }, 400],
    ['both', { id, text: 'x', data: 'y' }, 400],
    ['blank text', { id, text: ' \n\u0000 ' }, 400],
    ['a choice that is too long', { id, data: 'x'.repeat(65) }, 400],
    ['a body over the limit', { id, text: 'x'.repeat(700_000) }, 413],
  ])('%s', async (_name, body, status) => {
    const cookie = await openChat(people.ratna)
    const reply = await post(cookie, body)
    expect(reply.status).toBe(status)
    expect((await history(cookie)).messages).toEqual([])
  })

  it('refuses what another site’s page makes a browser send', async () => {
    const cookie = await openChat(people.ratna)
    const body = { id: crypto.randomUUID(), text: 'x' }
    for (const headers of [
      { 'sec-fetch-site': 'cross-site' },
      { 'sec-fetch-site': 'same-site' },
      { origin: 'https://lain.example' },
      { origin: 'null' },
    ]) {
      expect((await post(cookie, body, headers as Record<string, string>)).status).toBe(403)
    }
    expect((await post(cookie, body, { origin: server.url })).status).toBe(200)
  })

  it('takes no cookie that it did not sign', async () => {
    const cookie = await openChat(people.ratna)
    const other = await openChat(people.yohanes)
    const address = /browser\.([0-9a-f-]+)\./.exec(decodeURIComponent(other))?.[1] as string
    const forged = cookie.replace(/browser\.[0-9a-f-]+\./, `browser.${address}.`)
    expect(forged).not.toBe(cookie)
    for (const value of ['', 'semar_coba=x', forged]) {
      const response = await fetch(`${server.url}/coba/messages`, { headers: { cookie: value } })
      expect(response.status).toBe(401)
    }
  })

  it('tells a window whose person was changed in another window', async () => {
    const cookie = await openChat(people.ratna)
    const response = await fetch(`${server.url}/coba/messages?chat=${crypto.randomUUID()}`, { headers: { cookie } })
    expect(response.status).toBe(409)
  })

  it('starts from the beginning at a cursor that is none', async () => {
    const cookie = await openChat(people.ratna)
    await post(cookie, { id: crypto.randomUUID(), text: 'halo' })
    expect(await readEvents(cookie, 'bukan-angka', 1)).toHaveLength(1)
  })

  it('allows no script or style but its own', async () => {
    const response = await fetch(`${server.url}/coba`)
    const policy = response.headers.get('content-security-policy')
    expect(policy).toContain("default-src 'none'")
    expect(policy).not.toContain('unsafe')
    for (const [, path] of (await response.text()).matchAll(/(?:src|href)="(\/coba\/assets\/[^"]+)"/g)) {
      const asset = await fetch(`${server.url}${path}`)
      expect(asset.status).toBe(200)
      expect(asset.headers.get('content-type')).toMatch(/^(text\/(css|javascript); charset=utf-8|image\/svg\+xml)/)
    }
    expect((await fetch(`${server.url}/coba/assets/..%2fcoba-app.ts`)).status).toBe(404)
  })
})

describe('a file', () => {
  const upload = (
    cookie: string,
    bytes: Uint8Array<ArrayBuffer>,
    more: { name?: string; text?: string; id?: string } = {},
  ) => {
    const body = new FormData()
    body.append('id', more.id ?? crypto.randomUUID())
    body.append('text', more.text ?? '')
    body.append('file', new Blob([bytes]), more.name ?? 'sertifikat.pdf')
    return fetch(`${server.url}/coba/files`, { method: 'POST', headers: { cookie }, body })
  }
  const kept = () => database.prisma.attachment.count({ where: { employeeId: people.ratna } })

  it('is kept for the person of the chat and waits with its message, once for one id', async () => {
    const cookie = await openChat(people.ratna)
    const id = crypto.randomUUID()
    for (let times = 0; times < 2; times++) {
      expect((await upload(cookie, pdf('one'), { id, text: 'ini sertifikat saya', name: '../x.exe' })).status).toBe(200)
    }
    expect(await kept()).toBe(1)
    const { messages } = await history(cookie)
    const mine = messages.filter(({ from }) => from === 'person')
    expect(mine.map(({ text }) => text[0]?.text)).toEqual(['Berkas: x.pdf\nini sertifikat saya'])
    const row = await database.prisma.inboundMessage.findFirstOrThrow({ where: { platformId: { endsWith: id } } })
    expect(row.content).toMatchObject({ kind: 'media', media: 'document', file: { mediaType: 'application/pdf' } })
  })

  it.each([
    ['of another kind', new TextEncoder().encode('MZ'), 415],
    ['of 11 MB', new Uint8Array(11 * 1024 * 1024), 413],
    ['just above the limit', new Uint8Array([...pdf('x'), ...new Uint8Array(10 * 1024 * 1024)]), 413],
  ])('%s is refused and not kept', async (_what, bytes, status) => {
    const cookie = await openChat(people.ratna)
    const before = await kept()
    const response = await upload(cookie, bytes)
    expect(response.status).toBe(status)
    expect(((await response.json()) as { message: string }).message).toMatch(/Berkas/)
    expect(await kept()).toBe(before)
  })

  it('comes from nobody without a chat, and from no other site', async () => {
    expect((await upload('', pdf('x'))).status).toBe(401)
    const cookie = await openChat(people.ratna)
    const body = new FormData()
    body.append('id', crypto.randomUUID())
    body.append('file', new Blob([pdf('y')]), 'y.pdf')
    const foreign = await fetch(`${server.url}/coba/files`, {
      method: 'POST',
      headers: { cookie, origin: 'https://elsewhere.example' },
      body,
    })
    expect(foreign.status).toBe(403)
    const empty = await fetch(`${server.url}/coba/files`, { method: 'POST', headers: { cookie }, body: new FormData() })
    expect(empty.status).toBe(400)
  })
})

/** Messages over a linked session, by real clients: who wrote, what was chosen, what went out, and what holds it back. */
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import { createMessages } from '#channels/whatsapp-web/create-messages.ts'
import { messageId } from '#channels/whatsapp-web/message-id.ts'
import { quietLibsignal } from '#channels/whatsapp-web/quiet-libsignal.ts'
import { createSession } from '#channels/whatsapp-web/session.ts'
import type { Lane, OutboundContent } from '#core/message.ts'
import { outboundId } from '#core/outbound-id.ts'
import { safetySettings } from '#core/whatsapp-safety.ts'
import { createDeliveryReceipts } from '#db/delivery-receipts.ts'
import { createSentMessages } from '#db/sent-messages.ts'
import { createWhatsAppIdentities } from '#db/whatsapp-identities.ts'
import { createWhatsAppTraffic } from '#db/whatsapp-traffic.ts'
import { createDeliverMessages, type DeliverMessages } from '#flows/deliver-messages.ts'
import { createWhatsAppWebStore } from '#src/whatsapp-web.ts'
import { insertPeople } from '#test/support/people.ts'
import { createSpine, nextSerial, type Spine, silentLog } from '#test/support/spine.ts'
import { createEmployee, type Employee } from '#test/support/whatsapp-server/create-employee.ts'
import { createWhatsAppServer, type WhatsAppServer } from '#test/support/whatsapp-server/create-whatsapp-server.ts'

const semar = '6281200000911'
const secretKey = 'a key of the tests, forty characters long'
let spine: Spine
let server: WhatsAppServer
let ani: Employee
let semarRuns: ReturnType<typeof startSemar>
beforeAll(async () => {
  quietLibsignal()
  spine = await createSpine()
  server = await createWhatsAppServer()
  server.account(semar, 'Semar')
  ani = await createEmployee({ server, phone: '6281200000912', name: 'Ani Contoh' })
  semarRuns = startSemar()
  await semarRuns.open()
})
afterEach(async () => {
  server.resetRules()
  await spine.sql('DELETE FROM channel_state', [])
})
afterAll(async () => {
  await semarRuns.stop()
  await ani.close()
  await server.close()
  await spine.close()
})

function startSemar() {
  const { sql, clock } = spine
  const stopping = new AbortController()
  const session = createSession({
    leases: spine.leases,
    log: silentLog,
    nowMs: () => Date.now(),
    ...createWhatsAppWebStore({ sql, secretKey }),
    socketUrl: server.url,
    ttlMs: 1_500,
    onPairing: (pairing) => {
      if (pairing?.qr) server.scan({ qr: pairing.qr, phone: semar }).catch(() => undefined)
    },
  })
  const { hearing, sender } = createMessages({
    inbox: spine.inbox,
    identities: createWhatsAppIdentities({ sql }),
    traffic: createWhatsAppTraffic({ sql }),
    sent: createSentMessages({ sql }),
    receipts: createDeliveryReceipts({ sql, clock }),
    pauses: spine.pauses,
    log: silentLog,
    nowMs: () => Date.now(),
    settings: { ...safetySettings, broadcastsADay: 2, typingMs: { least: 20, aCharacter: 0, most: 40 } },
    pace: { perSecond: null, burst: 10, addressGapMs: 0, concurrency: 4 },
    ackLimitMs: 1_500,
  })(session)
  let deliver: DeliverMessages | null = null
  const running = session.run(stopping.signal, {
    hearing,
    async whileOpen(signal) {
      const delivering = createDeliverMessages({
        sender,
        queue: spine.outbound,
        leases: spine.leases,
        pauses: spine.pauses,
        transact: spine.transact,
        bell: spine.bell,
        clock,
        log: silentLog,
        leaseMs: 1_500,
      })
      deliver = delivering
      await new Promise((resolve) => signal.addEventListener('abort', resolve))
      deliver = null
      await delivering.stop()
    },
  })
  return {
    open: () => session.whenOpen(stopping.signal),
    wake: () => deliver?.wake(),
    async stop() {
      stopping.abort()
      await running
    },
  }
}

interface Row {
  readonly address: string
  readonly sender: string | null
  readonly platform_id: string
  readonly content: unknown
  readonly is_group: boolean
}
const rows = () =>
  spine.sql<Row>(
    `SELECT address, sender, platform_id, content, is_group FROM inbound_message
     WHERE channel = 'whatsapp_web' ORDER BY id`,
    [],
  )
/** The row of a message that was sent, once it is there. */
const heard = (id: string): Promise<Row> =>
  vi.waitFor(
    async () => {
      const found = (await rows()).filter(({ platform_id }) => platform_id.endsWith(`/${id}`))
      expect(found).toHaveLength(1)
      return found[0] as Row
    },
    { timeout: 10_000, interval: 40 },
  )
const says = async (who: Employee, text: string): Promise<Row> => heard((await who.send(semar, text)).id)

async function write(
  text: string,
  more: {
    to?: string
    lane?: Lane
    choices?: OutboundContent['choices']
    employeeId?: string | null
    cause?: string
    part?: number
  } = {},
): Promise<string> {
  const {
    to = ani.phone,
    lane = 'answer',
    choices = [],
    employeeId = null,
    cause = `test:${nextSerial()}`,
    part = 0,
  } = more
  const address = { channel: 'whatsapp_web', account: 'main', address: to } as const
  const id = outboundId(cause, address, part)
  const content = { text: [{ text }], choices }
  await spine.transact((stores) => stores.outbox.add([{ ...address, id, employeeId, lane, cause, content }]))
  semarRuns.wake()
  return id
}
const became = (id: string, expected: object) =>
  vi.waitFor(
    async () => {
      const row = await spine.database.prisma.outboundMessage.findUniqueOrThrow({ where: { id } })
      expect(row).toMatchObject(expected)
      return row
    },
    { timeout: 12_000, interval: 40 },
  )

describe('a person', () => {
  it('is known by the number, the LID beside it, and marked as read', async () => {
    const { lid } = server.account(ani.phone)
    const sent = await ani.send(semar, 'kapan saya naik pangkat?')
    expect(await heard(sent.id)).toMatchObject({
      address: ani.phone,
      sender: `${lid}@lid`,
      content: { kind: 'text', text: 'kapan saya naik pangkat?' },
    })
    await ani.waitForReceipt(sent, 'read')
  })

  it('keeps the conversation when addresses are numbers', async () => {
    server.address('pn')
    const { lid } = server.account(ani.phone)
    expect(await says(ani, 'dengan nomor')).toMatchObject({ address: ani.phone, sender: `${lid}@lid` })
    await write('Ya, Bapak/Ibu?')
    expect((await ani.waitForReply({ match: /Ya, Bapak/ })).from).toBe(semar)
    server.address('lid')
  })
})

describe('an answer', () => {
  it('goes out in WhatsApp’s markup, delivered and read by its receipts', async () => {
    const id = await write('KGB 1 April 2027 *bukan janji*')
    const got = await ani.waitForReply({ match: /KGB/ })
    expect(got.id).toBe(messageId(id, 0))
    expect(got.text).toContain('bukan janji')
    const row = await became(id, { state: 'sent', platformIds: [messageId(id, 0)] })
    expect(row.attempts).toBe(1)
    await became(id, { deliveredAt: expect.any(Date), readAt: expect.any(Date) })
  })

  it('is chosen from by its number, and by the number of the message that is replied to', async () => {
    const yes = { label: 'Ya', data: 'confirm' }
    const no = { label: 'Tidak', data: 'deny' }
    await write('Pertama?', { choices: [{ label: 'Satu', data: 'first' }, no] })
    const first = await ani.waitForReply({ match: /Pertama/ })
    expect(first.text).toMatch(/1\. Satu\n2\. Tidak$/)
    const id = await write('Daftarkan?', { choices: [no, yes] })
    await ani.waitForReply({ match: /Daftarkan/ })
    await became(id, { state: 'sent' })
    expect(await says(ani, '2')).toMatchObject({ content: { kind: 'choice', data: 'confirm' } })
    expect(await says(ani, '3')).toMatchObject({ content: { kind: 'text', text: '3' } })
    const reply = await ani.sock.sendMessage(first.jid, { text: '1' }, { quoted: first.message })
    expect(await heard(reply?.key.id ?? '')).toMatchObject({ content: { kind: 'choice', data: 'first' } })
  })

  it('that a device could not read is sent to it once more', async () => {
    server.rules.corrupt.push({ count: 1, from: semar, to: ani.phone })
    const id = await write('rusak di jalan')
    expect((await ani.waitForReply({ match: /rusak di jalan/ })).id).toBe(messageId(id, 0))
    const targets = [...(server.messages.get(messageId(id, 0))?.targets.values() ?? [])]
    expect(targets.reduce((sum, { retries = 0 }) => sum + retries, 0)).toBeGreaterThan(0)
  })

  it('that WhatsApp did not confirm goes out again under the same id', async () => {
    // Nor does the receiver's word settle it first.
    Object.assign(server.rules, { dropAcks: 1, receiptDelayMs: 6_000 })
    const id = await write('tanpa konfirmasi')
    const row = await became(id, { state: 'sent' })
    expect(row.attempts).toBe(2)
    expect(server.messages.get(messageId(id, 0))?.resends).toBe(1)
    const got = await ani.waitForReply({ match: /tanpa konfirmasi/ })
    expect(got.id).toBe(messageId(id, 0))
  })

  it('in two messages goes on counting', async () => {
    const cause = `test:${nextSerial()}`
    await spine.transact((stores) =>
      stores.outbox.add(
        ['Bagian satu', 'Bagian dua'].map((text, part) => {
          const to = { channel: 'whatsapp_web', account: 'main', address: ani.phone } as const
          const choices = [{ label: `Pilih ${text}`, data: `part.${part}` }]
          const content = { text: [{ text }], choices }
          return { ...to, id: outboundId(cause, to, part), employeeId: null, lane: 'answer' as const, cause, content }
        }),
      ),
    )
    semarRuns.wake()
    expect((await ani.waitForReply({ match: /Bagian satu/ })).text).toMatch(/1\. Pilih/)
    expect((await ani.waitForReply({ match: /Bagian dua/ })).text).toMatch(/2\. Pilih/)
    await became(outboundId(cause, { channel: 'whatsapp_web', account: 'main', address: ani.phone }, 1), {
      state: 'sent',
    })
    expect(await says(ani, '1')).toMatchObject({ content: { kind: 'choice', data: 'part.0' } })
  })
})

describe('a question', () => {
  it('that could not be read at first is heard once, when the app sends it again', async () => {
    server.rules.corrupt.push({ count: 1, from: ani.phone, to: semar })
    expect(await says(ani, 'rusak tapi terbaca')).toMatchObject({ content: { text: 'rusak tapi terbaca' } })
  })

  it('about something else while a thumb is given is the only thing heard', async () => {
    await write('Terima kasih')
    const got = await ani.waitForReply({ match: /Terima kasih/ })
    const before = (await rows()).length
    await ani.sock.sendMessage(got.jid, { react: { text: '👍', key: got.message.key } })
    await says(ani, 'lalu kapan pensiun')
    expect((await rows()).length).toBe(before + 1)
  })
})

describe('what came while Semar was away', () => {
  it('is heard once, in its order', async () => {
    await semarRuns.stop()
    const first = await ani.send(semar, 'selagi pergi 1')
    const second = await ani.send(semar, 'selagi pergi 2')
    semarRuns = startSemar()
    await semarRuns.open()
    await heard(first.id)
    await heard(second.id)
    const texts = (await rows())
      .map(({ content }) => (content as { text?: string }).text)
      .filter((text) => /selagi/.test(text ?? ''))
    expect(texts).toEqual(['selagi pergi 1', 'selagi pergi 2'])
  })
})

describe('a group', () => {
  it('is heard where it speaks to Semar, and gets nothing personal', async () => {
    const group = server.group('Kepegawaian', [semar, ani.phone])
    const talk = await ani.send(group.jid, 'siapa yang naik pangkat?')
    const { lid } = server.account(semar)
    const asked = await ani.sock.sendMessage(group.jid, {
      text: `@${lid} kapan saya naik pangkat`,
      mentions: [`${lid}@lid`],
    })
    const row = await heard(asked?.key.id ?? '')
    expect(row).toMatchObject({ address: group.jid, is_group: true, content: { text: 'kapan saya naik pangkat' } })
    expect((await rows()).some(({ platform_id }) => platform_id.endsWith(`/${talk.id}`))).toBe(false)
    const [employeeId = ''] = await insertPeople(spine.database.prisma, [{ nip: '198802292010012911' }])
    await spine.database.prisma.channelBond.create({
      data: { channel: 'whatsapp_web', account: 'main', address: group.jid, employeeId, method: 'operator' },
    })
    await became(await write('Naik pangkat 1 April', { to: group.jid, employeeId }), {
      state: 'failed',
      failure: 'refused',
    })
    await write('Silakan japri', { to: group.jid })
    expect((await ani.waitForReply({ match: /japri/ })).jid).toBe(group.jid)
    expect(ani.heard.some(({ text }) => text.includes('1 April') && text.includes('Naik'))).toBe(false)
  })
})

describe('the number', () => {
  it('writes to nobody who did not write first', async () => {
    const id = await write('halo', { to: '6281200000999' })
    await became(id, { state: 'failed', failure: 'refused' })
    expect(server.messages.get(messageId(id, 0))).toBeUndefined()
  })

  it('writes to nobody whose number or account has changed', async () => {
    const number = '6281200000913'
    const identities = createWhatsAppIdentities(spine)
    await identities.heard('main', { lid: '777@lid', number }, semar, Date.now())
    await identities.mapped('main', { lid: '778@lid', number })
    await became(await write('pengingat', { to: number, lane: 'reminder' }), { state: 'failed', failure: 'stopped' })
  })

  it('sends no more broadcasts than its limit', async () => {
    for (const text of ['siaran 1', 'siaran 2']) {
      await became(await write(text, { lane: 'broadcast' }), { state: 'sent' })
    }
    const id = await write('siaran 3', { lane: 'broadcast' })
    const row = await became(id, { state: 'waiting', attempts: 1 })
    expect(row.notBefore.getTime()).toBeGreaterThan(Date.now() + 60_000)
    await became(await write('jawaban tetap jalan'), { state: 'sent' })
  })

  it('holds reminders back when WhatsApp limits new chats, and answers on', async () => {
    server.capNewChats(semar, { total_quota: 10, used_quota: 10, capping_status: 'CAPPED' } as never)
    await vi.waitFor(
      async () => expect((await spine.pauses.pausedUntil('whatsapp_web', 'main')).bulkMs).toBeGreaterThan(Date.now()),
      8_000,
    )
    await became(await write('masih dijawab'), { state: 'sent' })
    server.capNewChats(semar, null)
  })

  it('stops at once, and says so, when a message is refused with 463', async () => {
    server.rules.sendErrors.push({ code: 463, count: 1 })
    const id = await write('ditolak')
    await vi.waitFor(
      async () => expect(await spine.pauses.trouble('whatsapp_web', 'main', Date.now())).toBe('restricted'),
      { timeout: 8_000 },
    )
    await became(id, { state: 'waiting' })
    const other = await write('juga menunggu')
    await says(ani, 'masih didengar')
    await became(other, { state: 'waiting', attempts: 0 })
    expect(server.messages.get(messageId(other, 0))).toBeUndefined()
  })
})

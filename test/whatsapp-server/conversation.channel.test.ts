/** The loopback WhatsApp with real clients: they write to each other, and the server reads nothing. */
import type { WAMessage } from '@whiskeysockets/baileys'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { createEmployee, type Employee } from '#test/support/whatsapp-server/create-employee.ts'
import { createWhatsAppServer, type WhatsAppServer } from '#test/support/whatsapp-server/create-whatsapp-server.ts'

let server: WhatsAppServer
let ani: Employee
let budi: Employee

beforeAll(async () => {
  server = await createWhatsAppServer()
  ani = await createEmployee({ server, phone: '628110000901', name: 'Ani Contoh' })
  budi = await createEmployee({ server, phone: '628110000902', name: 'Budi Contoh' })
})

afterEach(() => server.resetRules())

afterAll(async () => {
  await Promise.all([ani?.close(), budi?.close()])
  await server?.close()
})

/** Said by one and answered by the other. */
async function exchange(text: string): Promise<void> {
  await ani.send(budi.phone, text)
  expect((await budi.waitForReply({ from: ani.phone })).text).toBe(text)
  await budi.send(ani.phone, `kembali: ${text}`)
  expect((await ani.waitForReply({ from: budi.phone })).text).toBe(`kembali: ${text}`)
}

describe('texts', () => {
  it('come both ways, as they were written', async () => {
    for (const text of ['halo', 'dua\nbaris', '  spasi  ', '🎉 é 日本', 'x'.repeat(4_000)]) await exchange(text)
  })

  it('come all, and once, when many are under way', async () => {
    const texts = Array.from({ length: 20 }, (_, number) => `banyak ${number}`)
    await Promise.all(texts.flatMap((text) => [ani.send(budi.phone, text), budi.send(ani.phone, text)]))
    for (const [reader, writer] of [
      [ani, budi],
      [budi, ani],
    ] as const) {
      const read = []
      for (const _ of texts) read.push((await reader.waitForReply({ from: writer.phone, match: /^banyak/ })).text)
      expect(read.sort()).toEqual([...texts].sort())
    }
  })

  it('are not to be read by the server', async () => {
    const secret = 'rahasia yang tidak dibaca siapa pun'
    await exchange(secret)
    const sealed = server.journal.entries.flatMap(({ ciphertexts }) => (ciphertexts ?? []) as Uint8Array[])
    expect(sealed.length).toBeGreaterThan(4)
    for (const ciphertext of sealed) expect(Buffer.from(ciphertext).includes(secret)).toBe(false)
    const kinds = new Set(server.journal.entries.flatMap(({ encryption }) => (encryption as string) ?? []))
    expect([...kinds].sort()).toEqual(['msg', 'pkmsg'])
  })

  it('come from a LID with the number beside it, or the other way round', async () => {
    await ani.send(budi.phone, 'dari LID')
    const { lid } = server.account(ani.phone)
    const byLid = await budi.waitForReply({ match: /dari LID/ })
    expect(byLid.message.key).toMatchObject({ remoteJid: `${lid}@lid`, remoteJidAlt: `${ani.phone}@s.whatsapp.net` })
    server.address('pn')
    await ani.send(budi.phone, 'dari nomor')
    const byNumber = await budi.waitForReply({ match: /dari nomor/ })
    expect(byNumber.message.key).toMatchObject({ remoteJid: `${ani.phone}@s.whatsapp.net`, remoteJidAlt: `${lid}@lid` })
    server.address('lid')
    await budi.send(`${lid}@lid`, 'ke LID')
    expect((await ani.waitForReply({ match: /ke LID/ })).from).toBe(budi.phone)
  })

  it('reach every linked device, and one sees what the other wrote', async () => {
    const second = await createEmployee({ server, phone: ani.phone })
    const copy = new Promise<WAMessage>((resolve) => {
      second.sock.ev.on('messages.upsert', ({ messages }) => {
        const own = messages.find(({ key, message }) => key.fromMe && message?.extendedTextMessage)
        if (own) resolve(own)
      })
    })
    await exchange('dua perangkat')
    expect((await second.waitForReply({ from: budi.phone, match: /dua perangkat/ })).text).toBe(
      'kembali: dua perangkat',
    )
    expect((await copy).message?.extendedTextMessage?.text).toBe('dua perangkat')
    server.unlink(ani.phone, 2)
    await second.close()
    await exchange('satu perangkat')
  })

  it('come from a phone, and are read by it, with no client behind it', async () => {
    server.rules.phonesRead = true
    server.account('628110000903', 'Citra Contoh')
    await server.sendFromPhone({ from: '628110000903', to: budi.phone, text: 'dari telepon' })
    expect((await budi.waitForReply({ from: '628110000903' })).text).toBe('dari telepon')
    await budi.send('628110000903', 'ke telepon')
    const read = await server.journal.until(() => server.readByPhone('628110000903')[0])
    expect(read.message.extendedTextMessage?.text).toBe('ke telepon')
  })
})

describe('receipts', () => {
  it('tell what was delivered and what was read', async () => {
    const sent = await ani.send(budi.phone, 'terbaca?')
    const { deliveredAtMs, readAtMs } = await ani.waitForReceipt(sent, 'read')
    expect(deliveredAtMs).toBeLessThanOrEqual(readAtMs ?? 0)
    await budi.waitForReply({ match: /terbaca/ })
    const target = server.messages.get(sent.id)?.targets.get(`${budi.phone}:1`)
    expect(target?.readAtMs).toBeGreaterThan(0)
  })

  it('come as updates of their own over a slower line', async () => {
    Object.assign(server.rules, { ackDelayMs: 120, receiptDelayMs: 150 })
    const updates: unknown[] = []
    ani.sock.ev.on('messages.update', (list) => updates.push(...list.map(({ update }) => update.status)))
    const sent = await ani.send(budi.phone, 'pelan')
    await ani.waitForReceipt(sent, 'read')
    expect(updates).toContain(4)
    await budi.waitForReply({ match: /pelan/ })
  })

  it('of a damaged message ask for it again, and it is read then', async () => {
    for (const [from, to] of [
      [ani, budi],
      [budi, ani],
    ] as const) {
      server.rules.corrupt = [{ count: 1, to: to.phone }]
      const sent = await from.send(to.phone, 'rusak di jalan')
      expect((await to.waitForReply({ from: from.phone, match: /rusak/ })).id).toBe(sent.id)
      const record = server.messages.get(sent.id)
      expect(record?.resends).toBe(1)
      expect(record?.targets.get(`${to.phone}:1`)?.retries).toBe(1)
    }
    await exchange('utuh kembali')
  })
})

describe('refusals', () => {
  it.each([463, 479])('with %i: the sender is told, the recipient gets nothing', async (code) => {
    server.rules.ackDelayMs = 150
    server.rules.sendErrors = [{ code, count: 1, from: ani.phone }]
    const sent = await ani.send(budi.phone, `ditolak ${code}`)
    expect((await ani.waitForReceipt(sent, 'error')).error).toBe(String(code))
    await exchange(`lagi ${code}`)
    expect(budi.heard.map(({ id }) => id)).not.toContain(sent.id)
  })

  it('of a first message without a token, until the other one has written', async () => {
    Object.assign(server.rules, { needsPrivacyToken: true, ackDelayMs: 150 })
    const dewi = await createEmployee({ server, phone: '628110000904' })
    const cold = await dewi.send(ani.phone, 'kenalan')
    expect((await dewi.waitForReceipt(cold, 'error')).error).toBe('463')
    server.rules.needsPrivacyToken = false
    await ani.send(dewi.phone, 'halo Dewi')
    await dewi.waitForReply({ from: ani.phone })
    server.rules.needsPrivacyToken = true
    await dewi.send(ani.phone, 'salam kenal')
    expect((await ani.waitForReply({ from: dewi.phone })).text).toBe('salam kenal')
    await dewi.close()
  })
})

describe('beside texts', () => {
  it('shows who is typing', async () => {
    const typing = new Promise((resolve) => budi.sock.ev.on('presence.update', resolve))
    await ani.composing(budi.phone)
    expect(JSON.stringify(await typing)).toContain('composing')
  })

  it('says which numbers are on WhatsApp', async () => {
    const found = await ani.sock.onWhatsApp(budi.phone, '628110009999')
    expect(found).toEqual([expect.objectContaining({ jid: `${budi.phone}@s.whatsapp.net`, exists: true })])
  })

  it('tells a client that its keys run low, and gets new ones', async () => {
    server.keepPreKeys(budi.phone, 2)
    const [device] = server.account(budi.phone).devices.values()
    await server.journal.until(() => (device?.preKeys.length ?? 0) > 2, 'an upload of keys')
  })
})

/** Files, groups, statuses, history and the limits of accounts at the loopback WhatsApp, with real clients. */
import { downloadEncryptedContent, getMediaKeys, type WAMessage } from '@whiskeysockets/baileys'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createEmployee, type Employee } from '#test/support/whatsapp-server/create-employee.ts'
import { createWhatsAppServer, type WhatsAppServer } from '#test/support/whatsapp-server/create-whatsapp-server.ts'
import { jidOf } from '#test/support/whatsapp-server/jid-of.ts'

let server: WhatsAppServer
let ani: Employee
let budi: Employee

beforeAll(async () => {
  server = await createWhatsAppServer()
  ani = await createEmployee({ server, phone: '628110000931', name: 'Ani Contoh' })
  budi = await createEmployee({ server, phone: '628110000932', name: 'Budi Contoh' })
})

afterAll(async () => {
  await Promise.all([ani?.close(), budi?.close()])
  await server?.close()
})

async function opened(message: WAMessage): Promise<string> {
  const { documentMessage, documentWithCaptionMessage, imageMessage } = message.message ?? {}
  const file = documentMessage ?? documentWithCaptionMessage?.message?.documentMessage ?? imageMessage
  const keys = await getMediaKeys(file?.mediaKey, imageMessage ? 'image' : 'document')
  const chunks: Buffer[] = []
  for await (const chunk of await downloadEncryptedContent(`${server.mediaRoot}${file?.directPath}`, keys)) {
    chunks.push(chunk)
  }
  return Buffer.concat(chunks).toString()
}

describe('files', () => {
  it('are sealed by one client, and opened by the other', async () => {
    const document = Buffer.from('%PDF-1.7 sertifikat contoh')
    const mimetype = 'application/pdf'
    await ani.sendContent(budi.phone, { document, mimetype, fileName: 'sertifikat.pdf', caption: 'ini sertifikat' })
    const heard = await budi.waitForReply({ from: ani.phone, match: /ini sertifikat/ })
    expect(await opened(heard.message)).toBe(document.toString())
    await budi.sendContent(ani.phone, { document, mimetype, fileName: 'balasan.pdf' })
    expect(await opened((await ani.waitForReply({ from: budi.phone })).message)).toBe(document.toString())
  })
})

describe('a group', () => {
  it('brings a message to every member, from the one who wrote it, and receipts back', async () => {
    const { jid } = server.group('Grup Contoh', [ani.phone, budi.phone])
    const sent = await ani.send(jid, 'halo semua')
    const heard = await budi.waitForReply({ from: ani.phone, match: /halo semua/ })
    expect(heard).toMatchObject({ jid, id: sent.id })
    expect(heard.message.key.participant).toBe(`${server.account(ani.phone).lid}@lid`)
    await budi.send(jid, 'halo juga')
    expect(await ani.waitForReply({ match: /halo juga/ })).toMatchObject({ jid, from: budi.phone })
    const target = await server.journal.until(() => server.messages.get(sent.id)?.targets.get(`${budi.phone}:1`))
    await server.journal.until(() => target.readAtMs)
  })

  it('takes nothing from one who is no member', async () => {
    server.account('628110000933')
    const { jid } = server.group('Grup Lain', [budi.phone, '628110000933'])
    await expect(ani.send(jid, 'bolehkah?')).rejects.toThrow('forbidden')
  })
})

describe('a status', () => {
  it('comes from `status@broadcast`, with its author', async () => {
    const to = [jidOf(server.account(budi.phone), 0, 'lid')]
    await ani.sock.sendMessage('status@broadcast', { text: 'sedang libur' }, { statusJidList: to })
    const heard = await budi.waitForReply({ match: /sedang libur/ })
    expect(heard).toMatchObject({ jid: 'status@broadcast', from: ani.phone })
  })
})

describe('a device that is linked later', () => {
  it('is given what was said before', async () => {
    const phone = '628110000934'
    const old = { remoteJid: jidOf(server.account(ani.phone)), fromMe: false, id: '3EB0LAMA' }
    server.remember(phone, {
      id: old.remoteJid,
      messages: [{ message: { key: old, messageTimestamp: 1_700_000_000, message: { conversation: 'pesan lama' } } }],
    })
    const late = await createEmployee({ server, phone })
    const { messages } = await late.waitForHistory()
    expect(messages.map(({ key, message }) => [key.id, message?.conversation])).toEqual([['3EB0LAMA', 'pesan lama']])
    expect(late.heard).toEqual([])
    await late.close()
  })
})

describe('the limits of an account', () => {
  it('lock it out of new conversations, and leave it the old ones', async () => {
    server.rules.ackDelayMs = 150
    const told = new Promise((resolve) => {
      ani.sock.ev.on('connection.update', (update) => update.reachoutTimeLock && resolve(update.reachoutTimeLock))
    })
    const endsAtMs = Math.ceil(Date.now() / 1_000) * 1_000 + 3_600_000
    server.reachoutTimeLock(ani.phone, { endsAtMs, kind: 'WEB_COMPANION_ONLY' })
    expect(await told).toEqual({
      isActive: true,
      timeEnforcementEnds: new Date(endsAtMs),
      enforcementType: 'WEB_COMPANION_ONLY',
    })
    server.account('628110000935')
    const cold = await ani.send('628110000935', 'kenalan')
    expect((await ani.waitForReceipt(cold, 'error')).error).toBe('463')
    await ani.send(budi.phone, 'masih bisa')
    expect((await budi.waitForReply({ match: /masih bisa/ })).from).toBe(ani.phone)
    expect(await ani.sock.fetchAccountReachoutTimelock()).toMatchObject({ isActive: true })
    server.reachoutTimeLock(ani.phone, null)
    const warm = await ani.send('628110000935', 'kenalan lagi')
    await server.journal.until(() => server.messages.get(warm.id)?.ackedAtMs)
    expect(server.messages.get(warm.id)?.ackError).toBeUndefined()
  })

  it('tell it how many new conversations are left', async () => {
    const told = new Promise((resolve) => budi.sock.ev.on('message-capping.update', resolve))
    const capping = { total_quota: 10, used_quota: 10, capping_status: 'CAPPED' }
    server.capNewChats(budi.phone, capping)
    expect(await told).toEqual(capping)
    expect(await budi.sock.fetchNewChatMessageCap()).toEqual(capping)
  })
})

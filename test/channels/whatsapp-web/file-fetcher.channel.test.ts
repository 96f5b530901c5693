/** Files as the real client seals them, fetched from a media server on loopback. */
import { readFile, rm } from 'node:fs/promises'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { encryptedStream } from '@whiskeysockets/baileys'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createWhatsAppWebFileFetcher } from '#channels/whatsapp-web/file-fetcher.ts'
import { fileId, type MediaKind } from '#channels/whatsapp-web/file-id.ts'

const from = { channel: 'whatsapp_web', account: 'main', address: '6281200000921' } as const
const files = new Map<string, { status: number; body: Uint8Array }>()
let server: Server
let mediaRoot: string
beforeAll(async () => {
  server = createServer((request, response) => {
    const found = files.get(request.url ?? '')
    response.statusCode = found?.status ?? 404
    response.end(found?.body)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  mediaRoot = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
})
afterAll(() => server.close())

/** Puts it on the media server; gives the id under which it came. */
async function sent(
  bytes: Uint8Array,
  how: { kind?: MediaKind; as?: MediaKind; status?: number; change?: (body: Uint8Array) => Uint8Array } = {},
): Promise<string> {
  const { kind = 'document', status = 200, as = kind, change = (body) => body } = how
  const { mediaKey, encFilePath } = await encryptedStream(Buffer.from(bytes), kind)
  const directPath = `/v/t62.7118-24/${files.size}_n.enc?ccb=11-4&oh=01_Q5`
  files.set(directPath, { status, body: change(await readFile(encFilePath)) })
  await rm(encFilePath)
  return fileId({ mediaKey, directPath }, as) ?? ''
}

const fetched = (id: string, limitBytes = 100_000) =>
  createWhatsAppWebFileFetcher({ mediaRoot }).fetch(from, { id }, limitBytes)

describe('a file', () => {
  it.each(['document', 'image', 'audio'] as const)('that came as %s is what was sent', async (kind) => {
    const bytes = new TextEncoder().encode('%PDF-1.7 contoh').slice()
    expect(await fetched(await sent(bytes, { kind }))).toEqual({ ok: true, value: bytes })
  })
  it('is too large where it is larger than asked for', async () => {
    const id = await sent(new Uint8Array(1000))
    expect(await fetched(id, 1000)).toMatchObject({ ok: true })
    expect(await fetched(id, 999)).toEqual({ ok: false, problem: 'too_large' })
    expect(await fetched(id, 100)).toEqual({ ok: false, problem: 'too_large' })
  })
  it('that was changed on the way, or came under another kind, is gone', async () => {
    const flip = (body: Uint8Array) => body.with(3, (body[3] ?? 0) ^ 1)
    expect(await fetched(await sent(new Uint8Array(64), { change: flip }))).toEqual({ ok: false, problem: 'gone' })
    expect(await fetched(await sent(new Uint8Array(64), { as: 'image' }))).toEqual({ ok: false, problem: 'gone' })
    const cut = (body: Uint8Array) => body.subarray(0, 5)
    expect(await fetched(await sent(new Uint8Array(64), { change: cut }))).toEqual({ ok: false, problem: 'gone' })
  })
  it('that WhatsApp has no longer is gone, and one that it cannot give now is asked for again', async () => {
    expect(await fetched(await sent(new Uint8Array(64), { status: 410 }))).toEqual({ ok: false, problem: 'gone' })
    await expect(fetched(await sent(new Uint8Array(64), { status: 503 }))).rejects.toThrow('did not give')
  })
  it('under an id that is none of ours is gone', async () => {
    expect(await fetched('tidakada')).toEqual({ ok: false, problem: 'gone' })
  })
})

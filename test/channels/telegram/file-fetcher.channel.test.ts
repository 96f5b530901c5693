/** Fetching a file: by the API's root, from a Bot API server of one's own on this machine, and what goes wrong. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, type RequestListener, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import { createTelegramClient } from '#channels/telegram/client.ts'
import { createTelegramFileFetcher } from '#channels/telegram/file-fetcher.ts'
import { pdf } from '#test/support/files.ts'
import { createTelegramServer } from '#test/support/telegram-server/create-telegram-server.ts'

const from = { channel: 'telegram', account: '7', address: '8' } as const
const limitBytes = 1000
const token = '7000000001:AAE-contoh_token_untuk_uji_coba_saja'
const closing: (() => unknown)[] = []
afterEach(async () => {
  for (const close of closing.splice(0)) await close()
})

async function telegram() {
  const server = await createTelegramServer()
  closing.push(() => server.close())
  return { server, fetcher: fetcherAt(server.url, server.token) }
}

function fetcherAt(apiRoot: string, as = token) {
  const api = createTelegramClient({ token: as, apiRoot, timeoutMs: 2000 })
  return createTelegramFileFetcher({ api, token: as, apiRoot, timeoutMs: 2000 })
}

/** A server that gives for every file the answer of the test. */
async function serving(path: string, rest: RequestListener = (_request, response) => response.end()): Promise<string> {
  const server: Server = createServer((request, response) => {
    if (!request.url?.endsWith('/getFile')) return rest(request, response)
    response.setHeader('content-type', 'application/json')
    response.end(JSON.stringify({ ok: true, result: { file_id: 'x', file_unique_id: 'y', file_path: path } }))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  closing.push(() => server.close())
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}

/** The id under which the bot knows a file that was sent to it. */
function sentId(update: object): string {
  return (update as { message: { document: { file_id: string } } }).message.document.file_id
}

describe('from Telegram', () => {
  it('gets the file as it was sent', async () => {
    const { server, fetcher } = await telegram()
    const id = sentId(server.user().sendDocument(pdf('x')))
    expect(await fetcher.fetch(from, { id }, limitBytes)).toEqual({ ok: true, value: pdf('x') })
  })

  it('knows what is too large before it is asked for, and what is not there', async () => {
    const { server, fetcher } = await telegram()
    const id = sentId(server.user().sendDocument(new Uint8Array(limitBytes + 1)))
    expect(await fetcher.fetch(from, { id }, limitBytes)).toEqual({ ok: false, problem: 'too_large' })
    expect(await fetcher.fetch(from, { id: 'unknown' }, limitBytes)).toEqual({ ok: false, problem: 'gone' })
    const huge = sentId(server.user().sendDocument(new Uint8Array(20_000_001)))
    expect(await fetcher.fetch(from, { id: huge }, limitBytes)).toEqual({ ok: false, problem: 'too_large' })
  })

  it.each([
    ['the connection breaks', { kind: 'cut-before' }],
    ['the connection breaks half-way', { kind: 'cut-after' }],
    ['a gateway answers', { kind: 'gateway', status: 502 }],
  ] as const)('throws when %s, without the token in it', async (_what, fault) => {
    const { server, fetcher } = await telegram()
    const id = sentId(server.user().sendDocument(pdf('x'.repeat(500))))
    server.fail(fault, { method: 'file' })
    const error: unknown = await fetcher.fetch(from, { id }, limitBytes).catch((thrown: unknown) => thrown)
    expect(error).toBeInstanceOf(Error)
    expect(`${(error as Error).stack} ${JSON.stringify((error as Error).cause ?? '')}`).not.toContain('contoh_token')
    expect((await fetcher.fetch(from, { id }, limitBytes)).ok).toBe(true)
  })

  it('stops reading at the limit, whatever size was announced', async () => {
    const root = await serving('documents/x.pdf', (_request, response) => {
      response.write(new Uint8Array(limitBytes))
      response.end(new Uint8Array(1))
    })
    expect(await fetcherAt(root).fetch(from, { id: 'x' }, limitBytes)).toEqual({ ok: false, problem: 'too_large' })
  })

  it('follows no redirection to elsewhere', async () => {
    const root = await serving('documents/x.pdf', (_request, response) => {
      response.writeHead(302, { location: 'http://127.0.0.1:1/secret' }).end()
    })
    await expect(fetcherAt(root).fetch(from, { id: 'x' }, limitBytes)).rejects.toThrow('did not give the file out')
  })
})

describe('from a Bot API server of one’s own', () => {
  it('reads the file where it lies', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'semar-'))
    closing.push(() => rmSync(folder, { recursive: true }))
    writeFileSync(join(folder, 'x.pdf'), pdf('local'))
    writeFileSync(join(folder, 'large.pdf'), new Uint8Array(limitBytes + 1))
    const local = async (name: string) =>
      fetcherAt(await serving(join(folder, name))).fetch(from, { id: 'x' }, limitBytes)
    expect(await local('x.pdf')).toEqual({ ok: true, value: pdf('local') })
    expect(await local('large.pdf')).toEqual({ ok: false, problem: 'too_large' })
    expect(await local('missing.pdf')).toEqual({ ok: false, problem: 'gone' })
    expect(await local('.')).toEqual({ ok: false, problem: 'gone' })
  })
})

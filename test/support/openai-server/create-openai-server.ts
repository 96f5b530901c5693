/** OpenAI's far end on loopback: as strict about requests as the real one, with a brain that a test writes. */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { type AudioRequest, type ChatRequest, checkAudio, checkChat } from './check-request.ts'
import { completionOf, type Thought } from './completion.ts'
import { type Fault, stopTrickling } from './faults.ts'

export interface OpenAiServer {
  readonly baseUrl: string
  readonly apiKey: string
  readonly model: string
  readonly hearing: string
  /** What it answers with; without, it says that nothing was understood. */
  think: (request: ChatRequest) => Thought | Promise<Thought>
  /** What it hears in a recording. */
  hear: (request: AudioRequest) => string
  /** How it goes wrong from now on; null: not at all. */
  fault: Fault | null
  readonly calls: readonly { readonly path: string; readonly status: number | 'cut' }[]
  /** Requests that the real API would have refused, and why; there must be none. */
  readonly refused: readonly string[]
  /** Everything that was ever received, as text. */
  received(): string
  /** The most requests that were under way at once. */
  readonly mostAtOnce: number
  close(): Promise<void>
}

export async function createOpenAiServer(): Promise<OpenAiServer> {
  const apiKey = 'sk-contoh-kunci-uji-coba'
  const model = 'contoh-model'
  const hearing = 'contoh-dengar'
  const calls: { path: string; status: number | 'cut' }[] = []
  const refused: string[] = []
  const bytes: Buffer[] = []
  let underWay = 0
  let mostAtOnce = 0

  const server = createServer((request, response) => {
    underWay++
    mostAtOnce = Math.max(mostAtOnce, underWay)
    const call: { path: string; status: number | 'cut' } = { path: request.url ?? '', status: 'cut' }
    calls.push(call)
    response.once('close', () => underWay--)
    response.once('finish', () => {
      call.status = response.statusCode
    })
    handle(request, response).catch(() => response.destroy())
  })

  const far: OpenAiServer = {
    baseUrl: '',
    apiKey,
    model,
    hearing,
    think: () => ({ commands: [{ name: 'none', reason: 'unclear', kind: null }] }),
    hear: () => '',
    fault: null,
    calls,
    refused,
    received: () => Buffer.concat(bytes).toString('utf8'),
    get mostAtOnce() {
      return mostAtOnce
    },
    async close() {
      stopTrickling()
      server.closeAllConnections()
      await new Promise<void>((resolve) => server.close(() => resolve()))
    },
  }

  async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    bytes.push(Buffer.from(`${request.method} ${request.url}\n${request.rawHeaders.join('\n')}\n`))
    const chunks: Buffer[] = []
    for await (const chunk of request as AsyncIterable<Buffer>) chunks.push(chunk)
    const raw = new Uint8Array(Buffer.concat(chunks))
    bytes.push(Buffer.from(raw), Buffer.from('\n'))
    const refuse = (status: number, why: string, code: string | null = null): void => {
      refused.push(`${request.url}: ${why}`)
      response.writeHead(status, { 'content-type': 'application/json' })
      response.end(JSON.stringify({ error: { message: why, type: 'invalid_request_error', param: null, code } }))
    }
    if (request.method !== 'POST') return refuse(405, 'Not allowed')
    if (request.headers.authorization !== `Bearer ${apiKey}`) return refuse(401, 'Incorrect API key', 'invalid_api_key')
    switch (request.url) {
      case '/v1/chat/completions': {
        if (!request.headers['content-type']?.startsWith('application/json')) return refuse(400, 'not JSON')
        const checked = checkChat(JSON.parse(Buffer.from(raw).toString('utf8')))
        if (!checked.ok) return refuse(400, checked.why)
        if (checked.value.model !== model) return refuse(404, 'The model does not exist', 'model_not_found')
        const good = completionOf(checked.value, far.fault ? {} : await far.think(checked.value))
        if (far.fault) return far.fault(response, good)
        response.writeHead(200, { 'content-type': 'application/json', 'x-request-id': 'req_contoh' })
        response.end(JSON.stringify(good))
        return
      }
      case '/v1/audio/transcriptions': {
        const checked = await checkAudio(raw, request.headers['content-type'] ?? '')
        if (!checked.ok) return refuse(400, checked.why)
        if (checked.value.model !== hearing) return refuse(404, 'The model does not exist', 'model_not_found')
        if (far.fault) return far.fault(response, completionOf({ model, messages: [] }, ''))
        response.writeHead(200, { 'content-type': 'application/json' })
        response.end(JSON.stringify({ text: far.hear(checked.value), usage: { type: 'duration', seconds: 3 } }))
        return
      }
      default:
        refuse(404, `Invalid URL (POST ${request.url})`)
    }
  }

  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return Object.assign(far, { baseUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1` })
}

/** A Bot API server on loopback that checks, limits and refuses as Telegram documents it, with people to write to the bot. */

import type { IncomingMessage, ServerResponse } from 'node:http'
import { createServer } from 'node:http'
import type { AddressInfo, Socket } from 'node:net'
import { setTimeout as pause } from 'node:timers/promises'
import { ApiError } from './api-error.ts'
import type { BotMessage } from './chats.ts'
import { createChats } from './chats.ts'
import type { Fault, FaultPlan } from './faults.ts'
import { createFaults } from './faults.ts'
import { createFiles } from './files.ts'
import type { FloodLimits } from './flood-control.ts'
import { createFloodControl, telegramLimits } from './flood-control.ts'
import type { BotProfile, PressedButton } from './methods.ts'
import { createMethods } from './methods.ts'
import type { TelegramGroup, TelegramUser, UserOptions } from './people.ts'
import { createGroup, createUser } from './people.ts'
import { createStallWatch } from './stall-watch.ts'
import type { Update, UpdateQueue, WebhookInfo } from './update-queue.ts'
import { createUpdateQueue } from './update-queue.ts'

interface ServerOptions {
  /** Null: no limits. */
  readonly limits?: FloodLimits | null
  /** Absent: any free one. */
  readonly port?: number
}

interface Call {
  readonly method: string
  readonly params: Record<string, unknown>
  /** Epoch milliseconds. */
  readonly atMs: number
  /** `ok`, `cut`, or the error's code. */
  outcome: 'ok' | 'cut' | number
}

export interface TelegramServer {
  /** For TELEGRAM_API_ROOT. */
  readonly url: string
  /** For TELEGRAM_BOT_TOKEN. */
  readonly token: string
  readonly bot: Readonly<BotProfile>
  readonly calls: readonly Call[]
  /** What the bot sent and the server took, in order, from all chats. */
  readonly sent: readonly BotMessage[]
  readonly webhook: WebhookInfo | null
  readonly deliveries: UpdateQueue['deliveries']
  /** Updates that wait for the bot or are on their way to it. */
  readonly pending: number
  user(options?: UserOptions): TelegramUser
  group(title?: string): TelegramGroup
  /** An update of any kind, as it stands. */
  push(kind: string, payload: object): Update
  /** The same update once more, as after an answer that was lost. */
  redeliver(update: Update): void
  /** Resolves when the bot has taken every update. */
  drained(): Promise<void>
  /** The next call that fits goes wrong. */
  fail(fault: Fault, plan?: FaultPlan): void
  clearFaults(): void
  /** Resolves at the n-th call of a method, counted from the beginning. */
  called(method: string, times?: number): Promise<Call>
  /** Cuts every connection and listens no longer, as if the network were away; `comeBack` is on the same port. */
  goAway(): Promise<void>
  comeBack(): Promise<void>
  close(): Promise<void>
}

export async function createTelegramServer(options: ServerOptions = {}): Promise<TelegramServer> {
  const nowMs = () => Date.now()
  const token = '7000000001:AAE-contoh_token_untuk_uji_coba_saja'
  const profile: BotProfile = {
    id: 7_000_000_001,
    username: 'semar_uji_bot',
    commands: [],
    description: '',
    shortDescription: '',
  }
  const calls: Call[] = []
  const callListeners = new Set<(call: Call) => void>()
  const sent: BotMessage[] = []
  const pressed = new Map<string, PressedButton>()
  const chats = createChats()
  const faults = createFaults()
  const updates = createUpdateQueue(100_000_001)
  const stalls = createStallWatch()
  const limits = options.limits === undefined ? telegramLimits : options.limits
  const flood = createFloodControl(limits, nowMs, stalls.stalledMs)
  const files = createFiles(nowMs)
  const methods = createMethods({ profile, chats, updates, flood, pressed, sent, files, nowMs })
  const people = { chats, updates, pressed, files, nowMs }
  const sockets = new Set<Socket>()

  const server = createServer((request, response) => {
    handle(request, response).catch(() => response.destroy())
  })
  server.on('connection', (socket) => {
    sockets.add(socket)
    socket.once('close', () => sockets.delete(socket))
  })

  /** `GET /file/bot<token>/<path>`: the file as it is, or an error in Telegram's form. */
  function giveFile(request: IncomingMessage, response: ServerResponse): unknown {
    const [, given, path = ''] = /^\/file\/bot([^/]*)\/(.+)$/.exec(request.url ?? '') ?? []
    const fault = faults.take('file', undefined)
    if (fault?.kind === 'cut-before') return request.socket.destroy()
    if (fault?.kind === 'gateway') return response.writeHead(fault.status).end('Bad Gateway')
    if (given !== token) return answer(response, new ApiError(401, 'Unauthorized'))
    const bytes = request.method === 'GET' ? files.read(path) : null
    if (!bytes) return answer(response, new ApiError(404, 'Not Found'))
    if (fault?.kind === 'cut-after') {
      response.writeHead(200, { 'content-length': bytes.length })
      return response.write(bytes.subarray(0, Math.ceil(bytes.length / 2)), () => request.socket.destroy())
    }
    const type = 'application/octet-stream'
    return response.writeHead(200, { 'content-type': type, 'content-length': bytes.length }).end(bytes)
  }

  async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (request.url?.startsWith('/file/')) return void giveFile(request, response)
    const [, given, method = ''] = /^\/bot([^/]*)\/(\w+)$/.exec(request.url ?? '') ?? []
    const params = paramsOf(await bodyOf(request))
    if (given === undefined || !/^\d+:[\w-]{20,}$/.test(given)) return answer(response, new ApiError(404, 'Not Found'))
    if (given !== token) return answer(response, new ApiError(401, 'Unauthorized'))
    const call: Call = { method, params, atMs: nowMs(), outcome: 'ok' }
    calls.push(call)
    for (const listener of callListeners) listener(call)
    const fault = faults.take(method, params.chat_id === undefined ? undefined : Number(params.chat_id))
    if (fault?.kind === 'delay') await pause(fault.ms)
    if (fault?.kind === 'cut-before') {
      call.outcome = 'cut'
      return void request.socket.destroy()
    }
    if (fault?.kind === 'gateway') {
      call.outcome = fault.status
      return void response.writeHead(fault.status, { 'content-type': 'text/html' }).end('<html>Bad Gateway</html>')
    }
    const gone = new AbortController()
    response.once('close', () => gone.abort())
    try {
      throwFault(fault)
      const run = methods[method]
      if (!run) throw new ApiError(404, 'Not Found: method not found')
      const result = await run(params, gone.signal)
      if (fault?.kind === 'cut-after') {
        call.outcome = 'cut'
        return void request.socket.destroy()
      }
      response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify({ ok: true, result }))
    } catch (error) {
      if (!(error instanceof ApiError)) throw error
      call.outcome = error.code
      answer(response, error)
    }
  }

  const listen = (port: number) =>
    new Promise<void>((resolve, reject) => {
      server.once('error', reject)
      server.listen(port, '127.0.0.1', () => {
        server.off('error', reject)
        resolve()
      })
    })
  const stop = () =>
    new Promise<void>((resolve) => {
      server.close(() => resolve())
      for (const socket of sockets) socket.destroy()
    })

  await listen(options.port ?? 0)
  const { port } = server.address() as AddressInfo

  return {
    url: `http://127.0.0.1:${port}`,
    token,
    bot: profile,
    calls,
    sent,
    get webhook() {
      return updates.webhook
    },
    deliveries: updates.deliveries,
    get pending() {
      return updates.pending
    },
    user: (userOptions = {}) => createUser(userOptions, people),
    group: (title = 'Grup Contoh') => createGroup(title, profile, people),
    push: (kind, payload) => updates.push(kind, payload, 0),
    redeliver: (update) => updates.redeliver(update.update_id),
    drained: () => updates.drained(),
    fail: (fault, plan) => faults.add(fault, plan),
    clearFaults: () => faults.clear(),
    called(method, times = 1) {
      const made = calls.filter((call) => call.method === method)
      const nth = made[times - 1]
      if (nth) return Promise.resolve(nth)
      let left = times - made.length
      return new Promise((resolve) => {
        const listener = (call: Call) => {
          if (call.method !== method || --left > 0) return
          callListeners.delete(listener)
          resolve(call)
        }
        callListeners.add(listener)
      })
    },
    goAway: stop,
    comeBack: () => listen(port),
    async close() {
      stalls.stop()
      updates.close()
      await stop()
    },
  }
}

function throwFault(fault: Fault | undefined): void {
  if (fault?.kind === 'throttle') {
    throw new ApiError(429, `Too Many Requests: retry after ${fault.retryAfter}`, fault.retryAfter)
  }
  if (fault?.kind === 'error') throw new ApiError(fault.code, fault.description)
}

function answer(response: ServerResponse, { code, message, retryAfter }: ApiError): void {
  const parameters = retryAfter === undefined ? {} : { parameters: { retry_after: retryAfter } }
  response
    .writeHead(code, { 'content-type': 'application/json' })
    .end(JSON.stringify({ ok: false, error_code: code, description: message, ...parameters }))
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks).toString('utf8')
}

function paramsOf(body: string): Record<string, unknown> {
  if (body === '') return {}
  try {
    return JSON.parse(body) as Record<string, unknown>
  } catch {
    return {}
  }
}

/** WhatsApp's Cloud API on loopback: checks, limits and refuses as Meta documents it, with people behind it and webhooks before it. */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { type CloudMessage, checkMessage, type ReadMark } from './check-message.ts'
import { createFaults, type Fault, type FaultPlan } from './faults.ts'
import { errorBody, GraphError, webhookError } from './graph-error.ts'
import { type CloudLimits, cloudLimits, createSendLimits, dayMs } from './limits.ts'
import { createMediaStore, type MediaStore } from './media.ts'
import { type CloudPerson, createPerson, type KnownPerson, type PersonOptions } from './people.ts'
import { type CloudTemplate, checkTemplate, listed } from './templates.ts'
import { type CloudWebhooks, createCloudWebhooks } from './webhooks.ts'

interface ServerOptions {
  /** Null: no limits. */
  readonly limits?: CloudLimits | null
  /** How a closed day is told: in the answer, or by a later status as Meta mostly does. */
  readonly refusesLate?: boolean
}

interface Call {
  /** Such as `POST /messages`, `POST /read`, `GET /phone`, `GET /media`. */
  readonly what: string
  outcome: number | 'cut' | 'silent'
}

export interface WhatsAppCloudServer {
  /** For WHATSAPP_CLOUD_API_ROOT. */
  readonly url: string
  readonly token: string
  readonly phoneNumberId: string
  readonly accountId: string
  readonly appSecret: string
  readonly webhooks: CloudWebhooks
  readonly media: MediaStore
  readonly calls: readonly Call[]
  /** Answers of Meta's that said no: `#131047`. */
  readonly refused: readonly string[]
  /** What the business sent and Meta took, in order. */
  readonly sent: readonly {
    readonly id: string
    readonly to: string
    readonly message: CloudMessage
    readonly atMs: number
  }[]
  templates: CloudTemplate[]
  /** What the number's own page says. */
  phone: {
    quality: 'GREEN' | 'YELLOW' | 'RED'
    tier: string
    throughput: 'STANDARD' | 'HIGH'
    canSend: 'AVAILABLE' | 'LIMITED' | 'BLOCKED'
  }
  /** The token is accepted no longer. */
  isTokenExpired: boolean
  person(options?: PersonOptions): CloudPerson
  /** A status about a message, as Meta would send it. */
  pushStatus(id: string, status: string, options?: { code?: number; atMs?: number }): void
  fail(fault: Fault, plan?: FaultPlan): void
  clearFaults(): void
  close(): Promise<void>
}

export async function createWhatsAppCloudServer(options: ServerOptions = {}): Promise<WhatsAppCloudServer> {
  const nowMs = () => Date.now()
  const token = 'EAAContohTokenUjiCoba'
  const phoneNumberId = '106540352242922'
  const accountId = '102290129340398'
  const appSecret = 'rahasia-aplikasi-contoh'
  const people: KnownPerson[] = []
  const calls: Call[] = []
  const refused: string[] = []
  const sent: { id: string; to: string; message: CloudMessage; atMs: number; tracking: string | undefined }[] = []
  const media = createMediaStore()
  const faults = createFaults()
  const limits = createSendLimits(options.limits === undefined ? cloudLimits : options.limits, nowMs)
  const metadata = { display_phone_number: '622435550100', phone_number_id: phoneNumberId }
  const webhooks = createCloudWebhooks({ appSecret, accountId, metadata })
  let serial = 0

  const far: WhatsAppCloudServer = {
    url: '',
    token,
    phoneNumberId,
    accountId,
    appSecret,
    webhooks,
    media,
    calls,
    refused,
    sent,
    templates: [],
    phone: { quality: 'GREEN', tier: 'TIER_250', throughput: 'STANDARD', canSend: 'AVAILABLE' },
    isTokenExpired: false,
    person(personOptions = {}) {
      const person = createPerson(personOptions, { webhooks, media, nowMs })
      people.push(person)
      return person
    },
    pushStatus,
    fail: faults.add,
    clearFaults: faults.clear,
    async close() {
      webhooks.close()
      server.closeAllConnections()
      await new Promise<void>((resolve) => server.close(() => resolve()))
    },
  }

  const server = createServer((request, response) => {
    handle(request, response).catch(() => response.destroy())
  })

  async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const bytes = await bytesOf(request)
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://meta')
    const isReadMark = pathname.endsWith('/messages') && /"status":\s*"read"/.test(Buffer.from(bytes).toString('utf8'))
    const what = `${request.method} ${isReadMark ? '/read' : nameOf(pathname)}`
    const call: Call = { what, outcome: 200 }
    calls.push(call)
    const fault = faults.take(what)
    if (fault?.kind === 'cut-before') {
      call.outcome = 'cut'
      return void request.socket.destroy()
    }
    if (fault?.kind === 'gateway') {
      call.outcome = fault.status
      return void response.writeHead(fault.status, { 'content-type': 'text/html' }).end('<html>Bad Gateway</html>')
    }
    try {
      if (fault?.kind === 'error') throw new GraphError(fault.code, fault)
      checkToken(request)
      const answer = answerTo(request, what, pathname, searchParams, bytes)
      if (fault?.kind === 'silent') {
        call.outcome = 'silent'
        return
      }
      if (fault?.kind === 'cut-after') {
        call.outcome = 'cut'
        return void request.socket.destroy()
      }
      if (answer instanceof Uint8Array) response.writeHead(200, { 'content-length': answer.length }).end(answer)
      else response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(answer))
    } catch (error) {
      if (!(error instanceof GraphError)) throw error
      call.outcome = error.status
      refused.push(`#${error.code} ${error.details ?? ''}`.trim())
      response.writeHead(error.status, { 'content-type': 'application/json' }).end(JSON.stringify(errorBody(error)))
    }
  }

  function checkToken(request: IncomingMessage): void {
    const given = /^Bearer (.+)$/.exec(request.headers.authorization ?? '')?.[1]
    if (given === undefined)
      throw new GraphError(190, { title: 'An access token is required to request this resource.' })
    if (given !== token) throw new GraphError(190, { title: 'Invalid OAuth access token - Cannot parse access token' })
    if (far.isTokenExpired) throw new GraphError(190, { subcode: 463 })
  }

  function answerTo(
    request: IncomingMessage,
    what: string,
    pathname: string,
    query: URLSearchParams,
    bytes: Uint8Array,
  ): object | Uint8Array {
    switch (what) {
      case 'POST /read':
      case 'POST /messages':
        if (!pathname.includes(`/${phoneNumberId}/`)) throw noSuchObject(pathname)
        return take(checkMessage(jsonOf(request, bytes)))
      case 'POST /media':
        return upload(request, bytes)
      case 'GET /phone':
        return phoneFields(query)
      case 'GET /message_templates':
        return { data: far.templates.map(listed), paging: { cursors: { before: 'MAZDZD', after: 'MjQZD' } } }
      case 'GET /media': {
        const described = media.describe(pathname.split('/').at(-1) ?? '', far.url)
        if (!described) throw noSuchObject(pathname)
        return described
      }
      case 'GET /attachments': {
        const found = media.read(query.get('mid') ?? '')
        if (!found) throw noSuchObject(pathname)
        return found.bytes
      }
      default:
        throw noSuchObject(pathname)
    }
  }

  function take(body: CloudMessage | ReadMark): object {
    if (!('type' in body)) {
      const person = people.find(({ wrote }) => wrote.has(body.message_id))
      if (!person) throw new GraphError(100, { details: 'message_id: unknown' })
      person.sawRead(body.message_id, body.typing_indicator !== undefined)
      return { success: true }
    }
    const to = body.to?.replace(/\D/g, '')
    const person = people.find(({ phone, userId }) => (to === undefined ? userId === body.recipient : phone === to))
    const address = to ?? body.recipient ?? ''
    limits.admit(address)
    const template = body.type === 'template' ? checkTemplate(far.templates, body.template) : null
    const failure = failureOf(person, template)
    if (failure !== null && options.refusesLate === false) throw new GraphError(failure, { details: 'Contoh rincian' })
    const id = `wamid.${Buffer.from(`bisnis-${++serial}`).toString('base64url')}`
    sent.push({ id, to: address, message: body, atMs: nowMs(), tracking: body.biz_opaque_callback_data })
    if (failure === null && person) {
      if (body.type !== 'reaction') person.receive(id, body)
      pushStatus(id, 'sent')
      if (!person.isOffline) {
        pushStatus(id, 'delivered')
        if (person.isReading) pushStatus(id, 'read')
      }
    } else pushStatus(id, 'failed', { code: failure ?? 131026 })
    return {
      messaging_product: 'whatsapp',
      contacts: [to === undefined ? { input: address, user_id: address } : { input: body.to, wa_id: to }],
      messages: [{ id, ...(body.type === 'template' && { message_status: 'accepted' }) }],
    }
  }

  /** Why a message that was taken does not arrive. */
  function failureOf(person: KnownPerson | undefined, template: CloudTemplate | null): number | null {
    if (!person) return 131026
    const isOpen = nowMs() - person.lastWroteAtMs < dayMs
    if (isOpen) return null
    if (!template) return 131047
    return limits.open(person.userId) ? null : 131049
  }

  function pushStatus(
    id: string,
    status: string,
    { code, atMs = nowMs() }: { code?: number; atMs?: number } = {},
  ): void {
    const about = sent.find((one) => one.id === id)
    const person = people.find(({ phone, userId }) => phone === about?.to || userId === about?.to)
    const isByUserId = about?.to.includes('.') ?? false
    webhooks.push({
      kind: 'statuses',
      ...(person && status !== 'failed' && { contact: person.contact }),
      item: {
        id,
        status,
        timestamp: String(Math.floor(atMs / 1000)),
        ...(!isByUserId && { recipient_id: about?.to ?? '6281100000000' }),
        ...(person && { recipient_user_id: person.userId }),
        ...(about?.tracking !== undefined && { biz_opaque_callback_data: about.tracking }),
        ...(code !== undefined && { errors: [webhookError(code)] }),
      },
    })
  }

  function upload(request: IncomingMessage, bytes: Uint8Array): object {
    const boundary = /^multipart\/form-data; boundary=(.+)$/.exec(request.headers['content-type'] ?? '')?.[1]
    if (boundary === undefined) throw new GraphError(100, { details: 'The parameter file is required.' })
    const text = Buffer.from(bytes).toString('latin1')
    if (!/name="messaging_product"\r\n\r\nwhatsapp\r\n/.test(text))
      throw new GraphError(100, { details: 'messaging_product' })
    const file = /name="file"; filename="[^"]*"\r\ncontent-type: ([^\r]+)\r\n\r\n([\s\S]*?)\r\n--/i.exec(text)
    if (!file?.[1] || file[2] === undefined) throw new GraphError(100, { details: 'The parameter file is required.' })
    return { id: media.add(Buffer.from(file[2], 'latin1'), file[1]).id }
  }

  function phoneFields(query: URLSearchParams): object {
    const { quality, tier, throughput, canSend } = far.phone
    const all: Record<string, unknown> = {
      verified_name: 'BKPP Kota Contoh',
      display_phone_number: '+62 24-3555-0100',
      quality_rating: quality,
      messaging_limit_tier: tier,
      throughput: { level: throughput },
      health_status: {
        can_send_message: canSend,
        entities: [
          { entity_type: 'PHONE_NUMBER', id: phoneNumberId, can_send_message: canSend },
          { entity_type: 'WABA', id: accountId, can_send_message: 'AVAILABLE' },
        ],
      },
    }
    const fields = query.get('fields')?.split(',') ?? ['verified_name', 'display_phone_number', 'quality_rating']
    const unknown = fields.find((field) => !(field in all))
    if (unknown !== undefined) throw new GraphError(100, { title: `Tried accessing nonexisting field (${unknown})` })
    return { id: phoneNumberId, ...Object.fromEntries(fields.map((field) => [field, all[field]])) }
  }

  /** What a path asks for: `/v24.0/<id>/messages` is `/messages`. */
  function nameOf(pathname: string): string {
    if (pathname.startsWith('/whatsapp_business/attachments')) return '/attachments'
    const [, version = '', id = '', edge] = pathname.split('/')
    if (!/^v(?:19|2\d)\.0$/.test(version)) return pathname
    if (edge !== undefined) return edge === 'message_templates' && id !== accountId ? pathname : `/${edge}`
    return id === phoneNumberId ? '/phone' : '/media'
  }

  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return Object.assign(far, { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}` })
}

const noSuchObject = (pathname: string): GraphError =>
  new GraphError(100, {
    subcode: 33,
    title: `Unsupported request. Object with ID '${pathname}' does not exist, cannot be loaded due to missing permissions, or does not support this operation`,
  })

function jsonOf(request: IncomingMessage, bytes: Uint8Array): unknown {
  if (!request.headers['content-type']?.startsWith('application/json')) {
    throw new GraphError(100, { title: 'The parameter messaging_product is required.' })
  }
  try {
    return JSON.parse(Buffer.from(bytes).toString('utf8'))
  } catch {
    throw new GraphError(100, { title: 'Invalid JSON' })
  }
}

async function bytesOf(request: IncomingMessage): Promise<Uint8Array> {
  const chunks: Buffer[] = []
  for await (const chunk of request as AsyncIterable<Buffer>) chunks.push(chunk)
  return Buffer.concat(chunks)
}

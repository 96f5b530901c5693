/** The openai package behind two plain calls; loaded only where a model is configured, as it costs a tenth of a second. */
import type OpenAI from 'openai'

export interface ModelClient {
  /** The server's answer as it came, unread. Rejects with `ModelFailure`. */
  chat(body: OpenAI.ChatCompletionCreateParamsNonStreaming, call: ModelCall): Promise<unknown>
  transcribe(
    body: Omit<OpenAI.Audio.TranscriptionCreateParamsNonStreaming, 'file'> & {
      readonly bytes: Uint8Array<ArrayBuffer>
      readonly fileName: string
      readonly mediaType: string
    },
    call: ModelCall,
  ): Promise<unknown>
}

export interface ModelCall {
  readonly signal: AbortSignal
  /** From now to the end of it all. */
  readonly limitMs: number
}

export const failureKinds = [
  'timeout',
  'unreachable',
  'key',
  'model',
  'throttled',
  'server',
  'rejected',
  'body',
] as const
export type FailureKind = (typeof failureKinds)[number]

/** Without the server's words: they may repeat what was sent. */
export class ModelFailure extends Error {
  override readonly name = 'ModelFailure'
  readonly kind: FailureKind
  constructor(kind: FailureKind) {
    super(`the language model's server: ${kind}`)
    this.kind = kind
  }
}

/** An answer is a few kilobytes; whatever sends more means no good. */
const bodyLimitBytes = 256 * 1024
/** Less time than this is not worth another try. */
const leastRetryMs = 400

export async function createModelClient(needs: { apiKey: string; baseUrl: string }): Promise<ModelClient> {
  const { OpenAI: Client, toFile } = await import('openai')
  const client = new Client({
    apiKey: needs.apiKey,
    baseURL: needs.baseUrl,
    // The package would read these from the environment, and print requests when told so there.
    organization: null,
    project: null,
    adminAPIKey: null,
    webhookSecret: null,
    logLevel: 'off',
    // Tried again below, where the whole time limit is known.
    maxRetries: 0,
    fetch: limitedFetch,
  })
  return {
    chat: (body, call) => persist(call, (options) => client.chat.completions.create(body, options)),
    transcribe: ({ bytes, fileName, mediaType, ...body }, call) =>
      persist(call, async (options) => {
        const file = await toFile(bytes, fileName, { type: mediaType })
        return client.audio.transcriptions.create({ ...body, file }, options)
      }),
  }
}

/** Once more after a short failure, when the server's own wish to wait still fits into the time that is left. */
async function persist(
  { signal, limitMs }: ModelCall,
  send: (options: { signal: AbortSignal; timeout: number }) => Promise<unknown>,
): Promise<unknown> {
  const endMs = performance.now() + limitMs
  for (let attempt = 1; ; attempt++) {
    try {
      return await send({ signal, timeout: Math.max(1, Math.ceil(endMs - performance.now())) })
    } catch (error) {
      const kind = kindOf(error, signal)
      if (kind === null) throw error
      const waitMs = retryAfterMs(error) ?? 150 + Math.random() * 150
      const isPassing = kind === 'throttled' || kind === 'server' || kind === 'unreachable'
      if (attempt > 1 || !isPassing || performance.now() + waitMs + leastRetryMs > endMs) throw new ModelFailure(kind)
      await pause(waitMs, signal)
    }
  }
}

/** Null: no failure of the server's, and so a mistake of ours. */
function kindOf(error: unknown, signal: AbortSignal): FailureKind | null {
  if (signal.aborted) return 'timeout'
  const { status, cause } = error as { status?: number; cause?: unknown }
  if (status === 401 || status === 403) return 'key'
  if (status === 404) return 'model'
  if (status === 429) return 'throttled'
  if (status !== undefined) return status === 408 || status === 409 || status >= 500 ? 'server' : 'rejected'
  if (error instanceof SyntaxError || isTooLong(error) || isTooLong(cause)) return 'body'
  const kind = error instanceof Error ? error.constructor.name : ''
  if (kind === 'APIConnectionTimeoutError' || kind === 'APIUserAbortError') return 'timeout'
  // A connection that breaks in the middle of a body is a TypeError of fetch.
  return kind === 'APIConnectionError' || error instanceof TypeError ? 'unreachable' : null
}

function retryAfterMs(error: unknown): number | null {
  const headers = (error as { headers?: Headers }).headers
  const exact = Number(headers?.get('retry-after-ms') ?? Number.NaN)
  if (Number.isFinite(exact)) return exact
  const given = headers?.get('retry-after')
  if (!given) return null
  const seconds = Number(given)
  const waitMs = Number.isFinite(seconds) ? seconds * 1000 : Date.parse(given) - Date.now()
  return Number.isFinite(waitMs) ? Math.max(0, waitMs) : null
}

function pause(waitMs: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const end = (): void => {
      clearTimeout(timer)
      reject(new ModelFailure('timeout'))
    }
    const timer = setTimeout(() => {
      signal.removeEventListener('abort', end)
      resolve()
    }, waitMs)
    if (signal.aborted) end()
    else signal.addEventListener('abort', end, { once: true })
  })
}

const tooLong = 'the answer is too long'
const isTooLong = (error: unknown): boolean => error instanceof Error && error.message === tooLong

/** Follows nobody to another address, where the key would go too, and reads no more than an answer can be. */
async function limitedFetch(url: string | URL | Request, init?: RequestInit): Promise<Response> {
  const response = await fetch(url, { ...init, redirect: 'error' })
  if (!response.body) return response
  let size = 0
  const body = response.body.pipeThrough(
    new TransformStream<Uint8Array, Uint8Array>({
      transform(chunk, controller) {
        size += chunk.byteLength
        if (size > bodyLimitBytes) controller.error(new Error(tooLong))
        else controller.enqueue(chunk)
      },
    }),
  )
  const { status, statusText, headers } = response
  return new Response(body, { status, statusText, headers })
}

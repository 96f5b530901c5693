/** Serves a web-standard app on Node, says plainly why it can't, and lets go of its connections when it stops. */
import type { Server, ServerResponse } from 'node:http'
import { createAdaptorServer } from '@hono/node-server'

/** Anything with a fetch handler: a Hono app. */
interface Servable {
  fetch(request: Request, env?: never): Response | Promise<Response>
}

interface ServerNeeds {
  readonly app: Servable
  /** 0: any free one. */
  readonly port: number
  /** Absent: all addresses of the machine. */
  readonly hostname?: string | undefined
  /** How long requests under way may take when it stops. */
  readonly graceMs?: number
}

export interface NodeServer {
  readonly port: number
  /** Refuses new requests, ends streams at once and idle connections too, waits for the rest, then cuts what is left. */
  close(): Promise<void>
}

/** Rejects with an Error whose message is meant for the operator. */
export async function serveApp({ app, port, hostname, graceMs = 2_500 }: ServerNeeds): Promise<NodeServer> {
  const server = createAdaptorServer({ fetch: (request) => app.fetch(request) }) as Server
  // Longer than the usual minute of a reverse proxy, so that it is the proxy who closes, never in mid-request.
  server.keepAliveTimeout = 65_000
  // What trickles in keeps a connection no longer than this, and no more of them are held than a process has files for.
  server.headersTimeout = 15_000
  server.requestTimeout = 30_000
  server.maxConnections = 4_000
  const open = new Set<ServerResponse>()
  let isClosing = false
  server.on('request', (_request, response: ServerResponse) => {
    open.add(response)
    response.once('close', () => {
      open.delete(response)
      if (isClosing) server.closeIdleConnections()
    })
  })
  await listen(server, port, hostname)
  const address = server.address()
  return {
    port: typeof address === 'object' && address !== null ? address.port : port,
    close: () =>
      new Promise((resolve) => {
        isClosing = true
        const timer = setTimeout(() => server.closeAllConnections(), graceMs)
        server.close(() => {
          clearTimeout(timer)
          resolve()
        })
        for (const response of open) if (isStream(response)) response.destroy()
        server.closeIdleConnections()
      }),
  }
}

/** Server-sent events never end by themselves; the browser connects again. Every EventSource asks for this type. */
const isStream = (response: ServerResponse): boolean =>
  response.headersSent && (response.req.headers.accept ?? '').includes('text/event-stream')

function listen(server: Server, port: number, hostname: string | undefined): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => reject(new Error(reasonOf(error, port))))
    server.listen({ port, ...(hostname && { host: hostname }) }, () => {
      server.removeAllListeners('error')
      resolve()
    })
  })
}

function reasonOf(error: NodeJS.ErrnoException, port: number): string {
  switch (error.code) {
    case 'EADDRINUSE':
      return `port ${port} is taken: stop the program that uses it, or set PORT to a free one`
    case 'EACCES':
      return `port ${port} may not be opened by this user: set PORT to one above 1023`
    default:
      return `port ${port} cannot be opened: ${error.code ?? error.message}`
  }
}

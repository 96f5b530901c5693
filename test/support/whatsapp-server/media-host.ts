/** Keeps the sealed files that clients upload, and gives them back. */
import type { IncomingMessage, ServerResponse } from 'node:http'

export interface MediaHost {
  /** By path, as the server has them: sealed. */
  readonly files: ReadonlyMap<string, Buffer>
  /** False: not a request for a file. */
  take(request: IncomingMessage, response: ServerResponse): Promise<boolean>
}

export function createMediaHost({ host }: { host: () => string }): MediaHost {
  const files = new Map<string, Buffer>()
  return {
    files,
    async take(request, response) {
      const { pathname } = new URL(request.url ?? '/', 'http://media')
      if (request.method === 'POST' && pathname.startsWith('/mms/')) {
        const chunks: Buffer[] = []
        for await (const chunk of request) chunks.push(chunk as Buffer)
        const path = `/v/t62.7118-24/${files.size + 1}_n.enc`
        files.set(path, Buffer.concat(chunks))
        response.writeHead(200, { 'content-type': 'application/json' })
        response.end(JSON.stringify({ url: `https://${host()}${path}`, direct_path: path }))
        return true
      }
      if (request.method !== 'GET' || !pathname.startsWith('/v/')) return false
      const file = files.get(pathname)
      response.writeHead(file ? 200 : 410).end(file)
      return true
    },
  }
}

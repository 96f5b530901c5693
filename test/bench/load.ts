/** A load of POSTs over kept-alive raw sockets: so cheap that the server is what is measured. */
import { connect, type Socket } from 'node:net'

export interface LoadTarget {
  readonly port: number
  readonly path: string
  readonly headers: Readonly<Record<string, string>>
  /** The n-th body; ASCII only. */
  readonly body: (n: number) => string
}

export interface LoadResult {
  /** Numbers of the bodies that were answered 200. */
  readonly accepted: readonly number[]
  readonly otherAnswers: number
  readonly seconds: number
  /** Milliseconds from the moment each was due, sorted. */
  readonly latenciesMs: readonly number[]
}

/** As fast as the server answers, `connections` at a time, for `forMs`. Ends early when the server goes away. */
export function saturate(target: LoadTarget, needs: { connections: number; forMs: number }): Promise<LoadResult> {
  let next = 0
  const startedAt = performance.now()
  return run(target, needs.connections, () =>
    performance.now() - startedAt < needs.forMs ? { n: next++, dueMs: 0 } : null,
  )
}

/** `perSecond` requests a second in even steps; late ones are not left out, and count from when they were due. */
export function steady(
  target: LoadTarget,
  needs: { perSecond: number; connections: number; forMs: number },
): Promise<LoadResult> {
  const total = Math.floor((needs.perSecond * needs.forMs) / 1000)
  const startedAt = performance.now()
  let next = 0
  return run(target, needs.connections, () =>
    next < total ? { n: next, dueMs: startedAt + (next++ * 1000) / needs.perSecond } : null,
  )
}

/** `take` gives the next body's number and when it is due (0: at once), or null at the end. */
async function run(
  target: LoadTarget,
  connections: number,
  take: () => { n: number; dueMs: number } | null,
): Promise<LoadResult> {
  const accepted: number[] = []
  const latenciesMs: number[] = []
  let otherAnswers = 0
  const startedAt = performance.now()
  await Promise.all(
    Array.from({ length: connections }, async () => {
      const socket = await open(target.port)
      if (!socket) return
      for (let job = take(); job; job = take()) {
        const waitMs = job.dueMs - performance.now()
        if (waitMs > 0) await new Promise((resolve) => setTimeout(resolve, waitMs))
        const sentAt = performance.now()
        const status = await post(socket, target, target.body(job.n))
        if (status === null) return
        latenciesMs.push(performance.now() - Math.max(job.dueMs, job.dueMs === 0 ? sentAt : 0))
        if (status === 200) accepted.push(job.n)
        else otherAnswers++
      }
      socket.destroy()
    }),
  )
  const seconds = (performance.now() - startedAt) / 1000
  return { accepted, otherAnswers, seconds, latenciesMs: latenciesMs.sort((a, b) => a - b) }
}

function open(port: number): Promise<Socket | null> {
  return new Promise((resolve) => {
    const socket = connect({ port, host: '127.0.0.1', noDelay: true })
    socket.once('connect', () => resolve(socket))
    socket.once('error', () => resolve(null))
  })
}

/** The status of an answer without a body, or null when the connection ended. */
function post(socket: Socket, { path, headers }: LoadTarget, body: string): Promise<number | null> {
  return new Promise((resolve) => {
    let text = ''
    const done = (status: number | null) => {
      socket.off('data', read)
      socket.off('close', lost)
      socket.off('error', lost)
      resolve(status)
    }
    const read = (chunk: Buffer) => {
      text += chunk.toString('latin1')
      if (text.includes('\r\n\r\n')) done(Number(text.slice(9, 12)))
    }
    const lost = () => done(null)
    socket.on('data', read)
    socket.on('close', lost)
    socket.on('error', lost)
    const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`)
    socket.write(
      `POST ${path} HTTP/1.1\r\nhost: 127.0.0.1\r\ncontent-type: application/json\r\ncontent-length: ${body.length}\r\n${lines.join('')}\r\n${body}`,
    )
  })
}

/** The p-th part (0 to 1) of sorted figures. */
export const quantile = (sorted: readonly number[], p: number): number =>
  sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * p))] ?? Number.NaN

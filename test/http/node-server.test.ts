/** Opening and closing a real server. */

import { Agent, get } from 'node:http'
import type { AddressInfo } from 'node:net'
import { createServer } from 'node:net'
import { Hono } from 'hono'
import { streamSSE } from 'hono/streaming'
import { describe, expect, it } from 'vitest'
import { serveApp } from '#http/node-server.ts'

const hostname = '127.0.0.1'

describe('serveApp', () => {
  it('says which port is taken and what to do', async () => {
    const other = createServer()
    await new Promise<void>((resolve) => other.listen(0, hostname, resolve))
    const { port } = other.address() as AddressInfo
    await expect(serveApp({ app: new Hono(), port, hostname })).rejects.toThrow(
      `port ${port} is taken: stop the program that uses it, or set PORT to a free one`,
    )
    other.close()
  })

  it('closes at once with idle connections and endless streams open', async () => {
    const app = new Hono()
    let ended = false
    app.get('/', (context) => context.text('ya'))
    app.get('/stream', (context) =>
      streamSSE(context, async (stream) => {
        await stream.writeSSE({ data: 'satu' })
        await new Promise<void>((resolve) =>
          stream.onAbort(() => {
            ended = true
            resolve()
          }),
        )
      }),
    )
    const server = await serveApp({ app, port: 0, hostname })
    const url = `http://${hostname}:${server.port}`
    const agent = new Agent({ keepAlive: true })
    await new Promise<void>((resolve) => get(url, { agent }, (response) => response.resume().once('end', resolve)))
    const stream = (await fetch(`${url}/stream`, { headers: { accept: 'text/event-stream' } })).body?.getReader()
    await stream?.read()
    const broken = stream?.read().then(
      ({ done }) => done,
      () => true,
    )
    const startedMs = performance.now()
    await server.close()
    expect(performance.now() - startedMs).toBeLessThan(1_000)
    expect(await broken).toBe(true)
    await expect.poll(() => ended).toBe(true)
    agent.destroy()
  })

  it('lets a request under way finish, and cuts one that takes too long', async () => {
    const app = new Hono()
    const gates = new Map<string, () => void>()
    let arrived = 0
    app.get('/:name', async (context) => {
      arrived++
      await new Promise<void>((resolve) => gates.set(context.req.param('name'), resolve))
      return context.text('selesai')
    })
    const server = await serveApp({ app, port: 0, hostname, graceMs: 300 })
    const url = `http://${hostname}:${server.port}`
    const quick = fetch(`${url}/quick`).then((response) => response.text())
    const slow = fetch(`${url}/slow`).then(
      () => 'answered',
      () => 'cut',
    )
    await expect.poll(() => arrived).toBe(2)
    const closing = server.close()
    gates.get('quick')?.()
    expect(await quick).toBe('selesai')
    await closing
    expect(await slow).toBe('cut')
    gates.get('slow')?.()
  })
})

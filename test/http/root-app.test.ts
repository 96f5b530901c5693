/** What the whole web side answers to what none of its parts answers for. */
import { Hono } from 'hono'
import { expect, it } from 'vitest'
import { createRootApp } from '#http/root-app.ts'
import { createLog } from '#src/log.ts'

const lines: string[] = []
const app = createRootApp({
  parts: [
    new Hono().get('/broken', () => {
      throw new Error('Key (nip)=(198802292012122999) already exists')
    }),
  ],
  log: createLog({ level: 'info', write: (line) => void lines.push(line) }),
})

it('says of a bug neither to the caller nor to the log what the error quotes', async () => {
  const response = await app.request('/broken')
  expect([response.status, await response.text()]).toEqual([500, ''])
  expect(lines.join('')).toContain('a request failed')
  expect(lines.join('')).not.toContain('198802292012122999')
})

it('knows no other path, and leads a visitor to the try-out page', async () => {
  const unknown = await app.request('/.env')
  expect([unknown.status, await unknown.text()]).toEqual([404, ''])
  const start = await app.request('/')
  expect([start.status, start.headers.get('location')]).toEqual([302, '/coba'])
})

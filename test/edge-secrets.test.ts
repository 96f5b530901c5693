/** The command that prints the edge's secrets, run as an operator does. */
import { spawnSync } from 'node:child_process'
import { expect, it } from 'vitest'
import { deriveSecret, edgePurpose } from '#src/derive-secret.ts'

const key = 'a key of the tests, forty characters long'
const run = (environment: Record<string, string>) => {
  const env = { PATH: process.env.PATH ?? '', DATA_DIR: '/nonexistent/semar', ...environment }
  return spawnSync(process.execPath, ['src/edge-secrets.ts'], { encoding: 'utf8', env })
}

it('prints what the edge needs, and never the key that it comes from', () => {
  const { status, stdout } = run({ SECRET_KEY: key })
  expect(status).toBe(0)
  expect(stdout).toContain(`EDGE_SECRET=${deriveSecret(key, edgePurpose)}\n`)
  expect(stdout).toMatch(/^TELEGRAM_WEBHOOK_SECRET=[\w-]{43}$/m)
  expect(stdout).not.toContain(key)
})

it('says in one line that the key is not known', () => {
  const { status, stderr } = run({})
  expect([status, stderr]).toEqual([1, 'SECRET_KEY is not known here. Set it to the value that the server has.\n'])
})

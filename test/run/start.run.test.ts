/** Starts and stops the real process on its embedded database: first, again, by Ctrl-C, after a kill. */
import { existsSync, statSync } from 'node:fs'
import { join } from 'node:path'
import pg from 'pg'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { until } from '#test/support/ask-until.ts'
import { isOpenToAll, nobody } from '#test/support/open-to-all.ts'
import { clusterOf, embeddedServer, isAlive } from '#test/support/orphan-postgres.ts'
import { descendantsOf } from '#test/support/process-tree.ts'
import { createSemarProcess, type SemarProcess } from '#test/support/semar-process.ts'

/** What people are promised. */
const stopLimitMs = 5_000
/** A machine that runs other tests meanwhile is late with everything; Semar itself gives up after 4.8 s with code 1. */
const lateMs = 5_000

let semar: SemarProcess

beforeEach(async () => {
  semar = await createSemarProcess({ hasOwnGroup: true })
})
afterEach(() => semar.close())

describe('a start', { timeout: 200_000 }, () => {
  it('on an empty folder brings everything up and says where; Ctrl-C takes all of it down; the next start finds it again', async () => {
    const port = await semar.start()
    expect(semar.output).toContain(`http://localhost:${port}/coba`)
    expect(semar.output).toMatch(/Telegram +off: set TELEGRAM_BOT_TOKEN/)
    expect(semar.output.trim().split('\n').length).toBeLessThan(20)
    expect(await statusOf(port, '/health/ready')).toBe(200)
    expect(await statusOf(port, '/coba')).toBe(200)
    const employees = await query('SELECT count(*)::int AS n FROM employee')
    expect(employees).toEqual([{ n: 300 }])

    await expectCleanStop()
    const again = await semar.start()
    expect(await statusOf(again, '/health/ready')).toBe(200)
    expect(await query('SELECT count(*)::int AS n FROM employee')).toEqual(employees)
    await expectCleanStop()
  })

  it('after kill -9 stops the database server that was left, and keeps what was committed', async () => {
    await semar.start()
    await query(`UPDATE rule_parameter SET author = 'BKPP'`)
    const orphan = embeddedServer(semar.dataDir)?.pid ?? 0
    await semar.kill('SIGKILL')
    expect(isAlive(orphan)).toBe(true)
    const port = await semar.start()
    expect(isAlive(orphan)).toBe(false)
    expect(await statusOf(port, '/health/ready')).toBe(200)
    expect(await query('SELECT DISTINCT author FROM rule_parameter')).toEqual([{ author: 'BKPP' }])
  })

  it.each([
    ['while the database is made', () => existsSync(`${clusterOf(semar.dataDir)}.new`)],
    ['while it is filled', () => embeddedServer(semar.dataDir) !== null],
  ])('broken off by Ctrl-C %s leaves nothing running and nothing half-made', async (_when, isThere) => {
    const { ended } = semar.launch()
    await until(isThere)
    const running = descendantsOf(semar.pid)
    semar.interrupt()
    expect(await ended).toEqual({ code: 0, signal: null })
    expect(semar.errors).toBe('')
    expect(running.filter(isAlive)).toEqual([])
    const port = await semar.start()
    expect(await statusOf(port, '/health/ready')).toBe(200)
    expect(await query('SELECT count(*)::int AS n FROM employee')).toEqual([{ n: 300 }])
  })

  // An ordinary user runs all the other tests too where the tests are not run by root, and none can in root's folders.
  if (process.getuid?.() === 0 && isOpenToAll(process.execPath) && isOpenToAll(import.meta.dirname)) {
    it('needs no rights but those on its data folder', async () => {
      const plain = await createSemarProcess({ hasOwnGroup: true, user: nobody })
      try {
        const port = await plain.start()
        expect(await statusOf(port, '/health/ready')).toBe(200)
        expect(statSync(clusterOf(plain.dataDir)).uid).toBe(nobody.uid)
        plain.interrupt()
        expect(await plain.ended).toEqual({ code: 0, signal: null })
      } finally {
        await plain.close()
      }
    })
  }
})

async function expectCleanStop(): Promise<void> {
  const below = descendantsOf(semar.pid)
  expect(below).toContain(embeddedServer(semar.dataDir)?.pid)
  const startedAt = performance.now()
  semar.interrupt()
  expect(await semar.ended).toEqual({ code: 0, signal: null })
  expect(performance.now() - startedAt).toBeLessThan(stopLimitMs + lateMs)
  expect(below.filter(isAlive)).toEqual([])
  expect(semar.errors).not.toMatch(/"level":[5-6]0/)
  expect(existsSync(join(semar.dataDir, 'semar.pid'))).toBe(false)
}

async function statusOf(port: number | null, path: string): Promise<number> {
  const response = await fetch(`http://127.0.0.1:${port}${path}`)
  await response.body?.cancel()
  return response.status
}

async function query(statement: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: embeddedServer(semar.dataDir)?.url })
  await client.connect()
  try {
    return (await client.query(statement)).rows
  } finally {
    await client.end()
  }
}

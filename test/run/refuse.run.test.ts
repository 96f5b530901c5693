/** What keeps Semar from starting: one clear line, exit code 1, and nothing damaged. */
import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { startEmbeddedPostgres } from '#db/embedded.ts'
import { isOpenToAll, nobody } from '#test/support/open-to-all.ts'
import { embeddedServer } from '#test/support/orphan-postgres.ts'
import { createSemarProcess, type SemarProcess } from '#test/support/semar-process.ts'

const isRoot = process.getuid?.() === 0
const canMount = isRoot && tryMount()

let semar: SemarProcess
const others: (() => Promise<unknown> | unknown)[] = []

beforeAll(async () => {
  semar = await createSemarProcess({})
  await semar.start()
  await semar.kill('SIGINT')
}, 200_000)
afterEach(async () => {
  for (const end of others.splice(0).reverse()) await end()
})
afterAll(() => semar.close())

describe('Semar refuses to start', { timeout: 300_000 }, () => {
  it.each([
    ['PORT', 'achtzig', 'PORT must be a number'],
    ['ROLES', 'web,robot', 'ROLES "robot" is not one of web, worker, whatsapp'],
    ['DATABASE_URL', 'mysql://localhost/semar', 'DATABASE_URL must be a postgresql:// address'],
    ['SECRET_KEY', 'pendek', 'SECRET_KEY must be at least 32 characters'],
    ['TELEGRAM_BOT_TOKEN', 'rahasia', 'TELEGRAM_BOT_TOKEN must look like 123456789:AA... from @BotFather'],
    ['CLOCK_START', 'besok', 'CLOCK_START must be a date-time in WIB such as 2027-01-04T07:30'],
  ])('with %s=%s', async (name, value, line) => {
    const fresh = await createSemarProcess({})
    others.push(() => fresh.close())
    await expectRefusal(fresh, line, { [name]: value })
  })

  it('on a taken port', async () => {
    const taken = createServer().listen(0)
    await new Promise((resolve) => taken.once('listening', resolve))
    others.push(() => new Promise((resolve) => taken.close(resolve)))
    const { port } = taken.address() as AddressInfo
    await expectRefusal(semar, `port ${port} is taken`, { PORT: String(port) })
    await expectStart(semar)
  })

  it('on a data folder that another one uses, which goes on', async () => {
    const port = await semar.start()
    const second = await createSemarProcess({ dataDir: semar.dataDir })
    await expectRefusal(second, `is in use by another Semar (process ${semar.pid})`)
    expect(await isReady(port)).toBe(true)
    expect(await semar.kill('SIGINT')).toEqual({ code: 0, signal: null })
  })

  it('on a database that is newer than the code', async () => {
    await onDatabase(`INSERT INTO _prisma_migrations (id, checksum, migration_name, finished_at, applied_steps_count)
      VALUES ('later', 'x', '29991231000000_later', now(), 1)`)
    await expectRefusal(semar, 'the database is newer than this code: it has migration 29991231000000_later')
    await onDatabase(`DELETE FROM _prisma_migrations WHERE id = 'later'`)
    await expectStart(semar)
  })

  it('on a database server that is away', async () => {
    const away = { DATABASE_URL: 'postgresql://semar@127.0.0.1:9/semar' }
    await expectRefusal(semar, 'the database server does not answer (ECONNREFUSED)', away)
  })

  it('on a data folder that cannot be written, or is a file', async () => {
    const folder = outside()
    const file = join(folder, 'berkas')
    writeFileSync(file, 'ada isinya')
    const onFile = await createSemarProcess({ dataDir: file })
    await expectRefusal(onFile, `${file} is not a folder`)
    const locked = join(folder, 'terkunci')
    mkdirSync(locked, { mode: 0o555 })
    if (isRoot && isOpenToAll(process.execPath) && isOpenToAll(import.meta.dirname)) {
      const plain = await createSemarProcess({ dataDir: locked, user: nobody })
      await expectRefusal(plain, `the data folder ${locked} can't be written (EACCES)`)
    } else {
      // Root may write wherever the kernel lets anybody.
      const closed = isRoot ? '/proc/sys/semar' : locked
      const denied = await createSemarProcess({ dataDir: closed })
      await expectRefusal(denied, `the data folder ${closed} can't be written`)
    }
    expect(statSync(file).size).toBe(10)
  })

  it.skipIf(!canMount)(
    `on a full data folder, and starts once there is room${canMount ? '' : ' (needs the right to mount)'}`,
    async () => {
      const folder = outside()
      execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=20m,mode=755', 'tmpfs', folder])
      others.push(() => execFileSync('umount', [folder]))
      const full = await createSemarProcess({ dataDir: folder })
      others.push(() => full.kill('SIGKILL'))
      const line = `no space left for the data folder ${folder}`
      await expectRefusal(full, line)
      execFileSync('mount', ['-o', 'remount,size=400m', folder])
      await expectStart(full)
      // Full again, with a whole database in it.
      const filler = join(folder, 'lain')
      expect(() => execFileSync('dd', ['if=/dev/zero', `of=${filler}`, 'bs=64k'], { stdio: 'ignore' })).toThrow()
      await expectRefusal(full, line)
      rmSync(filler)
      await expectStart(full)
    },
  )
})

async function expectRefusal(refused: SemarProcess, line: string, env: NodeJS.ProcessEnv = {}): Promise<void> {
  expect(await refused.fail(env)).toEqual({ code: 1, signal: null })
  expect(refused.errors).toMatch(/^\nSemar could not start:\n[^\n]+\n\n$/)
  expect(refused.errors).toContain(line)
  expect(refused.output).toBe('')
  // Only of a folder whose own server it is.
  if (!line.includes('in use')) expect(embeddedServer(refused.dataDir)).toBeNull()
}

async function expectStart(started: SemarProcess): Promise<void> {
  expect(await isReady(await started.start())).toBe(true)
  expect(await started.kill('SIGINT')).toEqual({ code: 0, signal: null })
}

async function isReady(port: number | null): Promise<boolean> {
  const response = await fetch(`http://127.0.0.1:${port}/health/ready`)
  await response.body?.cancel()
  return response.ok
}

async function onDatabase(statement: string): Promise<void> {
  const server = await startEmbeddedPostgres({ dataDir: semar.dataDir })
  try {
    const client = new pg.Client({ connectionString: server.url })
    await client.connect()
    await client.query(statement)
    await client.end()
  } finally {
    await server.stop()
  }
}

function outside(): string {
  const folder = mkdtempSync(join(tmpdir(), 'semar-refuse-'))
  execFileSync('chmod', ['755', folder])
  others.push(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

function tryMount(): boolean {
  const folder = mkdtempSync(join(tmpdir(), 'semar-mount-'))
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=1m', 'tmpfs', folder], { stdio: 'ignore' })
    execFileSync('umount', [folder])
    return true
  } catch {
    return false
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

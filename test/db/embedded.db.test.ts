/** The embedded server: first start, restart, recovery after kill -9, and clear words when it cannot be. */
import { chmodSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { afterEach, describe, expect, it } from 'vitest'
import { asProblem, openDataFolder } from '#db/data-folder.ts'
import { type EmbeddedPostgres, startEmbeddedPostgres } from '#db/embedded.ts'

const folders: string[] = []
const servers: EmbeddedPostgres[] = []
const newFolder = () => {
  const folder = mkdtempSync(join(tmpdir(), 'semar-embedded-'))
  // Open to the server's user, which is another one where the tests run as root.
  chmodSync(folder, 0o755)
  folders.push(folder)
  return folder
}
const start = async (dataDir: string) => {
  const server = await startEmbeddedPostgres({ dataDir })
  servers.push(server)
  return server
}
afterEach(async () => {
  for (const server of servers.splice(0)) await server.stop()
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true })
})

async function ask<Row extends pg.QueryResultRow>(url: string, text: string): Promise<Row[]> {
  const client = new pg.Client({ connectionString: url })
  client.on('error', () => {})
  await client.connect()
  try {
    return (await client.query<Row>(text)).rows
  } finally {
    await client.end()
  }
}

it('keeps what was written over a restart, and leaves no process', async () => {
  const dataDir = newFolder()
  const first = await start(dataDir)
  await ask(first.url, 'CREATE TABLE kept AS SELECT 42 AS value')
  const pid = serverPid(dataDir)
  await first.stop()
  expect(isAlive(pid)).toBe(false)

  const second = await start(dataDir)
  expect(await ask(second.url, 'SELECT value FROM kept')).toEqual([{ value: 42 }])
})

it('is a PostgreSQL 18 that knows Indonesian and trigrams', async () => {
  const { url } = await start(newFolder())
  expect(await ask(url, `SELECT current_setting('server_version_num')::int / 10000 AS major`)).toEqual([{ major: 18 }])
  expect(await ask(url, `SELECT to_tsvector('indonesian', 'pelatihan')::text AS words`)).toEqual([
    { words: "'latih':1" },
  ])
  await ask(url, 'CREATE EXTENSION pg_trgm')
})

it('takes over from a Semar that was killed, whose server still runs', async () => {
  const dataDir = newFolder()
  const orphaned = await startEmbeddedPostgres({ dataDir })
  await ask(orphaned.url, 'CREATE TABLE kept AS SELECT 42 AS value')
  const pid = serverPid(dataDir)
  // What `kill -9` leaves: a running server, and the mark of a process that is no more.
  writeFileSync(join(dataDir, 'semar.pid'), '999999 1\n')

  const next = await start(dataDir)
  expect(isAlive(pid)).toBe(false)
  expect(await ask(next.url, 'SELECT value FROM kept')).toEqual([{ value: 42 }])
})

it('recovers by itself when the server was killed too', async () => {
  const dataDir = newFolder()
  const killed = await startEmbeddedPostgres({ dataDir })
  await ask(killed.url, 'CREATE TABLE kept AS SELECT 42 AS value')
  process.kill(serverPid(dataDir), 'SIGKILL')
  await killed.stop()

  const next = await start(dataDir)
  expect(await ask(next.url, 'SELECT value FROM kept')).toEqual([{ value: 42 }])
})

it('forgets a first start that was interrupted half-way', async () => {
  const dataDir = newFolder()
  mkdirSync(join(dataDir, 'postgres.new/base'), { recursive: true })
  writeFileSync(join(dataDir, 'postgres.new/PG_VERSION'), '18\n')
  const { url } = await start(dataDir)
  expect(await ask(url, 'SELECT 1 AS one')).toEqual([{ one: 1 }])
})

describe('says what is wrong and damages nothing', () => {
  it('when another Semar uses the folder', () => {
    const dataDir = newFolder()
    const mark = '1 '
    writeFileSync(join(dataDir, 'semar.pid'), `${mark}${ticksOf(1)}\n`)
    expect(() => openDataFolder(dataDir)).toThrow(/in use by another Semar \(process 1\).*DATA_DIR/)
    expect(readFileSync(join(dataDir, 'semar.pid'), 'utf8')).toContain(mark)
  })

  it('when the folder is a file', () => {
    const file = join(newFolder(), 'file')
    writeFileSync(file, '')
    expect(() => openDataFolder(file)).toThrow(/is not a folder/)
  })

  it('when the cluster is of another PostgreSQL', async () => {
    const dataDir = newFolder()
    mkdirSync(join(dataDir, 'postgres'))
    writeFileSync(join(dataDir, 'postgres/PG_VERSION'), '15\n')
    await expect(startEmbeddedPostgres({ dataDir })).rejects.toThrow(/made by PostgreSQL 15.*brings 18/)
  })

  it.each([
    ['EACCES', /can't be written \(EACCES\).*DATA_DIR/],
    ['EROFS', /can't be written \(EROFS\).*DATA_DIR/],
    ['ENOSPC', /no space left.*Nothing was damaged/],
    ['ENOTDIR', /is not a folder/],
  ])('when the system says %s', (code, message) => {
    expect(asProblem(Object.assign(new Error(code), { code }), '/data').message).toMatch(message)
  })
})

it('keeps its secrets for its owner only', () => {
  const folder = openDataFolder(newFolder())
  const secret = folder.secret('secret-key')
  expect(secret.length).toBeGreaterThanOrEqual(43)
  expect(folder.secret('secret-key')).toBe(secret)
  expect(statSync(join(folder.path, 'secret-key')).mode & 0o777).toBe(0o600)
  folder.release()
})

it('takes no half secret for a whole one, and closes a file that others could read', () => {
  const folder = openDataFolder(newFolder())
  const file = join(folder.path, 'secret-key')
  writeFileSync(file, '')
  expect(() => folder.secret('secret-key')).toThrow(/secret-key holds no whole secret/)
  expect(readFileSync(file, 'utf8')).toBe('')
  writeFileSync(file, 'k'.repeat(43))
  chmodSync(file, 0o644)
  expect(folder.secret('secret-key')).toBe('k'.repeat(43))
  expect(statSync(file).mode & 0o777).toBe(0o600)
  folder.release()
})

it('writes no personal value into the log of the server, and keeps the log and the password for their owners', async () => {
  const dataDir = newFolder()
  const { url } = await start(dataDir)
  const nip = '198802292012122999'
  await ask(url, 'CREATE TABLE person (nip text PRIMARY KEY, name text CHECK (length(name) < 20))')
  await ask(url, `INSERT INTO person VALUES ('${nip}', 'Sri')`)
  await expect(ask(url, `INSERT INTO person VALUES ('${nip}', 'Sri')`)).rejects.toThrow(/duplicate key/)
  await expect(ask(url, `INSERT INTO person VALUES ('1', 'Wahyuningsih${nip}')`)).rejects.toThrow(/check constraint/)
  const file = join(dataDir, 'postgres.log')
  const log = readFileSync(file, 'utf8')
  expect(log).toMatch(/duplicate key[\s\S]*check constraint/)
  expect(log).not.toContain(nip)
  expect(log).not.toContain('Sri')
  expect(statSync(file).mode & 0o077).toBe(0)
  expect(readdirSync(dataDir).filter((name) => name.includes('.new'))).toEqual([])
})

const serverPid = (dataDir: string) =>
  Number(readFileSync(join(dataDir, 'postgres/postmaster.pid'), 'utf8').split('\n')[0])

function ticksOf(pid: number): string {
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
  return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? '?'
}

function isAlive(pid: number): boolean {
  try {
    return !readFileSync(`/proc/${pid}/stat`, 'utf8').includes(') Z ')
  } catch {
    return false
  }
}

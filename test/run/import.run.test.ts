/** `npm run import` as HR's IT uses it: looked at, applied, asked about, undone; stopped and killed half-way. */
import { existsSync } from 'node:fs'
import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { answer } from '#core/answers/answer.ts'
import { defaultHolidays } from '#core/calendar/holidays.ts'
import { defaultParameters } from '#core/personnel/default-parameters.ts'
import { parametersAt } from '#core/personnel/parameters.ts'
import { createPersonnel } from '#db/personnel-store.ts'
import { seedDefaults, seedSampleCity } from '#prisma/sample/seed.ts'
import { wordsOf } from '#test/support/answering.ts'
import { until } from '#test/support/ask-until.ts'
import { cityDrafts } from '#test/support/big-city/city-drafts.ts'
import type { Drafts } from '#test/support/big-city/draft.ts'
import { writeCityCsv, writeCityWorkbook } from '#test/support/big-city/write-city.ts'
import { dumpOf } from '#test/support/city-dump.ts'
import { createTestDatabase, type TestDatabase } from '#test/support/database.ts'
import { runImport, startImport } from '#test/support/import-process.ts'
import { embeddedServer } from '#test/support/orphan-postgres.ts'

const today = Temporal.PlainDate.from('2026-11-24')

let folder: string
let database: TestDatabase
let drafts: Drafts
let workbook: string

const file = (name: string): string => join(folder, name)
/** A clock that stands on the day of the files. */
const env = () => ({ DATABASE_URL: database.url, CLOCK_START: '2026-11-24T09:00' })
const run = (...args: string[]) =>
  runImport([...args, ...(args[0]?.startsWith(folder) ? ['--rejects', file('r.xlsx')] : [])], env())

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'semar-import-'))
  await chmod(folder, 0o755)
  database = await createTestDatabase({ poolSize: 2 })
  await seedDefaults(database.prisma)
  await seedSampleCity(database.prisma, { today })
  drafts = cityDrafts({ seed: 5, size: 330, today })
  workbook = file('kota.xlsx')
  await writeCityWorkbook(drafts, workbook)
})
afterAll(async () => {
  await database?.close()
  await rm(folder, { recursive: true, force: true })
})

describe('an import', { timeout: 240_000 }, () => {
  it('is looked at, stopped, killed, applied, asked about, changed by a second one, and undone', async () => {
    const before = await dumpOf(database.url)

    const preview = await run(workbook)
    expect(preview.errors.replace(/^(Membaca|Memeriksa).*\n/gm, '')).toBe('')
    expect(preview.code).toBe(0)
    expect(preview.output).toMatch(/^Pegawai +330 +330 +0 +0 +0 +0 +0$/m)
    expect(preview.output).toContain('Kota contoh akan dihapus seluruhnya')
    expect(preview.output).not.toMatch(/Ditolak|Ditahan/)
    expect(existsSync(file('r.xlsx'))).toBe(false)
    const number = numberIn(preview.output)
    expect(preview.output).toContain(`npm run import -- apply ${number}`)
    expect(await dumpOf(database.url)).toBe(before)

    const second = await run(workbook)
    expect(second).toMatchObject({ code: 1 })
    expect(second.errors).toContain(`import ${number} waits to be applied or discarded first`)
    expect(await run('discard', number)).toMatchObject({ code: 0 })

    for (const signal of ['SIGINT', 'SIGKILL'] as const) {
      const broken = startImport([workbook, '--apply', '--rejects', file('r.xlsx')], env())
      await until(async () => (await stateOf()) === 'staging')
      broken.kill(signal)
      const { code, errors } = await broken.ended
      if (signal === 'SIGINT') {
        expect(code).toBe(130)
        expect(errors).toContain('Data Semar tidak berubah')
        expect(await stateOf()).toBe('discarded')
      }
      expect(await dumpOf(database.url)).toBe(before)
    }

    const applied = await run(workbook, '--apply', '--by', 'Umpeg')
    expect(applied.code).toBe(0)
    expect(applied.output).toMatch(/diterapkan: .* baru/)
    const first = numberIn(applied.output)
    expect(await database.prisma.employee.count()).toBe(330)
    const afterFirst = await dumpOf(database.url)

    // What an answer says comes from the file, and how old it is.
    const risen = await promoted()
    await writeCityCsv(new Map([['rank', risen.rows]]), file('naik'))
    const rise = await run(file('naik/Riwayat Golongan.csv'), '--apply', '--as-of', '2026-11-20')
    expect(rise.output).toMatch(/Riwayat golongan, .*baru: /)
    expect(rise.code).toBe(0)
    const said = await rankAnswer(risen.nip)
    expect(said).toContain('IV/e')
    expect(said).toContain('Data per 20 November 2026')

    const list = await run('list')
    expect(list.output).toMatch(new RegExp(`^ +${first}  diterapkan .* Umpeg +kota.xlsx$`, 'm'))
    expect((await run('undo', first)).code).toBe(1)
    const undone = await run('undo', numberIn(rise.output))
    expect(undone).toMatchObject({ code: 0 })
    expect(await dumpOf(database.url)).toBe(afterFirst)
    // It had made room of the sample city: nobody is left, and the next start finds an empty database.
    const back = await run('undo', first)
    expect(back).toMatchObject({ code: 0 })
    expect(back.output).toContain(`Impor nomor ${first} dibatalkan`)
    const { employee, unit, rankEntry, certificate } = database.prisma
    const left = [employee.count(), unit.count(), rankEntry.count(), certificate.count()]
    expect(await Promise.all(left)).toEqual([0, 0, 0, 0])
  })

  it('starts the database server itself where no Semar runs, and stops it again', async () => {
    const dataDir = file('data')
    const listed = await runImport(['list'], { DATA_DIR: dataDir })
    expect(listed).toMatchObject({ code: 0, output: 'Belum ada impor.\n', errors: '' })
    expect(embeddedServer(dataDir)).toBeNull()
  })

  it('says what it can not do, and changes nothing', async () => {
    const missing = await run(file('tidak-ada.xlsx'))
    expect(missing.code).toBe(1)
    expect(missing.errors).toContain('tidak-ada.xlsx')
    expect(missing.errors).not.toContain('    at ')
    expect((await run('undo', '9999')).errors).toBe('there is no import number 9999\n')
    expect((await run('--terapkan')).errors).toContain('Usage')
  })
})

function numberIn(output: string): string {
  const number = /Impor nomor (\d+)/.exec(output)?.[1]
  if (number === undefined) throw new Error(`no number in: ${output}`)
  return number
}

async function stateOf(): Promise<string | undefined> {
  const newest = await database.prisma.importBatch.findFirst({ orderBy: { number: 'desc' } })
  return newest?.state
}

/** The complete history of somebody's ranks, with one more at its end. */
async function promoted() {
  const ranks = drafts.get('rank') ?? []
  const nip = ranks.find((row) => String(row.cells.grade).includes('/'))?.owner ?? ''
  const own = ranks.filter((row) => row.owner === nip)
  const last = own.at(-1)
  if (!last) throw new Error('nobody has a rank')
  const rise = { ...last, cells: { ...last.cells, grade: 'IV/e', tmt: Temporal.PlainDate.from('2026-11-01') } }
  return { nip, rows: [...own, rise] }
}

/** What the person reads who asks for their rank. */
async function rankAnswer(nip: string): Promise<string> {
  const number = await database.prisma.employeeNumber.findUniqueOrThrow({ where: { value: nip } })
  const personnel = createPersonnel({ db: database.prisma, clock: { today: () => today } })
  const record = await personnel.record(number.employeeId)
  if (!record) throw new Error('nobody has this number')
  const parameters = parametersAt(defaultParameters, today)
  const facts = { record, parameters, holidays: defaultHolidays, today }
  return wordsOf(answer({ name: 'ask', topic: 'career.rank' }, facts, { sessions: [], team: [], requests: [] }).reply)
}

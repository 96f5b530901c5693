/** A made-up city of 20,000 people in and out again: time and memory of the command, faults found, nothing changed by a stop. */
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { createDatabaseClient } from '#db/client.ts'
import { seedDefaults } from '#prisma/sample/seed.ts'
import { dumpOf } from '#test/support/city-dump.ts'
import { faultsMet, type MadeCity, makeCity } from './import-city.ts'
import { runImport } from './import-command.ts'
import { writingRatio } from './import-writing.ts'
import type { Figure } from './report.ts'
import { withDatabase } from './with-database.ts'

const size = 20_000
const limits = { wholeSeconds: 60, nodeMb: 600, writing: 2.5 }

export async function benchImport(): Promise<Figure[]> {
  const city = await makeCity({ size, seed: 1, today: Temporal.Now.plainDateISO('Asia/Jakarta') })
  try {
    return [...(await wholePath(city)), ...(await withDatabase((url) => writing(url, city)))]
  } finally {
    await rm(city.folder, { recursive: true, force: true })
  }
}

/** On an empty database, where everything is new; the second time everything is there. */
function wholePath(city: MadeCity): Promise<Figure[]> {
  return withDatabase(async (url) => {
    const { prisma, close } = createDatabaseClient({ url, poolSize: 1 })
    await seedDefaults(prisma)
    await close()
    const rejects = join(city.folder, 'penolakan.xlsx')
    const before = await dumpOf(url)

    const preview = await runImport(url, [city.workbook, '--rejects', rejects])
    const afterPreview = await dumpOf(url)
    const met = await faultsMet(url, city.planted)
    const apply = await runImport(url, ['apply', String(met.number)])
    const applied = await dumpOf(url)
    await runImport(url, [city.missing, '--rejects', join(city.folder, 'kurang-kembali.xlsx')])
    const fewer = await faultsMet(url, [])
    await runImport(url, ['discard', String(fewer.number)])
    await runImport(url, [city.filled, '--partial', '--rejects', join(city.folder, 'terisi-kembali.xlsx')])
    const filled = await faultsMet(url, city.filledFaults)
    await runImport(url, ['discard', String(filled.number)])
    const cancelled = await runImport(url, [city.workbook, '--apply', '--rejects', rejects], { interruptAt: 'rank' })
    const afterCancel = await dumpOf(url)
    const again = await runImport(url, [city.workbook, '--rejects', rejects])
    const second = await faultsMet(url, city.planted)
    const applyAgain = await runImport(url, ['apply', String(second.number)])
    const undoAgain = await runImport(url, ['undo', String(second.number)])
    const undo = await runImport(url, ['undo', String(met.number)])
    const undone = await dumpOf(url)
    const whole = preview.seconds + apply.seconds
    const nodeMb = Math.max(preview.nodeMb, apply.nodeMb)
    const serverMb = Math.max(preview.serverMb, apply.serverMb)
    return [
      figure(`people and rows in the workbook`, `${size} and ${city.rows}`),
      figure('preview', `${preview.seconds.toFixed(1)} s`),
      figure('apply', `${apply.seconds.toFixed(1)} s`),
      figure('whole import', `${whole.toFixed(1)} s`, whole < limits.wholeSeconds),
      figure('peak memory of the Node process', `${nodeMb.toFixed(0)} MB`, nodeMb < limits.nodeMb),
      figure("peak private memory of PostgreSQL's processes together", `${serverMb.toFixed(0)} MB`),
      figure(
        'planted faults found with their code',
        `${met.found} of ${city.planted.length}`,
        met.found === city.planted.length,
      ),
      figure('good rows refused or set aside', `${met.wronged}`, met.wronged === 0),
      figure(
        'a quarter of the city missing: set aside, nobody leaves',
        `${fewer.codes.has('many_gone')}, ${fewer.leaving} leave`,
        fewer.codes.has('many_gone') && fewer.leaving === 0,
      ),
      figure(
        'a birth date filled down and ranks below those on record: set aside, good rows with them',
        `${filled.found} of ${city.filledFaults.length}, ${filled.wronged}`,
        filled.found === city.filledFaults.length && filled.wronged === 0,
      ),
      figure(
        'stopped half-way by Ctrl-C: code, nothing changed',
        `${cancelled.code}, ${afterCancel === applied}`,
        cancelled.code === 130 && afterCancel === applied,
      ),
      figure('looked at only: nothing changed', `${afterPreview === before}`, afterPreview === before),
      figure(
        'the same file again: preview, changes',
        `${again.seconds.toFixed(1)} s, ${second.changes}`,
        second.changes === 0,
      ),
      figure('applied again', `${applyAgain.seconds.toFixed(1)} s`, applyAgain.code === 0),
      figure(
        'undone twice: the data of before',
        `${(undoAgain.seconds + undo.seconds).toFixed(1)} s, ${undone === before}`,
        undone === before && applied !== before,
      ),
    ]
  })
}

async function writing(url: string, city: MadeCity): Promise<Figure[]> {
  const { stagingMs, examineMs, applyMs, copyMs } = await writingRatio(url, city)
  const seconds = (ms: number): string => `${(ms / 1000).toFixed(1)} s`
  const times = (stagingMs + applyMs - examineMs) / copyMs
  return [
    figure('rows into staging by COPY', seconds(stagingMs)),
    figure('examined', seconds(examineMs)),
    figure('examined again and applied', seconds(applyMs)),
    figure('plain COPY of the same rows into the same tables', seconds(copyMs)),
    figure(
      `the writing itself against it (at most ${limits.writing})`,
      `${times.toFixed(2)} times`,
      times <= limits.writing,
    ),
    figure('with the examination before it', `${((stagingMs + applyMs) / copyMs).toFixed(2)} times`),
  ]
}

function figure(what: string, value: string, isMet?: boolean): Figure {
  return isMet === undefined ? { what, value } : { what, value, isMet }
}

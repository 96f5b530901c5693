/** `npm run import`: personnel data into the database, as HR's IT uses it: looked at first, applied and undone by number. */
import { createDatabaseClient } from '#db/client.ts'
import { DataFolderProblem } from '#db/data-folder.ts'
import { createImportReview } from '#db/import-review.ts'
import { createImports } from '#db/import-store.ts'
import { MigrationProblem } from '#db/migrate.ts'
import { ImportRefused } from '#ports/imports.ts'
import { SourceUnreadable } from '#ports/personnel-source.ts'
import { joinSources } from '#sources/join-sources.ts'
import { openSource } from '#sources/open-source.ts'
import { forgetSiasn } from '#sources/siasn/siasn-source.ts'
import { createClock } from './clock.ts'
import { type Config, ConfigProblem, readConfig } from './config.ts'
import { type ImportRequest, readArguments, UsageProblem } from './import/arguments.ts'
import { applyImport, discardImport, releaseRows, undoImport } from './import/change-commands.ts'
import { openDatabase } from './import/open-database.ts'
import { openSiasn } from './import/open-siasn.ts'
import { createProgressLine, type ProgressLine } from './import/progress-line.ts'
import { listImports, showImport } from './import/show-command.ts'
import { stageImport } from './import/stage-command.ts'
import { writeTemplateFile } from './import/template-file.ts'

/** 0 clean, 1 failed, 2 some rows were refused or set aside, 130 broken off by Ctrl-C. */
const exitCodes = { clean: 0, failed: 1, faulty: 2, interrupted: 130 }

/** Ctrl-C: from the terminal and again from npm. */
const sameInterruptTimes = 2
const interrupt = new AbortController()
let interrupts = 0
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  process.on(signal, () => {
    // Whoever insists is let go at once: nothing is applied by halves.
    if (++interrupts > sameInterruptTimes) process.exit(exitCodes.interrupted)
    interrupt.abort(new Error('interrupted'))
  })
}
process.exitCode = await main()

async function main(): Promise<number> {
  const progress = createProgressLine({ out: process.stderr, nowMs: () => performance.now() })
  const print = (text: string): void => {
    progress.clear()
    process.stdout.write(`${text}\n`)
  }
  try {
    const request = readArguments(process.argv.slice(2))
    if (request.verb === 'template') {
      await writeTemplateFile(request.path)
      print(`Berkas isian: ${request.path}`)
      return exitCodes.clean
    }
    const config = readConfig()
    const database = await openDatabase(config)
    try {
      return (await run(request, { config, url: database.url, progress, print })) ? exitCodes.faulty : exitCodes.clean
    } finally {
      await database.close()
    }
  } catch (error) {
    progress.clear()
    if (interrupt.signal.aborted) {
      process.stderr.write('Dihentikan. Data Semar tidak berubah.\n')
      return exitCodes.interrupted
    }
    process.stderr.write(`${explain(error)}\n`)
    return exitCodes.failed
  }
}

interface RunNeeds {
  readonly config: Config
  readonly url: string
  readonly progress: ProgressLine
  readonly print: (text: string) => void
}

/** Says whether there were faults. */
async function run(request: Exclude<ImportRequest, { verb: 'template' }>, needs: RunNeeds): Promise<boolean> {
  const { config, url, progress, print } = needs
  const clock = createClock(config.clockStart)
  const imports = createImports({ url, clock })
  const { prisma, close } = createDatabaseClient({ url, poolSize: 2 })
  try {
    const review = createImportReview({ prisma, url, clock })
    switch (request.verb) {
      case 'stage': {
        const { signal } = interrupt
        const opened =
          request.from.is === 'files'
            ? { source: joinSources(await Promise.all(request.from.files.map((path) => openSource({ path })))) }
            : await openSiasn({ config, db: prisma, clock, nips: request.from.nips, progress, signal, print })
        const hasFaults = await stageImport({ imports, review, clock, progress, signal, print, ...opened }, request)
        if (request.isApplied) forgetSiasn(config.dataDir)
        return hasFaults
      }
      case 'list':
        await listImports({ review, print })
        return false
      case 'show':
        return await showImport({ review, print }, request)
      case 'release':
        await releaseRows({ imports, review, print }, request)
        return false
      case 'apply':
        await applyImport({ imports, print }, request)
        forgetSiasn(config.dataDir)
        return false
      case 'undo':
        await undoImport({ imports, print }, request)
        return false
      case 'discard':
        await discardImport({ imports, print }, request)
        forgetSiasn(config.dataDir)
        return false
    }
  } finally {
    await close()
  }
}

/** One clear line for what the operator can mend; the whole error for a bug. */
function explain(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  const plain = [UsageProblem, ConfigProblem, DataFolderProblem, MigrationProblem, ImportRefused, SourceUnreadable]
  if (plain.some((kind) => error instanceof kind)) return error.message
  const { code } = error as NodeJS.ErrnoException
  if (code === 'ECONNREFUSED' || code === 'ENOTFOUND' || code === 'ETIMEDOUT') {
    return `The database server does not answer (${code}). Check DATABASE_URL and that the server runs.`
  }
  return error.stack ?? error.message
}

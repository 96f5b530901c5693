/** `npm run rules`: the dated parameters that answers rest on: listed, previewed on every employee, and set. */
import { readFile } from 'node:fs/promises'
import { createInterface } from 'node:readline/promises'
import { parseArgs } from 'node:util'
import { parameterKeys } from '#core/personnel/parameters.ts'
import { readProposedParameters, rewritesPast } from '#core/personnel/proposed-parameters.ts'
import { createDatabaseClient } from '#db/client.ts'
import { createPersonnelPages } from '#db/personnel-pages.ts'
import { createRulebookDesk } from '#db/rulebook-desk.ts'
import { previewParameters } from '#flows/preview-parameters.ts'
import type { AuthoredParameter, RulebookDesk } from '#ports/personnel.ts'
import { createClock } from './clock.ts'
import { readConfig } from './config.ts'
import { previewLines } from './preview-lines.ts'
import { runningDatabaseUrl } from './running-database.ts'

const usage = `npm run rules -- list
npm run rules -- show KEY
npm run rules -- preview FILE.json [--all]
npm run rules -- set FILE.json --by NAME [--correct] [--yes] [--all]

FILE.json holds rows: [{"key": "promotionCutoffDays", "value": 45, "validFrom": "2027-01-01",
  "source": "SE BKPP 12/2026", "status": "local"}]
--correct  overwrites a row that is in force, or begins one in the past
--yes      does not ask before writing
--all      shows every person whose answer changes`

try {
  await main()
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
  process.exitCode = 1
}

async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      by: { type: 'string' },
      correct: { type: 'boolean', default: false },
      yes: { type: 'boolean', default: false },
      all: { type: 'boolean', default: false },
    },
  })
  const [verb, what] = positionals
  const isKnown = verb === 'list' || ((verb === 'show' || verb === 'preview' || verb === 'set') && what !== undefined)
  if (!isKnown) throw new Error(usage)
  if (verb === 'set' && !values.by?.trim()) throw new Error(`Say who sets it: --by NAME\n\n${usage}`)
  const proposed = verb === 'preview' || verb === 'set' ? readProposedParameters(await readJson(what ?? '')) : []

  const config = readConfig()
  const url = runningDatabaseUrl(config)
  const clock = createClock(config.clockStart)
  const { prisma, close } = createDatabaseClient({ url, poolSize: 2 })
  try {
    const desk = createRulebookDesk({ prisma, clock })
    const rows = await desk.rows()
    const today = clock.today()
    if (verb === 'list') return say(listed(rows, today))
    if (verb === 'show') return say(shown(rows, what ?? ''))
    const past = rewritesPast(rows, proposed, today)
    if (verb === 'set' && past.length > 0 && !values.correct) {
      const which = past.map(({ key, validFrom }) => `"${key}" from ${validFrom}`).join(', ')
      throw new Error(`${which} would change answers already given. Give the change its own first day, or --correct.`)
    }
    const pages = createPersonnelPages({ db: prisma, today })
    const preview = await previewParameters({ pages, rows, today, onProgress }, proposed)
    if (process.stderr.isTTY) process.stderr.write('\r\x1b[K')
    say(previewLines(preview, values.all ? Number.POSITIVE_INFINITY : 5))
    if (verb === 'set') await set(desk, proposed, values.by?.trim() ?? '', values.yes)
  } finally {
    await close()
  }
}

async function set(
  desk: RulebookDesk,
  rows: Parameters<RulebookDesk['write']>[0],
  by: string,
  isSure: boolean,
): Promise<void> {
  if (!isSure) {
    if (!process.stdin.isTTY) throw new Error('Nothing was written: add --yes to write without a question.')
    const terminal = createInterface({ input: process.stdin, output: process.stdout })
    const said = await terminal.question(`Write ${rows.length} row(s) as ${by}? Type yes: `)
    terminal.close()
    if (said.trim().toLowerCase() !== 'yes') return say('Nothing was written.')
  }
  await desk.write(rows, by)
  say(`Written: ${rows.map(({ key, validFrom }) => `${key} from ${validFrom}`).join(', ')}.`)
}

function listed(rows: readonly AuthoredParameter[], today: Temporal.PlainDate): string {
  return parameterKeys
    .map((key) => {
      const own = rows.filter((row) => row.key === key)
      const now = own.findLast(({ validFrom }) => Temporal.PlainDate.compare(validFrom, today) <= 0)
      const later = own.filter(({ validFrom }) => Temporal.PlainDate.compare(validFrom, today) > 0)
      const from = now ? `since ${now.validFrom}, ${now.status}, ${now.source} (${now.author})` : 'not in force yet'
      const next = later.map(({ validFrom, author }) => `; from ${validFrom} anew (${author})`).join('')
      return `${key.padEnd(24)} ${from}${next}`
    })
    .join('\n')
}

function shown(rows: readonly AuthoredParameter[], key: string): string {
  const own = rows.filter((row) => row.key === key)
  if (own.length === 0) throw new Error(`There is no "${key}". There are: ${parameterKeys.join(', ')}`)
  return own
    .map(({ validFrom, source, status, author, value }) => {
      return `from ${validFrom}, ${status}, by ${author}: ${source}\n${JSON.stringify(value, null, 2)}`
    })
    .join('\n\n')
}

async function readJson(file: string): Promise<unknown> {
  const text = await readFile(file, 'utf8')
  try {
    return JSON.parse(text)
  } catch (error) {
    throw new Error(`${file} is not JSON: ${error instanceof Error ? error.message : String(error)}`)
  }
}

function onProgress(people: number): void {
  if (process.stderr.isTTY) process.stderr.write(`\r${people} people`)
}

function say(text: string): void {
  process.stdout.write(`${text}\n`)
}

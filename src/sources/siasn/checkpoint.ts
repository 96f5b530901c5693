/** What SIASN has answered so far, kept on disk as it comes, so that a run that was stopped goes on where it was. */
import {
  appendFileSync,
  closeSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
} from 'node:fs'
import { join } from 'node:path'
import type { Cell } from '#core/import/cell.ts'
import { SourceUnreadable } from '#ports/personnel-source.ts'
import { readLines } from './read-lines.ts'

export type Rows = readonly (readonly Cell[])[]

export interface Checkpoint {
  /** The day on which its first answer came: none of its data is older. */
  readonly day: Temporal.PlainDate
  has(sheet: string, key: string): boolean
  /** Also for an answer without rows: it need not be asked for again. */
  keep(sheet: string, key: string, rows: Rows): void
  /** Every answer of a sheet, in the order in which they came. */
  read(sheet: string): AsyncIterable<{ readonly key: string; readonly rows: Rows }>
  /** Everything was asked for: another day's run starts afresh instead of going on with this. */
  finish(): void
  /** Nothing more is kept; what there is can still be read. */
  close(): void
}

interface CheckpointNeeds {
  /** Holds a folder a day, readable by its owner only. */
  readonly folder: string
  readonly today: Temporal.PlainDate
  /** A sheet kept with other fields than these is asked for again. */
  readonly sheets: readonly { readonly name: string; readonly fields: readonly string[] }[]
}

/** Deletes what was fetched wholly: for when it has been applied, or will not be. A run that is under way stays. */
export function forgetFetched(folder: string): void {
  for (const day of foldersIn(folder)) {
    const path = join(folder, day.toString())
    if (readdirSync(path).includes(finished)) rmSync(path, { recursive: true, force: true })
  }
}

/** Goes on with today's folder, else with the newest that was not finished; those older than a week are deleted. */
export function openCheckpoint({ folder, today, sheets }: CheckpointNeeds): Checkpoint {
  const day = pickDay(folder, today)
  const path = join(folder, day.toString())
  mkdirSync(path, { recursive: true, mode: 0o700 })
  const files = new Map(sheets.map(({ name, fields }) => [name, openSheet(join(path, `${name}.ndjson`), fields)]))
  const sheet = (name: string) => {
    const file = files.get(name)
    if (!file) throw new Error(`no sheet ${name} in the checkpoint`)
    return file
  }
  return {
    day,
    has: (name, key) => sheet(name).keys.has(key),
    keep: (name, key, rows) => sheet(name).keep(key, rows),
    read: (name) => sheet(name).read(),
    finish: () => writable(() => closeSync(openSync(join(path, finished), 'w', 0o600))),
    close: () => {
      for (const file of files.values()) file.close()
    },
  }
}

const finished = 'finished'
const keepDays = 7

function pickDay(folder: string, today: Temporal.PlainDate): Temporal.PlainDate {
  const days = foldersIn(folder)
  for (const day of days) {
    if (day.until(today).total('days') > keepDays)
      rmSync(join(folder, day.toString()), { recursive: true, force: true })
  }
  const open = days.filter((day) => {
    const age = day.until(today).total('days')
    return age === 0 || (age > 0 && age <= keepDays && !readdirSync(join(folder, day.toString())).includes(finished))
  })
  return open.sort(Temporal.PlainDate.compare).at(-1) ?? today
}

function foldersIn(folder: string): Temporal.PlainDate[] {
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  return readdirSync(folder)
    .filter((name) => /^\d{4}-\d\d-\d\d$/.test(name))
    .map((name) => Temporal.PlainDate.from(name))
}

/** One answer a line; the first line says which fields the cells are. */
function openSheet(path: string, fields: readonly string[]) {
  const keys = new Set<string>()
  const head = `${JSON.stringify(fields)}\n`
  if (!load(path, head, keys)) {
    rmSync(path, { force: true })
    keys.clear()
  }
  const handle = writable(() => openSync(path, 'a', 0o600))
  let isOpen = true
  if (statSync(path).size === 0) writable(() => appendFileSync(handle, head))
  return {
    keys: keys as ReadonlySet<string>,
    keep(key: string, rows: Rows): void {
      if (keys.has(key)) return
      writable(() => appendFileSync(handle, `${JSON.stringify([key, rows])}\n`))
      keys.add(key)
    },
    async *read() {
      const seen = new Set<string>()
      let isHead = true
      for await (const line of readLines(path)) {
        if (isHead) {
          isHead = false
          continue
        }
        const [key, rows] = JSON.parse(line) as [string, Rows]
        // Two runs at once would have asked twice.
        if (seen.has(key)) continue
        seen.add(key)
        yield { key, rows }
      }
    },
    close(): void {
      if (isOpen) closeSync(handle)
      isOpen = false
    },
  }
}

/** False: not there, or of other fields. A line that a crash left half-written is cut off. */
function load(path: string, head: string, keys: Set<string>): boolean {
  let bytes: Buffer
  try {
    bytes = readFileSync(path)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return false
    throw error
  }
  const whole = bytes.lastIndexOf(0x0a) + 1
  if (whole < bytes.length) truncateSync(path, whole)
  const text = bytes.toString('utf8', 0, whole)
  if (!text.startsWith(head)) return false
  for (let from = head.length; from < text.length; ) {
    const end = text.indexOf('\n', from)
    const line = JSON.parse(text.slice(from, end)) as [string, Rows]
    keys.add(line[0])
    from = end + 1
  }
  return true
}

function writable<Value>(write: () => Value): Value {
  try {
    return write()
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    throw new SourceUnreadable(
      `Hasil sementara dari SIASN tidak dapat disimpan (${code}). Periksa ruang dan hak tulis di folder data, lalu jalankan perintah yang sama.`,
    )
  }
}

/** Fetches what is still missing: first the agency's lists, then every person's sheets, several people at once. */
import type { Cell } from '#core/import/cell.ts'
import type { Result } from '#core/result.ts'
import { failed, ok } from '#core/result.ts'
import type { Checkpoint, Rows } from './checkpoint.ts'
import type { SiasnList, SiasnSheet } from './endpoints.ts'
import { listSheets, personSheets } from './endpoints.ts'
import type { Fault, FetchFailure } from './fault.ts'
import { fetchFailure } from './fault.ts'
import { listRequests } from './list-requests.ts'
import { createRowReader } from './read-answer.ts'
import type { Service } from './service.ts'

interface FetchNeeds {
  readonly service: Service
  readonly checkpoint: Checkpoint
  /** Whom to ask for; 18 digits each. */
  readonly nips: readonly string[]
  readonly agencyId: string
  readonly concurrency: number
  readonly today: Temporal.PlainDate
  readonly onProgress: (done: number, of: number) => void
}

export interface Fetched {
  readonly failures: readonly FetchFailure[]
  /** Those asked for, and those whom the list of appointments brought. */
  readonly nips: ReadonlySet<string>
}

export async function fetchAll(needs: FetchNeeds, signal: AbortSignal): Promise<Fetched> {
  const { service, checkpoint, agencyId, onProgress } = needs
  const failures: FetchFailure[] = []
  const streaks = new Map<string, number>()
  const requests = listRequests(needs.today)
  let total = requests.length + needs.nips.length * personSheets.length
  let done = 0
  const advance = (by = 1): void => {
    done += by
    onProgress(done, total)
  }

  const listReaders = new Map(listSheets.map((list) => [list.name, { list, read: createListReader(list, agencyId) }]))
  for (const { sheet, query } of requests) {
    const found = listReaders.get(sheet)
    if (found && !checkpoint.has(sheet, query)) {
      const path = query === '' ? found.list.path : `${found.list.path}?${query}`
      const rows = await service.ask(path, found.read, signal)
      if (rows.ok) checkpoint.keep(sheet, query, rows.value)
      else failures.push(fetchFailure(sheet, null, rows.problem))
    }
    advance()
  }

  const nips = new Set([...needs.nips, ...(await joiners(checkpoint, needs.today))])
  total = requests.length + nips.size * personSheets.length
  const readers = personSheets.map((sheet) => ({ sheet, reader: createRowReader(['nipBaru', 'nip', ...sheet.fields]) }))

  const fetchPerson = async (nip: string, stopping: AbortSignal): Promise<void> => {
    for (const [at, { sheet, reader }] of readers.entries()) {
      if (!checkpoint.has(sheet.name, nip)) {
        const answer = await askFor(nip, sheet, reader, stopping)
        if (answer.ok) checkpoint.keep(sheet.name, nip, answer.value)
        else failures.push(fetchFailure(sheet.name, nip, answer.problem))
        if (sheet.name === 'data-utama' && answer.ok && answer.value.length === 0) {
          for (const { sheet: other } of readers.slice(1)) checkpoint.keep(other.name, nip, [])
          return advance(readers.length - at)
        }
      }
      advance()
    }
  }

  const askFor = async (
    nip: string,
    sheet: SiasnSheet,
    reader: ReturnType<typeof createRowReader>,
    stopping: AbortSignal,
  ): Promise<Result<Rows, Fault>> => {
    const streak = (): number => streaks.get(sheet.name) ?? 0
    if (streak() >= giveUpAfter) return failed({ kind: 'given_up' })
    const answer = await service.ask(`pns/${sheet.name}/${nip}`, reader, stopping)
    // An answer about somebody else says nothing of the service.
    streaks.set(sheet.name, answer.ok ? 0 : streak() + 1)
    return answer.ok ? ownRows(answer.value, nip, sheet.name === 'data-utama') : answer
  }

  await inParallel([...nips], needs.concurrency, fetchPerson, signal)
  return { failures, nips }
}

/** A service that fails for so many people one after the other is left alone for the rest of the run. */
const giveUpAfter = 20

/** First cell of a kept row: whose it is; the answer's own word for it is checked and left out. */
function ownRows(rows: Rows, nip: string, isMain: boolean): Result<Rows, Fault> {
  const own: (readonly Cell[])[] = []
  for (const [nipBaru, plainNip, ...cells] of rows) {
    const named = nipOf(nipBaru) ?? nipOf(plainNip)
    // A PPPK gets a new number with a new appointment; the birth date in front stays.
    const isSame = named === null || named === nip || (isMain && named.slice(0, 8) === nip.slice(0, 8))
    if (!isSame) return failed({ kind: 'foreign' })
    own.push([isMain ? (named ?? nip) : nip, ...cells])
  }
  return ok(own)
}

function nipOf(cell: Cell | undefined): string | null {
  if (typeof cell !== 'string') return null
  const digits = cell.replace(/\D/g, '')
  return digits.length === 18 ? digits : null
}

/** Rows that begin with a NIP, or those of the units of this agency. */
function createListReader({ of, ownerField, fields }: SiasnList, agencyId: string): ReturnType<typeof createRowReader> {
  const reader = createRowReader([ownerField, ...fields])
  return {
    read(body) {
      const rows = reader.read(body)
      if (!rows.ok) return rows
      const own: (readonly Cell[])[] = []
      for (const [owner, ...cells] of rows.value) {
        const nip = nipOf(owner)
        if (of === 'person' && nip !== null) own.push([nip, ...cells])
        if (of === 'agency' && isAgency(owner, agencyId)) own.push(cells)
      }
      return ok(own)
    },
  }
}

const isAgency = (cell: Cell | undefined, agencyId: string): boolean =>
  typeof cell !== 'string' || cell.toUpperCase() === agencyId.toUpperCase()

/** Whom the agency has hired this year and last: SIASN has no list of all employees, and these may be new to us. */
async function joiners(checkpoint: Checkpoint, today: Temporal.PlainDate): Promise<string[]> {
  const recent = new Set([`tahun=${today.year}`, `tahun=${today.year - 1}`])
  const found: string[] = []
  for await (const { key, rows } of checkpoint.read('list-pengadaan-instansi')) {
    if (recent.has(key)) found.push(...rows.flatMap(([nip]) => (typeof nip === 'string' ? [nip] : [])))
  }
  return found
}

/** The first error stops the others, and is thrown when all have stopped. */
async function inParallel<Item>(
  items: readonly Item[],
  count: number,
  work: (item: Item, signal: AbortSignal) => Promise<void>,
  signal: AbortSignal,
): Promise<void> {
  const stop = new AbortController()
  const stopping = AbortSignal.any([signal, stop.signal])
  let next = 0
  const worker = async (): Promise<void> => {
    try {
      for (let at = next++; at < items.length; at = next++) await work(items[at] as Item, stopping)
    } catch (error) {
      stop.abort(error)
    }
  }
  await Promise.all(Array.from({ length: count }, worker))
  stopping.throwIfAborted()
}

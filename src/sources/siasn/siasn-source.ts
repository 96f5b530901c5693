/** SIASN, BKN's personnel service, as a source of imports: only read, only the fields that answers need. */
import { join } from 'node:path'
import type { Clock } from '#ports/clock.ts'
import type { PersonnelSource } from '#ports/personnel-source.ts'
import type { Checkpoint } from './checkpoint.ts'
import { forgetFetched, openCheckpoint } from './checkpoint.ts'
import type { SiasnSheet } from './endpoints.ts'
import { listSheets, personSheets } from './endpoints.ts'
import type { FetchFailure } from './fault.ts'
import { fetchFailure } from './fault.ts'
import { fetchAll } from './fetch-all.ts'
import { fetchNotes } from './fetch-notes.ts'
import { createGate } from './gate.ts'
import { inPages } from './in-pages.ts'
import { listRequests } from './list-requests.ts'
import { createService } from './service.ts'
import type { SiasnAccess } from './sign-in.ts'
import { createSignIn } from './sign-in.ts'
import { validNips } from './valid-nips.ts'

interface SiasnNeeds {
  /** `https://apimws.bkn.go.id:8243/apisiasn/1.0` */
  readonly baseUrl: string
  readonly access: SiasnAccess
  readonly agencyId: string
  /** Whom to ask for: SIASN has no list of everybody, so these come from the database or from a file. */
  readonly nips: AsyncIterable<string> | Iterable<string>
  /** What was fetched is kept below it, in `siasn/<day>`. */
  readonly dataDir: string
  readonly clock: Clock
  /** People at once; each is asked about one thing at a time. */
  readonly concurrency: number
  /** Requests. */
  readonly perSecond: number
  readonly timeoutMs?: number
  /** Wait before the first repeat; doubles from then on. */
  readonly backoffMs?: number
  readonly random?: () => number
}

export interface SiasnFetch {
  /** No datum is older. */
  readonly asOf: Temporal.PlainDate
  /** Asked for, those included whom SIASN doesn't know. */
  readonly people: number
  readonly failures: readonly FetchFailure[]
  /**
   * SIASN answered about everybody who was asked for. Where it is false the import must be `partial`: who is missing
   * has not left, SIASN just didn't say.
   */
  readonly isWhole: boolean
}

export interface SiasnSource extends PersonnelSource {
  /** Takes hours for a whole city; `read` begins with it when it was not called before. */
  fetch(signal: AbortSignal): Promise<SiasnFetch>
}

export function createSiasnSource(needs: SiasnNeeds): SiasnSource {
  const { timeoutMs = 30_000, backoffMs = 1000, random = Math.random } = needs
  const { gateway, user } = createSignIn({ access: needs.access, timeoutMs, backoffMs })
  const gate = createGate(needs.perSecond)
  const service = createService({ baseUrl: needs.baseUrl, gateway, user, gate, timeoutMs, backoffMs, random })
  const sheets = [...listSheets, ...personSheets]
  const stored = sheets.map((sheet) => ({ name: sheet.name, fields: headerOf(sheet) }))
  const folder = join(needs.dataDir, 'siasn')
  let nips: Promise<string[]> | null = null
  let fetched: (SiasnFetch & { readonly kept: Checkpoint; readonly nips: ReadonlySet<string> }) | null = null
  let fraction = 0

  const fetchOnce = async (signal: AbortSignal) => {
    if (fetched) return fetched
    nips ??= validNips(needs.nips)
    const asked = await nips
    const kept = openCheckpoint({ folder, today: needs.clock.today(), sheets: stored })
    try {
      const { agencyId, concurrency } = needs
      const onProgress = (done: number, of: number): void => {
        fraction = (fetchingShare * done) / of
      }
      const all = await fetchAll(
        { service, checkpoint: kept, nips: asked, agencyId, concurrency, today: kept.day, onProgress },
        signal,
      )
      const failures = [...all.failures]
      for await (const { key, rows } of kept.read('data-utama')) {
        if (all.nips.has(key) && rows.length === 0) failures.push(fetchFailure('data-utama', key, { kind: 'unknown' }))
      }
      kept.finish()
      const isWhole = failures.every(({ sheet }) => sheet !== 'data-utama')
      fetched = { kept, asOf: kept.day, people: all.nips.size, failures, isWhole, nips: all.nips }
      return fetched
    } finally {
      kept.close()
    }
  }

  /** All sheets of the family have an answer for this person, or for this query of a list. */
  const isComplete = (kept: Checkpoint, sheet: SiasnSheet, key: string): boolean =>
    personSheets.filter(({ family }) => family === sheet.family).every(({ name }) => kept.has(name, key))

  const isListComplete = (kept: Checkpoint, sheet: SiasnSheet): boolean => {
    const names = new Set(listSheets.filter(({ family }) => family === sheet.family).map(({ name }) => name))
    return listRequests(kept.day).every(({ sheet: name, query }) => !names.has(name) || kept.has(name, query))
  }

  const rowsOf = async function* (kept: Checkpoint, sheet: SiasnSheet, nips: ReadonlySet<string>) {
    const list = listSheets.find(({ name }) => name === sheet.name)
    if (list && !isListComplete(kept, sheet)) return
    for await (const { key, rows } of kept.read(sheet.name)) {
      if (!list) {
        if (nips.has(key) && isComplete(kept, sheet, key)) yield* rows
      } else {
        for (const row of rows) if (list.of === 'agency' || nips.has(String(row[0]))) yield row
      }
    }
  }

  return {
    name: 'siasn',
    files: ['SIASN'],
    progress: () => fraction,
    notes: () => (fetched ? fetchNotes(fetched) : []),
    async fetch(signal) {
      const { asOf, people, failures, isWhole } = await fetchOnce(signal)
      return { asOf, people, failures, isWhole }
    },
    async *read(signal) {
      const { kept, nips } = await fetchOnce(signal)
      for (const [at, sheet] of sheets.entries()) {
        yield* inPages({ sheet: sheet.name, header: headerOf(sheet), rows: rowsOf(kept, sheet, nips), signal })
        fraction = fetchingShare + ((1 - fetchingShare) * (at + 1)) / sheets.length
      }
    },
  }
}

/** Deletes what was fetched from SIASN; to be called once it was applied or discarded. */
export const forgetSiasn = (dataDir: string): void => forgetFetched(join(dataDir, 'siasn'))

/** Reading back what was fetched takes seconds where the fetching took hours. */
const fetchingShare = 0.95

const headerOf = (sheet: SiasnSheet): readonly string[] =>
  'of' in sheet && sheet.of === 'agency' ? sheet.fields : ['nipBaru', ...sheet.fields]

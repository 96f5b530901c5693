/** A source on the SIASN of a test, and everything that it yields. */
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Cell } from '#core/import/cell.ts'
import type { PersonnelSource } from '#ports/personnel-source.ts'
import { createSiasnSource } from '#sources/siasn/siasn-source.ts'
import { createFixedClock } from '#test/support/fixed-clock.ts'
import type { SiasnServer } from '#test/support/siasn-server/create-siasn-server.ts'
import { agencyId } from '#test/support/siasn-server/people.ts'
import { credentials } from '#test/support/siasn-server/tokens.ts'

type Needs = Parameters<typeof createSiasnSource>[0]

export const newFolder = (): string => mkdtempSync(join(tmpdir(), 'semar-siasn-'))

export function sourceOn(server: SiasnServer, changes: Partial<Needs> & { day?: string } = {}) {
  const { day = '2026-11-24', ...rest } = changes
  return createSiasnSource({
    baseUrl: server.baseUrl,
    access: { tokenUrl: server.tokenUrl, ssoUrl: server.ssoUrl, ...credentials },
    agencyId,
    nips: server.people.map(({ nip }) => nip),
    dataDir: newFolder(),
    clock: createFixedClock(`${day}T03:00:00Z`),
    concurrency: 4,
    perSecond: 5000,
    timeoutMs: 5000,
    backoffMs: 5,
    ...rest,
  })
}

export interface ReadSheet {
  readonly header: readonly Cell[]
  readonly rows: readonly (readonly Cell[])[]
  readonly lines: readonly number[]
}

export async function readAll(source: PersonnelSource, signal = new AbortController().signal) {
  const sheets = new Map<string, { header: readonly Cell[]; rows: (readonly Cell[])[]; lines: number[] }>()
  for await (const page of source.read(signal)) {
    for (const { sheet, line, cells } of page) {
      const read = sheets.get(sheet)
      if (read) {
        read.rows.push(cells)
        read.lines.push(line)
      } else sheets.set(sheet, { header: cells, rows: [], lines: [line] })
    }
  }
  return sheets as ReadonlyMap<string, ReadSheet>
}

/** Whose rows a sheet has, each once. */
export const peopleOf = (sheet: ReadSheet | undefined): Set<string> => new Set(sheet?.rows.map(([nip]) => String(nip)))

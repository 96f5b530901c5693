/** The imports of an installation as a table, newest first. */

import type { ImportReport } from './import-report.ts'
import { textTable } from './text-table.ts'

export interface ListedImport {
  readonly number: number
  readonly source: string
  readonly files: readonly string[]
  readonly scope: 'city' | 'partial'
  readonly state: 'staging' | 'staged' | 'applied' | 'undone' | 'discarded' | 'failed'
  readonly author: string
  readonly asOf: Temporal.PlainDate
  readonly rowCount: number
  readonly report: ImportReport | null
}

const stateWords: Readonly<Record<ListedImport['state'], string>> = {
  staging: 'sedang dibaca',
  staged: 'menunggu diterapkan',
  applied: 'diterapkan',
  undone: 'dibatalkan',
  discarded: 'dibuang',
  failed: 'gagal',
}

export const stateText = (state: ListedImport['state']): string => stateWords[state]

export function importList(imports: readonly ListedImport[]): string {
  if (imports.length === 0) return 'Belum ada impor.'
  const rows = imports.map(({ number, state, asOf, rowCount, scope, author, source, files }) => [
    String(number),
    stateText(state),
    asOf.toString(),
    rowCount.toLocaleString('id-ID'),
    scope === 'city' ? 'kota' : 'sebagian',
    author,
    files.length > 0 ? files.join(', ') : source,
  ])
  const headers = ['nomor', 'keadaan', 'data per', 'baris', 'cakupan', 'oleh', 'sumber']
  return textTable([headers, ...rows], ['right', 'left', 'left', 'right', 'left', 'left', 'left'])
}

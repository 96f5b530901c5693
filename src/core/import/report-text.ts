/** What an import would change, as HR's IT reads it in a terminal: the table, the faults, who leaves, examples. */
import { formatDate } from '#core/calendar/indonesian-date.ts'
import { examplesText } from './examples-text.ts'
import { type FaultGroup, faultsText } from './faults-text.ts'
import type { ChangeExample, ImportReport, KindReport } from './import-report.ts'
import { recordKinds } from './record-kinds.ts'
import { type Align, textTable } from './text-table.ts'

export interface ReportNeeds {
  readonly number: number
  readonly files: readonly string[]
  readonly scope: 'city' | 'partial'
  readonly asOf: Temporal.PlainDate
  readonly report: ImportReport
  readonly faults: readonly FaultGroup[]
  readonly examples: readonly ChangeExample[]
}

export function reportText(needs: ReportNeeds): string {
  const { number, files, scope, asOf, report } = needs
  const whole = scope === 'city' ? 'seluruh kota' : 'sebagian (tidak ada yang dianggap hilang)'
  return [
    `Impor nomor ${number}: ${files.join(', ') || 'SIASN'}`,
    `Data per ${formatDate(asOf)}, ${whole}`,
    '',
    kindTable(report.kinds),
    ...(report.replacesSample ? ['', 'Kota contoh akan dihapus seluruhnya dan diganti dengan data ini.'] : []),
    ...leavingText(report.leaving, asOf),
    ...faultsText(needs.faults),
    ...examplesText(needs.examples),
  ].join('\n')
}

const headers = ['', 'dibaca', 'baru', 'berubah', 'tetap', 'hilang', 'ditahan', 'ditolak'] as const
const counted = ['read', 'added', 'changed', 'same', 'gone', 'held', 'rejected'] as const

/** One line a kind and their sum. */
function kindTable(kinds: readonly KindReport[]): string {
  const lines = kinds.map((kind) => [recordKinds[kind.kind].label, ...counted.map((column) => amount(kind[column]))])
  const sums = counted.map((column) => amount(kinds.reduce((sum, kind) => sum + kind[column], 0)))
  const align: Align[] = ['left', ...counted.map(() => 'right' as const)]
  return textTable([headers, ...lines, ['Jumlah', ...sums]], align)
}

export const amount = (count: number): string => count.toLocaleString('id-ID')

function leavingText(leaving: number, asOf: Temporal.PlainDate): string[] {
  if (leaving === 0) return []
  return [
    '',
    `${amount(leaving)} pegawai akan dicatat tidak lagi bertugas per ${formatDate(asOf)}: ikatan percakapannya diakhiri dan pengingatnya berhenti.`,
  ]
}

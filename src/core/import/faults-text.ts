/** The faults of an import by kind of fault, most frequent first, each with an example and how to mend it. */
import { issueTitles } from './issue-titles.ts'
import type { ImportIssue, IssueCode, IssueSeverity } from './staged-row.ts'

export interface FaultGroup {
  readonly code: IssueCode
  readonly severity: IssueSeverity
  readonly count: number
  /** How many of them a person let through. */
  readonly released: number
  readonly example: ImportIssue
}

/** More than these are in the file that is sent back. */
const shown = 12

export function faultsText(groups: readonly FaultGroup[]): string[] {
  const sorted = groups.toSorted((a, b) => b.count - a.count)
  return [
    ...section(
      'Ditolak (perbaiki lalu kirim ulang):',
      sorted.filter(({ severity }) => severity === 'rejected'),
    ),
    ...section(
      'Ditahan (tidak dipakai sampai diloloskan):',
      sorted.filter(({ severity }) => severity === 'held'),
    ),
  ]
}

function section(title: string, groups: readonly FaultGroup[]): string[] {
  if (groups.length === 0) return []
  const rest = groups.length - shown
  return [
    '',
    title,
    ...groups.slice(0, shown).flatMap(faultLines),
    ...(rest > 0 ? [`  dan ${rest} jenis masalah lain`] : []),
  ]
}

function faultLines({ code, count, released, example }: FaultGroup): string[] {
  const through = released > 0 ? `, ${released.toLocaleString('id-ID')} sudah diloloskan` : ''
  return [
    `  ${issueTitles[code]}: ${count.toLocaleString('id-ID')}${through} [${code}]`,
    `    ${placeText(example)}: ${example.message}`,
    `    ${example.remedy}`,
  ]
}

/** `Riwayat Golongan baris 12, kolom NIP` */
export function placeText({ sheet, line, header }: Pick<ImportIssue, 'sheet' | 'line' | 'header'>): string {
  return `${sheet}${line === null ? '' : ` baris ${line}`}${header === null ? '' : `, kolom ${header}`}`
}

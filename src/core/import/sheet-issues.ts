/** What can be wrong with a sheet as a whole, in the words that the sender reads. */
import { type SheetKind, sheetValuesOf } from './kind-of-sheet.ts'
import { matchHeader } from './match-header.ts'
import type { RecordKindName } from './record-kind.ts'
import { recordKinds } from './record-kinds.ts'
import type { ImportIssue, IssueCode } from './staged-row.ts'

const template = 'Templat dibuat dengan: npm run import -- --template templat.xlsx.'

function issue(
  sheet: string,
  kind: RecordKindName | '',
  code: IssueCode,
  text: { header?: string; message: string; remedy: string },
): ImportIssue {
  const { message, remedy, header = null } = text
  return { code, kind, sheet, line: null, header, message, remedy, original: {} }
}

export const sheetIssue = {
  noHeader: (sheet: string): ImportIssue =>
    issue(sheet, '', 'no_header', {
      message: `Baris judul kolom tidak ditemukan di lembar "${sheet}".`,
      remedy: `Beri satu baris judul kolom di atas data, misalnya NIP, Golongan, TMT Golongan. ${template}`,
    }),
  unknownKind: (sheet: string, headers: readonly string[]): ImportIssue =>
    issue(sheet, '', 'unknown_kind', {
      message: `Jenis data di lembar "${sheet}" tidak dapat dikenali dari namanya maupun kolomnya (${namesOf(headers)}).`,
      remedy: `Beri nama lembar sesuai isinya, misalnya "${recordKinds.rank.sheets[0]}", dengan kolom ${requiredOf('rank')}. ${template}`,
    }),
}

/** Columns that are missing, and fields that two columns lay claim to. */
export function sheetIssues({
  sheet,
  found,
  headers,
}: {
  sheet: string
  found: SheetKind
  headers: readonly string[]
}): ImportIssue[] {
  const { kind, sheetKey } = found
  const { missing, doubles } = matchHeader(kind, headers)
  const values = sheetValuesOf(kind, sheetKey)
  const absent = missing
    .filter(({ name }) => values[name] === undefined)
    .map((field) =>
      issue(sheet, kind.name, 'missing_column', {
        header: field.label,
        message: `Kolom ${field.label} tidak ada di lembar "${sheet}" (${kind.label}).`,
        remedy: `Tambahkan kolom ${field.label}; boleh juga bernama ${field.synonyms.slice(0, 3).join(', ')}.`,
      }),
    )
  const twice = doubles.map(({ field, columns }) => {
    const names = columns.map((column) => `"${headers[column]}" (kolom ke-${column + 1})`).join(' dan ')
    return issue(sheet, kind.name, 'double_column', {
      header: headers[columns[0] ?? 0] ?? field.label,
      message: `${names} sama-sama terbaca sebagai ${field.label}.`,
      remedy: 'Hapus salah satunya, atau ganti judul kolom yang tidak dipakai.',
    })
  })
  return [...absent, ...twice]
}

function namesOf(headers: readonly string[]): string {
  const filled = headers.filter((header) => header !== '')
  return filled.length > 6 ? `${filled.slice(0, 6).join(', ')} ...` : filled.join(', ')
}

const requiredOf = (kind: RecordKindName): string =>
  recordKinds[kind].fields
    .filter(({ isRequired }) => isRequired)
    .map(({ label }) => label)
    .join(', ')

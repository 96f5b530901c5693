/** Rows of a small invented city as a reader would stage them, and a helper that takes them through an import. */
import type { RecordKindName } from '#core/import/record-kind.ts'
import { recordKinds } from '#core/import/record-kinds.ts'
import type { ImportIssue, StagedRow, StagedValue } from '#core/import/staged-row.ts'
import type { ImportDraft, Imports } from '#ports/imports.ts'

type Place = Partial<Pick<StagedRow, 'sheet' | 'line' | 'absent' | 'isSnapshot'>>

/** Fields that are not named are empty. */
export function stagedRow(
  kind: RecordKindName,
  values: Readonly<Record<string, StagedValue>>,
  place: Place = {},
): StagedRow {
  const empty = Object.fromEntries(recordKinds[kind].fields.map(({ name }) => [name, null]))
  return { kind, sheet: recordKinds[kind].label, line: 2, ...place, values: { ...empty, ...values } }
}

/** Each person another birth date; the number holds it, as real ones do. */
export function nipOf(at: number): string {
  const born = birthOf(at).replaceAll('-', '')
  return `${born}20150310${String(at % 1000)
    .padStart(2, '0')
    .slice(-2)}`
    .slice(0, 18)
    .padEnd(18, '1')
}

export const birthOf = (at: number): string =>
  Temporal.PlainDate.from('1980-01-01')
    .add({ days: at * 3 })
    .toString()

export function personRow(
  at: number,
  values: Readonly<Record<string, StagedValue>> = {},
  place: Place = {},
): StagedRow {
  return stagedRow(
    'employee',
    {
      nip: nipOf(at),
      full_name: `Orang ${'abcdefghij'[at % 10]}${'abcdefghij'[Math.floor(at / 10) % 10]}${'abcdefghij'[Math.floor(at / 100) % 10]}`,
      birth_date: birthOf(at),
      sex: at % 2 === 0 ? 'l' : 'p',
      kind: 'pns',
      legal_status: 'aktif',
      unit: 'Bidang Mutasi',
      agency: 'Badan Kepegawaian',
      ...values,
    },
    { line: at + 2, ...place },
  )
}

export function rankRow(
  at: number,
  grade: string,
  tmt: string,
  values: Readonly<Record<string, StagedValue>> = {},
): StagedRow {
  return stagedRow('rank', { nip: nipOf(at), grade, tmt, service_years: 4, service_months: 0, ...values })
}

export const cityDraft: ImportDraft = {
  source: 'berkas',
  files: ['kota.xlsx'],
  scope: 'city',
  author: 'petugas',
  asOf: Temporal.PlainDate.from('2026-11-24'),
}

/** Stages rows as one reading would; gives the import's number. */
export async function stage(
  imports: Imports,
  rows: readonly StagedRow[],
  options: { draft?: Partial<ImportDraft>; issues?: readonly ImportIssue[] } = {},
): Promise<number> {
  const staging = await imports.begin({ ...cityDraft, ...options.draft })
  // Each row a line of its own, so that an issue's place is the row's.
  await staging.write(rows.map((row, at) => ({ ...row, line: at + 2 })))
  await staging.note(options.issues ?? [])
  const read = new Map<RecordKindName, number>()
  for (const { kind } of rows) read.set(kind, (read.get(kind) ?? 0) + 1)
  for (const { kind } of options.issues ?? []) if (kind !== '') read.set(kind, (read.get(kind) ?? 0) + 1)
  await staging.finish(read)
  return staging.number
}

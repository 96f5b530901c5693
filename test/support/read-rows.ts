/** All rows of a source, for files that are small enough. */
import type { SourceRow } from '#core/import/cell.ts'
import type { PersonnelSource } from '#ports/personnel-source.ts'

export async function readRows(source: PersonnelSource, signal = new AbortController().signal): Promise<SourceRow[]> {
  const rows: SourceRow[] = []
  for await (const page of source.read(signal)) rows.push(...page)
  return rows
}

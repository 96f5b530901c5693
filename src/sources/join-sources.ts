/** Several files read one after the other as one source. */
import type { SourceRow } from '#core/import/cell.ts'
import type { PersonnelSource } from '#ports/personnel-source.ts'

/** A sheet whose name an earlier file has used gets its file's name behind it, so that every place stays findable. */
export function joinSources(sources: readonly PersonnelSource[]): PersonnelSource {
  let finished = 0

  async function* read(signal: AbortSignal): AsyncGenerator<readonly SourceRow[]> {
    finished = 0
    const used = new Set<string>()
    for (const source of sources) {
      const names = new Map<string, string>()
      for await (const page of source.read(signal)) {
        yield page.map((row) => {
          const name = names.get(row.sheet) ?? freeName(row.sheet, source.files.join(', '), used)
          names.set(row.sheet, name)
          return name === row.sheet ? row : { ...row, sheet: name }
        })
      }
      for (const name of names.values()) used.add(name)
      finished++
    }
  }

  return {
    name: sources.some((source) => source.name === 'siasn') ? 'siasn' : 'berkas',
    files: sources.flatMap((source) => source.files),
    read,
    progress: () => {
      const current = sources[finished]
      return sources.length === 0 ? null : (finished + (current?.progress() ?? 0)) / sources.length
    },
    notes: () => sources.flatMap((source) => source.notes?.() ?? []),
  }
}

function freeName(sheet: string, file: string, used: ReadonlySet<string>): string {
  if (!used.has(sheet)) return sheet
  const named = `${sheet} (${file})`
  if (!used.has(named)) return named
  for (let copy = 2; ; copy++) {
    const numbered = `${sheet} (${file}, ${copy})`
    if (!used.has(numbered)) return numbered
  }
}

/** Several files read one after the other as one source. */
import type { SourceRow } from '#core/import/cell.ts'
import { type PersonnelSource, SourceUnreadable } from '#ports/personnel-source.ts'

/** A sheet whose name an earlier file has used gets its file's name behind it, so that every place stays findable. */
export function joinSources(sources: readonly PersonnelSource[]): PersonnelSource {
  let finished = 0

  async function* read(signal: AbortSignal): AsyncGenerator<readonly SourceRow[]> {
    finished = 0
    const used = new Set<string>()
    for (const source of sources) {
      const names = new Map<string, string>()
      for await (const page of naming(source, sources.length > 1, signal)) {
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

/** Of several files the one that can't be read is named, where its message doesn't. */
async function* naming(source: PersonnelSource, isOneOfMany: boolean, signal: AbortSignal) {
  try {
    yield* source.read(signal)
  } catch (error) {
    const file = source.files.join(', ')
    if (!(error instanceof SourceUnreadable) || !isOneOfMany || error.message.includes(file)) throw error
    throw new SourceUnreadable(`${file}: ${error.message}`, { cause: error.cause })
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

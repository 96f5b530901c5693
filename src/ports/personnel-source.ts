/** Where personnel data comes from: a file or a service, read once, row by row, never as a whole in memory. */
import type { SourceRow } from '#core/import/cell.ts'

export interface PersonnelSource {
  /** `berkas` or `siasn`. */
  readonly name: 'berkas' | 'siasn'
  /** File names for people, without folders. */
  readonly files: readonly string[]
  /**
   * Rows in pages of some hundred, sheet after sheet, header rows included. Throws `SourceUnreadable` where the file or
   * the service can't be read; ends early when `signal` aborts (by throwing its reason).
   */
  read(signal: AbortSignal): AsyncIterable<readonly SourceRow[]>
  /** From 0 to 1, as far as it can be known; null: unknown. */
  progress(): number | null
  /** After reading: what a person should know of how it was read, in Indonesian, e.g. that a sheet was hidden. */
  notes?(): readonly string[]
}

/** The whole source can't be used: its message says in Indonesian what is wrong and what to do. */
export class SourceUnreadable extends Error {
  override readonly name = 'SourceUnreadable'
}

/** Compares the faults that an import found with those that were planted: by place and code. */
import type { PlantedFault } from './plant-faults.ts'

export interface FoundFault {
  readonly code: string
  readonly sheet: string
  readonly line: number | null
}

export interface MetFaults {
  /** Planted and not found under their code. */
  readonly missed: readonly PlantedFault[]
  /** Good rows that were refused or set aside. */
  readonly wronged: readonly FoundFault[]
}

export function metFaults(planted: readonly PlantedFault[], found: readonly FoundFault[]): MetFaults {
  const place = ({ sheet, line }: Pick<FoundFault, 'sheet' | 'line'>): string => `${sheet}\n${line}`
  const codes = new Set(found.map((fault) => `${place(fault)}\n${fault.code}`))
  const places = new Set(planted.map(place))
  return {
    missed: planted.filter((fault) => !codes.has(`${place(fault)}\n${fault.code}`)),
    wronged: found.filter((fault) => !places.has(place(fault))),
  }
}

/** Faults of one cell, made from the catalogue: for every field of a kind those that its type allows. */
import type { Cell } from '#core/import/cell.ts'
import type { FieldSpec, RecordKind } from '#core/import/record-kind.ts'
import type { IssueCode } from '#core/import/staged-row.ts'
import type { Random } from '#prisma/sample/random.ts'

export interface FieldFault {
  readonly field: string
  readonly code: IssueCode
  /** What the cell holds then; null: empty. */
  readonly spoil: (cell: Cell | undefined, random: Random) => Cell
}

export function fieldFaults(kind: RecordKind): FieldFault[] {
  const given = new Set(Object.keys(kind.sheetValues?.[''] ?? {}))
  const labels = new Set(kind.fields.map((field) => field.label))
  return kind.fields
    .filter((field) => !field.isDerived && !field.isLenient)
    .flatMap((field) =>
      faultsOf(field, given.has(field.name) || (field.fallbacks?.some((header) => labels.has(header)) ?? false)),
    )
}

function faultsOf(field: FieldSpec, mayBeEmpty: boolean): FieldFault[] {
  const faults: FieldFault[] = []
  const add = (code: IssueCode, spoil: FieldFault['spoil']): void => {
    faults.push({ field: field.name, code, spoil })
  }
  // The sheet or another column may say what the cell leaves out.
  if (field.isRequired && !mayBeEmpty) add('missing_value', () => null)
  add('cell_error', (_, random) => ({ error: random.pick(['#N/A', '#REF!', '#VALUE!']) }))
  if (field.type === 'nip') {
    add('nip_as_number', (cell) => Number(cell))
    add('nip_invalid', (cell, random) => random.pick(invalidNips)(String(cell)))
  }
  if (field.type === 'date') {
    add('date_invalid', (_, random) =>
      random.pick(['31-02-2019', '2019-13-01', 'belum ada', '12/2O/2018', '30.02.2020']),
    )
  }
  if (field.type === 'integer' || field.type === 'decimal') {
    add('number_invalid', (_, random) => random.pick(['dua', '1o', '3 lebih']))
    if (field.limits) {
      const { min, max } = field.limits
      add('value_out_of_range', (_, random) => (random.chance(0.5) ? max + random.int(1, 9) : min - 1))
    }
  }
  if (field.type === 'enum') add('value_unknown', (_, random) => random.pick(['entah', 'lain dari yang lain', 'xyz']))
  if (field.type === 'boolean') add('value_unknown', () => 'mungkin')
  if (field.type === 'text' && field.maxLength && field.name !== 'phone' && field.name !== 'nip_lama') {
    const { maxLength } = field
    add('value_too_long', () => 'terlalu panjang '.repeat(Math.ceil(maxLength / 16) + 1).trim())
  }
  return faults
}

const invalidNips: readonly ((nip: string) => string)[] = [
  (nip) => nip.slice(0, 17),
  (nip) => `${nip}0`,
  (nip) => `${nip.slice(0, 4)}13${nip.slice(6)}`,
  (nip) => `${nip.slice(0, 4)}0231${nip.slice(8)}`,
  (nip) => `${nip.slice(0, 14)}3${nip.slice(15)}`,
  (nip) => `${nip.slice(0, 15)}000`,
  (nip) => `${nip.slice(0, 12)}00${nip.slice(14)}`,
  (nip) => `${nip.slice(0, 9)}O${nip.slice(10)}`,
]

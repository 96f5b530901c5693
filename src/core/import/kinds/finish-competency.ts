/** Gives a competency without a code one out of its name; a requirement must name a kind of post. */
import { plainKey } from '../plain-key.ts'
import type { DraftValues, RowFault } from '../record-kind.ts'

export function finishCompetency(values: DraftValues): readonly RowFault[] {
  if (typeof values.name === 'string') values.code ??= plainKey(values.name)
  values.is_digital ??= false
  return []
}

export function finishRequirement(values: DraftValues): readonly RowFault[] {
  if (values.post_kind !== 'struktural') return []
  return [
    {
      code: 'value_unknown',
      field: 'post_kind',
      message: 'Jenis jabatan "Struktural" terlalu umum untuk standar kompetensi.',
      remedy: 'Tulis JPT Pratama, Administrator atau Pengawas, satu baris untuk tiap jenis.',
    },
  ]
}

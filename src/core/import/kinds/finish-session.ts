/** Completes a row of the training calendar and checks its days and its list of competencies. */
import type { DraftValues, RowFault } from '../record-kind.ts'
import { missingValue, reversedRange } from '../row-fault.ts'

const structural = ['jpt_madya', 'jpt_pratama', 'administrator', 'pengawas']
const waitingLimit = 20

/** One day where no end is given; registration stays open until it begins, of e-learning until it ends. */
export function finishSession(values: DraftValues): readonly RowFault[] {
  const faults: RowFault[] = []
  values.ends_on ??= values.starts_on ?? null
  values.summary ??= ''
  values.waiting_limit ??= waitingLimit
  values.registration_closes_on ??= (values.mode === 'mandiri' ? values.ends_on : values.starts_on) ?? null
  if (values.mode === 'daring' || values.mode === 'mandiri') values.place ??= 'Daring'
  if (values.place === null) faults.push(missingValue('place', 'Tempat'))
  if (Array.isArray(values.post_kinds)) {
    values.post_kinds = [...new Set(values.post_kinds.flatMap((kind) => (kind === 'struktural' ? structural : [kind])))]
  }
  for (const entry of Array.isArray(values.competencies) ? values.competencies : []) {
    if (/^.+:[1-5]$/.test(entry)) continue
    faults.push({
      code: 'value_unknown',
      field: 'competencies',
      message: 'Kompetensi ditulis tanpa level tujuan.',
      remedy:
        'Tulis kode dan level dengan titik dua, misalnya TI-01:3; pisahkan beberapa kompetensi dengan titik koma.',
    })
    break
  }
  faults.push(...reversedRange(values, 'starts_on', 'ends_on', 'Pelatihan'))
  const [closes, ends] = [values.registration_closes_on, values.ends_on]
  if (typeof closes === 'string' && typeof ends === 'string' && closes > ends) {
    faults.push({
      code: 'range_reversed',
      field: 'registration_closes_on',
      message: 'Batas pendaftaran jatuh setelah pelatihan selesai.',
      remedy: 'Isi batas pendaftaran sebelum pelatihan dimulai.',
    })
  }
  return faults
}

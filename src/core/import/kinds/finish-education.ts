/** Decides whether a diploma counts as recorded at BKN; only such a diploma lifts a ceiling. */
import type { DraftValues, RowFault } from '../record-kind.ts'

/**
 * SIASN's own history and the diploma of the first appointment are recorded. A sheet that has a column for it decides row
 * by row; a history without such a column is the official one, whose entries went through pencantuman gelar.
 */
export function finishEducation(values: DraftValues, columns: ReadonlySet<string>): readonly RowFault[] {
  const isSaid = columns.has('recognised_on') || columns.has('is_recognised')
  const isRecognised = values.is_recognised ?? (values.is_siasn === true || values.is_first === true || !isSaid)
  if (isRecognised === true) values.recognised_on ??= values.graduated_on ?? null
  return []
}

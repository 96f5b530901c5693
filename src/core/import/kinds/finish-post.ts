/** Works out what kind of post a row speaks of: SIASN says "struktural" and an eselon, or leaves it to the title. */
import { readFunctionalTitle } from '../read-functional-title.ts'
import type { DraftValues, RowFault } from '../record-kind.ts'
import { missingValue, reversedRange } from '../row-fault.ts'
import { postAssignmentValues } from '../values/post-assignment.ts'

/** UU 20/2023 Pasal 13-19 against the old eselon. A city has no JPT utama, so I.a is a JPT madya. */
const kindByEchelon: ReadonlyMap<string, string> = new Map([
  ['I', 'jpt_madya'],
  ['II', 'jpt_pratama'],
  ['III', 'administrator'],
  ['IV', 'pengawas'],
])

export function finishPost(values: DraftValues): readonly RowFault[] {
  const faults: RowFault[] = []
  if (values.echelon === 'none') values.echelon = null
  const title = typeof values.title === 'string' ? values.title : ''
  const acting = /^(plt|plh|pj|pjs)\b\.?/i.exec(title)?.[1]
  values.assignment ??= (acting && postAssignmentValues.get(acting.toLowerCase())) ?? 'definitif'
  const functional = readFunctionalTitle(title)
  const echelon = typeof values.echelon === 'string' ? values.echelon : null
  if (values.kind === 'struktural' || values.kind === null) {
    const said = values.kind
    values.kind = echelon ? (kindByEchelon.get(echelon.slice(0, echelon.indexOf('.'))) ?? null) : null
    if (values.kind === null && said === null && functional?.level) values.kind = 'fungsional'
    if (values.kind === null) faults.push(said === null ? unknownKind : structuralWithoutEchelon)
  }
  if (values.kind === 'fungsional') {
    values.level ??= functional?.level ?? null
    values.profession = functional?.profession ?? values.profession ?? (title || null)
  } else {
    values.level = null
    values.profession = null
  }
  if (values.kind === 'fungsional' || values.kind === 'pelaksana') values.echelon = null
  faults.push(...reversedRange(values, 'tmt', 'ended_on', 'Jabatan'))
  return faults
}

const unknownKind = missingValue('kind', 'Jenis jabatan', 'Isi jenis jabatan: Struktural, Fungsional atau Pelaksana.')

const structuralWithoutEchelon: RowFault = {
  code: 'missing_value',
  field: 'echelon',
  message: 'Jabatannya struktural, tetapi eselonnya belum diisi.',
  remedy: 'Isi eselon, misalnya III.b, atau tulis jenis jabatannya Administrator atau Pengawas.',
}

/** Who holds a Spesialis I, which shortens one regular promotion (PP 99/2000 Pasal 7 ayat (2)). */
import type { PersonnelRecord } from './record.ts'

/** A recognised diploma whose programme says so: `Spesialis I`, `Dokter Spesialis Anak`, `Sp.A`, `Sp-1`. */
export function isSpecialist(record: PersonnelRecord, asOf: Temporal.PlainDate): boolean {
  return record.education.some(
    ({ programme, graduatedOn, isRecognised }) =>
      isRecognised &&
      Temporal.PlainDate.compare(graduatedOn, asOf) <= 0 &&
      /(?<!sub)(?<!\p{L})(?:spesialis(?:-?[1i])?\b|sp[.-]\s?(?:\p{Lu}|1))/iu.test(programme),
  )
}

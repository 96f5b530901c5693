/** Gives a certificate its end, its form and the identity by which the same one is recognised. */
import { certificateIdentity } from '#core/personnel/certificate-identity.ts'
import { isoDate } from '../iso-date.ts'
import type { DraftValues, RowFault } from '../record-kind.ts'
import { reversedRange } from '../row-fault.ts'

/** SIASN's `jenisDiklatId` where the sheet says nothing: 1 struktural for rw-diklat, 11 kursus for rw-kursus. */
const formByOrigin: Readonly<Record<string, string>> = { diklat: '1', kursus: '11' }

export function finishCertificate(values: DraftValues): readonly RowFault[] {
  values.ends_on ??= values.starts_on ?? (typeof values.year === 'number' ? isoDate(values.year, 12, 31) : null)
  values.form ??= formByOrigin[String(values.origin)] ?? '25'
  values.is_approved ??= true
  values.identity = certificateIdentity({
    name: String(values.name ?? ''),
    number: textOf(values.number),
    startsOn: textOf(values.starts_on),
    endsOn: textOf(values.ends_on),
  })
  return reversedRange(values, 'starts_on', 'ends_on', 'Pelatihan')
}

const textOf = (value: unknown): string | null => (typeof value === 'string' ? value : null)

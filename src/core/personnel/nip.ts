/** The number of a civil servant: NIP of a PNS, NI PPPK, and the old nine-digit NIP; read, printed and masked. */

type NipError = 'length' | 'birth' | 'sex' | 'sequence' | 'month'
type NipWarning = 'age_at_appointment' | 'appointment_in_future' | 'born_before_1940'

export type ParsedNip =
  | { readonly ok: true; readonly kind: 'legacy'; readonly digits: string; readonly warnings: readonly NipWarning[] }
  | {
      readonly ok: true
      readonly kind: 'pns' | 'pppk'
      readonly digits: string
      readonly birthDate: Temporal.PlainDate
      /** First day of the month of appointment; null for a PPPK, whose number holds only the year. */
      readonly tmtCpns: Temporal.PlainDate | null
      readonly appointmentYear: number
      /** PPPK only: agreement counter or cohort, never a month. */
      readonly counter: number | null
      readonly sex: 'l' | 'p'
      readonly sequence: string
      /** Old and court-corrected numbers are allowed to look odd; a warning is for HR, never a refusal. */
      readonly warnings: readonly NipWarning[]
    }
  | {
      readonly ok: false
      readonly error: NipError
      /** How many digits were read. */
      readonly digitCount: number
      /** In the words the sender reads. */
      readonly message: string
    }

const junk = /[\s.\-\u00a0\u2010-\u2015'`\u2018\u2019]/g

/**
 * Reads what was typed or imported. The content is an identifier, not data: a corrected birth date does not change
 * the number, so birth date and sex always come from the record (Peraturan Kepala BKN 22/2007 and 43/2007).
 * Without `asOf` an appointment in the future is not noticed.
 */
export function parseNip(raw: string, asOf?: Temporal.PlainDate): ParsedNip {
  const digits = toAsciiDigits(raw).replace(junk, '')
  if (/^\d{9}$/.test(digits)) return { ok: true, kind: 'legacy', digits, warnings: [] }
  if (!/^\d{18}$/.test(digits)) {
    const count = digits.replace(/\D/g, '').length
    return fail('length', count, `NIP terbaca ${count} digit, seharusnya 18.`)
  }
  const birthDate = toDate(digits.slice(0, 8))
  if (!birthDate) return fail('birth', 18, 'Delapan digit pertama NIP bukan tanggal lahir yang ada di kalender.')
  const appointmentYear = Number(digits.slice(8, 12))
  const counter = Number(digits.slice(12, 14))
  const sexDigit = digits[14]
  const sequence = digits.slice(15)
  if (sexDigit !== '1' && sexDigit !== '2') return fail('sex', 18, 'Digit ke-15 NIP seharusnya 1 atau 2.')
  if (sequence === '000') return fail('sequence', 18, 'Tiga digit terakhir NIP tidak boleh 000.')
  if (counter === 0) return fail('month', 18, 'Digit ke-13 dan ke-14 NIP tidak boleh 00.')
  const isPns = counter <= 12
  return {
    ok: true,
    kind: isPns ? 'pns' : 'pppk',
    digits,
    birthDate,
    tmtCpns: isPns ? toDate(`${digits.slice(8, 14)}01`) : null,
    appointmentYear,
    counter: isPns ? null : counter,
    sex: sexDigit === '1' ? 'l' : 'p',
    sequence,
    warnings: warningsOf(birthDate, appointmentYear, isPns ? counter : 1, asOf),
  }
}

/** `19880229 201212 2 999`, as letters print it; a legacy or unreadable number comes back unchanged. */
export function formatNip(nip: string): string {
  if (!/^\d{18}$/.test(nip)) return nip
  return `${nip.slice(0, 8)} ${nip.slice(8, 14)} ${nip.slice(14, 15)} ${nip.slice(15)}`
}

/** Everything but the last four digits hidden: the first eight are the birth date. */
export function maskNip(nip: string): string {
  return `${'•'.repeat(Math.max(0, nip.length - 4))}${nip.slice(-4)}`
}

function fail(error: NipError, digitCount: number, message: string): ParsedNip {
  return { ok: false, error, digitCount, message }
}

/** Full-width digits by NFKC; Arabic-Indic and Persian digits by their place in the block. */
function toAsciiDigits(text: string): string {
  return text.normalize('NFKC').replace(/[\u0660-\u0669\u06f0-\u06f9]/g, (digit) => String(digit.charCodeAt(0) & 0xf))
}

function toDate(digits: string): Temporal.PlainDate | null {
  const year = Number(digits.slice(0, 4))
  const month = Number(digits.slice(4, 6))
  const day = Number(digits.slice(6, 8))
  try {
    return Temporal.PlainDate.from({ year, month, day }, { overflow: 'reject' })
  } catch {
    return null
  }
}

function warningsOf(
  birth: Temporal.PlainDate,
  year: number,
  month: number,
  asOf: Temporal.PlainDate | undefined,
): NipWarning[] {
  const warnings: NipWarning[] = []
  const months = (year - birth.year) * 12 + month - birth.month
  if (months < 16 * 12 || months > 60 * 12) warnings.push('age_at_appointment')
  if (asOf && (year > asOf.year || (year === asOf.year && month > asOf.month))) warnings.push('appointment_in_future')
  if (birth.year < 1940) warnings.push('born_before_1940')
  return warnings
}

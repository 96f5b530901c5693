/** Reads a mobile number as people write it into a list, to E.164. */

export type ParsedPhone = { readonly ok: true; readonly phone: string | null } | { readonly ok: false }

/**
 * Null for no number, a placeholder or a landline, which no messenger reaches. Of several numbers in one cell the first
 * mobile one counts. A zero that Excel has eaten (`81234...`) is put back.
 */
export function parsePhone(text: string): ParsedPhone {
  let isPossible = false
  for (const part of text.normalize('NFKC').split(/[/,;&|]|\bdan\b|\batau\b|\n/)) {
    const digits = part.replace(/\D/g, '')
    if (/^0*$/.test(digits)) {
      isPossible ||= !/\p{L}/u.test(part)
      continue
    }
    const international = part.trim().startsWith('+') ? digits : digits.replace(/^00/, '')
    const local = digits.replace(/^0*(?:62)?0*/, '')
    if (/^8\d{8,11}$/.test(local)) return { ok: true, phone: `+62${local}` }
    // Abroad: only where it says so itself.
    if (part.trim().startsWith('+') && !digits.startsWith('62') && /^[1-9]\d{7,14}$/.test(international)) {
      return { ok: true, phone: `+${international}` }
    }
    if (/^[2-79]\d{5,11}$/.test(local) && !/\p{L}{3}/u.test(part)) isPossible = true
  }
  return isPossible ? { ok: true, phone: null } : { ok: false }
}

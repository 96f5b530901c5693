/** Puts an employee's number for messengers and the old NIP in order, and says who is active where the list doesn't. */
import { parsePhone } from '../parse-phone.ts'
import type { DraftValues, RowFault } from '../record-kind.ts'

export function finishEmployee(values: DraftValues): readonly RowFault[] {
  const faults: RowFault[] = []
  values.legal_status ??= 'aktif'
  if (typeof values.nip_lama === 'string') values.nip_lama = values.nip_lama.replace(/\D/g, '') || null
  if (typeof values.email === 'string') {
    // Nothing is ever sent there: an odd one is left out and costs nobody the row.
    const email = values.email.toLowerCase().replace(/\s/g, '')
    values.email = /^[^@\s]+@[^@\s]+\.[a-z]{2,}$/.test(email) ? email : null
  }
  if (typeof values.phone === 'string') {
    const parsed = parsePhone(values.phone)
    values.phone = parsed.ok ? parsed.phone : null
    if (!parsed.ok) {
      faults.push({
        code: 'value_unknown',
        field: 'phone',
        message: 'Nomor HP tidak terbaca sebagai nomor telepon.',
        remedy: 'Isi nomor HP seperti 081234567890, atau kosongkan.',
      })
    }
  }
  return faults
}

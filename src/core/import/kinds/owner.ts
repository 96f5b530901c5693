/** The field by which a row names the employee it belongs to. */
import { field } from '../field.ts'

export const ownerField = field(
  'nip',
  'NIP',
  'nip',
  [
    'NIP Baru',
    'NIP/NI PPPK',
    'NIP / NIPPPK',
    'NI PPPK',
    'NIPPPK',
    'NIP PPPK',
    'Nomor Induk Pegawai',
    'Nomor Induk',
    'NIP Pegawai',
    'NIP PNS',
    'NIP ASN',
    'No. NIP',
    'No Induk Pegawai',
  ],
  { isRequired: true },
)

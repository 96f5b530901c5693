/** Spellings of the jenis jabatan (UU 20/2023 Pasal 13-19) and SIASN's `jenisJabatanId`. */
import { spellings } from '../spellings.ts'

/** `struktural` is no kind of ours: the eselon says which one it is. */
export const postKindValues = spellings({
  jpt_utama: ['JPT Utama', 'Jabatan Pimpinan Tinggi Utama'],
  jpt_madya: ['JPT Madya', 'Jabatan Pimpinan Tinggi Madya', 'Pimpinan Tinggi Madya'],
  jpt_pratama: ['JPT Pratama', 'Jabatan Pimpinan Tinggi Pratama', 'Pimpinan Tinggi Pratama', 'JPT', 'JPTP'],
  administrator: ['Administrator', 'Jabatan Administrator'],
  pengawas: ['Pengawas', 'Jabatan Pengawas'],
  fungsional: [
    '2',
    'Fungsional',
    'Jabatan Fungsional',
    'Fungsional Tertentu',
    'Jabatan Fungsional Tertentu',
    'JF',
    'JFT',
  ],
  pelaksana: [
    '4',
    'Pelaksana',
    'Jabatan Pelaksana',
    'Fungsional Umum',
    'Jabatan Fungsional Umum',
    'JFU',
    'Staf',
    'Klerek',
    'Operator',
    'Teknisi',
  ],
  struktural: ['1', 'Struktural', 'Jabatan Struktural', 'Manajerial', 'Jabatan Manajerial', '3', 'Rangkap'],
})

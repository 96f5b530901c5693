/** Spellings of the jenis penugasan; an acting appointment is never the person's own post. */
import { spellings } from '../spellings.ts'

export const postAssignmentValues = spellings({
  definitif: ['D', 'Definitif', 'Tetap', 'Jabatan Definitif'],
  plt: ['PLT', 'Pelaksana Tugas'],
  plh: ['PLH', 'Pelaksana Harian'],
  pj: ['PJ', 'Penjabat', 'Pejabat Sementara', 'Pjs'],
  tugas_tambahan: ['TT', 'Tugas Tambahan', 'Tambahan'],
})

/** Reads yes and no as files write them, with the words for a certificate's approval. */
import { plainKey } from './plain-key.ts'

const yes = [
  'ya',
  'y',
  'iya',
  'true',
  '1',
  'benar',
  'v',
  'x',
  'sudah',
  'ada',
  'aktif',
  'disetujui',
  'valid',
  'terverifikasi',
  'diterima',
  'approved',
  'lulus',
]
const no = [
  'tidak',
  't',
  'tdk',
  'false',
  '0',
  'salah',
  'belum',
  'tidak ada',
  'ditolak',
  'menunggu',
  'tidak valid',
  'belum disetujui',
  'belum diverifikasi',
  'diproses',
  'no',
  'n',
]

const answers: ReadonlyMap<string, boolean> = new Map([
  ...yes.map((word): [string, boolean] => [plainKey(word), true]),
  ...no.map((word): [string, boolean] => [plainKey(word), false]),
])

/** Undefined for anything else. A tick stands for yes. */
export function readBoolean(text: string): boolean | undefined {
  return /^[\u2713\u2714\u2611\u2705]/.test(text) ? true : answers.get(plainKey(text))
}

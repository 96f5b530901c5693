/** Why SIASN did not give an answer, in the words that HR reads; never with the answer itself, a token or a whole NIP. */
import { maskNip } from '#core/personnel/nip.ts'

export type Fault =
  | { readonly kind: 'unreached' }
  | { readonly kind: 'late' }
  | { readonly kind: 'status'; readonly status: number }
  /** A web page or another text instead of JSON. */
  | { readonly kind: 'not_json' }
  /** JSON, but not the envelope or the rows that are known. */
  | { readonly kind: 'shape' }
  /** The envelope says that it did not work. */
  | { readonly kind: 'code' }
  /** The answer names another person. */
  | { readonly kind: 'foreign' }
  /** SIASN doesn't know this NIP. */
  | { readonly kind: 'unknown' }
  /** Not asked for any more, as it had failed for too many before. */
  | { readonly kind: 'given_up' }

/** One line of the list of what could not be had, for the file that goes back to HR. */
export interface FetchFailure {
  /** The endpoint, which is the sheet's name. */
  readonly sheet: string
  /** The NIP, all but its last four digits hidden; null: a list of the whole agency. */
  readonly person: string | null
  readonly message: string
  readonly remedy: string
}

export function fetchFailure(sheet: string, nip: string | null, fault: Fault): FetchFailure {
  return { sheet, person: nip === null ? null : maskNip(nip), message: faultText(fault), remedy: remedyOf(fault) }
}

export function faultText(fault: Fault): string {
  switch (fault.kind) {
    case 'unreached':
      return 'SIASN tidak dapat dihubungi atau sambungannya terputus.'
    case 'late':
      return 'SIASN tidak menjawab dalam batas waktu.'
    case 'status':
      return statusText(fault.status)
    case 'not_json':
      return 'SIASN menjawab dengan halaman web, bukan data.'
    case 'shape':
      return 'Jawaban SIASN tidak berbentuk seperti biasanya.'
    case 'code':
      return 'SIASN menyatakan permintaan ini gagal.'
    case 'foreign':
      return 'Jawaban SIASN memuat NIP orang lain, sehingga tidak dipakai.'
    case 'unknown':
      return 'NIP ini tidak dikenal SIASN.'
    case 'given_up':
      return 'Tidak ditanyakan lagi, karena layanan SIASN ini berkali-kali gagal.'
  }
}

function statusText(status: number): string {
  if (status === 401) return 'SIASN menolak token (401), juga setelah diperbarui.'
  if (status === 403) return 'SIASN tidak memberi hak akses (403).'
  if (status === 429) return 'SIASN membatasi jumlah permintaan (429).'
  return `SIASN menjawab dengan kesalahan ${status}.`
}

function remedyOf(fault: Fault): string {
  if (fault.kind === 'status' && (fault.status === 401 || fault.status === 403)) {
    return 'Tanyakan kepada BKN apakah akun dan alamat IP server ini berhak atas layanan tersebut.'
  }
  if (fault.kind === 'unknown') {
    return 'Periksa NIP ini di SIASN. Bila pegawai sudah keluar, catat tanggalnya di daftar pegawai.'
  }
  if (fault.kind === 'foreign' || fault.kind === 'shape')
    return 'Periksa data pegawai ini di SIASN, lalu laporkan ke BKN.'
  return 'Jalankan perintah yang sama sekali lagi: hanya yang belum terambil yang diminta. Data lama tetap berlaku.'
}

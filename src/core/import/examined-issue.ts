/** Says in Indonesian what an examination found odd in a row, and what to do; `{nilai}` stands for the cell's value. */
import type { IssueCode } from './staged-row.ts'

export interface IssueText {
  readonly message: string
  readonly remedy: string
}

const release = 'Bila memang benar, loloskan baris ini; bila keliru, perbaiki di sumbernya lalu impor ulang.'

/** @param label the header of the field's column in the template. */
export function examinedIssueText(code: IssueCode, field: string | null, label: string): IssueText {
  switch (code) {
    case 'unknown_employee':
      return {
        message: 'NIP {nilai} tidak ada dalam daftar pegawai.',
        remedy: 'Periksa NIP-nya, atau tambahkan pegawai ini ke daftar pegawai, lalu impor ulang.',
      }
    case 'unknown_unit':
      return {
        message: `${label} "{nilai}" tidak ada dalam daftar unit kerja.`,
        remedy: 'Samakan penulisannya dengan daftar unit kerja, atau tambahkan unitnya di sana.',
      }
    case 'unknown_reference':
      return field === 'supervisor_nip'
        ? {
            message: 'NIP atasan {nilai} tidak dikenal. Barisnya tetap dipakai, atasannya tidak diubah.',
            remedy: 'Periksa NIP atasannya, lalu impor ulang.',
          }
        : {
            message: `${label} "{nilai}" tidak dikenal.`,
            remedy: 'Samakan penulisannya dengan daftarnya, atau tambahkan di sana, lalu impor ulang.',
          }
    case 'depends_on_held':
      return {
        message: 'Baris ini milik pegawai baru yang barisnya sendiri masih ditahan.',
        remedy: 'Loloskan atau perbaiki dulu baris pegawainya; baris ini ikut dengan sendirinya.',
      }
    case 'future_date':
      return { message: `${label} {nilai} masih di masa depan.`, remedy: release }
    case 'age_out_of_range':
      return { message: 'Tanggal lahir {nilai} tidak wajar untuk pegawai yang masih aktif.', remedy: release }
    case 'duplicate_person':
      return field === 'full_name'
        ? {
            message: 'Nama dan tanggal lahir yang sama tercatat aktif dengan dua NIP.',
            remedy:
              'Bila memang dua orang, loloskan keduanya; bila satu orang, hapus NIP yang keliru lalu impor ulang.',
          }
        : {
            message: 'Pegawai ini tercatat dua kali dengan isi yang berbeda.',
            remedy: 'Sisakan satu baris yang benar lalu impor ulang.',
          }
    case 'duplicate_row':
      return {
        message: 'Catatan yang sama ada dua kali dengan isi yang berbeda.',
        remedy: 'Sisakan satu baris yang benar lalu impor ulang, atau loloskan baris yang benar.',
      }
    case 'rank_falls':
      return { message: 'Golongan {nilai} lebih rendah daripada golongan sebelumnya.', remedy: release }
    case 'equal_values':
      return {
        message: `${label} {nilai} sama pada terlalu banyak baris.`,
        remedy: 'Kolom ini mungkin tertarik ke bawah tanpa sengaja. Periksa di sumbernya lalu impor ulang.',
      }
    case 'moved_back':
      return { message: `${label} {nilai} mundur dari yang tercatat sekarang.`, remedy: release }
    default:
      return { message: `${label} {nilai} perlu diperiksa.`, remedy: release }
  }
}

/** @param reason `many`: suspiciously many; `unnamed`: rows that could not be read may be theirs. */
export function goneIssueText(kind: string, label: string, reason: 'many' | 'unnamed'): IssueText {
  const what = kind === 'employee' ? '{jumlah} dari {semua} pegawai' : `{jumlah} dari {semua} catatan (${label})`
  return reason === 'many'
    ? {
        message: `${what} tidak ada lagi di berkas. Sebanyak itu biasanya berarti berkasnya tidak lengkap.`,
        remedy: 'Periksa apakah berkasnya tersaring atau ada lembar yang tertinggal. Bila memang demikian, loloskan.',
      }
    : {
        message: `${what} tidak ada di berkas, tetapi ada baris yang tidak dapat dibaca dan mungkin milik mereka.`,
        remedy: 'Perbaiki dulu baris yang ditolak lalu impor ulang, atau loloskan bila memang sudah tidak ada.',
      }
}

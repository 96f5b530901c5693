/** What changes data or quarantine by an import's number, and says in Indonesian what was done. */
import { amount } from '#core/import/report-text.ts'
import type { IssueCode } from '#core/import/staged-row.ts'
import type { ImportReview, Imports } from '#ports/imports.ts'

type Print = (text: string) => void

export async function applyImport(
  { imports, print }: { imports: Imports; print: Print },
  { number, by }: { number: number; by: string },
): Promise<void> {
  const { report, endedBonds, droppedMessages } = await imports.apply(number, by)
  const sum = (column: 'added' | 'changed' | 'gone') => report.kinds.reduce((all, kind) => all + kind[column], 0)
  print(
    `Impor nomor ${number} diterapkan: ${amount(sum('added'))} baru, ${amount(sum('changed'))} berubah, ${amount(sum('gone'))} hilang.`,
  )
  if (report.leaving > 0) {
    print(
      `${amount(report.leaving)} pegawai dicatat tidak lagi bertugas; ${amount(endedBonds)} ikatan percakapan diakhiri, ${amount(droppedMessages)} pesan yang menunggu tidak dikirim.`,
    )
  }
  print(`Batalkan bila perlu: npm run import -- undo ${number}`)
}

export async function undoImport(
  { imports, print }: { imports: Imports; print: Print },
  { number, by }: { number: number; by: string },
): Promise<void> {
  const { removed, restored, keptAsLeft } = await imports.undo(number, by)
  print(`Impor nomor ${number} dibatalkan: ${amount(removed)} baris dihapus, ${amount(restored)} baris dikembalikan.`)
  if (keptAsLeft > 0) {
    print(
      `${amount(keptAsLeft)} pegawai dari impor ini sudah memakai Semar; mereka disimpan sebagai tidak lagi bertugas.`,
    )
  }
}

export async function releaseRows(
  { imports, review, print }: { imports: Imports; review: ImportReview; print: Print },
  { number, code, by }: { number: number; code: IssueCode; by: string },
): Promise<void> {
  const released = await review.release(number, { code }, by)
  // What was let through counts from now on.
  await imports.examine(number)
  print(`${amount(released)} baris diloloskan. Lihat hasilnya: npm run import -- show ${number}`)
}

export async function discardImport(
  { imports, print }: { imports: Imports; print: Print },
  { number }: { number: number },
): Promise<void> {
  await imports.discard(number)
  print(`Impor nomor ${number} dibuang. Data Semar tidak berubah.`)
}

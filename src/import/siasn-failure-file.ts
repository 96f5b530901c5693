/** The list of what SIASN did not answer, as a workbook: which person, which history, why, and what to do. */
import type { FetchFailure } from '#sources/siasn/fault.ts'
import { writeWorkbook } from '#sources/write-workbook.ts'

/** NIPs are masked: the file may leave the house. */
export async function writeSiasnFailureFile(path: string, failures: readonly FetchFailure[]): Promise<void> {
  const rows = failures.map(({ person, sheet, message, remedy }) => [
    person ?? 'seluruh instansi',
    sheet,
    message,
    remedy,
  ])
  await writeWorkbook({
    path,
    sheets: [
      {
        name: 'Tidak didapat',
        rows: [['NIP', 'Layanan SIASN', 'Masalah', 'Yang perlu dilakukan'], ...rows],
        columnWidths: [22, 24, 60, 80],
        textColumns: [0],
      },
    ],
  })
}

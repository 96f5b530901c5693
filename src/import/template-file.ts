/** The workbook to fill in: how to use it first, then a sheet for each kind of record with its columns and an example. */
import type { Cell } from '#core/import/cell.ts'
import { exampleRows } from '#core/import/example-rows.ts'
import type { RecordKind } from '#core/import/record-kind.ts'
import { recordKinds } from '#core/import/record-kinds.ts'
import { writeWorkbook } from '#sources/write-workbook.ts'

export async function writeTemplateFile(path: string): Promise<void> {
  const examples = exampleRows()
  const kinds = Object.values(recordKinds)
  await writeWorkbook({
    path,
    sheets: [
      { name: 'Petunjuk', rows: guide(kinds), hasHeader: false, columnWidths: [34, 34, 16, 70] },
      ...kinds.map((kind) => {
        const fields = columnsOf(kind)
        const example: Cell[] = fields.map((field) => examples[kind.name]?.[field.name] ?? null)
        return {
          name: kind.sheets[0] ?? kind.label,
          rows: [fields.map((field) => field.label), example],
          columnWidths: fields.map((field) => Math.max(14, field.label.length + 2)),
          // A NIP that is typed into them stays text.
          textColumns: fields.flatMap((field, index) => (field.type === 'nip' || field.type === 'text' ? [index] : [])),
        }
      }),
    ],
  })
}

const columnsOf = (kind: RecordKind) => kind.fields.filter((field) => !field.isDerived)

const advice = [
  'Cara mengisi berkas ini',
  '1. Isi lembar yang ada datanya saja; lembar lain boleh dihapus atau dibiarkan.',
  '2. Hapus baris contoh di setiap lembar. Baris contoh yang tertinggal tidak ikut diimpor.',
  '3. Kolom boleh dipindah, dan kolom yang tidak wajib boleh dihapus. Judul kolom jangan diubah.',
  '4. NIP harus berupa teks 18 digit. Kolom NIP di sini sudah diformat sebagai teks.',
  '5. Tanggal ditulis sebagai tanggal Excel, atau sebagai teks hari-bulan-tahun: 31-12-2026.',
  '6. Riwayat seorang pegawai ditulis lengkap: baris yang tidak ada dianggap sudah dihapus.',
  '7. Periksa dulu: npm run import -- BERKAS.xlsx. Data Semar baru berubah setelah diterapkan.',
] as const

const types: Readonly<Record<string, string>> = {
  nip: 'NIP 18 digit',
  text: 'teks',
  date: 'tanggal',
  integer: 'bilangan bulat',
  decimal: 'angka',
  boolean: 'Ya atau Tidak',
  time: 'jam, 08.00',
  list: 'daftar, dipisah titik koma',
  enum: 'pilihan',
}

function guide(kinds: readonly RecordKind[]): Cell[][] {
  return [
    ...advice.map((line) => [line]),
    [],
    ['Lembar', 'Kolom', 'Wajib', 'Isi'],
    ...kinds.flatMap((kind) =>
      columnsOf(kind).map((field) => [
        kind.sheets[0] ?? kind.label,
        field.label,
        field.isRequired ? 'wajib' : null,
        types[field.type] ?? null,
      ]),
    ),
  ]
}

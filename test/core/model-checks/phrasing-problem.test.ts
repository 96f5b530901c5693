/** A model's words about an article: what may go out, and every way in which it may not. */
import { describe, expect, it } from 'vitest'
import { type PhrasingProblem, phrasingProblem } from '#core/model-checks/phrasing-problem.ts'

const source = `Kenaikan gaji berkala (KGB) PNS
**KGB diberikan bila masa kerja golongan mencapai baris berikutnya di tabel gaji dan penilaian kinerja cukup.** Umumnya tiap 2 tahun.
- Tidak perlu ujian dan tidak mengenal periode: bisa bulan apa saja, TMT tanggal 1.
- Golongan II/a yang pertama setelah 1 tahun.
- Surat KGB diusulkan paling lambat 2 bulan sebelum TMT.
- Suami atau istri PNS tidak ikut dihitung.
Dasar: PP 7/1977 Pasal 11-13; PP 5/2024. Ditetapkan oleh BKPP Kota Semarang, 25% berkas kembali.`
const question = 'apa gaji berkala itu tiap tahun atau perlu ujian?'
const canary = 'kembang-turi-4711'
const check = (text: string) => phrasingProblem(text, { source, question, canary })

describe('may go out', () => {
  it.each([
    'Gaji berkala diberikan umumnya tiap 2 tahun, bila masa kerja golongan mencapai baris berikutnya di tabel gaji dan penilaian kinerja cukup. Tidak perlu ujian.',
    'Tidak perlu ujian, Bapak/Ibu. KGB diberikan tiap dua tahun bila penilaian kinerja cukup.',
    'KGB bisa bulan apa saja dan tidak mengenal periode. Untuk golongan II/a yang pertama setelah setahun.',
    'Surat KGB diusulkan paling lambat dua bulan sebelum TMT. Dasarnya PP 7/1977 Pasal 11.',
  ])('%s', (text) => {
    expect(check(text)).toBeNull()
  })
})

describe('may not', () => {
  it.each<[PhrasingProblem, string]>([
    ['length', 'Tiap 2 tahun.'],
    ['length', 'KGB diberikan bila masa kerja golongan mencapai baris berikutnya. '.repeat(12)],
    ['markup', 'KGB diberikan <b>tiap 2 tahun</b> bila penilaian kinerja cukup.'],
    ['markup', '```KGB diberikan tiap 2 tahun bila kinerja cukup```'],
    ['markup', '[KGB](x) diberikan tiap 2 tahun bila penilaian kinerja cukup.'],
    ['markup', '{"jawaban": "KGB diberikan tiap 2 tahun bila kinerja cukup"}'],
    ['address', 'KGB diberikan tiap 2 tahun, lihat https://contoh.id untuk tabel gaji.'],
    ['address', 'KGB diberikan tiap 2 tahun, lihat gaji-berkala.com untuk tabel gaji.'],
    ['address', 'KGB diberikan tiap 2 tahun. Surat ke bkpp@contoh.id bila kinerja cukup.'],
    ['address', 'KGB diberikan tiap 2 tahun. Hubungi 0812 3456 7890 bila kinerja cukup.'],
    ['leak', `KGB diberikan tiap 2 tahun bila kinerja cukup. ${canary}`],
    ['leak', 'Instruksi saya: KGB diberikan tiap 2 tahun bila penilaian kinerja cukup.'],
    ['leak', 'Sebagai model bahasa, KGB diberikan tiap 2 tahun bila kinerja cukup.'],
    ['promise', 'Saya jamin KGB diberikan tiap 2 tahun bila penilaian kinerja cukup.'],
    ['promise', 'KGB pasti diberikan tiap 2 tahun bila penilaian kinerja cukup.'],
    ['language', 'The periodic raise is given to you if the performance is good enough for it.'],
    ['language', 'Ilang wektune gaji berkala, ora usah ujian nek kinerja wis cukup kabeh.'],
    ['language', 'KGB diberikan tiap 2 tahun bila кинерja cukup dan golongan.'],
    ['figure', 'KGB diberikan tiap 3 tahun bila penilaian kinerja cukup.'],
    ['figure', 'KGB diberikan tiap empat tahun bila penilaian kinerja cukup.'],
    ['figure', 'KGB diberikan tiap 2 bulan, dan surat diusulkan paling lambat 2 tahun sebelum TMT.'],
    ['figure', 'Golongan III/a yang pertama mendapat KGB setelah 1 tahun bila kinerja cukup.'],
    ['figure', 'KGB diberikan tiap 2 tahun bila kinerja cukup, sesuai PP 5/1977 Pasal 11.'],
    ['figure', 'KGB diberikan tiap 2 tahun mulai tanggal 1 April bila penilaian kinerja cukup.'],
    ['figure', 'KGB diberikan tiap 2 tahun sebesar 2% bila penilaian kinerja cukup.'],
    ['name', 'KGB ditetapkan oleh Gubernur tiap 2 tahun bila penilaian kinerja cukup.'],
    ['name', 'Budi mendapat KGB tiap 2 tahun bila penilaian kinerja cukup.'],
    ['reversed', 'KGB diberikan tiap 2 tahun bila kinerja cukup, dan perlu ujian untuk golongan.'],
    ['reversed', 'KGB tidak diberikan tiap 2 tahun bila penilaian kinerja cukup.'],
    [
      'foreign',
      'KGB diberikan tiap 2 tahun, sedangkan rumah dinas, kendaraan, pakaian seragam dan perjalanan ditanggung koperasi.',
    ],
  ])('%s: %s', (problem, text) => {
    expect(check(text)).toBe(problem)
  })
})

/** One invented row for each kind of record, as the template shows it; an import leaves such rows out. */
import type { Cell } from './cell.ts'
import type { RecordKindName } from './record-kind.ts'
import type { StagedRow } from './staged-row.ts'

/** Nobody's: nobody was born on 1 January 1901 and appointed in 1925. */
const nip = '190101011925011001'
const superior = '190001011925011001'
/** Names what belongs to nobody. */
const mark = 'CONTOH'

const day = (text: string): Temporal.PlainDate => Temporal.PlainDate.from(text)

/** By field name; what is not named stays empty. */
export function exampleRows(): Readonly<Record<RecordKindName, Readonly<Record<string, Cell>>>> {
  return {
    unit: {
      code: mark,
      name: 'Subbagian Umum dan Kepegawaian',
      short_name: 'Subbag Umpeg',
      kind: 'Subbagian',
      parent: 'Sekretariat',
      agency: 'Dinas Contoh',
      is_agency: 'Tidak',
      work_week_days: 5,
    },
    employee: {
      nip,
      full_name: 'Contoh Pegawai',
      back_title: 'S.AP.',
      birth_date: day('1901-01-01'),
      birth_place: 'Semarang',
      sex: 'L',
      kind: 'PNS',
      legal_status: 'Aktif',
      tmt_cpns: day('1925-01-01'),
      tmt_pns: day('1926-01-01'),
      phone: '081234567890',
      email: 'contoh.pegawai@contoh.example',
      unit: 'Subbagian Umum dan Kepegawaian',
      agency: 'Dinas Contoh',
      supervisor_nip: superior,
    },
    appointment: {
      nip,
      kind: 'CPNS',
      tmt: day('1925-01-01'),
      decree_number: '813/1/1925',
      decree_date: day('1924-12-12'),
    },
    rank: {
      nip,
      grade: 'III/b',
      tmt: day('1929-04-01'),
      service_years: 4,
      service_months: 3,
      promotion_code: 101,
      decree_number: '823/1/1929',
      decree_date: day('1929-03-10'),
    },
    raise: { nip, kind: 'KGB', grade: 'III/b', tmt: day('1931-01-01'), service_years: 6, service_months: 0 },
    post: {
      nip,
      title: 'Pranata Komputer Ahli Muda',
      tmt: day('1930-02-01'),
      unit: 'Subbagian Umum dan Kepegawaian',
      agency: 'Dinas Contoh',
      kind: 'Fungsional',
      profession: 'Pranata Komputer',
      level: 'Ahli Muda',
      assignment: 'Definitif',
    },
    education: {
      nip,
      level: 'S1',
      programme: 'S1 Administrasi Publik',
      institution: 'Universitas Contoh',
      graduated_on: day('1924-07-15'),
      recognised_on: day('1924-09-15'),
    },
    credit: {
      nip,
      kind: 'Konversi',
      level: 'Ahli Muda',
      period_from: day('1931-01-01'),
      period_until: day('1931-12-31'),
      total: 37.5,
    },
    exam: { nip, kind: 'Ujian Dinas Tingkat I', passed_on: day('1930-05-20'), letter_number: 'STLUD/1/1930' },
    discipline: { nip, severity: 'Sedang', period_from: day('1930-01-01'), period_until: day('1930-12-31') },
    status: { nip, status: 'Tugas Belajar', period_from: day('1930-09-01'), period_until: day('1932-08-31') },
    award: { nip, kind: 'SLKS X', awarded_on: day('1935-08-17'), decree_number: '1/TK/1935' },
    leave: { nip, year: 2026, used: 6, collective_worked: 0 },
    contract: { nip, number: 'PK/1/2024', starts_on: day('2024-03-01'), ends_on: day('2029-02-28') },
    appraisal: {
      nip,
      year: 2025,
      result: 'Sesuai ekspektasi',
      behaviour: 'Sesuai ekspektasi',
      predicate: 'Baik',
      evaluated_on: day('2026-01-20'),
      rater_nip: superior,
    },
    evaluation: { nip, year: 2026, quarter: 'TW III', evaluated_on: day('2026-10-08'), predicate: 'Baik' },
    certificate: {
      nip,
      name: 'Keamanan Informasi Dasar',
      number: '893.3/1/BKPP/2026',
      form: 'Bimtek',
      provider: 'BKPP Kota Semarang',
      starts_on: day('2026-05-04'),
      ends_on: day('2026-05-05'),
      hours: 16,
      is_approved: 'Ya',
      origin: 'Kursus',
    },
    index: { nip, year: 2025, qualification: 20, competence: 30, performance: 25, discipline: 5, total: 80 },
    competency: { code: mark, name: 'Literasi data', kind: 'Teknis', is_digital: 'Ya' },
    requirement: { competency: mark, post_kind: 'Fungsional', level: 'Ahli Muda', required: 3 },
    assessment: { nip, competency: mark, assessed: 2, assessed_on: day('2026-03-12') },
    proposal: {
      nip,
      service: 'Kenaikan Pangkat',
      title: 'Kenaikan Pangkat Reguler',
      submitted_on: day('2026-10-01'),
      target_tmt: day('2026-12-01'),
      status_text: 'Berkas diperiksa BKPP',
      reached_on: day('2026-10-06'),
      holder: 'BKPP',
    },
    session: {
      title: `${mark}: Keamanan Informasi Dasar`,
      form: 'Bimtek',
      hours: 8,
      provider: 'BKPP Kota Semarang',
      summary: 'Mengenali pesan palsu dan menjaga kata sandi.',
      starts_on: day('2026-12-15'),
      ends_on: day('2026-12-15'),
      start_time: '08.00',
      end_time: '15.00',
      mode: 'Luring',
      place: 'Balai Diklat BKPP',
      quota: 40,
      registration_closes_on: day('2026-12-11'),
      post_kinds: 'Pelaksana; Fungsional',
    },
  }
}

/** Forgotten in a template that was filled in. */
export function isExampleRow({ values }: Pick<StagedRow, 'values'>): boolean {
  if (values.nip === nip || values.code === mark || values.competency === mark) return true
  return typeof values.title === 'string' && values.title.startsWith(`${mark}: `)
}

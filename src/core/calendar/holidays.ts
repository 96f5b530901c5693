/** The public holidays and cuti bersama of 2026 and 2027: the seed that the personnel agency confirms once. */

export interface Holiday {
  readonly date: Temporal.PlainDate
  readonly name: string
  readonly kind: 'libur' | 'cuti_bersama'
  /** The decree that the day rests on. */
  readonly source: string
  /** `menunggu_keppres`: in the ministers' decree, but the President's decree for ASN has not been seen. */
  readonly status: 'tetap' | 'menunggu_keppres'
}

/** A holiday is known by its date, not its name: Isra Mikraj falls twice in 2027. */
type Row = readonly [monthDay: string, name: string]

// SKB 3 Menteri 1497/2025, 2/2025, 5/2025.
const holidays2026: readonly Row[] = [
  ['01-01', 'Tahun Baru 2026 Masehi'],
  ['01-16', 'Isra Mikraj Nabi Muhammad SAW'],
  ['02-17', 'Tahun Baru Imlek 2577 Kongzili'],
  ['03-19', 'Hari Suci Nyepi Tahun Baru Saka 1948'],
  ['03-21', 'Idulfitri 1447 Hijriah'],
  ['03-22', 'Idulfitri 1447 Hijriah'],
  ['04-03', 'Wafat Yesus Kristus'],
  ['04-05', 'Kebangkitan Yesus Kristus (Paskah)'],
  ['05-01', 'Hari Buruh Internasional'],
  ['05-14', 'Kenaikan Yesus Kristus'],
  ['05-27', 'Iduladha 1447 Hijriah'],
  ['05-31', 'Hari Raya Waisak 2570 BE'],
  ['06-01', 'Hari Lahir Pancasila'],
  ['06-16', '1 Muharam Tahun Baru Islam 1448 Hijriah'],
  ['08-17', 'Proklamasi Kemerdekaan'],
  ['08-25', 'Maulid Nabi Muhammad SAW'],
  ['12-25', 'Kelahiran Yesus Kristus (Natal)'],
]

const collective2026: readonly Row[] = [
  ['02-16', 'Cuti bersama Tahun Baru Imlek'],
  ['03-18', 'Cuti bersama Hari Suci Nyepi'],
  ['03-20', 'Cuti bersama Idulfitri'],
  ['03-23', 'Cuti bersama Idulfitri'],
  ['03-24', 'Cuti bersama Idulfitri'],
  ['05-15', 'Cuti bersama Kenaikan Yesus Kristus'],
  ['05-28', 'Cuti bersama Iduladha'],
  ['12-24', 'Cuti bersama Natal'],
]

// SKB 3 Menteri 1205/2026, 3/2026, 2/2026, signed 15 September 2026.
const holidays2027: readonly Row[] = [
  ['01-01', 'Tahun Baru 2027 Masehi'],
  ['01-05', 'Isra Mikraj Nabi Muhammad SAW 1448 Hijriah'],
  ['02-06', 'Tahun Baru Imlek 2578 Kongzili'],
  ['03-08', 'Hari Suci Nyepi Tahun Baru Saka 1949'],
  ['03-10', 'Idulfitri 1448 Hijriah'],
  ['03-11', 'Idulfitri 1448 Hijriah'],
  ['03-26', 'Wafat Yesus Kristus'],
  ['03-28', 'Kebangkitan Yesus Kristus (Paskah)'],
  ['05-01', 'Hari Buruh Internasional'],
  ['05-06', 'Kenaikan Yesus Kristus'],
  ['05-17', 'Iduladha 1448 Hijriah'],
  ['05-20', 'Hari Raya Waisak 2571 BE'],
  ['06-01', 'Hari Lahir Pancasila'],
  ['06-06', '1 Muharam Tahun Baru Islam 1449 Hijriah'],
  ['08-15', 'Maulid Nabi Muhammad SAW'],
  ['08-17', 'Proklamasi Kemerdekaan'],
  ['12-25', 'Kelahiran Yesus Kristus (Natal)'],
  ['12-26', 'Isra Mikraj Nabi Muhammad SAW'],
]

const collective2027: readonly Row[] = [
  ['02-05', 'Cuti bersama Tahun Baru Imlek'],
  ['03-09', 'Cuti bersama Idulfitri'],
  ['03-12', 'Cuti bersama Idulfitri'],
  ['03-15', 'Cuti bersama Idulfitri'],
  ['03-25', 'Cuti bersama Wafat Yesus Kristus'],
  ['05-18', 'Cuti bersama Iduladha'],
  ['05-19', 'Cuti bersama Hari Raya Waisak'],
  ['12-24', 'Cuti bersama Natal'],
]

const skb2026 = 'SKB 3 Menteri 1497/2025, 2/2025, 5/2025'
const skb2027 = 'SKB 3 Menteri 1205/2026, 3/2026, 2/2026'

/** All seeded days in date order; later years have no decree yet and are not guessed. */
export const defaultHolidays: readonly Holiday[] = [
  ...toHolidays(2026, holidays2026, 'libur', skb2026, 'tetap'),
  ...toHolidays(2026, collective2026, 'cuti_bersama', `${skb2026}; Keppres 42/2025`, 'tetap'),
  ...toHolidays(2027, holidays2027, 'libur', skb2027, 'tetap'),
  ...toHolidays(2027, collective2027, 'cuti_bersama', skb2027, 'menunggu_keppres'),
].sort((a, b) => Temporal.PlainDate.compare(a.date, b.date))

function toHolidays(
  year: number,
  rows: readonly Row[],
  kind: Holiday['kind'],
  source: string,
  status: Holiday['status'],
): Holiday[] {
  return rows.map(([monthDay, name]) => ({
    date: Temporal.PlainDate.from(`${year}-${monthDay}`),
    name,
    kind,
    source,
    status,
  }))
}

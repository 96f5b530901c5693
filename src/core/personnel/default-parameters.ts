/** The rule parameters that a new installation is seeded with, each with its law; HR adds newer rows, never edits old ones. */
import type { ParameterKey, ParameterRow } from './parameters.ts'
import type { PnsGrade, PppkGrade } from './record.ts'

const odd = (last: number): number[] => range(3, last)
const even = (last: number): number[] => range(0, last)

/** PP 5/2024 and Perpres 11/2024 have the same ladder of years for golongan that start alike. */
const payRowsPns: Record<PnsGrade, number[]> = {
  'I/a': even(26),
  'I/b': odd(27),
  'I/c': odd(27),
  'I/d': odd(27),
  'II/a': [0, 1, ...odd(33)],
  'II/b': odd(33),
  'II/c': odd(33),
  'II/d': odd(33),
  'III/a': even(32),
  'III/b': even(32),
  'III/c': even(32),
  'III/d': even(32),
  'IV/a': even(32),
  'IV/b': even(32),
  'IV/c': even(32),
  'IV/d': even(32),
  'IV/e': even(32),
}

const payRowsPppk: Record<PppkGrade, number[]> = {
  I: even(26),
  II: odd(27),
  III: odd(27),
  IV: odd(27),
  V: [0, 1, ...odd(33)],
  VI: odd(33),
  VII: odd(33),
  VIII: odd(33),
  IX: even(32),
  X: even(32),
  XI: even(32),
  XII: even(32),
  XIII: even(32),
  XIV: even(32),
  XV: even(32),
  XVI: even(32),
  XVII: even(32),
}

export const defaultParameters: readonly ParameterRow[] = [
  row('promotionPeriods', [4, 10], '2002-01-01', 'PP 99/2000 jo. PP 12/2002', 'verified'),
  row('promotionPeriods', [2, 4, 6, 8, 10, 12], '2024-01-01', 'Peraturan BKN 4/2023', 'verified'),
  row('promotionPeriods', [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12], '2025-10-01', 'Peraturan BKN 4/2025', 'verified'),
  row('promotionCutoffDays', 60, '2020-01-01', 'Kebiasaan BKPP, mengikuti edaran BKN', 'local'),
  row('promotionReminderDays', [90, 60, 30], '2020-01-01', 'Kebiasaan BKPP', 'local'),
  row(
    'promotionMonths',
    { regular: 48, structural: 48, structuralShort: 12, post: 12, functional: 24, diploma: 12 },
    '2002-01-01',
    'PP 99/2000 jo. PP 12/2002; Peraturan BKN 3/2023',
    'verified',
  ),
  row(
    'educationCeilings',
    {
      sd: 'II/a',
      sltp: 'II/c',
      sltp_kejuruan: 'II/d',
      slta: 'III/b',
      d1: 'III/b',
      d2: 'III/b',
      sgplb: 'III/c',
      d3: 'III/c',
      s1: 'III/d',
      s2: 'IV/a',
      s3: 'IV/b',
    },
    '2002-01-01',
    'PP 99/2000 jo. PP 12/2002; Peraturan BKN 2/2025',
    'verified',
  ),
  row(
    'diplomaGrades',
    {
      sltp: 'I/c',
      sltp_kejuruan: 'I/c',
      slta: 'II/a',
      d1: 'II/a',
      d2: 'II/b',
      sgplb: 'II/b',
      d3: 'II/c',
      s1: 'III/a',
      s2: 'III/b',
      s3: 'III/c',
    },
    '2002-01-01',
    'PP 99/2000 jo. PP 12/2002 Pasal 18',
    'verified',
  ),
  row(
    'creditCoefficients',
    {
      pemula: 3.75,
      terampil: 5,
      mahir: 12.5,
      penyelia: 25,
      ahli_pertama: 12.5,
      ahli_muda: 25,
      ahli_madya: 37.5,
      ahli_utama: 50,
    },
    '2023-01-01',
    'PermenPANRB 1/2023; Peraturan BKN 3/2023',
    'verified',
  ),
  row(
    'creditPercents',
    { 1: 150, 2: 100, 3: 75, 4: 50, 5: 25 },
    '2023-01-01',
    'PermenPANRB 1/2023 Pasal 36',
    'verified',
  ),
  row(
    'creditThresholds',
    {
      pemula: { ranks: { 'II/a': 15 }, nextLevel: 15 },
      terampil: { ranks: { 'II/b': 20, 'II/c': 40, 'II/d': 60 }, nextLevel: 60 },
      mahir: { ranks: { 'III/a': 50, 'III/b': 100 }, nextLevel: 100 },
      penyelia: { ranks: { 'III/c': 100 }, nextLevel: null },
      ahli_pertama: { ranks: { 'III/a': 50, 'III/b': 100 }, nextLevel: 100 },
      ahli_muda: { ranks: { 'III/c': 100, 'III/d': 200 }, nextLevel: 200 },
      ahli_madya: { ranks: { 'IV/a': 150, 'IV/b': 300, 'IV/c': 450 }, nextLevel: 450 },
      ahli_utama: { ranks: { 'IV/d': 200 }, nextLevel: null },
    },
    '2023-01-01',
    'Lampiran PermenPANRB 1/2023; Peraturan BKN 3/2023',
    'verified',
  ),
  row(
    'creditBases',
    { 'III/b': 50, 'III/d': 100, 'IV/b': 150, 'IV/c': 300, 'IV/e': 200 },
    '2023-01-01',
    'Peraturan BKN 3/2023',
    'verified',
  ),
  row('creditDiplomaPercent', 25, '2023-01-01', 'PermenPANRB 1/2023; Peraturan BKN 3/2023', 'verified'),
  row(
    'payRowsPns',
    payRowsPns,
    '2019-01-01',
    'Lampiran PP 5/2024 (baris masa kerja, sama dengan PP 15/2019)',
    'unverified',
  ),
  row('payRowsPppk', payRowsPppk, '2020-01-01', 'Lampiran Perpres 98/2020 jo. Perpres 11/2024', 'unverified'),
  row('raiseLeadDays', { collect: 90, issue: 60 }, '2020-01-01', 'Kebiasaan BKPP', 'local'),
  row('raiseContractYears', { firstOfGradeV: 1, other: 2 }, '2020-01-01', 'PermenPANRB 7/2023 Pasal 2', 'verified'),
  row(
    'retirementAges',
    {
      posts: { jpt_utama: 60, jpt_madya: 60, jpt_pratama: 60, administrator: 58, pengawas: 58, pelaksana: 58 },
      levels: {
        pemula: 58,
        terampil: 58,
        mahir: 58,
        penyelia: 58,
        ahli_pertama: 58,
        ahli_muda: 58,
        ahli_madya: 60,
        ahli_utama: 65,
      },
      professions: [
        { startsWith: 'Guru Besar', age: 70 },
        { startsWith: 'Profesor', age: 70 },
        { startsWith: 'Dosen', age: 65 },
        { startsWith: 'Guru', age: 60 },
      ],
    },
    '2017-04-07',
    'UU 20/2023 Pasal 55; PP 11/2017 jo. PP 17/2020',
    'verified',
  ),
  row('pensionLadderMonths', [15, 12, 6, 3, 1], '2020-01-01', 'Kebiasaan BKPP', 'local'),
  row('contractDays', { critical: 30, soon: 90 }, '2020-01-01', 'Kebiasaan BKPP', 'local'),
  row(
    'appraisalCalendar',
    {
      planOpens: '12-15',
      planDue: '01-31',
      quarterWindowDays: [10, 10, 10, 10],
      annualOpens: '01-01',
      annualDue: '01-10',
    },
    '2020-01-01',
    'PermenPANRB 6/2022; jadwal mengikuti edaran BKPP',
    'local',
  ),
  row(
    'trainingHours',
    { pnsFloor: 20, pppkCeiling: 24 },
    '2018-01-01',
    'PP 11/2017 Pasal 203 ayat (4); PP 49/2018 Pasal 40',
    'verified',
  ),
  row(
    'leaveDays',
    { base: 12, carryCap: 6, twoYearCarry: 12, totalCap: 24, pppkBase: 12, minServiceMonths: 12 },
    '2017-04-07',
    'PP 11/2017 Pasal 311-313; Peraturan BKN 7/2022',
    'verified',
  ),
  row('longServiceYears', [10, 20, 30], '2010-01-01', 'PP 35/2010', 'verified'),
  row(
    'competencyBands',
    { fit: 80, partly: 68 },
    '2020-01-01',
    'PermenPANRB 38/2017; batas menunggu penetapan BKPP',
    'unverified',
  ),
]

function row(
  key: ParameterKey,
  value: unknown,
  validFrom: string,
  source: string,
  status: ParameterRow['status'],
): ParameterRow {
  return { key, value, validFrom: Temporal.PlainDate.from(validFrom), source, status }
}

/** `first`, `first` + 2 ... `last`: the pay tables step every second year. */
function range(first: number, last: number): number[] {
  return Array.from({ length: (last - first) / 2 + 1 }, (_, index) => first + index * 2)
}

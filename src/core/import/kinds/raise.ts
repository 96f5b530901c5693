/** Periodic raises (KGB) and service reviews (PMK). */
import { checkGrade } from '../check-grade.ts'
import { field } from '../field.ts'
import type { RecordKind } from '../record-kind.ts'
import { readGrade } from '../values/grade.ts'
import { raiseValues } from '../values/small-values.ts'
import { decreeDateField, decreeNumberField } from './decree.ts'
import { ownerField } from './owner.ts'
import { serviceMonthsField, serviceYearsField } from './service.ts'

export const raiseKind: RecordKind = {
  name: 'raise',
  label: 'Riwayat KGB',
  sheets: [
    'Riwayat KGB',
    'KGB',
    'Kenaikan Gaji Berkala',
    'Riwayat Kenaikan Gaji Berkala',
    'rw-kgb',
    'Gaji Berkala',
    'PMK',
    'Riwayat PMK',
    'Peninjauan Masa Kerja',
  ],
  table: 'raise_entry',
  isOfEmployee: true,
  key: ['tmt', 'kind'],
  sheetValues: {
    pmk: { kind: 'pmk' },
    riwayatpmk: { kind: 'pmk' },
    peninjauanmasakerja: { kind: 'pmk' },
    '': { kind: 'kgb' },
  },
  fields: [
    ownerField,
    field('kind', 'Jenis', 'enum', ['Jenis KGB', 'Jenis Kenaikan', 'KGB/PMK'], {
      values: raiseValues,
      choices: 'KGB, PMK',
      column: 'raise_kind',
      isRequired: true,
    }),
    field(
      'grade',
      'Golongan',
      'enum',
      ['Golongan Ruang', 'Gol', 'Gol/Ruang', 'Golru', 'Pangkat/Golongan', 'Gol Ruang'],
      { parse: readGrade, isRequired: true, fallbacks: ['golonganId', 'Golongan ID'] },
    ),
    field(
      'tmt',
      'TMT KGB',
      'date',
      ['tmtKgb', 'TMT', 'TMT Gaji', 'TMT PMK', 'TMT Gaji Berkala', 'TMT Berkala', 'Terhitung Mulai Tanggal'],
      { isRequired: true },
    ),
    serviceYearsField,
    serviceMonthsField,
    decreeNumberField,
    decreeDateField,
  ],
  finish: checkGrade,
}

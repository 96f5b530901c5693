/** Proposals (usulan) on their way: one row is one status that a proposal reached. */
import { field } from '../field.ts'
import type { RecordKind } from '../record-kind.ts'
import { proposalServiceValues } from '../values/proposal-service.ts'
import { finishProposal } from './finish-proposal.ts'
import { ownerField } from './owner.ts'

export const proposalKind: RecordKind = {
  name: 'proposal',
  label: 'Usulan layanan',
  sheets: [
    'Usulan',
    'Status Usulan',
    'Usulan Layanan',
    'list-kp-instansi',
    'list-pensiun-instansi',
    'Usulan KP',
    'Usulan Kenaikan Pangkat',
    'Usulan Pensiun',
    'Usulan KGB',
  ],
  table: 'proposal',
  isOfEmployee: true,
  key: ['service', 'submitted_on', 'source_id', 'reached_on', 'status_text'],
  sheetValues: {
    listkpinstansi: { service: 'kp' },
    usulankp: { service: 'kp' },
    usulankenaikanpangkat: { service: 'kp' },
    listpensiuninstansi: { service: 'pensiun' },
    usulanpensiun: { service: 'pensiun' },
    usulankgb: { service: 'kgb' },
  },
  fields: [
    ownerField,
    field('source_id', 'ID Usulan', 'text', ['Id', 'IdUsulan', 'Nomor Usulan'], { maxLength: 60 }),
    field('service', 'Layanan', 'enum', ['Jenis Layanan', 'Jenis Usulan', 'Nama Layanan'], {
      values: proposalServiceValues,
      choices: 'KP, KGB, Pensiun, Pindah Instansi, Pencantuman Gelar, PMK, Kartu ASN',
      column: 'proposal_service',
      isRequired: true,
    }),
    field('title', 'Judul Usulan', 'text', [
      'detailLayananNama',
      'Nama Usulan',
      'Perihal',
      'jenis_kp',
      'Detail Layanan',
      'Jenis KP',
    ]),
    field('submitted_on', 'Tanggal Usulan', 'date', [
      'Tgl Usulan',
      'Tanggal Diajukan',
      'Tanggal Pengajuan',
      'Tgl Pengajuan',
    ]),
    field('target_tmt', 'TMT', 'date', ['tmtKp', 'tmtPensiun', 'TMT KP', 'TMT Pensiun', 'TMT Usulan', 'Target TMT']),
    field(
      'status_text',
      'Status Terakhir',
      'text',
      ['statusUsulanNama', 'Status', 'Nama Status', 'Keterangan Status'],
      {
        isRequired: true,
        // SIASN has a number of its own under this name, beside the words.
        fallbacks: ['Status Usulan'],
      },
    ),
    field('reached_on', 'Tanggal Status', 'date', ['Tgl Status', 'Status Sejak', 'Per Tanggal'], {
      fallbacks: ['tgl_sk', 'skTgl', 'Tanggal SK', 'tgl_pertek', 'pertekTgl', 'Tanggal Pertek'],
    }),
    field('holder', 'Posisi Berkas', 'text', ['Pemegang', 'Berada di', 'Posisi', 'Petugas']),
    field('note', 'Catatan', 'text', ['Keterangan', 'Alasan', 'Catatan Verifikator', 'alasanTolak'], {
      maxLength: 2000,
    }),
  ],
  fills: ['title', 'reached_on'],
  finish: finishProposal,
}

/** The stage of a proposal from the free text that SIASN gives. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { proposalStage, proposalStages, proposalState } from '#core/personnel/proposal-stage.ts'
import { day, today } from './build-record.ts'

describe('proposalStage', () => {
  it.each([
    ['BTL - Perbaikan dokumen', 'perlu_perbaikan'],
    ['Dikembalikan ke instansi', 'perlu_perbaikan'],
    ['Berkas tidak lengkap', 'perlu_perbaikan'],
    ['TMS', 'ditolak'],
    ['Tidak memenuhi syarat', 'ditolak'],
    ['Usulan ditolak', 'ditolak'],
    ['Pembuatan SK Berhasil', 'selesai_sk'],
    ['SK sudah TTD', 'selesai_sk'],
    ['Menunggu TTD SK', 'pertek_terbit'],
    ['Sudah di TTD - Pertek', 'pertek_terbit'],
    ['Pertek terkirim ke instansi', 'pertek_terbit'],
    ['Menunggu TTD Pertek', 'proses_pertek'],
    ['Menunggu Paraf', 'proses_pertek'],
    ['Penomoran pertek', 'proses_pertek'],
    ['Validasi BKN', 'validasi_bkn'],
    ['Proses Verifikasi', 'validasi_bkn'],
    ['Verifikasi berkas oleh BKPP', 'verifikasi_instansi'],
    ['Verifikasi petugas daerah', 'verifikasi_instansi'],
    ['Verifikasi berkas oleh Kanreg I BKN', 'validasi_bkn'],
    ['Input berkas', 'disiapkan_instansi'],
    ['Draft', 'disiapkan_instansi'],
    ['Skrining tahap 1', 'diproses'],
    ['', 'diproses'],
  ])('%s: %s', (text, stage) => {
    expect(proposalStage(text)).toBe(stage)
  })

  it('matches whole words in any case', () => {
    expect(proposalStage('btl')).toBe('perlu_perbaikan')
    expect(proposalStage('Tugas SKPD berhasil')).toBe('diproses')
    expect(proposalStage('Pembatalan')).toBe('diproses')
  })

  it('gives a stage for any text', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(proposalStages).toContain(proposalStage(text))
      }),
    )
  })
})

describe('proposalState', () => {
  const step = (statusText: string, on: string) => ({ statusText, on: day(on), holder: 'Kanreg I BKN', note: null })
  const proposal = {
    id: 'u1',
    service: 'kp' as const,
    title: 'KP reguler ke III/c',
    submittedOn: day('2026-09-01'),
    targetTmt: day('2027-01-01'),
    steps: [
      step('Menunggu Paraf', '2026-11-10'),
      step('Validasi BKN', '2026-10-01'),
      step('Pembuatan SK Berhasil', '2026-12-05'),
    ],
  }

  it('is the newest step by date that is known on the day', () => {
    const state = proposalState(proposal, today)
    expect(state).toMatchObject({ stage: 'proses_pertek', holder: 'Kanreg I BKN', isRunning: true })
    expect(state.since.toString()).toBe('2026-11-10')
    expect(proposalState(proposal, day('2026-12-05')).isRunning).toBe(false)
  })

  it('is in preparation before any step', () => {
    expect(proposalState({ ...proposal, steps: [] }, today)).toMatchObject({
      stage: 'disiapkan_instansi',
      since: day('2026-09-01'),
      statusText: null,
    })
  })
})

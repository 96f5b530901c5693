/** What an officer reads first. */
import { expect, it } from 'vitest'
import { handoverSummary } from '#core/handover/summary.ts'

it('says why, about what, what was asked and how it was answered', () => {
  const summary = handoverSummary({
    reason: 'failures',
    subject: 'pensiun-dini',
    lastTopic: 'retirement.date',
    lastAnswer: '\nBapak pensiun 1 Juni 2031.\nDasar: ...',
  })
  expect(summary.split('\n')).toEqual([
    'Semar dua kali tidak menangkap maksudnya.',
    'Tentang: pensiun dini.',
    'Terakhir ditanyakan: Kapan saya pensiun.',
    'Terakhir dijawab Semar: Bapak pensiun 1 Juni 2031.',
  ])
})

it('says nothing that is not known, and nothing at length', () => {
  expect(handoverSummary({ reason: 'request', subject: '', lastTopic: null, lastAnswer: null })).toBe(
    'Pegawai minta bicara dengan petugas.',
  )
  const long = handoverSummary({ reason: 'request', subject: '', lastTopic: null, lastAnswer: 'a'.repeat(4000) })
  expect(long.length).toBeLessThan(300)
})

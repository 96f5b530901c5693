/** A CPNS on the way to PNS: what is met, open or failed on a given day. */
import { describe, expect, it } from 'vitest'
import { defaultParameters } from '#core/personnel/default-parameters.ts'
import { firstYear } from '#core/personnel/first-year.ts'
import { parametersAt } from '#core/personnel/parameters.ts'
import type { PersonnelRecord } from '#core/personnel/record.ts'
import type { TrainingSession } from '#core/training-session.ts'
import { labelsOf, replyTo, wordsTo } from '#test/support/answering.ts'
import { buildAppraisal, buildRecord, buildSession, day } from '#test/support/record.ts'

const asOf = day('2026-11-24')
const parameters = parametersAt(defaultParameters, asOf)
const cpns: Partial<PersonnelRecord> = {
  kind: 'cpns',
  tmtCpns: day('2026-06-01'),
  tmtPns: null,
  appraisals: [],
  exams: [],
}
const of = (parts: Partial<PersonnelRecord> = {}, sessions: readonly TrainingSession[] = [], on = asOf) =>
  firstYear(buildRecord({ ...cpns, ...parts }), on, parameters, sessions)
const rowsOf = (found: ReturnType<typeof of>) => found.conditions.map(({ state, text }) => `${state} ${text}`)
const latsar = (parts: Partial<TrainingSession> = {}) =>
  buildSession({
    id: 9,
    title: 'Latihan Dasar CPNS',
    startsOn: day('2027-01-11'),
    endsOn: day('2027-01-29'),
    ...parts,
  })

describe('the first year of a CPNS', () => {
  it('says item by item what is needed and by when', () => {
    const found = of()
    expect(found.value).toMatchObject({ outcome: 'running', latsar: null })
    expect(found.value.fullOn?.toString()).toBe('2027-06-01')
    expect(found.isEstimate).toBe(true)
    expect(rowsOf(found)).toEqual([
      'open Masa percobaan 1 tahun sejak 1 Juni 2026, genap 1 Juni 2027',
      'open Latsar belum tercatat lulus, dan jadwalnya belum ada di kalender',
      'open Predikat SKP 2026 minimal Baik, dinilai Januari 2027',
      'met Tidak ada catatan yang menghalangi di data kami',
      'open Surat keterangan sehat jasmani dan rohani sebelum 1 Juni 2027; tidak tercatat di data kami',
    ])
  })

  it.each([
    [latsar(), 'open Latsar belum tercatat lulus; jadwal terdekat 11-29 Januari 2027'],
    [latsar({ askerStatus: 'terdaftar' }), 'open Latsar: terdaftar untuk 11-29 Januari 2027'],
    [latsar({ askerStatus: 'menunggu' }), 'open Latsar 11-29 Januari 2027: masih di daftar tunggu'],
    [
      latsar({ startsOn: day('2026-10-05'), endsOn: day('2026-10-23'), askerStatus: 'hadir' }),
      'open Latsar diikuti 5-23 Oktober 2026, kelulusannya belum tercatat',
    ],
    [
      latsar({ startsOn: day('2026-10-05'), endsOn: day('2026-10-23'), askerStatus: 'terdaftar' }),
      'open Latsar 5-23 Oktober 2026, kelulusannya belum tercatat',
    ],
  ])('reads latsar in the calendar: %#', (session, row) => {
    const found = of({}, [session])
    expect(rowsOf(found)[1]).toBe(row)
    expect(found.value.latsar).toBe(9)
  })

  it.each([
    ['called off', latsar({ isCancelled: true })],
    ['of others', latsar({ isOpenToAsker: false })],
    ['over', latsar({ startsOn: day('2026-10-05'), endsOn: day('2026-10-23') })],
    ['missed', latsar({ startsOn: day('2026-10-05'), endsOn: day('2026-10-23'), askerStatus: 'tidak_hadir' })],
    ['about something else', latsar({ title: 'Dasar Pengarsipan' })],
  ])('offers no run that is %s', (_why, session) => {
    expect(of({}, [session]).value.latsar).toBeNull()
  })

  it('takes a latsar that is passed, once its day has come', () => {
    const exams = [{ kind: 'latsar', passedOn: day('2026-11-20') }] as const
    expect(rowsOf(of({ exams }))[1]).toBe('met Lulus latsar, 20 November 2026')
    expect(rowsOf(of({ exams }, [], day('2026-11-19')))[1]).toContain('belum tercatat lulus')
  })

  it('is full on the day itself, and then what is missing has failed', () => {
    const appraisals = [buildAppraisal(2026, 3)]
    expect(of({ appraisals }, [], day('2027-05-31')).value.outcome).toBe('running')
    const full = of({ appraisals }, [], day('2027-06-01'))
    expect(full.value.outcome).toBe('overdue')
    expect(rowsOf(full).slice(0, 3)).toEqual([
      'met Masa percobaan 1 tahun sejak 1 Juni 2026, genap 1 Juni 2027',
      'failed Latsar belum tercatat lulus, dan jadwalnya belum ada di kalender',
      'failed Predikat SKP 2026: Butuh Perbaikan',
    ])
  })

  it('of a TMT on 29 February is full on the last of the next', () => {
    expect(of({ tmtCpns: day('2028-02-29') }, [], day('2028-06-01')).value.fullOn?.toString()).toBe('2029-02-28')
  })

  it('concerns nobody else', () => {
    expect(of({ kind: 'pns' }).value.outcome).toBe('appointed')
    expect(of({ kind: 'pppk' }).value.outcome).toBe('not_applicable')
    expect(of({ tmtCpns: null }).value.outcome).toBe('unknown')
  })
})

describe('the answer', () => {
  it('begins with the day and ends with where it comes from', () => {
    expect(wordsTo({ topic: 'career.first_year', record: cpns, sessions: [latsar()] })).toBe(
      [
        '**Masa percobaan Ibu genap 1 Juni 2027**, 6 bulan lagi, _perkiraan_.',
        'Untuk diangkat menjadi PNS:',
        '⏳ Masa percobaan 1 tahun sejak 1 Juni 2026, genap 1 Juni 2027',
        '⏳ Latsar belum tercatat lulus; jadwal terdekat 11-29 Januari 2027',
        '⏳ Predikat SKP 2026 minimal Baik, dinilai Januari 2027',
        '✅ Tidak ada catatan yang menghalangi di data kami',
        '⏳ Surat keterangan sehat jasmani dan rohani sebelum 1 Juni 2027; tidak tercatat di data kami',
        '_Dasar: PP 11/2017 jo. PP 17/2020. Kelengkapan dan tanggal pengangkatan ditetapkan lewat BKPP. Data per 23 November 2026._',
      ].join('\n'),
    )
    expect(labelsOf(replyTo({ topic: 'career.first_year', record: cpns, sessions: [latsar()] }))).toEqual([
      'Lihat jadwal latsar',
      'Status SKP saya',
      'Hubungi BKPP',
    ])
  })

  it('never names discipline', () => {
    const discipline = [{ severity: 'sedang', from: day('2026-08-01'), until: null }] as const
    const words = wordsTo({ topic: 'career.first_year', record: { ...cpns, discipline } })
    expect(words).not.toMatch(/disiplin/i)
    expect(words).toContain('⚠️ Ada catatan yang perlu ditanyakan langsung ke BKPP')
  })

  it('says to whom a full year is a question, and to others why it is none', () => {
    expect(wordsTo({ topic: 'career.first_year', record: cpns, asOf: day('2027-09-01') })).toMatch(
      /^\*\*Masa percobaan Ibu genap 1 Juni 2027, tetapi data kami masih mencatat CPNS\.\*\*/,
    )
    expect(wordsTo({ topic: 'career.first_year' })).toMatch(/^\*\*Ibu sudah PNS sejak 1 Desember 2013, jadi/)
    const pppk = wordsTo({ topic: 'career.first_year', record: { kind: 'pppk', tmtCpns: null, tmtPns: null } })
    expect(pppk).toMatch(
      /^\*\*Ibu berstatus PPPK, jadi tidak menjalani masa percobaan CPNS\.\*\*\nYang diikuti .* orientasi/,
    )
  })

  it('is one button away from the profile of a CPNS', () => {
    expect(labelsOf(replyTo({ topic: 'career.profile', record: cpns }))).toContain('Jalan saya menuju PNS')
    expect(labelsOf(replyTo({ topic: 'career.profile' }))).not.toContain('Jalan saya menuju PNS')
  })
})

/** What is wrong with a planned session, said so that it can be mended. */
import { describe, expect, it } from 'vitest'
import { planProblems, type SessionPlan } from '#core/training-plan.ts'
import { day } from '#test/support/record.ts'

const today = day('2026-11-24')
const inRoom: SessionPlan = {
  title: 'Literasi Data',
  startsOn: day('2026-12-08'),
  endsOn: day('2026-12-09'),
  startTime: '08:00',
  endTime: '15:00',
  mode: 'luring',
  place: 'Balai Diklat',
  link: null,
  quota: 30,
  waitingLimit: 20,
  closesOn: day('2026-12-04'),
  postKinds: [],
  professions: [],
  employmentKinds: [],
  agencyIds: [],
  contact: null,
}
const elearning: SessionPlan = {
  ...inRoom,
  mode: 'mandiri',
  place: '',
  startTime: null,
  endTime: null,
  quota: null,
  link: 'https://belajar.example/1',
}

describe('a plan', () => {
  it('is kept when nothing is wrong', () => {
    expect(planProblems(inRoom, today)).toEqual([])
    expect(planProblems(elearning, today)).toEqual([])
    expect(planProblems({ ...inRoom, mode: 'daring', place: '' }, today)).toEqual([])
    // E-learning takes people in while it runs, until its last day.
    expect(planProblems({ ...elearning, closesOn: elearning.endsOn }, today)).toEqual([])
  })

  it.each([
    [inRoom, { endsOn: day('2026-12-07') }, 'Selesai (7 Desember 2026) lebih awal daripada mulai (8 Desember 2026).'],
    [inRoom, { closesOn: day('2026-12-10') }, 'Pendaftaran ditutup sesudah pelatihan selesai.'],
    [inRoom, { closesOn: day('2026-12-09') }, 'Pendaftaran ditutup sesudah pelatihan mulai.'],
    [inRoom, { startTime: null }, 'Jam mulai dan selesai ditulis JJ:MM, misalnya 08:00.'],
    [inRoom, { startTime: '24:00' }, 'Jam mulai dan selesai ditulis JJ:MM, misalnya 08:00.'],
    [inRoom, { endTime: '08:00' }, 'Jam selesai tidak sesudah jam mulai.'],
    [inRoom, { place: ' ' }, 'Tempat belum diisi.'],
    [inRoom, { quota: -1 }, 'Kuota harus bilangan bulat, atau kosong bila tidak dibatasi.'],
    [inRoom, { quota: 2.5 }, 'Kuota harus bilangan bulat, atau kosong bila tidak dibatasi.'],
    [inRoom, { waitingLimit: Number.NaN }, 'Batas daftar tunggu harus bilangan bulat, 0 bila tidak ada.'],
    [inRoom, { link: 'http://zoom.example' }, 'Tautan harus diawali https:// dan tidak memuat spasi.'],
    [elearning, { link: null }, 'E-learning mandiri perlu tautan.'],
    [elearning, { startTime: '08:00' }, 'E-learning mandiri tidak memakai jam.'],
  ])('is refused %#', (plan, parts, problem) => {
    expect(planProblems({ ...plan, ...parts }, today)).toContain(problem)
  })

  it('of the past is refused', () => {
    const past = { startsOn: day('2026-11-20'), endsOn: day('2026-11-23'), closesOn: day('2026-11-18') }
    expect(planProblems({ ...inRoom, ...past }, today)).toEqual(['Pelatihan sudah lewat (23 November 2026).'])
  })
})

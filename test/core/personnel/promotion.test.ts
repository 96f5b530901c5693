/** The next promotion of a whole record: path, date, conditions, and what stands against it. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { nextPromotion } from '#core/personnel/promotion.ts'
import { educationLevels, type LegalStatus, type PersonnelRecord, pnsGrades } from '#core/personnel/record.ts'
import { appraisal, buildRecord, day, education, parameters, post, rank, today } from './build-record.ts'

/** Four years in III/b on 1 April 2027, as in the example of how Semar speaks. */
const base: Partial<PersonnelRecord> = {
  ranks: [rank('III/b', '2023-04-01', '8-1')],
  posts: [post()],
  education: [education('s1')],
  appraisals: [appraisal(2024, 2), appraisal(2025, 2)],
}

const find = (parts: Partial<PersonnelRecord> = {}, asOf = today) =>
  nextPromotion(buildRecord({ ...base, ...parts }), asOf, parameters)

const failures = (parts: Partial<PersonnelRecord>) =>
  find(parts)
    .conditions.filter(({ state }) => state === 'failed')
    .map(({ text }) => text)

describe('a pelaksana before the four years are full', () => {
  it('hears the earliest date, every condition with its state, and when to hand in', () => {
    const found = find()
    expect(found.value).toMatchObject({ outcome: 'expected', path: 'reguler', current: 'III/b', target: 'III/c' })
    expect(found.value.date?.toString()).toBe('2027-04-01')
    expect(found.value.submitBy?.toString()).toBe('2027-01-31')
    expect(found.isEstimate).toBe(true)
    expect(found.conditions).toEqual([
      { state: 'open', text: '4 tahun di III/b (sejak 1 April 2023), genap 1 April 2027' },
      { state: 'met', text: 'Ijazah S1/D4: KP reguler sampai III/d' },
      { state: 'met', text: 'Predikat SKP 2025: Baik' },
      { state: 'open', text: 'Predikat SKP 2026 minimal Baik, dinilai Januari 2027' },
    ])
    expect(found.caveats).toContain('Ketetapan ada pada BKPP dan BKN.')
    expect(found.basis.map(({ name }) => name)).toContain('Peraturan BKN 4/2025')
  })

  it("looks at the running year's newest quarter while the last year isn't closed", () => {
    const quarter = (number: 1 | 2 | 3, predicate: 2 | 3) => ({
      quarter: number,
      submittedOn: null,
      evaluatedOn: day(`2026-0${number * 3}-28`),
      predicate,
    })
    const running = appraisal(2026, null, { periods: [quarter(3, 2), quarter(1, 3)] })
    const parts = {
      ranks: [rank('III/b', '2023-02-01')],
      appraisals: [appraisal(2024, 1), appraisal(2025, 2), running],
    }
    const texts = find(parts).conditions.map(({ state, text }) => `${state} ${text}`)
    expect(texts.slice(2)).toEqual([
      'met Predikat SKP 2024: Sangat Baik',
      'met Predikat SKP 2025: Baik',
      'met Predikat triwulan III 2026: Baik',
    ])
  })
})

describe('a time that has passed', () => {
  const ranks = [rank('III/b', '2022-04-01')]

  it('gives the first date for which a proposal can still be in, and says since when it would be possible', () => {
    const found = find({ ranks })
    expect(found.value.eligibleOn?.toString()).toBe('2026-04-01')
    expect(found.value.date?.toString()).toBe('2027-02-01')
    expect(found.caveats[0]).toContain('1 April 2026')
  })

  it('takes the date of a proposal that is under way', () => {
    const proposal = { id: 'u1', service: 'kp' as const, title: 'KP', submittedOn: day('2026-10-05'), steps: [] }
    const found = find({ ranks, proposals: [{ ...proposal, targetTmt: day('2027-01-01') }] })
    expect(found.value.date?.toString()).toBe('2027-01-01')
    expect(found.caveats[0]).toContain('sudah diajukan')
    const date = (parts: object) =>
      find({ ranks, proposals: [{ ...proposal, targetTmt: day('2027-01-01'), ...parts }] }).value.date?.toString()
    expect(date({ service: 'pindah_instansi' })).toBe('2027-02-01')
    expect(date({ targetTmt: day('2026-11-01') })).toBe('2027-02-01')
    expect(date({ targetTmt: null })).toBe('2027-02-01')
    expect(date({ steps: [{ statusText: 'TMS', on: day('2026-11-02'), holder: null, note: null }] })).toBe('2027-02-01')
  })
})

describe('what stands against it', () => {
  it.each<[LegalStatus, string]>([
    ['cltn', 'Sedang cuti di luar tanggungan negara (CLTN)'],
    ['pemberhentian_sementara', 'Sedang diberhentikan sementara'],
    ['hukuman_disiplin', 'Sedang menjalani hukuman disiplin'],
    ['mpp', 'Sedang masa persiapan pensiun (MPP)'],
  ])('%s', (legalStatus, text) => {
    expect(find({ legalStatus }).value.outcome).toBe('blocked')
    expect(failures({ legalStatus })).toEqual([text])
  })

  it('study leave does not', () => {
    expect(find({ legalStatus: 'tugas_belajar' }).value.outcome).toBe('expected')
  })

  it('discipline of middle or high severity that still runs, not a light one, not one that is over', () => {
    const spell = (severity: 'ringan' | 'sedang' | 'berat', until: string | null) => [
      { severity, from: day('2026-02-01'), until: until ? day(until) : null },
    ]
    expect(failures({ discipline: spell('berat', null) })).toEqual(['Hukuman disiplin berat masih berjalan'])
    expect(failures({ discipline: spell('sedang', '2027-06-30') })).toEqual([
      'Hukuman disiplin sedang sampai 30 Juni 2027',
    ])
    expect(find({ discipline: spell('sedang', '2027-01-31') }).value.outcome).toBe('expected')
    expect(find({ discipline: spell('ringan', null) }).value.outcome).toBe('expected')
    expect(find({ discipline: spell('sedang', '2026-10-31') }).conditions).toHaveLength(4)
  })

  it('a missing predicate of a finished year', () => {
    expect(failures({ appraisals: [appraisal(2024, 2)] })).toEqual(['Predikat SKP 2025 belum ada di data'])
  })

  it('a predicate that may still come on the last day of the evaluation is open, the day after it is missing', () => {
    const state = (asOf: string) => find({}, day(asOf)).conditions.find(({ text }) => text.includes('SKP 2026'))?.state
    expect(state('2027-01-10')).toBe('open')
    expect(state('2027-01-11')).toBe('failed')
  })

  it('a low predicate moves the date to the first that no longer looks at that year', () => {
    const found = find({ appraisals: [appraisal(2024, 2), appraisal(2025, 3)] })
    expect(found.value.outcome).toBe('expected')
    expect(found.value.eligibleOn?.toString()).toBe('2027-04-01')
    expect(found.value.date?.toString()).toBe('2028-04-01')
    expect(found.caveats[0]).toContain('Predikat SKP 2025 di bawah Baik')
  })

  it('CPNS time: open until the appointment', () => {
    const found = find({
      kind: 'cpns',
      tmtCpns: day('2026-03-01'),
      ranks: [rank('III/a', '2026-03-01')],
      appraisals: [],
    })
    expect(found.value.date?.toString()).toBe('2030-03-01')
    expect(found.conditions).toContainEqual({ state: 'open', text: 'Sudah diangkat menjadi PNS' })
  })
})

describe('where there is none', () => {
  it.each(['pppk', 'pppk_paruh_waktu'] as const)('%s have none', (kind) => {
    const found = find({ kind, ranks: [rank('IX', '2024-03-01')] })
    expect(found.value).toMatchObject({ outcome: 'not_applicable', date: null })
    expect(found.caveats).toEqual(['PPPK tidak mengenal kenaikan pangkat.'])
  })

  it('retirement comes first, also on the very day', () => {
    expect(find({ birthDate: day('1969-02-10') }).value).toMatchObject({ outcome: 'too_late', date: null })
    expect(find({ birthDate: day('1969-03-31') }).value.outcome).toBe('too_late')
    expect(find({ birthDate: day('1969-04-01') }).value.outcome).toBe('expected')
  })

  it('the retired have none', () => {
    expect(find({ legalStatus: 'pensiun' }).value.outcome).toBe('not_applicable')
  })

  it('the ceiling of the diploma', () => {
    expect(find({ education: [education('slta')] }).value).toMatchObject({ outcome: 'at_ceiling', date: null })
    expect(find({ education: [education('slta')] }).caveats.join()).toContain('Jalan lain')
  })

  it('missing data are not guessed', () => {
    expect(find({ ranks: [] }).value.outcome).toBe('unknown')
    expect(find({ posts: [] }).value.outcome).toBe('unknown')
    expect(find({ posts: [post({ kind: 'administrator', assignment: 'plt' })] }).value.outcome).toBe('unknown')
  })
})

describe('at the ceiling with retirement near', () => {
  it.each([
    ['in the preparation for it', { legalStatus: 'mpp' as const }],
    ['in the last year', { tmtPensiun: day('2027-09-01') }],
  ])('%s no other way is named but the one that retirement opens', (_label, parts) => {
    const caveats = find({ education: [education('slta')], ...parts }).caveats.join(' ')
    expect(caveats).not.toContain('Jalan lain')
    expect(caveats).toContain('KP pengabdian')
  })
})

describe('a rank that is decreed for later', () => {
  it('is told as decided', () => {
    const ranks = [rank('III/c', '2026-12-01'), rank('III/b', '2022-12-01')]
    const found = find({ ranks })
    expect(found.value).toMatchObject({ outcome: 'decreed', target: 'III/c' })
    expect(found.value.date?.toString()).toBe('2026-12-01')
    expect(found.isEstimate).toBe(false)
  })
})

describe('every pelaksana on every day', () => {
  it('never gets a date before the day, before the law allows it, or at or after retirement', () => {
    const input = fc.record({
      grade: fc.constantFrom(...pnsGrades),
      level: fc.constantFrom(...educationLevels),
      born: fc.integer({ min: 0, max: 12_000 }),
      since: fc.integer({ min: 0, max: 120 }),
      later: fc.integer({ min: 0, max: 4000 }),
    })
    fc.assert(
      fc.property(input, ({ grade, level, born, since, later }) => {
        const tmt = day('2017-01-01').add({ months: since })
        const asOf = tmt.add({ days: later })
        const birthDate = day('1960-01-01').add({ days: born })
        const parts = { birthDate, ranks: [rank(grade, tmt.toString())], education: [education(level, '2000-08-01')] }
        const { value } = find(parts, asOf)
        if (value.date === null) return
        expect(Temporal.PlainDate.compare(value.date, asOf)).toBeGreaterThanOrEqual(0)
        expect(Temporal.PlainDate.compare(value.date, tmt.add({ years: 4 }))).toBeGreaterThanOrEqual(0)
        expect(value.date.day).toBe(1)
        const retiresOn = birthDate.with({ day: 1 }).add({ years: 58, months: 1 })
        expect(Temporal.PlainDate.compare(value.date, retiresOn)).toBe(-1)
      }),
      { numRuns: 1000 },
    )
  })
})

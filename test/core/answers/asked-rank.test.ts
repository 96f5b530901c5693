/** "Kapan saya bisa IV/a": what is true of a golongan that is not the next one. */
import { describe, expect, it } from 'vitest'
import type { PersonnelRecord } from '#core/personnel/record.ts'
import { wordsTo } from '#test/support/answering.ts'
import { buildPost, day } from '#test/support/record.ts'

type Rank = PersonnelRecord['ranks'][number]
const rank = (grade: Rank['grade'], tmt = '2023-04-01'): Rank => ({
  grade,
  tmt: day(tmt),
  serviceYears: 10,
  serviceMonths: 4,
  promotionCode: 101,
})
const asked = (rank: Rank['grade'], record: Partial<PersonnelRecord> = {}) =>
  wordsTo({ topic: 'promotion.next', ask: { rank }, record })

describe('the golongan asked for', () => {
  it('is the next one: nothing more is said', () => {
    expect(asked('III/c')).toBe(wordsTo({ topic: 'promotion.next' }))
  })

  it('comes after the next one, as long as the diploma allows it', () => {
    const words = asked('III/d')
    expect(words).toMatch(/^\*\*Paling cepat 1 \p{L}+ 2027, ke Penata \(III\/c\)\*\*/u)
    expect(words).toContain(
      '\nPenata Tingkat I (III/d) baru 1 tingkat sesudah Penata (III/c); masa pangkatnya dihitung dari TMT Penata (III/c).\n',
    )
    expect(words).not.toContain('paling tinggi')
  })

  it('lies beyond what the recorded diploma allows', () => {
    const words = asked('IV/a')
    expect(words).toContain('Pembina (IV/a) baru 2 tingkat sesudah Penata (III/c)')
    expect(words).toContain('Dengan ijazah S1/D4 yang tercatat, KP reguler paling tinggi sampai III/d.')
  })

  it('is said with the conditions too', () => {
    const words = wordsTo({ topic: 'promotion.requirements', ask: { rank: 'IV/b' } })
    expect(words).toContain('Pembina Tingkat I (IV/b) baru 3 tingkat sesudah Penata (III/c)')
    expect(words).toContain('paling tinggi sampai III/d')
  })

  it('is held already', () => {
    expect(asked('III/b')).toContain(
      '\nPenata Muda Tingkat I (III/b) adalah pangkat Ibu sekarang, sejak 1 April 2023.\n',
    )
    expect(asked('III/a')).toContain(
      '\nPenata Muda (III/a) sudah terlewati: pangkat Ibu sekarang Penata Muda Tingkat I (III/b), sejak 1 April 2023.\n',
    )
  })

  it('is none of a PNS', () => {
    expect(asked('IX')).toContain('Golongan IX adalah golongan PPPK; PNS memakai I/a sampai IV/e.')
  })

  it('is shut where the ceiling is reached', () => {
    const words = asked('IV/a', { ranks: [rank('III/d')] })
    expect(words).toMatch(/^\*\*Untuk sekarang belum ada kenaikan pangkat berikutnya/)
    expect(words).toContain('\nPembina (IV/a) belum terbuka dengan data yang sekarang tercatat.\n')
    expect(words).toContain('KP reguler paling tinggi sampai III/d')
  })

  it('is opened by a diploma', () => {
    const education = [
      { level: 'slta', programme: 'IPS', graduatedOn: day('2005-06-01'), isRecognised: true },
      { level: 's1', programme: 'Hukum', graduatedOn: day('2020-06-01'), isRecognised: false },
    ] as const
    const words = asked('III/a', { ranks: [rank('II/b')], education })
    expect(words).toContain('\nKe Penata Muda (III/a) dapat lewat penyesuaian ijazah, di bawah ini.\n')
    expect(words).toContain('penyesuaian ijazah S1/D4 ke Penata Muda (III/a)')
  })

  it('needs another post or another level', () => {
    const head = buildPost({ kind: 'pengawas', title: 'Kepala Subbagian Umum', echelon: 'IV.a' })
    expect(asked('IV/b', { posts: [head], ranks: [rank('III/c')] })).toMatch(
      /Pembina Tingkat I \(IV\/b\) baru 2 tingkat sesudah Penata Tingkat I \(III\/d\).*\n.*Jabatan sekarang paling tinggi sampai III\/d, jadi/,
    )
    const expert = buildPost({
      kind: 'fungsional',
      title: 'Statistisi Ahli Pertama',
      profession: 'Statistisi',
      level: 'ahli_pertama',
    })
    expect(asked('III/d', { posts: [expert], ranks: [rank('III/a')] })).toMatch(
      /Jenjang Ahli Pertama paling tinggi sampai III\/b, jadi untuk itu perlu naik jenjang\./,
    )
  })

  it('changes nothing for a PPPK, who has no promotion', () => {
    const record = { kind: 'pppk', ranks: [rank('IX')] } as const
    expect(asked('X', record)).toBe(wordsTo({ topic: 'promotion.next', record }))
  })
})

/** Golongan: order, names, spellings, and the ranges of posts and levels. */
import { describe, expect, it } from 'vitest'
import { gradeLabel, gradeOrder, levelRange, nextGrade, nextLevel, postRange } from '#core/personnel/grades.ts'
import { parseGrade } from '#core/personnel/parse-grade.ts'
import { echelons, functionalLevels, pnsGrades, pppkGrades } from '#core/personnel/record.ts'
import { parameters } from './build-record.ts'

describe('parseGrade', () => {
  it.each([
    ['3a', 'III/a'],
    ['III a', 'III/a'],
    ['IIIA', 'III/a'],
    ['gol 3/a', 'III/a'],
    ['Gol.III/a', 'III/a'],
    ['golongan tiga a', 'III/a'],
    ['golongan ruang iii/a', 'III/a'],
    ['gol 3D', 'III/d'],
    ['IV.b', 'IV/b'],
    ['iv-e', 'IV/e'],
    ['2 C', 'II/c'],
    ['Penata Muda', 'III/a'],
    ['penata muda tk. I', 'III/b'],
    ['Pembina Tingkat 1', 'IV/b'],
    ['Penata (III/c)', 'III/c'],
    ['IX', 'IX'],
    ['gol ix', 'IX'],
    ['golongan 9', 'IX'],
    ['PPPK golongan V', 'V'],
    ['golongan tujuh', 'VII'],
  ])('%s is %s', (text, expected) => {
    expect(parseGrade(text)).toBe(expected)
  })

  it.each([
    ['a list number', '9'],
    ['I/e, which no law has', 'I/e'],
    ['5a', '5a'],
    ['golongan 18', 'golongan 18'],
    ['nothing', ''],
    ['only the prefix', 'golongan'],
    ['blood', 'golongan darah'],
    ['a sentence', 'kapan saya naik ke 3a'],
  ])('%s is none', (_label, text) => {
    expect(parseGrade(text)).toBeNull()
  })

  it('reads back every label and every spelling of every golongan', () => {
    for (const grade of pnsGrades) {
      expect(parseGrade(grade)).toBe(grade)
      expect(parseGrade(gradeLabel(grade))).toBe(grade)
      expect(parseGrade(grade.replace('/', ' ').toLowerCase())).toBe(grade)
    }
    for (const grade of pppkGrades) expect(parseGrade(gradeLabel(grade))).toBe(grade)
  })
})

describe('the ladder', () => {
  it('has one step from each to the next and ends at IV/e', () => {
    for (const [index, grade] of pnsGrades.entries()) {
      expect(gradeOrder(grade)).toBe(index)
      expect(nextGrade(grade)).toBe(pnsGrades[index + 1] ?? null)
    }
    expect(nextGrade('IV/e')).toBeNull()
    expect(nextGrade('I/d')).toBe('II/a')
  })

  it('does not mix PPPK golongan with those of PNS', () => {
    expect(gradeOrder('I')).toBe(0)
    expect(gradeOrder('XVII')).toBe(16)
    expect(gradeLabel('IX')).toBe('golongan IX')
    expect(gradeLabel('III/c')).toBe('Penata (III/c)')
  })
})

describe('ranges', () => {
  it('run upwards for every echelon and level', () => {
    const ranges = [
      ...echelons.map((echelon) => postRange(echelon, parameters)),
      ...functionalLevels.map((level) => levelRange(level, parameters)),
    ]
    for (const { lowest, highest } of ranges) expect(gradeOrder(lowest)).toBeLessThanOrEqual(gradeOrder(highest))
  })

  it('of a level join the next without a gap', () => {
    for (const level of functionalLevels) {
      const next = nextLevel(level)
      if (next) expect(levelRange(next, parameters).lowest).toBe(nextGrade(levelRange(level, parameters).highest))
    }
    expect(levelRange('ahli_madya', parameters)).toEqual({ lowest: 'IV/a', highest: 'IV/c' })
    expect(postRange('IV.a', parameters)).toEqual({ lowest: 'III/c', highest: 'III/d' })
  })
})

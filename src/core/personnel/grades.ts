/** Golongan ruang and pangkat: their order, names, spellings, and the ranges that posts and levels allow. */
import type { RuleParameters } from './parameters.ts'
import {
  type Echelon,
  type FunctionalLevel,
  type Grade,
  type PnsGrade,
  type PppkGrade,
  pnsGrades,
  pppkGrades,
} from './record.ts'

const pangkatNames: Readonly<Record<PnsGrade, string>> = {
  'I/a': 'Juru Muda',
  'I/b': 'Juru Muda Tingkat I',
  'I/c': 'Juru',
  'I/d': 'Juru Tingkat I',
  'II/a': 'Pengatur Muda',
  'II/b': 'Pengatur Muda Tingkat I',
  'II/c': 'Pengatur',
  'II/d': 'Pengatur Tingkat I',
  'III/a': 'Penata Muda',
  'III/b': 'Penata Muda Tingkat I',
  'III/c': 'Penata',
  'III/d': 'Penata Tingkat I',
  'IV/a': 'Pembina',
  'IV/b': 'Pembina Tingkat I',
  'IV/c': 'Pembina Utama Muda',
  'IV/d': 'Pembina Utama Madya',
  'IV/e': 'Pembina Utama',
}

export interface GradeRange {
  readonly lowest: PnsGrade
  readonly highest: PnsGrade
}

export const levelNames: Readonly<Record<FunctionalLevel, string>> = {
  pemula: 'Pemula',
  terampil: 'Terampil',
  mahir: 'Mahir',
  penyelia: 'Penyelia',
  ahli_pertama: 'Ahli Pertama',
  ahli_muda: 'Ahli Muda',
  ahli_madya: 'Ahli Madya',
  ahli_utama: 'Ahli Utama',
}

const nextLevels: Readonly<Record<FunctionalLevel, FunctionalLevel | null>> = {
  pemula: 'terampil',
  terampil: 'mahir',
  mahir: 'penyelia',
  penyelia: null,
  ahli_pertama: 'ahli_muda',
  ahli_muda: 'ahli_madya',
  ahli_madya: 'ahli_utama',
  ahli_utama: null,
}

export function isPnsGrade(grade: string): grade is PnsGrade {
  return grade.includes('/') && (pnsGrades as readonly string[]).includes(grade)
}

/** Place in the ladder of its own kind, from 0; PNS and PPPK golongan do not compare with each other. */
export function gradeOrder(grade: Grade): number {
  return isPnsGrade(grade) ? pnsGrades.indexOf(grade) : pppkGrades.indexOf(grade as PppkGrade)
}

/** Null for IV/e, the last one. */
export function nextGrade(grade: PnsGrade): PnsGrade | null {
  return pnsGrades[gradeOrder(grade) + 1] ?? null
}

export function pangkatName(grade: PnsGrade): string {
  return pangkatNames[grade]
}

/** `Penata (III/c)` for a PNS, `golongan IX` for a PPPK, which has no pangkat. */
export function gradeLabel(grade: Grade): string {
  return isPnsGrade(grade) ? `${pangkatNames[grade]} (${grade})` : `golongan ${grade}`
}

/** The roman part, `III` of `III/c`. */
export function gradeGroup(grade: PnsGrade): 'I' | 'II' | 'III' | 'IV' {
  return grade.slice(0, grade.indexOf('/')) as 'I' | 'II' | 'III' | 'IV'
}

/** PP 100/2000 jo. PP 13/2002; the old echelon still decides. */
export function postRange(echelon: Echelon, parameters: Pick<RuleParameters, 'postRanges'>): GradeRange {
  return parameters.postRanges[echelon]
}

/** PermenPANRB 1/2023. */
export function levelRange(level: FunctionalLevel, parameters: Pick<RuleParameters, 'levelRanges'>): GradeRange {
  return parameters.levelRanges[level]
}

/** The level after this one in the same category; null at the top. */
export function nextLevel(level: FunctionalLevel): FunctionalLevel | null {
  return nextLevels[level]
}

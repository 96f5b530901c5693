/** Tingkat pendidikan in the words people read. */
import type { EducationLevel } from './record.ts'

export const educationNames: Readonly<Record<EducationLevel, string>> = {
  sd: 'SD',
  sltp: 'SLTP',
  sltp_kejuruan: 'SLTP Kejuruan',
  slta: 'SLTA',
  d1: 'D1',
  d2: 'D2',
  sgplb: 'SGPLB',
  d3: 'D3',
  s1: 'S1/D4',
  s2: 'S2 atau setara',
  s3: 'S3',
}

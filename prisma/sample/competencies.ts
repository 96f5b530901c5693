/** Competency standards and who needs which level: PermenPANRB 38/2017 in shape, digital ones among the technical. */
import { functionalLevels, type PostEntry, type PostKind } from '#core/personnel/record.ts'
import { createRandom } from './random.ts'
import type { SampleAssessment, SampleCompetency, SampleRequirement } from './sample-city.ts'

const managerial = [
  ['M1', 'Integritas'],
  ['M2', 'Kerja sama'],
  ['M3', 'Komunikasi'],
  ['M4', 'Orientasi pada hasil'],
  ['M5', 'Pelayanan publik'],
  ['M6', 'Pengembangan diri dan orang lain'],
  ['M7', 'Mengelola perubahan'],
  ['M8', 'Pengambilan keputusan'],
] as const
const digital = [
  ['D1', 'Literasi data'],
  ['D2', 'Keamanan informasi'],
  ['D3', 'Tata kelola SPBE'],
  ['D4', 'Pengolahan data'],
  ['D5', 'Pemanfaatan kecerdasan artifisial'],
  ['D6', 'Kolaborasi digital'],
] as const
const technical = [
  ['T1', 'Tata naskah dinas'],
  ['T2', 'Pengelolaan keuangan daerah'],
  ['T3', 'Pengadaan barang dan jasa'],
  ['T4', 'Pengelolaan arsip'],
  ['T5', 'Analisis kebijakan'],
] as const

export const competencies: readonly SampleCompetency[] = [
  ...managerial.map(([code, name]) => ({ code, name, kind: 'manajerial' as const, isDigital: false })),
  { code: 'S1', name: 'Perekat bangsa', kind: 'sosial_kultural', isDigital: false },
  ...digital.map(([code, name]) => ({ code, name, kind: 'teknis' as const, isDigital: true })),
  ...technical.map(([code, name]) => ({ code, name, kind: 'teknis' as const, isDigital: false })),
]

const managerialLevels: Readonly<Record<PostKind, number>> = {
  jpt_utama: 5,
  jpt_madya: 5,
  jpt_pratama: 4,
  administrator: 3,
  pengawas: 2,
  fungsional: 2,
  pelaksana: 1,
}
/** In the order of `digital`. */
const digitalLevels: Readonly<Record<'leader' | 'fungsional' | 'pelaksana', readonly number[]>> = {
  leader: [3, 3, 3, 2, 2, 3],
  fungsional: [3, 2, 2, 3, 2, 2],
  pelaksana: [2, 2, 1, 2, 2, 2],
}
const leaders = ['jpt_pratama', 'administrator', 'pengawas'] as const
const itProfessions = ['Pranata Komputer', 'Statistisi', 'Sandiman', 'Administrator Database Kependudukan'] as const

/** The row that names profession and level stands before the general row of its competency. */
export const requirements: readonly SampleRequirement[] = [
  ...[...leaders, 'fungsional' as const, 'pelaksana' as const].flatMap((postKind) => {
    const isLeader = postKind !== 'fungsional' && postKind !== 'pelaksana'
    const levels = digitalLevels[isLeader ? 'leader' : postKind]
    return [
      ...managerial.map(([code]) => need(code, postKind, managerialLevels[postKind])),
      need('S1', postKind, managerialLevels[postKind]),
      ...digital.map(([code], index) => need(code, postKind, levels[index] ?? 1)),
      need('T1', postKind, 2),
      ...(isLeader ? [need('T2', postKind, 3), need('T5', postKind, 3)] : [need('T4', postKind, 2)]),
    ]
  }),
  ...itProfessions.flatMap((profession) => digital.map(([code]) => need(code, 'fungsional', 4, profession))),
  need('T5', 'fungsional', 3, 'Analis Kebijakan'),
  need('T4', 'fungsional', 4, 'Arsiparis'),
  ...functionalLevels
    .filter((level) => level === 'ahli_muda' || level === 'ahli_madya')
    .flatMap((level) => managerial.map(([code]) => need(code, 'fungsional', 3, null, level))),
]

function need(
  competencyCode: string,
  postKind: PostKind,
  required: number,
  profession: string | null = null,
  level: PostEntry['level'] = null,
): SampleRequirement {
  return { competencyCode, postKind, required, profession, level }
}

/** What a post requires: for each competency the row that says most about the post. */
export function requirementsOf(post: Pick<PostEntry, 'kind' | 'profession' | 'level'>): readonly SampleRequirement[] {
  const best = new Map<string, SampleRequirement>()
  const weight = (row: SampleRequirement): number => (row.profession ? 2 : 0) + (row.level ? 1 : 0)
  for (const row of requirements) {
    if (row.postKind !== post.kind) continue
    if (row.profession !== null && row.profession !== post.profession) continue
    if (row.level !== null && row.level !== post.level) continue
    const known = best.get(row.competencyCode)
    if (!known || weight(row) > weight(known)) best.set(row.competencyCode, row)
  }
  return [...best.values()]
}

/** Assessed within the last two years; the digital ones fall short most often, a few are not assessed at all. */
export function buildAssessments(
  personId: string,
  post: Pick<PostEntry, 'kind' | 'profession' | 'level'>,
  today: Temporal.PlainDate,
): SampleAssessment[] {
  const random = createRandom(`${personId}/competency`)
  const assessedOn = today.subtract({ months: random.int(2, 22), days: random.int(0, 20) })
  return requirementsOf(post).flatMap(({ competencyCode, required }) => {
    const isDigital = competencyCode.startsWith('D')
    if (random.chance(0.06)) return []
    const isShort = random.chance(isDigital ? 0.4 : 0.15)
    const gap = isShort ? (isDigital && random.chance(0.3) ? 2 : 1) : random.chance(0.15) ? -1 : 0
    return [{ competencyCode, assessed: Math.min(5, Math.max(1, required - gap)), assessedOn }]
  })
}

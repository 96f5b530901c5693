/** The answer about IP-ASN: BKN's number, its level, and what raises it. */
import { formatNumber } from '../calendar/indonesian-date.ts'
import { type IndexLevel, professionalismIndex } from '../personnel/professionalism-index.ts'
import { closing } from './closing.ts'
import type { Facts } from './facts.ts'
import { offer, type Reply, reply } from './reply.ts'
import { offerTopic } from './topic-labels.ts'

const levels: Readonly<Record<IndexLevel, string>> = {
  very_high: 'sangat tinggi',
  high: 'tinggi',
  middle: 'sedang',
  low: 'rendah',
  very_low: 'sangat rendah',
}

export function indexAnswer(facts: Facts): Reply {
  const { record, parameters, today } = facts
  const found = professionalismIndex(record, today, parameters)
  const { known, level, raises } = found.value
  const naik = raises.map((teks) => ({ teks }))
  const choices = [
    offerTopic('training.recommended'),
    offerTopic('training.hours'),
    offer('Data saya keliru', { name: 'correct_data' }),
  ]
  if (!known || !level) return reply('career.index-none', { ...closing(facts, found), naik }, choices)
  const { qualification, competence, performance, discipline } = known
  // The other three would give away the points for discipline, which no chat names.
  const isPlain = discipline === null || discipline >= parameters.indexPoints.discipline
  const unsur = [
    ['Kualifikasi', qualification, parameters.indexPoints.qualification],
    ['Kompetensi', competence, parameters.indexPoints.competence],
    ['Kinerja', performance, parameters.indexPoints.performance],
  ] as const
  return reply(
    'career.index',
    {
      ...closing(facts, found),
      tahun: known.year,
      nilai: formatNumber(known.total),
      tingkat: levels[level],
      unsur: isPlain
        ? unsur.flatMap(([nama, poin, dari]) =>
            poin === null ? [] : [{ nama, poin: formatNumber(poin), dari: formatNumber(dari) }],
          )
        : [],
      naik,
      adaNaik: naik.length > 0,
    },
    choices,
  )
}

/** Answers about the person's own training: hours (JP) against the target, and competencies that fall short. */
import { formatDate, formatNumber } from '../calendar/indonesian-date.ts'
import type { Ask } from '../dialogue/command.ts'
import { competencyGaps } from '../personnel/competency-gap.ts'
import { trainingHours } from '../personnel/training-hours.ts'
import { closing } from './closing.ts'
import type { Facts } from './facts.ts'
import { offer, type Reply, reply } from './reply.ts'
import { offerTopic } from './topic-labels.ts'

const shownCertificates = 5
const shownGaps = 6

export function hoursAnswer(facts: Facts, ask: Pick<Ask, 'year'>): Reply {
  const { record, parameters, today } = facts
  const year = ask.year ?? today.year
  // Of another year its last day is looked at; the year of an agreement that covers it may begin in the middle.
  const asOf = year === today.year ? today : Temporal.PlainDate.from({ year, month: 12, day: 31 })
  const found = trainingHours(record, asOf, parameters)
  const { hours, target, targetKind, gap, from, until, counted } = found.value
  return reply(
    'training.hours',
    {
      ...closing(facts, found),
      jp: hours,
      target,
      batas: targetKind === 'ceiling',
      tahun: year === today.year ? 'tahun ini' : `tahun ${year}:`,
      kurang: gap !== null && gap > 0 ? gap : null,
      terpenuhi: gap === 0,
      mulai: formatDate(from),
      sampai: formatDate(until),
      sertifikat: counted
        .slice(0, shownCertificates)
        .map(({ name, hours: each }) => ({ judul: name, nilai: each === null ? 'JP belum diisi' : `${each} JP` })),
      lainnya: counted.length > shownCertificates ? counted.length - shownCertificates : null,
    },
    [
      offerTopic('training.recommended'),
      offerTopic('training.list'),
      offer('Data saya keliru', { name: 'correct_data', field: 'certificate' }),
    ],
  )
}

export function gapAnswer(facts: Facts): Reply {
  const found = competencyGaps(facts.record, facts.parameters)
  const { gaps, unassessed, matchPercent } = found.value
  const digitalFirst = [...gaps].sort((a, b) => Number(b.competency.isDigital) - Number(a.competency.isDigital))
  return reply(
    'training.gap',
    {
      ...closing(facts, found),
      jumlah: gaps.length || null,
      belumDinilai: matchPercent === null,
      sesuai: gaps.length === 0 && matchPercent !== null,
      baris: digitalFirst.slice(0, shownGaps).map(({ competency, missing }) => ({
        nama: competency.name,
        perlu: competency.required,
        nilai: competency.assessed,
        kurang: missing,
      })),
      lainnya: gaps.length > shownGaps ? gaps.length - shownGaps : null,
      kecocokan: matchPercent === null ? null : formatNumber(Math.round(matchPercent), 0),
      menungguNilai: unassessed.length > 0 && matchPercent !== null ? unassessed.length : null,
    },
    [offerTopic('training.recommended'), offerTopic('training.list'), offerTopic('training.hours')],
  )
}

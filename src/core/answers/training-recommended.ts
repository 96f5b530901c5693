/** The answer to what to learn: sessions that narrow a gap of the person, each with its reason, and gaps without any. */
import { formatMonth } from '../calendar/indonesian-date.ts'
import type { Ask } from '../dialogue/command.ts'
import { competencyGaps } from '../personnel/competency-gap.ts'
import { recommendTrainings } from '../training-recommendation.ts'
import type { TrainingSession } from '../training-session.ts'
import { closing } from './closing.ts'
import type { Facts } from './facts.ts'
import { offer, reply } from './reply.ts'
import { offerTopic } from './topic-labels.ts'
import { monthsAhead, registerOffers, type SessionList, spanOf, toMonth, trainingWindow } from './training-lists.ts'
import { isRegistrable, trainingRow } from './training-row.ts'

const pageSize = 3

export function recommendedAnswer(facts: Facts, ask: Ask, all: readonly TrainingSession[]): SessionList {
  const { today, record, parameters } = facts
  const asked = ask.fromMonth ? trainingWindow(ask, today) : null
  const sessions = asked ? all.filter((session) => isWithin(session, asked)) : all
  const { gaps, matchPercent } = competencyGaps(record, parameters).value
  const { certificates } = record
  const { list, uncovered } = recommendTrainings({ gaps, certificates, sessions, today })
  const common = {
    ...closing(facts, { basis: [{ name: 'PermenPANRB 38/2017' }] }),
    rentang: asked && spanOf(asked.from, asked.until),
    belumAda: uncovered.length > 0 ? named(uncovered.map(({ competency }) => competency.name)) : null,
    kalender: asked
      ? spanOf(asked.from, asked.until)
      : `sampai akhir ${formatMonth(today.add({ months: monthsAhead }))}`,
  }
  const start = Math.min(ask.page ?? 0, Math.max(0, Math.ceil(list.length / pageSize) - 1)) * pageSize
  const shown = list.slice(start, start + pageSize)
  const numbered = { from: start + 1, ids: shown.map(({ session }) => session.id) }
  if (shown.length === 0) {
    const view = {
      ...common,
      // Not assessed is not the same as not short.
      adaKurang: gaps.length > 0 || matchPercent === null,
      sudahAda: gaps.length > uncovered.length,
      adaLain: sessions.some((session) => isRegistrable(session, today)),
    }
    const months = asked ? { fromMonth: toMonth(asked.from), untilMonth: toMonth(asked.until) } : {}
    const choices = [offerTopic('training.list', months), offerTopic('training.gap')]
    return { reply: reply('training.recommended-none', view, choices), numbered }
  }
  const baris = shown.map(({ session, because, wasTaken }, index) => {
    const row = trainingRow(session, today)
    return {
      nomor: start + index + 1,
      ...row,
      keterangan: wasTaken ? `${row.keterangan}, pernah diikuti` : row.keterangan,
      kompetensi: because.name,
      nilai: because.assessed,
      perlu: because.required,
    }
  })
  const hasMore = start + pageSize < list.length
  const more = hasMore ? offer('Lainnya', { ...ask, page: start / pageSize + 1 }) : offerTopic('training.gap')
  const offers = registerOffers(
    shown.map(({ session }) => session),
    start,
    today,
  )
  return {
    reply: reply('training.recommended', { ...common, jumlah: list.length, baris }, [...offers, more]),
    numbered,
  }
}

function isWithin(
  { startsOn, endsOn, mode }: TrainingSession,
  { from, until }: { readonly from: Temporal.PlainDate; readonly until: Temporal.PlainDate },
): boolean {
  const first = mode === 'mandiri' ? endsOn : startsOn
  return Temporal.PlainDate.compare(first, from) >= 0 && Temporal.PlainDate.compare(startsOn, until) <= 0
}

/** `Komunikasi`, `Komunikasi dan Literasi data`, `Arsip, Komunikasi, dan Literasi data` */
function named(names: readonly string[]): string {
  if (names.length > 3) return `${names.slice(0, 3).join(', ')}, dan ${names.length - 3} kompetensi lain`
  if (names.length < 3) return names.join(' dan ')
  return `${names.slice(0, -1).join(', ')}, dan ${names.at(-1)}`
}

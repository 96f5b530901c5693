/** Answers about the next promotion (kenaikan pangkat) and what it still asks for. */
import { formatDate } from '../calendar/indonesian-date.ts'
import type { Ask } from '../dialogue/command.ts'
import { educationNames } from '../personnel/education-names.ts'
import type { Finding } from '../personnel/finding.ts'
import { gradeLabel, gradeOrder } from '../personnel/grades.ts'
import { nextPromotion } from '../personnel/promotion.ts'
import { diplomaPromotion } from '../personnel/promotion-diploma.ts'
import type { PromotionOutlook } from '../personnel/promotion-outlook.ts'
import { proposalState } from '../personnel/proposal-stage.ts'
import { askedRank } from './asked-rank.ts'
import { closing } from './closing.ts'
import { type ConditionRow, conditionRows } from './condition-rows.ts'
import { discreet } from './discreet.ts'
import type { Facts } from './facts.ts'
import { nearDate } from './near-date.ts'
import { offer, type Reply, reply } from './reply.ts'
import type { ReplyName } from './reply-names.ts'
import { offerTopic } from './topic-labels.ts'

const correct = offer('Data saya keliru', { name: 'correct_data', field: 'rank' })

/** How many conditions stand under the date; the rest is one step away. */
const shortRows = 4

export function promotionAnswer(facts: Facts, ask: Ask): Reply {
  const { record, parameters, today } = facts
  const found = nextPromotion(record, today, parameters)
  const { outcome } = found.value
  if (outcome === 'expected' || outcome === 'blocked') {
    const rows = conditionRows(found.conditions, shortRows)
    const all = conditionRows(found.conditions)
    return reply(
      outcome === 'expected' ? 'promotion.expected' : 'promotion.blocked',
      {
        ...dated(facts, ask, { ...found, caveats: mainCaveats(found.caveats) }),
        syarat: rows,
        ...more(all, rows),
      },
      [offerTopic('promotion.requirements'), offerTopic('proposal.status'), correct],
    )
  }
  if (outcome === 'not_applicable') {
    return reply('promotion.not-applicable', stated(facts, ask, found), [
      ...(record.kind === 'pppk_paruh_waktu' ? [] : [offerTopic('raise.next')]),
      offerTopic('career.contract'),
      offerTopic('training.recommended'),
    ])
  }
  const names = {
    decreed: 'promotion.decreed',
    at_ceiling: 'promotion.at-ceiling',
    too_late: 'promotion.too-late',
    unknown: 'promotion.unknown',
  } as const satisfies Record<typeof outcome, ReplyName>
  return reply(names[outcome], stated(facts, ask, found), [
    outcome === 'too_late' ? offerTopic('retirement.date') : offerTopic('raise.next'),
    offerTopic('proposal.status'),
    correct,
  ])
}

export function requirementsAnswer(facts: Facts, ask: Ask): Reply {
  const { record, parameters, today } = facts
  const found = nextPromotion(record, today, parameters)
  if (found.value.outcome !== 'expected' && found.value.outcome !== 'blocked') return promotionAnswer(facts, ask)
  const rows = conditionRows(found.conditions)
  return reply(
    'promotion.requirements',
    {
      ...dated(facts, ask, found),
      syarat: rows,
      terpenuhi: rows.filter(({ tanda }) => tanda === '✅').length,
      semua: rows.length,
      fungsional: found.value.path === 'fungsional',
    },
    [offerTopic('promotion.next'), offerTopic('proposal.status'), correct],
  )
}

/** True of every post of that kind, so said once, with the requirements. */
const general = /^(?:Instansi pembina|Syarat lama)/

function mainCaveats(caveats: readonly string[]): readonly string[] {
  return caveats.filter((caveat) => !general.test(caveat))
}

/** How many conditions are left out, and whether all of those are met. */
function more(all: readonly ConditionRow[], rows: readonly ConditionRow[]) {
  const left = all.filter((row) => !rows.some(({ teks }) => teks === row.teks))
  return { lainnya: left.length || null, lainnyaTerpenuhi: left.every(({ tanda }) => tanda === '✅') }
}

/** A diploma that opens as much as the regular way, and mostly sooner. */
function byDiploma(facts: Facts, { path, target }: PromotionOutlook) {
  const found = path === 'reguler' && target ? diplomaPromotion(facts.record, facts.today, facts.parameters) : null
  if (!found || !target || gradeOrder(found.value.target) < gradeOrder(target)) return []
  const open = found.conditions.filter(({ state }) => state !== 'met').map(({ text }) => text)
  if (open.some((text) => text.startsWith('Predikat') && !text.includes('dinilai'))) return []
  const needs = [
    ...(found.value.isRecognised ? [] : ['dicantumkan di BKN']),
    ...(open.some((text) => text.includes('genap')) ? ['cukup masa kerjanya di golongan sekarang'] : []),
    ...(open.some((text) => text.includes('UPKP')) ? ['lulus UPKP'] : []),
  ]
  return [
    {
      terbuka: found.value.target,
      ijazah: educationNames[found.value.level],
      ijazahKe: gradeLabel(found.value.target),
      ijazahPerlu: needs.join(' dan ') || null,
    },
  ]
}

function dated(facts: Facts, { rank }: Ask, found: Finding<PromotionOutlook>) {
  const { record, today } = facts
  const { target, date, submitBy } = found.value
  const running = record.proposals.find(
    (proposal) =>
      proposal.service === 'kp' &&
      date !== null &&
      proposal.targetTmt?.equals(date) &&
      proposalState(proposal, today).isRunning,
  )
  // While the person is out of service or under a note, no date would be true.
  const isShut = found.conditions.some(
    ({ state, text }) => state === 'failed' && /^Sedang|hukuman disiplin/i.test(text),
  )
  const isReturned = running !== undefined && proposalState(running, today).stage === 'perlu_perbaikan'
  const isPassed = submitBy !== null && Temporal.PlainDate.compare(submitBy, today) < 0
  const adjusted = isShut ? [] : byDiploma(facts, found.value)
  return {
    ditanya: askedRank(facts, found.value, rank, adjusted[0]?.terbuka ?? null),
    ...closing(facts, {
      basis: found.basis,
      caveats: found.caveats.filter((caveat) => !caveat.startsWith('Usulan untuk TMT')),
    }),
    penyesuaian: adjusted,
    belumDiusulkan: !running,
    tanggal: date && !isShut ? formatDate(date) : null,
    ke: target ? gradeLabel(target) : 'golongan berikutnya',
    diajukan: running && !isReturned ? formatDate(running.submittedOn) : null,
    dikembalikan: isReturned,
    usulan: submitBy && !isPassed && !isShut && !running ? nearDate(submitBy, today) : null,
    usulanLewat: submitBy && isPassed && !isShut && !running ? formatDate(submitBy) : null,
  }
}

function stated(facts: Facts, { rank }: Ask, found: Finding<PromotionOutlook>) {
  const { record, parameters, today } = facts
  const { target, date, current } = found.value
  const diploma = found.value.outcome === 'at_ceiling' ? diplomaPromotion(record, today, parameters) : null
  return {
    ditanya: askedRank(facts, found.value, rank, diploma?.value.target ?? null),
    ...closing(facts, { basis: found.basis }),
    tanggal: date ? formatDate(date) : null,
    ke: target ? gradeLabel(target) : null,
    dari: current ? gradeLabel(current) : null,
    keterangan: found.caveats.map((teks) => ({ teks: discreet(teks) })),
    ijazah: diploma
      ? [
          {
            ijazah: educationNames[diploma.value.level],
            ijazahKe: gradeLabel(diploma.value.target),
            perluPencantuman: !diploma.value.isRecognised,
            syarat: conditionRows(diploma.conditions),
          },
        ]
      : [],
  }
}

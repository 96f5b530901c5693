/** Answers about the performance appraisal (SKP): the year's stages, and the person's state in them. */
import { formatDate, formatDateRange, formatDateWithDay, untilText } from '../calendar/indonesian-date.ts'
import { previousWorkingDay } from '../calendar/working-days.ts'
import type { Ask } from '../dialogue/command.ts'
import { appraisalStatus, type StageStatus } from '../personnel/appraisal.ts'
import { type AppraisalStage, annualWindow, appraisalStages } from '../personnel/appraisal-stages.ts'
import { predicateName } from '../personnel/predicate.ts'
import { pendingStages } from './appraisal-pending.ts'
import { closing } from './closing.ts'
import { discreet } from './discreet.ts'
import type { Facts } from './facts.ts'
import { nearDate } from './near-date.ts'
import { offer, type Reply, reply } from './reply.ts'
import { offerTopic } from './topic-labels.ts'

/** "TW IV" asked in January is the one that has just closed. */
export function appraisalYearOf(ask: Pick<Ask, 'year' | 'quarter'>, today: Temporal.PlainDate): number {
  if (ask.year !== undefined) return ask.year
  return ask.quarter === 4 && today.month === 1 ? today.year - 1 : today.year
}

export function stagesAnswer(facts: Facts, ask: Ask): Reply {
  const { record, parameters, today } = facts
  const year = stagesYear(facts, ask)
  const found = appraisalStatus(record, year, today, parameters)
  const limits = { basis: found.basis, caveats: found.caveats }
  const choices = [
    offerTopic('appraisal.status', { year }),
    offerTopic('appraisal.predicate'),
    ...(record.teamSize > 0 ? [offerTopic('appraisal.team')] : []),
  ]
  const { isUnrecorded } = found.value
  if (ask.quarter !== undefined) {
    const stage = found.value.stages.find(({ key }) => key === `tw${ask.quarter}`)
    if (stage) {
      const late = isUnrecorded ? [] : found.value.stages.filter(({ state }) => state === 'overdue')
      const choice = [offerTopic('appraisal.stages', { year }, 'Jadwal SKP lengkap'), ...choices.slice(0, 2)]
      return reply(
        'appraisal.quarter',
        {
          ...closing(facts, limits),
          ...quarterView(facts, isUnrecorded ? { ...stage, waitsFor: null } : stage),
          tercatat: !isUnrecorded,
          terlambat: late.map(({ name }) => ({ nama: name })),
        },
        choice,
      )
    }
  }
  const stages = appraisalStages(year, parameters)
  const next = stages.find(({ dueOn }) => Temporal.PlainDate.compare(dueOn, today) >= 0)
  return reply(
    'appraisal.stages',
    {
      ...closing(facts, limits),
      tahun: year,
      berikut: next
        ? [
            {
              nama: next.name,
              mulai: formatDate(next.opensOn),
              batas: nearDate(next.dueOn, today),
              lagi: untilText(next.dueOn, today),
            },
          ]
        : [],
      selesai: !next,
      baris: [...stages, ...openPlan(facts, year + 1)].map((stage) => ({
        nama: stage.name,
        rentang: formatDateRange(stage.opensOn, stage.dueOn),
        sekarang: stage === next,
      })),
      ...lastWorkingView(facts, next),
    },
    choices,
  )
}

/** While last year's evaluations may still be done, their days come first. */
function stagesYear({ parameters, today }: Facts, ask: Ask): number {
  const isOpenYear = (year: number) => Temporal.PlainDate.compare(annualWindow(year, parameters).dueOn, today) >= 0
  if (ask.year !== undefined || ask.quarter !== undefined) return appraisalYearOf(ask, today)
  return isOpenYear(today.year - 1) ? today.year - 1 : today.year
}

/** The plan of the year after, once it can be drawn up. */
function openPlan({ parameters, today }: Facts, year: number): readonly AppraisalStage[] {
  return appraisalStages(year, parameters)
    .slice(0, 1)
    .filter(
      ({ opensOn, dueOn }) =>
        Temporal.PlainDate.compare(opensOn, today) <= 0 && Temporal.PlainDate.compare(dueOn, today) >= 0,
    )
}

function quarterView(facts: Facts, stage: StageStatus) {
  return {
    nama: stage.name,
    mulai: formatDate(stage.opensOn),
    batas: formatDateWithDay(stage.dueOn),
    sudahDibuka: Temporal.PlainDate.compare(stage.opensOn, facts.today) <= 0,
    sudahLewat: Temporal.PlainDate.compare(stage.dueOn, facts.today) < 0,
    ...stageView(stage, facts.today),
    ...lastWorkingView(facts, stage),
  }
}

/** A deadline on a day off stays printed as it is; the last working day before it is named beside it. */
function lastWorkingView({ holidays, today }: Facts, stage: AppraisalStage | undefined) {
  const isKnown = stage && holidays.some(({ date }) => date.year === stage.dueOn.year)
  const day = isKnown ? previousWorkingDay(stage.dueOn, holidays) : null
  const isUseful = day && stage && !day.equals(stage.dueOn) && Temporal.PlainDate.compare(day, today) >= 0
  return { hariKerja: isUseful ? formatDateWithDay(day) : null }
}

export function statusAnswer(facts: Facts, ask: Ask): Reply {
  const { record, parameters, today } = facts
  const pending = ask.year === undefined && ask.quarter === undefined ? pendingStages(facts) : []
  // In December the plan of the coming year may be what there is to do; the rows stay the running year's.
  const year = Math.min(pending[0]?.year ?? Number.POSITIVE_INFINITY, appraisalYearOf(ask, today))
  const found = appraisalStatus(record, year, today, parameters)
  const { stages, exemption, isUnrecorded } = found.value
  const next = pending[0]?.stage ?? found.value.next
  const choices = [
    offerTopic('appraisal.stages', { year }),
    offerTopic('appraisal.predicate'),
    record.teamSize > 0
      ? offerTopic('appraisal.team')
      : offer('Data saya keliru', { name: 'correct_data', field: 'appraisal' }),
  ]
  if (exemption) {
    return reply(
      'appraisal.exempt',
      { ...closing(facts, { basis: found.basis }), tahun: year, dulu: false, alasan: discreet(exemption) },
      choices,
    )
  }
  if (stages.every(({ state }) => state === 'not_applicable')) {
    const view = { tahun: year, dulu: true, alasan: 'Menurut data, waktu itu belum mulai bertugas.' }
    return reply('appraisal.exempt', { ...closing(facts, { basis: found.basis }), ...view }, choices)
  }
  if (isUnrecorded) {
    return reply('appraisal.unrecorded', { ...closing(facts, { basis: found.basis }), tahun: year }, choices)
  }
  const quarter = stages.find(({ key }) => key === `tw${ask.quarter}`)
  if (quarter) {
    return reply(
      'appraisal.quarter-status',
      {
        ...closing(facts, { basis: found.basis }),
        nama: quarter.name,
        batas: formatDateWithDay(quarter.dueOn),
        ...stageView(quarter, today),
        ...(quarter.state === 'done' ? { hariKerja: null } : lastWorkingView(facts, quarter)),
      },
      choices,
    )
  }
  return reply(
    'appraisal.status',
    {
      ...closing(facts, { basis: found.basis }),
      tahun: year,
      terlambat: stages.filter(({ state }) => state === 'overdue').length || null,
      bertindak: next
        ? [
            {
              nama: next.name,
              ...stageView(next, today),
              batas: nearDate(next.dueOn, today),
              lagi: untilText(next.dueOn, today),
              mulai: nearDate(next.opensOn, today),
            },
          ]
        : [],
      beres: next === null,
      juga: pending.slice(1).map(({ stage }) => ({
        namaJuga: stage.name,
        ...stageView(stage, today),
      })),
      baris: stages
        .filter(({ state }) => state !== 'not_applicable')
        .map((stage) => ({ nama: stage.name, ...stageView(stage, today) })),
    },
    choices,
  )
}

function stageView(stage: StageStatus, today: Temporal.PlainDate) {
  const { state, doneOn, predicate, waitsFor, dueOn, opensOn } = stage
  const isRunning = state === 'open' || state === 'overdue'
  return {
    tanda: state === 'done' ? '✅' : state === 'overdue' ? '⚠️' : '⏳',
    selesaiPada: state === 'done' && doneOn ? formatDate(doneOn) : null,
    predikat: state === 'done' && predicate ? predicateName(predicate) : null,
    telat: state === 'overdue' ? formatDate(dueOn) : null,
    dibuka: state === 'not_open' ? nearDate(opensOn, today) : null,
    batasBuka: state === 'open' ? nearDate(dueOn, today) : null,
    diAtasan: isRunning && waitsFor === 'supervisor',
    diPegawai: isRunning && waitsFor === 'employee',
    tidakBerlaku: state === 'not_applicable',
  }
}

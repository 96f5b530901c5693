/** One session in full, the questions before a seat is taken or given back, and what became of them. */
import type { Choice } from '../message.ts'
import { isClosed } from '../training-refusal.ts'
import {
  type Cancelling,
  hasWaitingRoom,
  isCancellable,
  isRegistered,
  type SessionBrief,
  type TrainingSession,
  type Waiting,
} from '../training-session.ts'
import { addressWord } from './address-word.ts'
import type { Facts } from './facts.ts'
import { offer, type Reply, reply } from './reply.ts'
import type { ReplyName } from './reply-names.ts'
import { offerTopic } from './topic-labels.ts'
import { sessionDays, trainingDetail } from './training-detail.ts'
import { isRegistrable } from './training-row.ts'

export function sessionAnswer(facts: Facts, session: TrainingSession): Reply {
  const isMine = isRegistered(session) || session.askerStatus === 'menunggu'
  const choices = isRegistrable(session, facts.today)
    ? [offer('Daftar', { name: 'training.register', session: session.id })]
    : isMine && !session.isCancelled && isCancellable(session, facts.today)
      ? [offer(isRegistered(session) ? 'Batalkan' : 'Keluar dari daftar tunggu', cancelOf(session))]
      : []
  const { askerStatus, askerPlace, isOpenToAsker, isCancelled } = session
  return reply(
    'training.show',
    {
      ...detail(facts, session),
      terdaftar: isRegistered(session),
      menunggu: askerStatus === 'menunggu' ? askerPlace : null,
      bukanUntukAsn: !isOpenToAsker,
      ditutup: !isMine && isClosed(session, facts.today),
      dibatalkan: isCancelled,
      bentrok: isMine ? [] : session.conflicts.map(brief),
    },
    [...choices, offerTopic('training.list')],
  )
}

export function askRegister(facts: Facts, session: TrainingSession, yesAndNo: readonly Choice[]): Reply {
  return reply('training.register-ask', detail(facts, session), yesAndNo)
}

/** All seats are taken, and there is room to wait. */
export function askWait(facts: Facts, session: TrainingSession, yesAndNo: readonly Choice[]): Reply {
  return reply('training.wait-ask', { ...detail(facts, session), urutan: session.waiting + 1 }, yesAndNo)
}

/** Another session of the person's takes place at that time: keep it, or move. */
export function askMove(
  facts: Facts,
  session: TrainingSession,
  other: SessionBrief,
  yesAndNo: readonly Choice[],
): Reply {
  return reply('training.move-ask', { ...detail(facts, session), ...otherOf(other) }, yesAndNo)
}

export function askCancel(facts: Facts, session: TrainingSession, yesAndNo: readonly Choice[]): Reply {
  return reply(
    'training.cancel-ask',
    { ...detail(facts, session), menunggu: session.askerStatus === 'menunggu' },
    yesAndNo,
  )
}

const outcomes: Readonly<Record<Exclude<Waiting, 'unknown_session'>, ReplyName>> = {
  registered: 'training.registered',
  already_registered: 'training.already-registered',
  waiting: 'training.waiting',
  already_waiting: 'training.already-waiting',
  full: 'training.full',
  conflict: 'training.conflict',
  closed: 'training.closed',
  not_invited: 'training.not-invited',
  cancelled_session: 'training.session-cancelled',
}

/** `session` as it is after the try. */
export function registerAnswer(facts: Facts, session: TrainingSession | null, result: Waiting): Reply {
  if (result === 'unknown_session' || !session) return unknownSession()
  const view = {
    ...detail(facts, session),
    urutan: session.askerPlace,
    tanpaTunggu: session.waitingLimit === 0,
    tungguPenuh: session.waitingLimit > 0 && !hasWaitingRoom(session),
    bentrok: session.conflicts.map(brief),
  }
  return reply(outcomes[result], view, [
    offerTopic('training.registrations'),
    offerTopic('training.recommended'),
    ...(result === 'registered' ? [offer('Batalkan', cancelOf(session))] : []),
    ...(result === 'waiting' ? [offer('Keluar dari daftar tunggu', cancelOf(session))] : []),
  ])
}

export function movedAnswer(facts: Facts, session: TrainingSession, other: TrainingSession): Reply {
  return reply('training.moved', { ...detail(facts, session), ...otherOf(other) }, [
    offerTopic('training.registrations'),
    offer('Batalkan', cancelOf(session)),
  ])
}

const cancelled: Readonly<Record<Exclude<Cancelling, 'unknown_session'>, ReplyName>> = {
  cancelled: 'training.cancelled',
  left_waiting: 'training.left-waiting',
  not_registered: 'training.not-registered',
  already_started: 'training.already-started',
}

export function cancelAnswer(facts: Facts, session: TrainingSession | null, result: Cancelling): Reply {
  if (result === 'unknown_session' || !session) return unknownSession()
  return reply(cancelled[result], detail(facts, session), [
    offerTopic('training.registrations'),
    offerTopic('training.list'),
  ])
}

/** A number or title that fits no session, or a button older than the calendar. */
export function unknownSession(): Reply {
  return reply('training.unknown', {}, [offerTopic('training.list'), offerTopic('training.registrations')])
}

function detail(facts: Facts, session: TrainingSession) {
  return { ...trainingDetail(session), sapaan: addressWord(facts.record) }
}

function brief(session: SessionBrief) {
  return { judul: session.title, tanggal: sessionDays(session) }
}

function otherOf(session: SessionBrief) {
  return { lain: session.title, lainTanggal: sessionDays(session) }
}

function cancelOf({ id }: TrainingSession) {
  return { name: 'training.cancel', session: id } as const
}

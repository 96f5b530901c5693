/** One session in full, the question before registering or cancelling, and what became of it. */
import type { Choice } from '../message.ts'
import type { Cancelling, Registering, TrainingSession } from '../training-session.ts'
import { addressWord } from './address-word.ts'
import type { Facts } from './facts.ts'
import { offer, type Reply, reply } from './reply.ts'
import type { ReplyName } from './reply-names.ts'
import { offerTopic } from './topic-labels.ts'
import { isRegistered, isRegistrable, trainingDetail } from './training-row.ts'

export function sessionAnswer(facts: Facts, session: TrainingSession): Reply {
  const choices = isRegistrable(session, facts.today)
    ? [offer('Daftar', { name: 'training.register', session: session.id })]
    : isRegistered(session) && Temporal.PlainDate.compare(session.startsOn, facts.today) > 0
      ? [offer('Batalkan', { name: 'training.cancel', session: session.id })]
      : []
  return reply('training.show', { ...trainingDetail(session), ...standing(facts, session) }, [
    ...choices,
    offerTopic('training.list'),
  ])
}

export function askRegister(facts: Facts, session: TrainingSession, yesAndNo: readonly Choice[]): Reply {
  return reply('training.register-ask', { ...trainingDetail(session), sapaan: addressWord(facts.record) }, yesAndNo)
}

export function askCancel(facts: Facts, session: TrainingSession, yesAndNo: readonly Choice[]): Reply {
  return reply('training.cancel-ask', { ...trainingDetail(session), sapaan: addressWord(facts.record) }, yesAndNo)
}

const registered: Readonly<Record<Exclude<Registering, 'unknown_session'>, ReplyName>> = {
  registered: 'training.registered',
  already_registered: 'training.already-registered',
  full: 'training.full',
  closed: 'training.closed',
  not_invited: 'training.not-invited',
  cancelled_session: 'training.session-cancelled',
}

export function registerAnswer(facts: Facts, session: TrainingSession | null, result: Registering): Reply {
  if (result === 'unknown_session' || !session) return unknownSession()
  return reply(registered[result], { ...trainingDetail(session), sapaan: addressWord(facts.record) }, [
    offerTopic('training.registrations'),
    offerTopic('training.recommended'),
    ...(result === 'registered' ? [offer('Batalkan', { name: 'training.cancel', session: session.id })] : []),
  ])
}

const cancelled: Readonly<Record<Exclude<Cancelling, 'unknown_session'>, ReplyName>> = {
  cancelled: 'training.cancelled',
  not_registered: 'training.not-registered',
  already_started: 'training.already-started',
}

export function cancelAnswer(facts: Facts, session: TrainingSession | null, result: Cancelling): Reply {
  if (result === 'unknown_session' || !session) return unknownSession()
  return reply(cancelled[result], { ...trainingDetail(session), sapaan: addressWord(facts.record) }, [
    offerTopic('training.registrations'),
    offerTopic('training.list'),
  ])
}

/** A number or title that fits no session, or a button older than the calendar. */
export function unknownSession(): Reply {
  return reply('training.unknown', {}, [offerTopic('training.list'), offerTopic('training.registrations')])
}

function standing({ today }: Facts, session: TrainingSession) {
  return {
    terdaftar: isRegistered(session),
    bukanUntukAsn: !session.isOpenToAsker,
    ditutup: !isRegistered(session) && Temporal.PlainDate.compare(session.closesOn, today) < 0,
    dibatalkan: session.isCancelled,
  }
}

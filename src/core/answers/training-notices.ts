/** What participants are told without having asked: a seat became free, a session is called off or has changed. */
import { offer, type Reply, reply } from './reply.ts'
import { offerTopic } from './topic-labels.ts'
import { type SessionFacts, sessionDays, sessionPlace, sessionTime } from './training-detail.ts'

export interface Told {
  readonly sapaan: string
  /** On the waiting list, without a seat. */
  readonly isWaiting: boolean
}

export function seatNotice(session: SessionFacts, { sapaan }: Told): Reply {
  return reply('training.seat', { sapaan, ...facts(session) }, [
    offer('Kembalikan kursi', { name: 'training.cancel', session: session.id }),
    offerTopic('training.registrations'),
  ])
}

export function calledOffNotice(session: SessionFacts, { sapaan, isWaiting }: Told, reason: string | null): Reply {
  return reply('training.called-off', { sapaan, ...facts(session), menunggu: isWaiting, alasan: reason }, [
    offerTopic('training.recommended'),
    offerTopic('training.list'),
  ])
}

export function changedNotice(before: SessionFacts, now: SessionFacts, { sapaan, isWaiting }: Told): Reply {
  const hasNewTime = sessionTime(before) !== sessionTime(now)
  const hasNewPlace = sessionPlace(before) !== sessionPlace(now) || before.link !== now.link
  const view = {
    sapaan,
    ...facts(now, !isWaiting),
    menunggu: isWaiting,
    waktuLama: hasNewTime ? sessionTime(before) : null,
    tempatBaru: !hasNewTime && hasNewPlace,
  }
  return reply('training.changed', view, [
    offer(isWaiting ? 'Keluar dari daftar tunggu' : 'Kembalikan kursi', { name: 'training.cancel', session: now.id }),
    offerTopic('training.registrations'),
  ])
}

/** Whether those who take part have to be told of the change. */
export function isChanged(before: SessionFacts, now: SessionFacts): boolean {
  return (
    sessionTime(before) !== sessionTime(now) ||
    sessionPlace(before) !== sessionPlace(now) ||
    (before.link !== now.link && now.link !== null)
  )
}

function facts(session: SessionFacts, mayEnter = true) {
  return {
    judul: session.title,
    tanggal: sessionDays(session),
    waktu: sessionTime(session),
    cara: sessionPlace(session),
    tautan: mayEnter ? session.link : null,
  }
}

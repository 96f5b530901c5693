/** Training in a conversation: shows a session, asks before anything is written, and writes once the yes has come. */
import type { Facts } from '#core/answers/facts.ts'
import type { Reply } from '#core/answers/reply.ts'
import {
  askCancel,
  askMove,
  askRegister,
  askWait,
  cancelAnswer,
  movedAnswer,
  registerAnswer,
  sessionAnswer,
  unknownSession,
} from '#core/answers/training-session.ts'
import { noButton, yesButton } from '#core/dialogue/dialogue-data.ts'
import type { SeatPending } from '#core/dialogue/pending.ts'
import { canWait, trainingRefusal } from '#core/training-refusal.ts'
import { isCancellable, type TrainingSession, type Waiting } from '#core/training-session.ts'
import { audit, say, type Talk } from './answer-talk.ts'
import type { TrainingNotices } from './training-notices.ts'

export interface TrainingSteps {
  show(talk: Talk, session: number, facts: Facts): Promise<void>
  propose(talk: Talk, to: SeatPending, facts: Facts): Promise<void>
  carryOut(talk: Talk, what: SeatPending, facts: Facts): Promise<void>
}

export function createTrainingSteps(needs: { notices: TrainingNotices }): TrainingSteps {
  const { notices } = needs

  return {
    async show(talk, id, facts) {
      const session = await find(talk, facts, id)
      say(talk, session ? sessionAnswer(facts, session) : unknownSession())
    },

    async propose(talk, to, facts) {
      const session = await find(talk, facts, to.session)
      if (to.kind === 'cancel') return proposeCancel(talk, session, facts)
      proposeSeat(talk, session, facts, trainingRefusal(session, facts.today))
    },

    async carryOut(talk, what, facts) {
      if (what.kind === 'cancel') return cancel(talk, what.session, facts)
      const { seats } = talk.stores
      const { record, today } = facts
      const { outcome, promoted } =
        what.kind === 'register'
          ? await seats.register(record.id, what.session, today)
          : what.kind === 'wait'
            ? await seats.wait(record.id, what.session, today)
            : await seats.move(record.id, what.from, what.session, today)
      await tellPromoted(talk, facts, promoted)
      const session = await find(talk, facts, what.session)
      if (outcome === 'waiting') {
        await audit(talk, 'training.waiting', { session: what.session })
        return say(talk, registerAnswer(facts, session, outcome))
      }
      if (outcome !== 'registered') {
        proposeSeat(talk, session, facts, outcome)
        return
      }
      await audit(talk, 'training.registered', { session: what.session })
      const other = what.kind === 'move' ? await find(talk, facts, what.from) : null
      if (session && other) {
        await audit(talk, 'training.cancelled', { session: other.id })
        return say(talk, movedAnswer(facts, session, other))
      }
      say(talk, registerAnswer(facts, session, outcome))
    },
  }

  /** The best that can be had, asked for: the seat, a place on the waiting list, or this session instead of another. */
  function proposeSeat(talk: Talk, session: TrainingSession | null, facts: Facts, outcome: Waiting | null): void {
    const { to, asked } = seatQuestion(session, facts, outcome)
    talk.state = { ...talk.state, pending: to }
    say(talk, asked)
  }

  function proposeCancel(talk: Talk, session: TrainingSession | null, facts: Facts): void {
    const { to, asked } = cancelQuestion(session, facts)
    talk.state = { ...talk.state, pending: to }
    say(talk, asked)
  }

  async function cancel(talk: Talk, id: number, facts: Facts): Promise<void> {
    const { outcome, promoted } = await talk.stores.seats.cancel(facts.record.id, id, facts.today)
    await tellPromoted(talk, facts, promoted)
    if (outcome === 'cancelled' || outcome === 'left_waiting') {
      await audit(talk, 'training.cancelled', { session: id })
    }
    say(talk, cancelAnswer(facts, await find(talk, facts, id), outcome))
  }

  /** In the transaction of the seat that became free: whoever has it knows of it, once. */
  async function tellPromoted(
    talk: Talk,
    facts: Facts,
    promoted: Parameters<TrainingNotices['seats']>[1],
  ): Promise<void> {
    if (promoted.length > 0) await notices.seats(talk.stores, promoted, (id) => find(talk, facts, id))
  }
}

/** What is said, and what a yes to it will mean. */
interface Question {
  readonly to: SeatPending | null
  readonly asked: Reply
}

function seatQuestion(session: TrainingSession | null, facts: Facts, outcome: Waiting | null): Question {
  if (!session) return { to: null, asked: registerAnswer(facts, session, 'unknown_session') }
  const { id } = session
  if (outcome === null) {
    const to: SeatPending = { kind: 'register', session: id }
    return { to, asked: askRegister(facts, session, [yesButton('Ya, daftarkan', to), noButton('Tidak')]) }
  }
  if (outcome === 'full' && canWait(session, facts.today)) {
    const to: SeatPending = { kind: 'wait', session: id }
    return { to, asked: askWait(facts, session, [yesButton('Masuk daftar tunggu', to), noButton('Tidak')]) }
  }
  const [other, ...more] = session.conflicts
  if (outcome === 'conflict' && other && more.length === 0 && isCancellable(other, facts.today)) {
    const to: SeatPending = { kind: 'move', session: id, from: other.id }
    return { to, asked: askMove(facts, session, other, [yesButton('Pindah', to), noButton('Tetap di yang lama')]) }
  }
  return { to: null, asked: registerAnswer(facts, session, outcome) }
}

function cancelQuestion(session: TrainingSession | null, facts: Facts): Question {
  if (!session) return { to: null, asked: cancelAnswer(facts, session, 'unknown_session') }
  const { askerStatus, id } = session
  if (askerStatus === null || askerStatus === 'batal') {
    return { to: null, asked: cancelAnswer(facts, session, 'not_registered') }
  }
  const isOver = askerStatus === 'hadir' || askerStatus === 'tidak_hadir' || !isCancellable(session, facts.today)
  if (isOver) return { to: null, asked: cancelAnswer(facts, session, 'already_started') }
  const to: SeatPending = { kind: 'cancel', session: id }
  const yes = askerStatus === 'menunggu' ? 'Ya, keluar' : 'Ya, batalkan'
  return { to, asked: askCancel(facts, session, [yesButton(yes, to), noButton('Tidak')]) }
}

function find(talk: Talk, facts: Facts, id: number): Promise<TrainingSession | null> {
  return talk.stores.trainings.session(facts.record.id, id)
}

/** What participants are asked about a training and what they hear to their answer. */
import { offer, type Reply, reply } from './answers/reply.ts'
import { offerTopic } from './answers/topic-labels.ts'
import { formatDate } from './calendar/indonesian-date.ts'
import { feedbackButton } from './dialogue/feedback-button.ts'
import type { Choice } from './message.ts'
import type { FeedbackRound, Points } from './training-feedback.ts'

/** From 1 to 4: the number in front stands for the button where there is none to press. */
const labels = {
  useful: ['1 Tidak berguna', '2 Kurang berguna', '3 Berguna', '4 Sangat berguna'],
  used: ['1 Tidak akan dipakai', '2 Belum tahu', '3 Akan dipakai', '4 Sudah dipakai'],
  later: ['1 Tidak pernah', '2 Jarang', '3 Sering', '4 Selalu'],
} as const

const stop = feedbackButton('Jangan tanya lagi', { do: 'stop' })

/** The first question of a round, as it reaches somebody who did not ask for it. */
export function firstQuestion(asked: {
  readonly id: bigint
  readonly round: FeedbackRound
  readonly title: string
  readonly endsOn: Temporal.PlainDate
  readonly sapaan: string
}): Reply {
  const { id, round, title, endsOn, sapaan } = asked
  const view = { sapaan, judul: title, selesai: formatDate(endsOn) }
  if (round === 'tiga_bulan') return reply('feedback.later', view, scale(id, 'used', labels.later))
  return reply('feedback.useful', view, scale(id, 'useful', labels.useful))
}

export const usedQuestion = (id: bigint, title: string): Reply =>
  reply('feedback.used', { judul: title }, scale(id, 'used', labels.used))

/** In place of a form's own buttons: these still mean the same when the form is long over. */
export const missingChoices = (id: bigint): readonly Choice[] => [feedbackButton('Lewati', { do: 'skip', id }), stop]

export const missingQuestion = (title: string): Reply => reply('feedback.missing', { judul: title })

export function feedbackThanks(said: {
  readonly title: string
  readonly isCorrection: boolean
  readonly note: string | null
}): Reply {
  return reply('feedback.thanks', { judul: said.title, diperbarui: said.isCorrection, catatan: said.note }, [
    offerTopic('training.recommended'),
    stop,
  ])
}

export const feedbackLate = (title: string): Reply =>
  reply('feedback.late', { judul: title }, [offer('Hubungi BKPP', { name: 'about', subject: 'contact' })])

export const feedbackUnknown = (): Reply => reply('feedback.unknown', {}, [offerTopic('training.registrations')])

export const feedbackStopped = (): Reply =>
  reply('feedback.stopped', {}, [feedbackButton('Tanyakan lagi', { do: 'resume' })])

export const feedbackResumed = (): Reply => reply('feedback.resumed', {}, [offerTopic('training.registrations')])

function scale(id: bigint, question: 'useful' | 'used', names: readonly string[]): Choice[] {
  const points = names.map((label, index) =>
    feedbackButton(label, { do: 'rate', id, question, points: (index + 1) as Points }),
  )
  return [...points, stop]
}

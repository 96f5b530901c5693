/** Data of the buttons under a question about a training: they name the question, so that an old one still answers it. */
import type { Choice } from '../message.ts'
import type { FeedbackQuestion, Points } from '../training-feedback.ts'

export type FeedbackPress =
  | { readonly do: 'rate'; readonly id: bigint; readonly question: 'useful' | 'used'; readonly points: Points }
  /** Leaves out what is missing. */
  | { readonly do: 'skip'; readonly id: bigint }
  /** No further questions about trainings, or again after all. */
  | { readonly do: 'stop' }
  | { readonly do: 'resume' }

const letters = { useful: 'b', used: 'p' } as const satisfies Partial<Record<FeedbackQuestion, string>>

export function feedbackButton(label: string, press: FeedbackPress): Choice {
  switch (press.do) {
    case 'rate':
      return { label, data: `~u:${press.id}:${letters[press.question]}:${press.points}` }
    case 'skip':
      return { label, data: `~u:${press.id}:-` }
    default:
      return { label, data: `~u:${press.do}` }
  }
}

/** Null for anything else: the data comes back from outside. */
export function readFeedbackButton(data: string): FeedbackPress | null {
  if (data === '~u:stop') return { do: 'stop' }
  if (data === '~u:resume') return { do: 'resume' }
  const [, digits, what, points] = /^~u:([1-9]\d{0,17}):(?:-|([bp]):([1-4]))$/.exec(data) ?? []
  if (digits === undefined) return null
  const id = BigInt(digits)
  if (what === undefined) return { do: 'skip', id }
  return { do: 'rate', id, question: what === 'b' ? 'useful' : 'used', points: Number(points) as Points }
}

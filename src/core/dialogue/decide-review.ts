/** What is wrong with an answer, said after it was called wrong. */
import { reply } from '../answers/reply.ts'
import type { DialogueState } from './state.ts'
import type { Decision } from './step.ts'
import type { TurnItem } from './turn.ts'
import { yesNoIn } from './yes-no-text.ts'

const asks =
  /\?\s*$|^\s*\/|^\s*(?:min[\s,]+)?(?:kapan|berapa|brp|apakah|bagaimana|gimana|piye|pripun|siapa|di ?mana|kenapa|mengapa|daftar(?:kan)?|kembali|balik|lanjut|ulangi|cek|lihat|tampilkan|jadwal|status|syarat|sisa|beda|mau|minta|tolong)\b/i

/** Null: it says something of its own, and nothing more is waited for. */
export function decideReviewComment(
  { text, commands }: Extract<TurnItem, { kind: 'text' }>,
  before: DialogueState,
): Decision | null {
  const { review } = before
  if (review === null || text.trim() === '' || asks.test(text)) return null
  const state = { ...before, review: null, unclear: 0 }
  const isNothing = yesNoIn(text) === 'no' || commands.some(({ name }) => name === 'cancel' || name === 'thank')
  if (isNothing) return { state, steps: [{ do: 'say', reply: reply('review.no-comment', { nomor: review }) }] }
  if (commands.some(({ name }) => name === 'handoff' || name === 'not_me' || name === 'choose')) return null
  return { state, steps: [{ do: 'commentReview', review, comment: text.trim().slice(0, 1000) }] }
}

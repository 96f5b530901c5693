/** Keeps a question that nobody could answer for HR, without what it says about persons. */
import type { Step } from '#core/dialogue/step.ts'
import type { QuestionKey } from '#core/questions/question-key.ts'
import { type Naming, redact } from '#core/redact.ts'
import type { Talk } from './answer-talk.ts'

export type NoteUnanswered = (talk: Talk, step: Extract<Step, { do: 'noteUnanswered' }>) => Promise<void>

/** What is longer is a life story: its beginning is enough to group it by. */
const textLimit = 500

export function createNoteUnanswered(needs: { naming: () => Promise<Naming>; keyOf: QuestionKey }): NoteUnanswered {
  const { naming, keyOf } = needs
  return async (talk, { text, reason }) => {
    if (talk.isGroup) return
    const kept = redact(text.trim().slice(0, textLimit), await naming()).text
    const key = keyOf(kept)
    // A number, a name, a sign: nothing is asked.
    if (!/\p{L}{3}/u.test(key)) return
    await talk.stores.questions.note(talk.conversationId, talk.employeeId, { text: kept, key, reason })
  }
}

/** Recognises a question for the reason of what was just answered, short of any words of its own. */
import type { Command } from './command.ts'
import type { DialogueState } from './state.ts'

const basis =
  /^\s*(?:(?:terus|trus|lha|itu|emang|memang|kok|min|oh|lah)[\s,]+)*(?:dasar(?:nya|e)?|dasar hukum(?:nya|e)?|sumber(?:nya|e)|aturan(?:nya|e)|landasan(?:nya)?|alasan(?:nya|e))(?:\s+(?:apa|opo|mana|nopo|itu|min|ya|dari|hukumnya|hukum|pak|bu))*[\s?.]*$/i
const surprise = /^\s*(?:(?:lho|loh|lha|lah|hah|min|tapi)[\s,]+)*(?:kok|kenapa|knp|mengapa|kenopo|ngopo|napa)\b/i

export function asksWhy(
  text: string,
  commands: readonly Command[],
  { isOnSubject, trail }: Pick<DialogueState, 'isOnSubject' | 'trail'>,
): boolean {
  const [last] = trail
  if (!isOnSubject || (last?.name !== 'ask' && last?.name !== 'policy')) return false
  if (basis.test(text)) return true
  // "Kok 60 bukan 58?"
  return last.name === 'ask' && surprise.test(text) && commands.every(({ name }) => name === 'none')
}

/** Short questions that lean on the rule explained last: "kalau PPPK?", "syaratnya?", "berapa lama?". */
import type { Command } from './command.ts'
import type { DialogueState } from './state.ts'

const leans =
  /^(?:(?:oh|oke|ok|min|lha|lah|nah|terus|trus|lalu|njur|nek|yen|kalau|kalo|klo|kl|bila|jika|untuk|utk|bagi|buat|gimana|bagaimana|piye|pripun|apa|apakah|yang|yg|sing|dan)\b.*|.*(?:nya|ne|e)\b.{0,12}|(?:berapa|brp|pira|pinten|kapan|siapa|sinten|sopo|di ?mana|ke ?mana|kenapa|mengapa)\b.*)$/i

/**
 * The question again with the article's title in front; null when the text stands by itself. Whoever names a matter of
 * their own ("KGB saya kapan") is not held to the rule.
 */
export function leaningOnArticle(
  text: string,
  commands: readonly Command[],
  { article, isOnSubject }: Pick<DialogueState, 'article' | 'isOnSubject'>,
): readonly Command[] | null {
  const plain = text.trim()
  const [only, ...more] = commands
  if (!article || !isOnSubject || !only || more.length > 0) return null
  if (plain.split(/\s+/).length > 7 || !leans.test(plain)) return null
  const isOpen =
    only.name === 'none'
      ? only.kind === undefined
      : only.name === 'clarify' || (only.name === 'policy' && !only.article)
  return isOpen ? [{ name: 'policy', query: `${article.title} ${plain}`.slice(0, 300) }] : null
}

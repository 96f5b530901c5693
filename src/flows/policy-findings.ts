/** What was found for the questions about rules of one turn, before it is known who asks. */
import type { Ranked } from '#core/knowledge/rank.ts'

export interface PolicyFound {
  readonly question: string
  readonly ranked: readonly Ranked[]
  /** A model's words for the article that is likeliest, checked; null: the article's own. */
  readonly phrased: { readonly slug: string; readonly text: string } | null
}

/** By the question as the step carries it. */
export type PolicyFindings = ReadonlyMap<string, PolicyFound>

/** What is asked of every way of understanding that ours is compared with: learn the examples, name one meaning. */
import type { LanguageSources } from '#core/language/language-sources.ts'

export interface Guess {
  /** An intent's name; any `none.` counts as none of ours. */
  readonly label: string
  /** The more, the surer it is that the text is a matter of the trade; only the order counts. */
  readonly belonging: number
}

export type Guesses = (text: string) => Guess | Promise<Guess>

export interface Peer {
  readonly name: string
  readonly settings: string
  learn(sources: LanguageSources): Promise<Guesses>
}

/** Every `none.*` is the same to who asks. */
export function plainLabel(label: string): string {
  return label.startsWith('none') ? 'none' : label
}

/** The best meaning, and how far it belongs to the trade when the scores sum to 1. */
export function guessOf(scores: readonly { readonly label: string; readonly score: number }[]): Guess {
  let outside = 0
  let best = scores[0]
  for (const one of scores) {
    if (plainLabel(one.label) === 'none') outside += one.score
    if (best === undefined || one.score > best.score) best = one
  }
  return { label: best?.label ?? 'none', belonging: 1 - outside }
}

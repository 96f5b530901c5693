/** What the built-in engine learns from: the texts of `prompts/intents/`, as they are written. */

/** One meaning and how people say it. The name says the command: `raise.next`, `unlink`, `unsupported.transfer`. */
export interface Intent {
  readonly name: string
  readonly examples: readonly string[]
}

export interface LanguageSources {
  readonly intents: readonly Intent[]
  /** Lines `written, written = meant`. */
  readonly glossary: string
  /** Phrases that are peeled off both ends, one a line. */
  readonly politeness: string
  /** Lines `words = intent | intent`. */
  readonly keywords: string
  /** Lines `concept: words, words`. */
  readonly concepts: string
  /** Given names, separated by blanks. */
  readonly names: string
}

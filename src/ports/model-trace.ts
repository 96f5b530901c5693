/** What a language model was asked and said, and what it may still cost. */

export interface ModelExchange {
  readonly conversation: bigint | null
  readonly purpose: 'understand' | 'phrase' | 'transcribe'
  readonly model: string
  /** Personal data replaced already. */
  readonly request: unknown
  readonly response: unknown
  /** `used`, or why not. */
  readonly outcome: string
  readonly durationMs: number
  readonly inputTokens: number
  readonly outputTokens: number
}

export interface TracedExchange extends ModelExchange {
  readonly id: bigint
  readonly at: Temporal.Instant
}

export interface ModelTraces {
  add(exchange: ModelExchange): Promise<void>
  /** Newest first, before `before` (exclusive; null: the newest). */
  list(before: bigint | null, limit: number): Promise<readonly TracedExchange[]>
  find(id: bigint): Promise<TracedExchange | null>
  /** Gives how many there were. */
  dropBefore(at: Temporal.Instant): Promise<number>
}

export interface ModelBudget {
  /** Counts one request beforehand; false, and nothing counted, when the city's or the conversation's day is used up. */
  take(day: Temporal.PlainDate, conversation: bigint): Promise<boolean>
  /** What it cost, once known. */
  spend(day: Temporal.PlainDate, conversation: bigint, tokens: number): Promise<void>
}

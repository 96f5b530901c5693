/** What WhatsApp owes us while it is connected: when it stays out, the connection is deaf, however open it looks. */

/**
 * `offline`: the word that all which waited has been handed over. `event`: the event of a message that was decrypted.
 * `ack`: the confirmation of a message of ours.
 */
export type DueKind = 'offline' | 'event' | 'ack'

/** Some three times what a slow line takes. */
const limitsMs: Record<DueKind, number> = { offline: 90_000, event: 90_000, ack: 60_000 }

export interface Due {
  expect(kind: DueKind, id: string): void
  came(kind: DueKind, id: string): void
  /** What is overdue; null: nothing. */
  overdue(): DueKind | null
}

/** A confirmation may overtake the event that says we wait for it. */
const mostEarly = 1_000

export function createDue({ nowMs }: { nowMs: () => number }): Due {
  const early = new Set<string>()
  const expected: Record<DueKind, Map<string, number>> = { offline: new Map(), event: new Map(), ack: new Map() }
  return {
    expect(kind, id) {
      if (early.delete(`${kind} ${id}`) || expected[kind].has(id)) return
      expected[kind].set(id, nowMs())
    },
    came(kind, id) {
      if (expected[kind].delete(id)) return
      early.add(`${kind} ${id}`)
      const [oldest] = early
      if (early.size > mostEarly && oldest !== undefined) early.delete(oldest)
    },
    overdue() {
      const kinds: readonly DueKind[] = ['offline', 'event', 'ack']
      return kinds.find((kind) => [...expected[kind].values()].some((at) => nowMs() - at > limitsMs[kind])) ?? null
    },
  }
}

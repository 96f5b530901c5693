/** Chats of people who have left the city's service, also of those whose last day comes between two imports. */

export interface DepartedBonds {
  /** Ends them with an audit entry each, and drops what still waits to be sent there; gives how many of both. */
  end(now: Temporal.Instant, today: Temporal.PlainDate): Promise<EndedBonds>
}

export interface EndedBonds {
  readonly endedBonds: number
  readonly droppedMessages: number
}

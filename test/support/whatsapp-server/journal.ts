/** What happened at the server, in order, to be counted and waited for. */

export interface JournalEntry {
  readonly kind: string
  readonly atMs: number
  /** The account's number, where it is about one. */
  readonly phone?: string | undefined
  readonly [detail: string]: unknown
}

export interface Journal {
  readonly entries: readonly JournalEntry[]
  readonly counts: Readonly<Record<string, number>>
  count(what: string, by?: number): void
  record(kind: string, detail?: Record<string, unknown>): void
  /** Resolves with the first value that is neither false nor undefined; asked again whenever anything happens. */
  until<T>(ask: () => T | false | undefined, what?: string, limitMs?: number): Promise<T>
}

export function createJournal(): Journal {
  const entries: JournalEntry[] = []
  const counts: Record<string, number> = {}
  const waiters = new Set<() => void>()
  const wake = (): void => {
    for (const waiter of [...waiters]) waiter()
  }
  return {
    entries,
    counts,
    count(what, by = 1) {
      counts[what] = (counts[what] ?? 0) + by
      wake()
    },
    record(kind, detail = {}) {
      entries.push({ kind, atMs: Date.now(), ...detail })
      wake()
    },
    until(ask, what = 'what was waited for', limitMs = 15_000) {
      return new Promise((resolve, reject) => {
        const check = (): void => {
          const value = ask()
          if (value === false || value === undefined) return
          clearTimeout(timer)
          waiters.delete(check)
          resolve(value)
        }
        const timer = setTimeout(() => {
          waiters.delete(check)
          const last = entries.slice(-5).map(({ kind }) => kind)
          reject(new Error(`${what} did not happen in ${limitMs} ms; last: ${last.join(', ')}`))
        }, limitMs)
        waiters.add(check)
        check()
      })
    },
  }
}

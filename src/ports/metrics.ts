/** Counters, states and distributions for operators; labels are few and never personal. */
export interface Metrics {
  count(name: string, labels?: Record<string, string>, by?: number): void
  /** How many there are now. */
  set(name: string, value: number): void
  /** Seconds for durations. */
  observe(name: string, value: number, labels?: Record<string, string>): void
}

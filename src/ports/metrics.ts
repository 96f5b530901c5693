/** Counters and distributions for operators; labels are few and never personal. */
export interface Metrics {
  count(name: string, labels?: Record<string, string>, by?: number): void
  /** Seconds for durations. */
  observe(name: string, value: number, labels?: Record<string, string>): void
}

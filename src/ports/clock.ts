/** What time it is, as a need: rules and flows never look at the machine's clock. */
export interface Clock {
  now(): Temporal.Instant
  /** Today's date in WIB (Asia/Jakarta), whatever the server's zone. */
  today(): Temporal.PlainDate
}

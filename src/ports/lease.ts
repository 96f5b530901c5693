/** One holder at a time of a thing that must not be done twice. */
export interface HeldLease {
  readonly name: string
  /** Fences a late holder off: every write made under the lease names it. */
  readonly token: bigint
  /** How long ago the holder before let go or ran out; null: there was none. */
  readonly vacantMs: number | null
}

export interface Leases {
  /** Null while somebody else holds it. */
  acquire(name: string, ttlMs: number): Promise<HeldLease | null>
  /** False when it was lost in the meantime. */
  renew(lease: HeldLease, ttlMs: number): Promise<boolean>
  /** Lets the next one in at once; does nothing when it was lost. */
  release(lease: HeldLease): Promise<void>
}

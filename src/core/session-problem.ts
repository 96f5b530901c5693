/** Why the keys of a WhatsApp session can't be used any more by whoever holds them. */

/**
 * `taken`: another process owns the session by now. `wrong_secret_key`: they were sealed under another SECRET_KEY.
 * `database`: it did not answer in time.
 */
export type SessionProblemKind = 'taken' | 'wrong_secret_key' | 'database'

export class SessionProblem extends Error {
  override readonly name = 'SessionProblem'
  readonly kind: SessionProblemKind

  constructor(kind: SessionProblemKind, message: string, options?: ErrorOptions) {
    super(message, options)
    this.kind = kind
  }
}

/** A token that is fetched when it is first needed, kept, and renewed a little before it expires. */

export interface FreshToken {
  readonly value: string
  readonly lifeMs: number
}

export interface Token {
  get(signal: AbortSignal): Promise<string>
  /** The one given was refused; whoever else was refused the same meanwhile gets the same new one. */
  refused(value: string): void
}

export function createToken(fetchToken: (signal: AbortSignal) => Promise<FreshToken>): Token {
  let held: { value: string; untilMs: number } | null = null
  let underWay: Promise<string> | null = null

  const renew = async (signal: AbortSignal): Promise<string> => {
    const askedAtMs = performance.now()
    const { value, lifeMs } = await fetchToken(signal)
    // Counted from the question, not the answer, and short of the end: a slow answer must not outlive the token.
    held = { value, untilMs: askedAtMs + lifeMs - Math.min(marginMs, lifeMs / 5) }
    return value
  }

  return {
    async get(signal) {
      if (held && performance.now() < held.untilMs) return held.value
      underWay ??= renew(signal).finally(() => {
        underWay = null
      })
      return underWay
    },
    refused(value) {
      if (held?.value === value) held = null
    },
  }
}

const marginMs = 60_000

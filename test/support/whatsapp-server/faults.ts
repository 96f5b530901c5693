/** What a test lets go wrong at the server. */
import type { Journal } from './journal.ts'

interface Between {
  /** Absent: always. */
  count?: number
  /** Numbers; absent: anybody's. */
  readonly from?: string
  readonly to?: string
}

export interface Rules {
  /** A message's confirmation comes so much later. */
  ackDelayMs: number
  deliverDelayMs: number
  receiptDelayMs: number
  /** So many confirmations are never sent. */
  dropAcks: number
  /** Refused with this error, as 463 or 479. */
  sendErrors: (Between & { readonly code: number })[]
  /** Damaged on the way, so that the recipient asks for it again. */
  corrupt: Between[]
  /** A first message without a privacy token is refused with 463. */
  needsPrivacyToken: boolean
  /** Phones confirm what they get. */
  phonesConfirm: boolean
  /** Phones read what they get. */
  phonesRead: boolean
}

/**
 * `refuse` cuts at the TCP connection, `http503` answers the upgrade with it, `close` ends the WebSocket at once,
 * `blackhole` never answers the handshake, `failure` refuses the login with 503.
 */
export type Outage = 'refuse' | 'http503' | 'close' | 'blackhole' | 'failure'

export interface Faults {
  readonly rules: Rules
  reset(): void
  /** The next connections meet it: so many, or all until `end`. */
  begin(outage: Outage, count?: number): void
  end(): void
  /** Whether this connection meets it. */
  meets(outage: Outage): boolean
  /** The first that fits; one with a count is used up. */
  take<R extends Between>(rules: R[], from: string, to: string): R | undefined
}

export function createFaults({ journal }: { journal: Journal }): Faults {
  const rules = calm()
  let outage: { readonly kind: Outage; left: number } | null = null
  return {
    rules,
    reset() {
      Object.assign(rules, calm())
    },
    begin(kind, count = Number.POSITIVE_INFINITY) {
      outage = { kind, left: count }
    },
    end() {
      outage = null
    },
    meets(kind) {
      if (outage?.kind !== kind || outage.left <= 0) return false
      outage.left--
      journal.record('outage', { outage: kind })
      return true
    },
    take(list, from, to) {
      const index = list.findIndex((rule) => (rule.from ?? from) === from && (rule.to ?? to) === to)
      const rule = list[index]
      if (rule?.count !== undefined && --rule.count <= 0) list.splice(index, 1)
      return rule
    },
  }
}

function calm(): Rules {
  return {
    ackDelayMs: 0,
    deliverDelayMs: 0,
    receiptDelayMs: 0,
    dropAcks: 0,
    sendErrors: [],
    corrupt: [],
    needsPrivacyToken: false,
    phonesConfirm: false,
    phonesRead: false,
  }
}

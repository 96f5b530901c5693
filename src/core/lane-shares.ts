/** Who goes next on a channel: each lane has its share of the departures, and what one leaves over the highest gets. */
import { type Lane, lanes } from './message.ts'

/** Shares while all lanes wait. Without a share for the low ones, a busy morning would stop every reminder. */
const shares: Readonly<Record<Lane, number>> = { answer: 0.6, security: 0.2, reminder: 0.12, broadcast: 0.08 }

export interface LaneShares {
  /** Deals out up to `limit` departures among lanes in which that many rows are ready. */
  deal(limit: number, ready: Readonly<Record<Lane, number>>): Record<Lane, number>
}

/** Smooth weighted round robin; keeps the score between deals, so shares hold also when one leaves at a time. */
export function createLaneShares(): LaneShares {
  const score: Record<Lane, number> = { answer: 0, security: 0, reminder: 0, broadcast: 0 }
  return {
    deal(limit, ready) {
      const dealt: Record<Lane, number> = { answer: 0, security: 0, reminder: 0, broadcast: 0 }
      for (let n = 0; n < limit; n += 1) {
        const waiting = lanes.filter((lane) => ready[lane] > dealt[lane])
        const highest = waiting[0]
        if (highest === undefined) break
        let chosen = highest
        let spare = 1
        for (const lane of waiting) spare -= shares[lane]
        for (const lane of lanes) {
          if (!waiting.includes(lane)) score[lane] = 0
          else score[lane] += shares[lane] + (lane === highest ? spare : 0)
          if (score[lane] > score[chosen]) chosen = lane
        }
        score[chosen] -= 1
        dealt[chosen] += 1
      }
      return dealt
    },
  }
}

/** The outbox as its one sender works through it: look, claim, record, recover, each one statement. */
import { type Lane, lanes, type OutboundMessage } from '#core/message.ts'
import type { OutboundQueue } from '#ports/outbound-queue.ts'
import { claimSql, lookSql, recordPartsSql, recordSql, recoverSql } from './outbound-queue-sql.ts'
import type { Sql } from './sql.ts'

interface LookRow {
  readonly ready: Partial<Record<Lane, number>>
  readonly next_due_ms: number | null
  readonly held_back: readonly string[] | null
}

interface ClaimRow {
  readonly id: string
  readonly position: string
  readonly address: string
  readonly employee_id: string | null
  readonly lane: Lane
  readonly cause: string
  readonly content: OutboundMessage['content']
  readonly attempts: number
  readonly parts_sent: number
  readonly doubts: number
  readonly reason: 'expired' | 'bond_ended' | 'address_closed' | null
}

export function createOutboundQueue({ sql }: { sql: Sql }): OutboundQueue {
  return {
    async look({ channel, account }, limit, busy, nowMs) {
      const [row] = await sql<LookRow>(lookSql, [channel, account, limit, busy, nowMs])
      const ready = row?.ready ?? {}
      return {
        ready: {
          answer: ready.answer ?? 0,
          security: ready.security ?? 0,
          reminder: ready.reminder ?? 0,
          broadcast: ready.broadcast ?? 0,
        },
        nextDueMs: row?.next_due_ms ?? null,
        heldBack: row?.held_back ?? [],
      }
    },

    async claim({ channel, account, lease }, quota, busy, nowMs) {
      const wanted = lanes.filter((lane) => quota[lane] > 0)
      const counts = wanted.map((lane) => quota[lane])
      const values = [channel, account, wanted, counts, busy, nowMs, lease.name, lease.token]
      const rows = await sql<ClaimRow>(claimSql, values)
      return {
        messages: rows
          .filter((row) => row.reason === null)
          .map((row) => ({
            id: row.id,
            position: BigInt(row.position),
            channel,
            account,
            address: row.address,
            employeeId: row.employee_id,
            lane: row.lane,
            cause: row.cause,
            content: row.content,
            attempts: row.attempts,
            partsSent: row.parts_sent,
            doubts: row.doubts,
          })),
        dropped: rows.flatMap(({ id, reason }) => (reason === null ? [] : [{ id, reason }])),
      }
    },

    async record({ lease }, records) {
      const rows = records.map(({ id, partsBefore, parts, outcome }) => ({
        id,
        partsBefore,
        parts: outcome.kind === 'sent' ? outcome.platformIds : parts,
        kind: outcome.kind,
        ...(outcome.kind === 'again'
          ? { ...outcome, failure: 'again' }
          : outcome.kind === 'sent'
            ? {}
            : { failure: outcome.failure, detail: outcome.detail }),
      }))
      await sql(recordSql, [JSON.stringify(rows), lease.token])
    },

    async recordParts({ lease }, id, partsBefore, parts) {
      await sql(recordPartsSql, [id, partsBefore, parts, lease.token])
    },

    async recover({ channel, account, lease }, recognisesRepeats, receiptsByMs = 0) {
      const values = [channel, account, recognisesRepeats, lease.name, lease.token, receiptsByMs]
      const rows = await sql<{ state: string }>(recoverSql, values)
      const again = rows.filter((row) => row.state === 'waiting').length
      return { again, inDoubt: rows.length - again }
    },
  }
}

/** Receipts onto their outbound rows: one statement, the same result in whichever order and however often they come. */

import type { Clock } from '#ports/clock.ts'
import type { DeliveryReceipt, DeliveryReceipts } from '#ports/delivery-receipts.ts'
import type { Sql } from './sql.ts'

/** As often as the sender tries. */
const attemptLimit = 36

/**
 * What arrived has not failed: `delivered_at` decides. The platform's word that it has the whole message settles a row in
 * doubt, one that waits to be tried again because it was in doubt, and one that is being sent: receipts overtake the
 * answer to the call that sent it, or come where that answer was lost. The sender's own record then finds it settled.
 * A failure counts for the message that it names, not for one sent again since; where waiting mends it, the row waits.
 */
const becomes = `CASE
  WHEN r.detail IS NOT NULL AND cardinality(o.platform_ids) > 0 AND NOT r."platformId" = ANY(o.platform_ids) THEN NULL
  WHEN r."againMs" IS NOT NULL AND r."isWhole" AND r.delivered IS NULL AND o.delivered_at IS NULL
    AND o.state = 'sent' AND o.attempts < ${attemptLimit} THEN 'waiting'
  WHEN r.detail IS NOT NULL AND r.delivered IS NULL AND o.delivered_at IS NULL
    AND o.state IN ('sending', 'sent', 'in_doubt') THEN 'failed'
  WHEN r.delivered IS NOT NULL AND o.failure = 'undelivered' THEN 'sent'
  WHEN r."isWhole" AND r.detail IS NULL
    AND (o.state IN ('sending', 'in_doubt') OR (o.state = 'waiting' AND o.doubts > 0)) THEN 'sent'
  END`

const write = `
  UPDATE outbound_message o SET
    delivered_at = LEAST(o.delivered_at, r.delivered),
    read_at = LEAST(o.read_at, r.read),
    state = coalesce((${becomes})::outbound_state, o.state),
    failure = CASE ${becomes} WHEN 'failed' THEN 'undelivered' WHEN 'sent' THEN NULL ELSE o.failure END,
    not_before = CASE ${becomes} WHEN 'waiting' THEN to_timestamp(r."againMs" / 1000) ELSE o.not_before END,
    claim_token = CASE ${becomes} WHEN 'waiting' THEN NULL ELSE o.claim_token END,
    failure_detail = CASE WHEN ${becomes} = 'sent' THEN NULL WHEN ${becomes} IS NULL THEN o.failure_detail
      ELSE r.detail END,
    sent_at = CASE ${becomes} WHEN 'sent' THEN coalesce(o.sent_at, clock_timestamp()) WHEN 'waiting' THEN NULL
      ELSE o.sent_at END,
    platform_ids = CASE WHEN ${becomes} = 'waiting' THEN '{}'
      WHEN r."isWhole" AND ${becomes} IS NOT NULL AND coalesce(cardinality(o.platform_ids), 0) = 0 THEN ARRAY[r."platformId"]
      ELSE o.platform_ids END,
    parts_sent = CASE WHEN ${becomes} = 'waiting' THEN 0 WHEN r."isWhole" AND ${becomes} = 'sent' THEN 1
      ELSE o.parts_sent END,
    settled_at = CASE WHEN ${becomes} IS NULL THEN o.settled_at WHEN ${becomes} = 'waiting' THEN NULL
      ELSE coalesce(o.settled_at, clock_timestamp()) END
  FROM (
    SELECT said.*, row.id, to_timestamp(said."deliveredMs" / 1000) AS delivered,
      to_timestamp(said."readMs" / 1000) AS read
    FROM json_to_recordset($1::json) AS said(channel text, account text, "outboundId" text, "platformId" text,
      "isWhole" boolean, "deliveredMs" float8, "readMs" float8, detail text, "againMs" float8)
    CROSS JOIN LATERAL (
      SELECT ours.id FROM outbound_message ours
      WHERE ours.id = said."outboundId" AND ours.channel = said.channel::channel AND ours.account = said.account
      UNION ALL
      SELECT theirs.id FROM outbound_message theirs
      WHERE theirs.channel IN ('whatsapp_web', 'whatsapp_cloud') AND theirs.channel = said.channel::channel
        AND theirs.account = said.account AND theirs.platform_ids[1] = said."platformId" AND said."outboundId" IS NULL
    ) row
  ) r
  WHERE o.id = r.id`

/** All that is known of one message. */
interface Said {
  readonly channel: string
  readonly account: string
  readonly outboundId: string | null
  readonly platformId: string
  readonly isWhole: boolean
  readonly deliveredMs: number | null
  readonly readMs: number | null
  readonly detail: string | null
  /** When to send it again; null: not. */
  readonly againMs: number | null
}

export function createDeliveryReceipts({ sql, clock }: { sql: Sql; clock: Clock }): DeliveryReceipts {
  return {
    async record(receipts) {
      const said = new Map<string, Said>()
      for (const receipt of receipts) {
        const key = JSON.stringify([receipt.channel, receipt.account, receipt.outboundId ?? receipt.platformId])
        said.set(key, together(said.get(key), saidOf(receipt, clock.now().epochMilliseconds)))
      }
      if (said.size > 0) await sql(write, [JSON.stringify([...said.values()])])
    },
  }
}

function saidOf({ state, atMs, detail, failure, ...receipt }: DeliveryReceipt, nowMs: number): Said {
  const { channel, account, outboundId, platformId, isWhole } = receipt
  return {
    channel,
    account,
    outboundId,
    platformId,
    isWhole,
    // Nobody reads what has not arrived; the receipt for that may come later or never.
    deliveredMs: state === 'delivered' || state === 'read' ? atMs : null,
    readMs: state === 'read' ? atMs : null,
    detail: state === 'failed' ? (detail ?? 'no reason given') : null,
    againMs: failure?.kind === 'throttled' ? nowMs + failure.waitMs : null,
  }
}

function together(one: Said | undefined, other: Said): Said {
  if (!one) return other
  return {
    ...one,
    deliveredMs: least(one.deliveredMs, other.deliveredMs),
    readMs: least(one.readMs, other.readMs),
    detail: one.detail ?? other.detail,
    againMs: one.againMs ?? other.againMs,
  }
}

const least = (one: number | null, other: number | null): number | null =>
  one === null || other === null ? (one ?? other) : Math.min(one, other)

/** Ends the chats of people who have left the city's service, and drops what still waits to be sent to them. */
import type { DepartedBonds, EndedBonds } from '#ports/departed-bonds.ts'
import type { Sql } from './sql.ts'

/**
 * `$1` is the day in WIB, `$2` the instant. One statement: bonds end, waiting messages are dropped, no officer looks into
 * anything of theirs any more, and the audit says so of each bond; gives how many bonds and messages.
 */
export const endDepartedBondsSql = `
WITH ended AS (
  UPDATE channel_bond b SET ended_at = $2::timestamptz, end_reason = 'left'
  FROM employee e WHERE e.id = b.employee_id AND b.ended_at IS NULL AND e.left_on <= $1::date
  RETURNING b.employee_id, b.channel
), dropped AS (
  UPDATE outbound_message o SET state = 'dropped', failure = 'bond_ended', settled_at = $2::timestamptz
  WHERE o.state = 'waiting' AND o.employee_id IN (SELECT employee_id FROM ended)
  RETURNING o.id
), handed AS (
  UPDATE handover h SET state = 'closed', closed_at = $2::timestamptz, closed_by = 'sistem'
  WHERE h.state <> 'closed' AND h.employee_id IN (SELECT employee_id FROM ended)
), audited AS (
  INSERT INTO audit_entry (at, actor, action, employee_id, detail)
  SELECT $2::timestamptz, 'sistem', 'bond.ended', employee_id, jsonb_build_object('reason', 'left', 'channel', channel)
  FROM ended
)
SELECT (SELECT count(*) FROM ended)::int AS "endedBonds", (SELECT count(*) FROM dropped)::int AS "droppedMessages"`

export function createDepartedBonds({ sql }: { sql: Sql }): DepartedBonds {
  return {
    async end(now, today) {
      const [ended] = await sql<EndedBonds>(endDepartedBondsSql, [today.toString(), now.toString()])
      return ended ?? { endedBonds: 0, droppedMessages: 0 }
    },
  }
}

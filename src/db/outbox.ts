/** Writes outbound rows and the state of addresses, inside the transaction of whoever caused them. */
import type { Clock } from '#ports/clock.ts'
import type { Outbox } from '#ports/stores.ts'
import type { Db } from './client.ts'

export function createOutbox(db: Db, needs: { clock: Clock }): Outbox {
  return {
    async add(rows) {
      if (rows.length === 0) return
      // The clock's now, not the database's: in a rehearsal the two are months apart, and the sender goes by the clock.
      const nowMs = needs.clock.now().epochMilliseconds
      const json = JSON.stringify(rows.map((row) => ({ ...row, notBeforeMs: row.notBeforeMs ?? nowMs })))
      await db.$executeRaw`
        INSERT INTO outbound_message
          (id, channel, account, address, employee_id, lane, cause, content, not_before, expires_at)
        SELECT id, channel, account, address, "employeeId", lane, cause, content,
          to_timestamp("notBeforeMs" / 1000), to_timestamp("expiresAtMs" / 1000)
        FROM ROWS FROM (json_to_recordset(${json}::json) AS (id text, channel channel, account text, address text,
          "employeeId" uuid, lane lane, cause text, content jsonb, "notBeforeMs" float8, "expiresAtMs" float8))
          WITH ORDINALITY AS row
        ORDER BY row.ordinality
        ON CONFLICT (id) DO NOTHING`
    },
    async setAddressState({ channel, account, address }, state, reason) {
      await db.$executeRaw`
        INSERT INTO channel_address (channel, account, address, state, closed_reason, changed_at)
        VALUES (${channel}::channel, ${account}, ${address}, ${state}::address_state, ${reason}, now())
        ON CONFLICT (channel, account, address) DO UPDATE
          SET state = excluded.state, closed_reason = excluded.closed_reason, changed_at = excluded.changed_at
          WHERE channel_address.state <> excluded.state`
      if (state === 'open') return
      await db.$executeRaw`
        UPDATE outbound_message SET state = 'dropped', failure = 'address_closed', settled_at = now()
        WHERE channel = ${channel}::channel AND account = ${account} AND address = ${address} AND state = 'waiting'`
    },
  }
}

/** The statements of the outbound queue. */

/**
 * A due row that may leave: its address is not busy, and nothing older of its lane is due, under way or being tried
 * again for the same address, so a person gets the messages of a lane in the order in which they were written.
 * OFFSET 0 keeps the planner from making a join of it: just after a bulk insert, before statistics know of it, that join
 * reads all that waits for every row (measured with 100,000: 20 s instead of 1 ms).
 */
const mayLeave = (row: string, nowMs: string, busy: string): string => `
  ${row}.channel = $1::channel AND ${row}.account = $2 AND ${row}.state = 'waiting'
  AND ${row}.not_before <= to_timestamp(${nowMs}::float8 / 1000) AND NOT (${row}.address = ANY(${busy}::text[]))
  AND NOT EXISTS (SELECT 1 FROM outbound_message earlier
    WHERE earlier.channel = ${row}.channel AND earlier.account = ${row}.account AND earlier.address = ${row}.address
      AND earlier.position + 0 < ${row}.position AND earlier.state IN ('waiting', 'sending') AND earlier.lane = ${row}.lane
      AND (earlier.state = 'sending' OR earlier.attempts > 0
        OR earlier.not_before <= to_timestamp(${nowMs}::float8 / 1000))
    OFFSET 0)`

// $1 channel, $2 account, $3 limit a lane, $4 busy addresses, $5 now in ms
export const lookSql = `
  SELECT
    (SELECT json_object_agg(l.lane, ready.n) FROM unnest(enum_range(NULL::lane)) AS l(lane) CROSS JOIN LATERAL (
      SELECT count(*)::int AS n FROM (
        SELECT 1 FROM outbound_message o WHERE o.lane = l.lane AND ${mayLeave('o', '$5', '$4')}
        ORDER BY o.not_before, o.position LIMIT $3::int
      ) head
    ) ready) AS ready,
    (SELECT min(extract(epoch FROM later.not_before) * 1000)::float8
      FROM unnest(enum_range(NULL::lane)) AS l(lane) CROSS JOIN LATERAL (
        SELECT o.not_before FROM outbound_message o
        WHERE o.channel = $1::channel AND o.account = $2 AND o.lane = l.lane AND o.state = 'waiting'
          AND o.not_before > to_timestamp($5::float8 / 1000)
        ORDER BY o.not_before LIMIT 1
      ) later) AS next_due_ms,
    (SELECT array_agg(b.address) FROM unnest($4::text[]) AS b(address) WHERE EXISTS (
      SELECT 1 FROM outbound_message o
      WHERE o.channel = $1::channel AND o.account = $2 AND o.address = b.address AND o.state = 'waiting'
        AND o.not_before <= to_timestamp($5::float8 / 1000)
      OFFSET 0)) AS held_back`

// $1 channel, $2 account, $3 lanes, $4 how many of each, $5 busy addresses, $6 now in ms, $7 lease, $8 its token
export const claimSql = `
  WITH head AS (
    SELECT row.*
    FROM unnest($3::lane[], $4::int[]) AS quota(lane, n) CROSS JOIN LATERAL (
      SELECT o.id, o.address, o.lane, o.position, o.not_before, o.employee_id, o.expires_at FROM outbound_message o
      WHERE o.lane = quota.lane AND ${mayLeave('o', '$6', '$5')}
      ORDER BY o.not_before, o.position LIMIT quota.n
    ) row
    WHERE EXISTS (SELECT 1 FROM lease WHERE name = $7 AND token = $8 AND expires_at > clock_timestamp())
  ), first_of_address AS (
    -- Within a lane addresses differ already; where two lanes want the same one, the higher goes first.
    SELECT DISTINCT ON (address) * FROM head ORDER BY address, lane
  ), chosen AS MATERIALIZED (
    SELECT n.id, CASE
      WHEN n.expires_at <= to_timestamp($6::float8 / 1000) THEN 'expired'
      WHEN EXISTS (SELECT 1 FROM channel_address a WHERE a.channel = $1::channel AND a.account = $2
        AND a.address = n.address AND a.state = 'closed') THEN 'address_closed'
      WHEN n.employee_id IS NOT NULL AND NOT EXISTS (
        SELECT 1 FROM channel_bond b JOIN employee e ON e.id = b.employee_id
        WHERE b.channel = $1::channel AND b.account = $2 AND b.address = n.address AND b.ended_at IS NULL
          AND b.employee_id = n.employee_id
          AND (e.left_on IS NULL OR e.left_on > (to_timestamp($6::float8 / 1000) AT TIME ZONE 'Asia/Jakarta')::date)
      ) THEN 'bond_ended'
      END AS reason
    FROM first_of_address n
  )
  UPDATE outbound_message o
  SET claim_token = $8, claimed_at = clock_timestamp(), (state, attempts, settled_at, failure) = (
    SELECT CASE WHEN c.reason IS NULL THEN 'sending' ELSE 'dropped' END::outbound_state,
      o.attempts + CASE WHEN c.reason IS NULL THEN 1 ELSE 0 END,
      CASE WHEN c.reason IS NULL THEN NULL ELSE clock_timestamp() END,
      coalesce(c.reason, o.failure)
    FROM chosen c WHERE c.id = o.id)
  -- By an array, not by a join: the planner takes a join with so many possible rows for a reason to read the table.
  -- IS TRUE, so that it doesn't add a look through the index of all that waits.
  WHERE o.id = ANY(ARRAY(SELECT id FROM chosen)) AND (o.state = 'waiting') IS TRUE
  RETURNING o.id, o.position::text, o.address, o.employee_id, o.lane, o.cause, o.content, o.attempts, o.parts_sent,
    o.doubts, CASE WHEN o.state = 'dropped' THEN o.failure END AS reason`

// $1 records as JSON, $2 the lease's token
export const recordSql = `
  UPDATE outbound_message o
  SET state = CASE r.kind WHEN 'again' THEN 'waiting' ELSE r.kind END::outbound_state,
    not_before = CASE r.kind WHEN 'again' THEN to_timestamp(r."atMs" / 1000) ELSE o.not_before END,
    attempts = o.attempts - CASE WHEN r.kind = 'again' AND NOT r."isCounted" THEN 1 ELSE 0 END,
    doubts = o.doubts + CASE WHEN r."isInDoubt" THEN 1 ELSE 0 END,
    claim_token = CASE r.kind WHEN 'again' THEN NULL ELSE o.claim_token END,
    sent_at = CASE r.kind WHEN 'sent' THEN clock_timestamp() ELSE o.sent_at END,
    settled_at = CASE r.kind WHEN 'again' THEN NULL ELSE clock_timestamp() END,
    platform_ids = o.platform_ids[1:r."partsBefore"] || r.parts,
    parts_sent = r."partsBefore" + cardinality(r.parts),
    failure = CASE r.kind WHEN 'sent' THEN NULL WHEN 'again' THEN NULL ELSE r.failure END,
    failure_detail = CASE r.kind WHEN 'sent' THEN NULL ELSE r.detail END
  FROM json_to_recordset($1::json) AS r(id text, kind text, "partsBefore" int, parts text[], "atMs" float8,
    "isCounted" boolean, "isInDoubt" boolean, failure text, detail text)
  WHERE o.id = r.id AND o.state = 'sending' AND o.claim_token = $2`

// $1 id, $2 parts before this try, $3 platform ids of this try so far, $4 the lease's token
export const recordPartsSql = `
  UPDATE outbound_message
  SET parts_sent = $2::int + cardinality($3::text[]), platform_ids = platform_ids[1:$2::int] || $3::text[]
  WHERE id = $1 AND state = 'sending' AND claim_token = $4 AND parts_sent < $2::int + cardinality($3::text[])`

/**
 * What an earlier holder left in `sending` may have arrived. A receiver that recognises repeats gets it again; else an
 * answer or a security notice is tried once more, and anything beyond that is in doubt, for a person to see.
 * $1 channel, $2 account, $3 whether repeats are recognised, $4 lease, $5 its token, $6 until when a receipt may come, in ms
 */
export const recoverSql = `
  UPDATE outbound_message o
  SET state = CASE WHEN $3::boolean OR (o.lane IN ('answer', 'security') AND o.doubts = 0)
      THEN 'waiting' ELSE 'in_doubt' END::outbound_state,
    doubts = o.doubts + CASE WHEN $3::boolean THEN 0 ELSE 1 END,
    settled_at = CASE WHEN $3::boolean OR (o.lane IN ('answer', 'security') AND o.doubts = 0)
      THEN NULL ELSE clock_timestamp() END,
    failure = CASE WHEN $3::boolean OR (o.lane IN ('answer', 'security') AND o.doubts = 0)
      THEN NULL ELSE 'in_doubt' END,
    not_before = CASE WHEN $3::boolean THEN o.not_before ELSE GREATEST(o.not_before, to_timestamp($6::float8 / 1000)) END,
    failure_detail = 'its process ended while it was being sent',
    claim_token = NULL
  WHERE o.channel = $1::channel AND o.account = $2 AND o.state = 'sending' AND o.claim_token IS DISTINCT FROM $5
    AND EXISTS (SELECT 1 FROM lease WHERE name = $4 AND token = $5 AND expires_at > clock_timestamp())
  RETURNING o.state`

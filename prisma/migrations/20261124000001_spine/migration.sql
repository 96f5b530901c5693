-- Who wrote (in a group not the address), and how often a send was in doubt.
ALTER TABLE "inbound_message" ADD COLUMN IF NOT EXISTS "sender" TEXT;
ALTER TABLE "inbound_message" ADD COLUMN IF NOT EXISTS "is_group" BOOLEAN NOT NULL DEFAULT false;
ALTER TABLE "outbound_message" ADD COLUMN IF NOT EXISTS "doubts" SMALLINT NOT NULL DEFAULT 0;

-- Oldest waiting message first, whoever wrote it: the order in which conversations are claimed.
CREATE INDEX "inbound_message_oldest_waiting" ON "inbound_message" ("id") WHERE "state" = 'waiting';

-- What is still open for one address, without its history: nothing overtakes a message that is being tried again.
CREATE INDEX "outbound_message_open" ON "outbound_message" ("channel", "account", "address", "position")
  WHERE "state" IN ('waiting', 'sending');

-- The spine's queues are written, updated and settled all day: vacuum them long before the default fifth is dead.
ALTER TABLE "inbound_message" SET (autovacuum_vacuum_scale_factor = 0.02, autovacuum_vacuum_cost_delay = 0);
ALTER TABLE "outbound_message" SET (autovacuum_vacuum_scale_factor = 0.02, autovacuum_vacuum_cost_delay = 0);

-- Rows with a last useful moment, by that moment.
CREATE INDEX "outbound_message_expiring" ON "outbound_message" ("expires_at") WHERE "state" = 'waiting' AND "expires_at" IS NOT NULL;

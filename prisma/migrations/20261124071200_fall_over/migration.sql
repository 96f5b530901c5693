-- A message that did not arrive in one chat may be told in another of the same person, once.
ALTER TABLE "outbound_message" ADD COLUMN "fell_over_at" TIMESTAMPTZ(3);

CREATE INDEX "outbound_message_stranded" ON "outbound_message" ("settled_at")
  WHERE "state" IN ('failed', 'dropped') AND "fell_over_at" IS NULL AND "employee_id" IS NOT NULL
    AND "cause" NOT LIKE 'inbound:%';
CREATE INDEX "outbound_message_undelivered" ON "outbound_message" ("sent_at")
  WHERE "state" = 'sent' AND "delivered_at" IS NULL AND "fell_over_at" IS NULL AND "employee_id" IS NOT NULL
    AND "cause" NOT LIKE 'inbound:%' AND "channel" IN ('whatsapp_web', 'whatsapp_cloud');

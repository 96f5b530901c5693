-- What became of a message after the platform took it.
ALTER TABLE "outbound_message" ADD COLUMN "delivered_at" TIMESTAMPTZ(3);
ALTER TABLE "outbound_message" ADD COLUMN "read_at" TIMESTAMPTZ(3);

-- A receipt names a message by the platform's id of it.
CREATE INDEX "outbound_message_receipts" ON "outbound_message" ("channel", "account", ("platform_ids"[1]))
  WHERE "channel" IN ('whatsapp_web', 'whatsapp_cloud');

-- When somebody wrote last, for the day in which they may be written to freely.
CREATE INDEX "inbound_message_last_heard" ON "inbound_message" ("channel", "account", "address", "sent_at")
  WHERE "channel" = 'whatsapp_cloud';

-- Who was written to first within the last day, which WhatsApp limits.
CREATE INDEX "outbound_message_openings" ON "outbound_message" ("channel", "account", "sent_at")
  WHERE "channel" = 'whatsapp_cloud' AND "content" ? 'template';

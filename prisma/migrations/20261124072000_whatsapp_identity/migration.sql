-- Whom WhatsApp Web has heard from, by LID and by number.
CREATE TABLE "whatsapp_identity" (
    "account" TEXT NOT NULL,
    "address" TEXT NOT NULL,
    "lid" TEXT,
    "number" TEXT,
    "moved_at" TIMESTAMPTZ(3),
    "wrote_to" TEXT NOT NULL,
    "wrote_at" TIMESTAMPTZ(3) NOT NULL,
    "checked_until" TIMESTAMPTZ(3),

    CONSTRAINT "whatsapp_identity_pkey" PRIMARY KEY ("account","address")
);

-- One person has a name at a time.
CREATE UNIQUE INDEX "whatsapp_identity_lid" ON "whatsapp_identity" ("account", "lid") WHERE "moved_at" IS NULL;
CREATE UNIQUE INDEX "whatsapp_identity_number" ON "whatsapp_identity" ("account", "number") WHERE "moved_at" IS NULL;

-- What left within a day, and what nobody asked for within some weeks: the number's safety counts both.
CREATE INDEX "outbound_message_whatsapp_web_sent" ON "outbound_message" ("account", "sent_at")
  WHERE "channel" = 'whatsapp_web' AND "sent_at" IS NOT NULL;
-- When somebody wrote, to tell a chat that goes on from one that would be new.
CREATE INDEX "inbound_message_whatsapp_web_heard" ON "inbound_message" ("account", "address", "sent_at")
  WHERE "channel" = 'whatsapp_web';

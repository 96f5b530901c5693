-- A linked WhatsApp session: who owns it (the fence), how it stands, and its keys, each sealed in a row of its own.
CREATE TYPE "whatsapp_state" AS ENUM ('idle', 'connecting', 'pairing', 'open', 'deaf', 'waiting', 'stopped');

CREATE TABLE "whatsapp_session" (
    "account" TEXT NOT NULL,
    "fence" BIGINT NOT NULL DEFAULT 0,
    "state" "whatsapp_state" NOT NULL DEFAULT 'idle',
    "reason" TEXT,
    "since" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "next_try_at" TIMESTAMPTZ(3),
    "own_number" TEXT,
    "paired_at" TIMESTAMPTZ(3),
    "heard_at" TIMESTAMPTZ(3),
    "relink_asked_at" TIMESTAMPTZ(3),
    "link_hash" TEXT,
    "link_until" TIMESTAMPTZ(3),
    "viewer_hash" TEXT,
    "viewer_until" TIMESTAMPTZ(3),

    CONSTRAINT "whatsapp_session_pkey" PRIMARY KEY ("account")
);

CREATE TABLE "whatsapp_key" (
    "account" TEXT NOT NULL,
    "type" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "value" BYTEA NOT NULL,

    CONSTRAINT "whatsapp_key_pkey" PRIMARY KEY ("account","type","id")
);

-- A ratchet is written with every message: room in the page keeps an update from touching the index.
ALTER TABLE "whatsapp_key" SET (fillfactor = 70);

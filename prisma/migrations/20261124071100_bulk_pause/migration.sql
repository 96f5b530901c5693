-- A pause of what nobody asked for (reminders, broadcasts), while answers go on.
ALTER TABLE "channel_state" ADD COLUMN "bulk_paused_until" TIMESTAMPTZ(3);

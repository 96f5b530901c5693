-- The try-out page and the terminal chat are told of a message by the same transaction that makes it "sent": nothing
-- is announced that could not be read yet, and nothing that can be read goes unannounced. Other channels pay only for
-- the comparison in WHEN.
CREATE FUNCTION announce_chat_message() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_notify('chat_feed', NEW.channel::text || ' ' || NEW.account || ' ' || NEW.address);
  RETURN NULL;
END
$$;

CREATE TRIGGER outbound_message_announce_chat
  AFTER UPDATE OF state ON outbound_message
  FOR EACH ROW
  WHEN (NEW.state = 'sent' AND OLD.state <> 'sent' AND NEW.channel IN ('browser', 'terminal'))
  EXECUTE FUNCTION announce_chat_message();

-- The page shows what was written earlier when it is opened again; the messengers keep that themselves.
CREATE INDEX inbound_message_chat_history ON inbound_message (channel, account, address, id)
  WHERE channel IN ('browser', 'terminal');

-- Failed tries to bind, for the limits: all of a channel account, without reading everybody's successes.
CREATE INDEX binding_attempt_failures ON binding_attempt (channel, account, at) WHERE NOT succeeded;

-- The audit is appended to only: what was written of a disclosure or a bond is neither changed nor taken away by any
-- statement of the application. (An owner of the database can still lift this, which is itself a deliberate act.)
CREATE FUNCTION refuse_audit_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'audit_entry is appended to only' USING ERRCODE = 'integrity_constraint_violation';
END
$$;

CREATE TRIGGER audit_entry_append_only
  BEFORE UPDATE OR DELETE OR TRUNCATE ON audit_entry
  FOR EACH STATEMENT
  EXECUTE FUNCTION refuse_audit_change();

-- A conversation has at most one handover that is not closed, whatever happens at once.
CREATE UNIQUE INDEX handover_open ON handover (conversation_id) WHERE state <> 'closed';

-- The words of a question that carry its meaning: what it is grouped by.
ALTER TABLE "unanswered_question" ADD COLUMN "key" TEXT NOT NULL DEFAULT '';

CREATE INDEX unanswered_question_key ON unanswered_question USING gin (key gin_trgm_ops);

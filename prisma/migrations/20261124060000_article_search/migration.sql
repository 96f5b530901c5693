-- The words of an article by where they stand: title and ways of asking (A), other names (B), text (C).
-- Declared immutable for the index below; array_to_string is only marked stable for types whose text depends on settings.
CREATE FUNCTION article_words(title text, questions text[], keywords text[], body text) RETURNS tsvector
LANGUAGE sql IMMUTABLE PARALLEL SAFE COST 10000 AS $$
  SELECT setweight(to_tsvector('pg_catalog.indonesian', title || E'\n' || array_to_string(questions, E'\n')), 'A')
    || setweight(to_tsvector('pg_catalog.indonesian', array_to_string(keywords, E'\n')), 'B')
    || setweight(to_tsvector('pg_catalog.indonesian', body), 'C')
$$;

-- What a question is compared with letter by letter.
CREATE FUNCTION article_wording(title text, questions text[], keywords text[]) RETURNS text
LANGUAGE sql IMMUTABLE PARALLEL SAFE COST 10000 AS $$
  SELECT lower(title || E'\n' || array_to_string(questions, E'\n') || E'\n' || array_to_string(keywords, E'\n'))
$$;

CREATE INDEX article_words_index ON article USING gin (article_words(title, questions, keywords, body));
CREATE INDEX article_wording_index ON article USING gin (article_wording(title, questions, keywords) gin_trgm_ops);

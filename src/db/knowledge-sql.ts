/** The one statement that finds what a question may mean: by stems, and by likeness for misspelt words. */

const isLive = `state = 'published' AND valid_from <= $2::date AND (valid_until IS NULL OR valid_until >= $2::date)`

/**
 * $1 wordings of one question, $2 the day, $3 how many. Each row: an article, which of the asked words stand where in
 * it, its ways of asking as stems, and how it resembles each wording; `asked` and `total` are the same in all rows.
 * Slips are looked for in two words of the first wording at most, and not in their first three letters: each costs most of all.
 * Stems are the database's own, one word at a time: what a parser would make of "iii/b" differs with its neighbours.
 */
export const searchStatement = `
WITH live AS MATERIALIZED (SELECT id, words, wording FROM article WHERE ${isLive}),
wording AS MATERIALIZED (
  SELECT place::int, text FROM unnest($1::text[]) WITH ORDINALITY AS given (text, place)
),
word AS MATERIALIZED (
  SELECT (ts_lexize('pg_catalog.indonesian_stem', raw))[1] AS lexeme, min(raw) AS raw, array_agg(DISTINCT place) AS places
  FROM wording CROSS JOIN regexp_split_to_table(wording.text, ' +') AS raw
  WHERE raw <> '' GROUP BY 1
),
hit AS MATERIALIZED (
  SELECT word.lexeme, live.id, CASE
      WHEN live.words @@ (quote_literal(word.lexeme) || ':A')::tsquery THEN 'A'
      WHEN live.words @@ (quote_literal(word.lexeme) || ':B')::tsquery THEN 'B'
      ELSE 'C'
    END AS field
  FROM word JOIN live ON live.words @@ quote_literal(word.lexeme)::tsquery
),
counted AS MATERIALIZED (
  SELECT word.lexeme, word.raw, word.places, count(hit.id)::int AS articles
  FROM word LEFT JOIN hit USING (lexeme) GROUP BY word.lexeme, word.raw, word.places
),
near AS MATERIALIZED (
  SELECT slip.lexeme, live.id, word_similarity(slip.raw, live.wording) AS likeness
  FROM (
    SELECT lexeme, raw FROM counted WHERE articles = 0 AND length(raw) > 4 AND 1 = ANY (places)
    ORDER BY length(raw) DESC, raw LIMIT 2
  ) AS slip
  JOIN live ON strpos(live.wording, left(slip.raw, 3)) > 0 AND slip.raw <% live.wording
),
total AS (SELECT count(*)::int AS articles FROM live),
candidate AS MATERIALIZED (
  SELECT id, sum(weight) AS weight FROM (
    SELECT hit.id, ln((total.articles + 1.0) / (counted.articles + 0.5)) AS weight
    FROM hit JOIN counted USING (lexeme) CROSS JOIN total
    UNION ALL
    SELECT near.id, ln(total.articles + 1.0) * near.likeness FROM near CROSS JOIN total
  ) AS part
  GROUP BY id ORDER BY weight DESC, id LIMIT $3
)
SELECT article.id, slug, title, questions, keywords, topics, body, sources, uncertainty,
  valid_from::text, valid_until::text, owner, review_on::text, people_only, phrases,
  (SELECT articles FROM total) AS total,
  (SELECT jsonb_agg(jsonb_build_object('lexeme', lexeme, 'places', places, 'articles', articles)) FROM counted) AS asked,
  (SELECT coalesce(jsonb_object_agg(hit.lexeme, hit.field), '{}') FROM hit WHERE hit.id = article.id) AS words,
  (SELECT coalesce(jsonb_object_agg(near.lexeme, near.likeness), '{}') FROM near WHERE near.id = article.id) AS near,
  (
    SELECT array_agg((
      SELECT max(similarity(phrase, wording.text)) FROM unnest(title || questions || keywords) AS phrase
    ) ORDER BY wording.place) FROM wording
  ) AS likeness
FROM candidate JOIN article USING (id)
ORDER BY candidate.weight DESC, id`

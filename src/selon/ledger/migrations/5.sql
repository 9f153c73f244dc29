-- Copies and events whose parties are inferred add nothing to the edges.

DROP VIEW document_edges;
CREATE VIEW document_edges AS
SELECT s.document, substr(s.day, 1, 7) AS month, 'says' AS kind, s.stance, s.identity AS source, t.identity AS target
FROM statement_rows AS s JOIN document_rows AS d ON d.id = s.document JOIN topic_rows AS t ON t.statement = s.id
WHERE s.identity IS NOT NULL AND s.identity <> t.identity AND s.review <> 'rejected' AND d.replaced = 0
AND coalesce(d.origin, d.id) = d.id
UNION ALL
SELECT v.document, substr(v.day, 1, 7), v.type, v.factuality, a.identity, r.identity
FROM event_rows AS v JOIN document_rows AS d ON d.id = v.document
JOIN participant_rows AS a ON a.event = v.id AND a.part = 'actor'
JOIN participant_rows AS r ON r.event = v.id AND r.part = 'recipient'
WHERE a.identity <> r.identity AND v.review <> 'rejected' AND d.replaced = 0 AND coalesce(d.origin, d.id) = d.id
AND instr(v.because, '.event.actor.') = 0 AND instr(v.because, '.event.recipient.') = 0;
DELETE FROM edge_rows;
INSERT INTO edge_rows (month, kind, stance, source, target, count)
SELECT month, kind, stance, source, target, count(*) FROM document_edges GROUP BY 1, 2, 3, 4, 5;
DELETE FROM edge_year_rows;
INSERT INTO edge_year_rows (year, kind, stance, source, target, count)
SELECT substr(month, 1, 4), kind, stance, source, target, count(*) FROM document_edges GROUP BY 1, 2, 3, 4, 5;

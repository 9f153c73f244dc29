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
-- Rows tell the file of their report, and which version, rules and model read it.

DROP VIEW documents;
CREATE VIEW documents AS
SELECT d.hash AS id, d.title, d.publisher, d.author, d.url, d.language, d.published,
       nullif(d.day, '') AS first_day, nullif(d.last_day, '') AS last_day, d.version, d.replaced,
       o.hash AS origin, d.shared, d.added_at,
       (SELECT f.name FROM source_rows AS f WHERE f.document = d.id ORDER BY f.added_at, f.name LIMIT 1) AS file,
       (SELECT u.selon FROM readings AS m JOIN runs AS u ON u.id = m.run WHERE m.document = d.id) AS selon,
       (SELECT u.rules FROM readings AS m JOIN runs AS u ON u.id = m.run WHERE m.document = d.id) AS rules,
       (SELECT u.model FROM readings AS m JOIN runs AS u ON u.id = m.run WHERE m.document = d.id) AS model,
       d.id AS row, d.day, d.text
FROM document_rows AS d LEFT JOIN document_rows AS o ON o.id = d.origin;

DROP VIEW statements;
CREATE VIEW statements AS
SELECT d.hash || '/' || s.label AS id, d.hash AS document, i.name AS speaker, s.identity AS person, e.name AS speaker_here,
       s.named, s.stance, s.form, s.content, s.quotes, s.source, s.cue, s.addressee, s.medium, s.said_at, s.said,
       nullif(s.day, '') AS first_day, nullif(s.last_day, '') AS last_day,
       d.hash || '/' || s.inside AS inside, s.repeated, s.hearsay, s.start, s."end", s.spans, s.because, s.review,
       d.title, d.publisher, d.url, d.published, d.replaced, coalesce(d.origin <> d.id, 0) AS copy,
       (SELECT f.name FROM source_rows AS f WHERE f.document = d.id ORDER BY f.added_at, f.name LIMIT 1) AS file,
       (SELECT u.selon FROM readings AS m JOIN runs AS u ON u.id = m.run WHERE m.document = d.id) AS selon,
       (SELECT u.rules FROM readings AS m JOIN runs AS u ON u.id = m.run WHERE m.document = d.id) AS rules,
       (SELECT u.model FROM readings AS m JOIN runs AS u ON u.id = m.run WHERE m.document = d.id) AS model,
       s.id AS row, s.day
FROM statement_rows AS s JOIN document_rows AS d ON d.id = s.document
LEFT JOIN entity_rows AS e ON e.id = s.entity LEFT JOIN identity_rows AS i ON i.id = s.identity
WHERE s.review <> 'rejected';

DROP VIEW events;
CREATE VIEW events AS
SELECT d.hash || '/' || v.label AS id, d.hash AS document, v.type, v.mode, v.context, v.anchor,
       (SELECT json_group_array(json_object('person', p.person, 'name', p.name)) FROM
        (SELECT p.identity AS person, i.name FROM participant_rows AS p JOIN identity_rows AS i ON i.id = p.identity
         WHERE p.event = v.id AND p.part = 'actor' ORDER BY p.position) AS p) AS actor,
       (SELECT json_group_array(json_object('person', p.person, 'name', p.name)) FROM
        (SELECT p.identity AS person, i.name FROM participant_rows AS p JOIN identity_rows AS i ON i.id = p.identity
         WHERE p.event = v.id AND p.part = 'recipient' ORDER BY p.position) AS p) AS recipient,
       e.name AS place, e.country, e.latitude, e.longitude, v.time,
       nullif(v.day, '') AS first_day, nullif(v.last_day, '') AS last_day, v.factuality,
       d.hash || '/' || s.label AS according_to, si.name AS according_to_speaker, s.stance AS according_to_stance,
       v.evidence, v.start, v."end", v.evidence_start, v.evidence_end, v.because, v.review,
       d.title, d.publisher, d.url, d.published, d.replaced, coalesce(d.origin <> d.id, 0) AS copy,
       (SELECT f.name FROM source_rows AS f WHERE f.document = d.id ORDER BY f.added_at, f.name LIMIT 1) AS file,
       (SELECT u.selon FROM readings AS m JOIN runs AS u ON u.id = m.run WHERE m.document = d.id) AS selon,
       (SELECT u.rules FROM readings AS m JOIN runs AS u ON u.id = m.run WHERE m.document = d.id) AS rules,
       (SELECT u.model FROM readings AS m JOIN runs AS u ON u.id = m.run WHERE m.document = d.id) AS model,
       v.id AS row, v.day
FROM event_rows AS v JOIN document_rows AS d ON d.id = v.document
LEFT JOIN entity_rows AS e ON e.id = v.place
LEFT JOIN statement_rows AS s ON s.id = v.statement LEFT JOIN identity_rows AS si ON si.id = s.identity
WHERE v.review <> 'rejected';

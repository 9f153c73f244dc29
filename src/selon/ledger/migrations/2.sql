-- Sums by year, by person and by publisher; words searched for within a month; indexes in the order pages are shown in.

ALTER TABLE document_rows ADD COLUMN period TEXT GENERATED ALWAYS AS
    (CASE day WHEN '' THEN 'undated' ELSE replace(substr(day, 1, 7) || ' ' || day, '-', '') END);
ALTER TABLE statement_rows ADD COLUMN period TEXT GENERATED ALWAYS AS
    (CASE day WHEN '' THEN 'undated' ELSE replace(substr(day, 1, 7) || ' ' || day, '-', '') END);

DROP INDEX document_by_day;
CREATE INDEX document_by_day ON document_rows (day, id, last_day, replaced);
DROP INDEX statement_by_identity;
CREATE INDEX statement_by_identity ON statement_rows (identity, day, id, last_day, document, stance) WHERE review <> 'rejected';
DROP INDEX statement_by_day;
CREATE INDEX statement_by_day ON statement_rows (day, id, last_day, document, stance, named) WHERE review <> 'rejected';
DROP INDEX event_by_day;
CREATE INDEX event_by_day ON event_rows (day, id, last_day, document) WHERE review <> 'rejected';
DROP INDEX event_by_type;
CREATE INDEX event_by_type ON event_rows (type, day, id, last_day, document) WHERE review <> 'rejected';
DROP INDEX edge_by_source;
CREATE INDEX edge_by_source ON edge_rows (source, kind, stance, target, month, count);
DROP INDEX edge_by_target;
CREATE INDEX edge_by_target ON edge_rows (target, kind, stance, source, month, count);
CREATE INDEX document_by_language ON document_rows (language, day);
CREATE INDEX document_of_publisher ON document_rows (publisher COLLATE NOCASE, id);

DROP TRIGGER IF EXISTS document_added;
DROP TRIGGER document_removed;
DROP TABLE document_text;
CREATE VIRTUAL TABLE document_text USING fts5 (
    title, text, period, content='document_rows', content_rowid='id', tokenize='unicode61 remove_diacritics 2'
);
CREATE TRIGGER document_added AFTER INSERT ON document_rows BEGIN
    INSERT INTO document_text (rowid, title, text, period) VALUES (new.id, new.title, new.text, new.period);
END;
CREATE TRIGGER document_removed AFTER DELETE ON document_rows BEGIN
    INSERT INTO document_text (document_text, rowid, title, text, period)
    VALUES ('delete', old.id, old.title, old.text, old.period);
END;
INSERT INTO document_text (document_text) VALUES ('rebuild');
DROP TRIGGER IF EXISTS statement_added;
DROP TRIGGER statement_removed;
DROP TABLE statement_text;
CREATE VIRTUAL TABLE statement_text USING fts5 (
    content, period, content='statement_rows', content_rowid='id', tokenize='unicode61 remove_diacritics 2'
);
CREATE TRIGGER statement_removed AFTER DELETE ON statement_rows BEGIN
    INSERT INTO statement_text (statement_text, rowid, content, period)
    VALUES ('delete', old.id, old.content, old.period);
END;
INSERT INTO statement_text (statement_text) VALUES ('rebuild');

DROP VIEW people;
DROP VIEW document_months;
CREATE VIEW people AS
SELECT i.id, i.name, i.kind, i.country, i.latitude, i.longitude,
       coalesce(p.documents, 0) AS documents, coalesce(p.statements, 0) AS statements,
       (SELECT json_group_array(s.name) FROM (SELECT s.name FROM spelling_rows AS s
        WHERE s.identity IN (SELECT j.id FROM identity_rows AS j WHERE j.standing = i.id) ORDER BY s.name) AS s)
       AS spellings
FROM identity_rows AS i LEFT JOIN person_rows AS p ON p.identity = i.id
WHERE i.standing = i.id AND EXISTS (SELECT 1 FROM entity_rows AS e WHERE e.identity = i.id);
CREATE VIEW document_months AS
SELECT s.document, substr(s.day, 1, 7) AS month, 'statements' AS layer, s.stance AS kind
FROM statement_rows AS s JOIN document_rows AS d ON d.id = s.document WHERE s.review <> 'rejected' AND d.replaced = 0
UNION ALL
SELECT v.document, substr(v.day, 1, 7), 'events', v.type
FROM event_rows AS v JOIN document_rows AS d ON d.id = v.document WHERE v.review <> 'rejected' AND d.replaced = 0
UNION ALL
SELECT d.id, substr(d.day, 1, 7), 'documents', '' FROM document_rows AS d WHERE d.replaced = 0;
CREATE VIEW document_people AS
SELECT e.document, e.identity, 1 AS documents, 0 AS statements
FROM (SELECT DISTINCT document, identity FROM entity_rows WHERE review <> 'rejected') AS e
JOIN document_rows AS d ON d.id = e.document WHERE d.replaced = 0
UNION ALL
SELECT s.document, s.identity, 0, 1
FROM statement_rows AS s JOIN document_rows AS d ON d.id = s.document
WHERE s.identity IS NOT NULL AND s.review <> 'rejected' AND d.replaced = 0;
CREATE VIEW document_publishers AS
SELECT d.id AS document, coalesce(d.publisher, '') AS publisher FROM document_rows AS d WHERE d.replaced = 0;

CREATE TABLE edge_year_rows (
    year       TEXT NOT NULL,
    kind       TEXT NOT NULL,
    stance     TEXT NOT NULL,
    source     INTEGER NOT NULL REFERENCES identity_rows,
    target     INTEGER NOT NULL REFERENCES identity_rows,
    count      INTEGER NOT NULL,
    PRIMARY KEY (year, kind, stance, source, target)
) STRICT, WITHOUT ROWID;
CREATE TABLE person_rows (
    identity   INTEGER PRIMARY KEY REFERENCES identity_rows,
    kind       TEXT NOT NULL,
    documents  INTEGER NOT NULL,
    statements INTEGER NOT NULL
) STRICT;
CREATE TABLE publisher_rows (
    publisher  TEXT PRIMARY KEY,
    documents  INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX person_by_documents ON person_rows (kind, documents);

INSERT INTO edge_year_rows
SELECT substr(month, 1, 4), kind, stance, source, target, sum(count) FROM edge_rows GROUP BY 1, 2, 3, 4, 5;
INSERT INTO month_rows SELECT month, layer, kind, count(*) FROM document_months WHERE layer = 'documents' GROUP BY 1, 2, 3;
INSERT INTO publisher_rows SELECT publisher, count(*) FROM document_publishers GROUP BY 1;
INSERT INTO person_rows SELECT identity, kind, sum(documents), sum(statements)
FROM document_people JOIN identity_rows ON id = identity GROUP BY 1, 2;

-- Versions of what has no address.
ALTER TABLE document_rows ADD COLUMN own_id TEXT;
CREATE INDEX document_by_own_id ON document_rows (own_id, version) WHERE own_id IS NOT NULL;

-- Copies found by an index.
CREATE TABLE band_rows (
    piece      INTEGER NOT NULL,
    hashes     BLOB NOT NULL,
    document   INTEGER NOT NULL,
    PRIMARY KEY (piece, hashes, document)
) STRICT, WITHOUT ROWID;
CREATE TABLE unsigned_rows (
    document   INTEGER PRIMARY KEY REFERENCES document_rows ON DELETE CASCADE
) STRICT;
CREATE VIEW document_bands AS
WITH RECURSIVE pieces (piece) AS (SELECT 0 UNION ALL SELECT piece + 1 FROM pieces WHERE piece < 63)
SELECT document, piece, substr(signature, 8 * piece + 1, 8) AS hashes FROM signature_rows, pieces;
CREATE TRIGGER document_unsigned AFTER INSERT ON document_rows BEGIN
    INSERT INTO unsigned_rows VALUES (new.id);
END;
CREATE TRIGGER signature_added AFTER INSERT ON signature_rows BEGIN
    INSERT INTO band_rows SELECT piece, hashes, document FROM document_bands WHERE document = new.document;
    DELETE FROM unsigned_rows WHERE document = new.document;
END;
CREATE TRIGGER signature_removed BEFORE DELETE ON signature_rows BEGIN
    DELETE FROM band_rows WHERE (piece, hashes, document) IN
        (SELECT piece, hashes, document FROM document_bands WHERE document = old.document);
END;
INSERT INTO band_rows SELECT piece, hashes, document FROM document_bands;
INSERT INTO unsigned_rows SELECT id FROM document_rows WHERE id NOT IN (SELECT document FROM signature_rows);

-- What has been compared, in which turn; what watches take as told, and how it was sent. What they told was sent; what
-- they have not told they look for anew, in all documents.
CREATE TABLE compared AS SELECT document FROM linked_rows ORDER BY document;
DROP TRIGGER statement_unlinked;
DROP TABLE linked_rows;
CREATE TABLE linked_rows (
    turn       INTEGER PRIMARY KEY AUTOINCREMENT,
    document   INTEGER NOT NULL UNIQUE REFERENCES document_rows ON DELETE CASCADE
) STRICT;
INSERT INTO linked_rows (document) SELECT document FROM compared;
DROP TABLE compared;
CREATE TABLE unlinked_rows (
    document   INTEGER PRIMARY KEY REFERENCES document_rows ON DELETE CASCADE
) STRICT;
INSERT INTO unlinked_rows SELECT id FROM document_rows WHERE id NOT IN (SELECT document FROM linked_rows);
CREATE TRIGGER document_unlinked AFTER INSERT ON document_rows BEGIN
    INSERT INTO unlinked_rows VALUES (new.id);
END;
CREATE TRIGGER reading_unlinked AFTER UPDATE ON readings
WHEN NOT EXISTS (SELECT 1 FROM unlinked_rows WHERE document = new.document) BEGIN
    INSERT INTO unlinked_rows VALUES (new.document);
END;
CREATE TRIGGER statement_unlinked AFTER DELETE ON statement_rows
WHEN EXISTS (SELECT 1 FROM document_rows WHERE id = old.document)
AND NOT EXISTS (SELECT 1 FROM unlinked_rows WHERE document = old.document) BEGIN
    INSERT INTO unlinked_rows VALUES (old.document);
END;
CREATE TABLE mark_rows (
    watch      INTEGER NOT NULL REFERENCES watches ON DELETE CASCADE,
    mark       TEXT NOT NULL,
    PRIMARY KEY (watch, mark)
) STRICT, WITHOUT ROWID;
INSERT OR IGNORE INTO mark_rows SELECT watch, value FROM alerts, json_each(told, '$.marks');
ALTER TABLE alerts ADD COLUMN sent TEXT NOT NULL DEFAULT '{}';
ALTER TABLE alerts ADD COLUMN delivered INTEGER NOT NULL DEFAULT 0;
UPDATE alerts SET delivered = 1;
CREATE INDEX alert_waiting ON alerts (watch) WHERE delivered = 0;

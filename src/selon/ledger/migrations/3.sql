-- Whom statements are made to; sums by person and month; indexes with what rows are chosen by. Words get into their indexes without triggers.

DROP TRIGGER document_added;
DROP TRIGGER spelling_added;

DROP INDEX statement_by_document;
CREATE INDEX statement_by_document ON statement_rows (document, start, day, stance, named, last_day, review);
DROP INDEX event_by_document;
CREATE INDEX event_by_document ON event_rows (document, start, day, type, last_day, review);

CREATE TABLE addressee_rows (
    identity   INTEGER NOT NULL REFERENCES identity_rows,
    day        TEXT NOT NULL,
    statement  INTEGER NOT NULL REFERENCES statement_rows ON DELETE CASCADE,
    entity     INTEGER NOT NULL REFERENCES entity_rows ON DELETE CASCADE,
    PRIMARY KEY (statement, entity)
) STRICT, WITHOUT ROWID;
-- Where an addressee stands is known by the reading only; `unpacked` is its JSON (ledger/upkeep.py).
INSERT OR IGNORE INTO addressee_rows
SELECT e.identity, s.day, s.id, e.id
FROM readings AS r, json_each(unpacked(r.facts), '$.statements') AS j
CROSS JOIN statement_rows AS s ON s.document = r.document AND s.label = j.value ->> '$.id'
CROSS JOIN mention_rows AS m ON m.document = r.document
    AND m.start >= j.value ->> '$.addressee.start' AND m."end" <= j.value ->> '$.addressee.end'
CROSS JOIN entity_rows AS e ON e.id = m.entity
WHERE r.document IN (SELECT document FROM statement_rows WHERE addressee IS NOT NULL);
CREATE INDEX addressee_by_identity ON addressee_rows (identity, day);
CREATE INDEX addressee_by_entity ON addressee_rows (entity);

CREATE VIEW statement_addressees AS
SELECT id, addressee, period FROM statement_rows WHERE addressee IS NOT NULL;
CREATE VIRTUAL TABLE addressee_text USING fts5 (
    addressee, period, content='statement_addressees', content_rowid='id', tokenize='unicode61 remove_diacritics 2'
);
CREATE TRIGGER addressee_removed AFTER DELETE ON statement_rows WHEN old.addressee IS NOT NULL BEGIN
    INSERT INTO addressee_text (addressee_text, rowid, addressee, period)
    VALUES ('delete', old.id, old.addressee, old.period);
END;

INSERT INTO addressee_text (addressee_text) VALUES ('rebuild');

CREATE TABLE person_month_rows (
    identity   INTEGER NOT NULL REFERENCES identity_rows,
    layer      TEXT NOT NULL,
    month      TEXT NOT NULL,
    kind       TEXT NOT NULL,
    count      INTEGER NOT NULL,
    PRIMARY KEY (identity, layer, month, kind)
) STRICT, WITHOUT ROWID;
CREATE VIEW document_person_months AS
SELECT s.document, s.identity, 'statements' AS layer, substr(s.day, 1, 7) AS month, s.stance AS kind
FROM statement_rows AS s JOIN document_rows AS d ON d.id = s.document
WHERE s.identity IS NOT NULL AND s.review <> 'rejected' AND d.replaced = 0
UNION ALL
SELECT v.document, s.identity, 'told', substr(v.day, 1, 7), v.type
FROM event_rows AS v JOIN document_rows AS d ON d.id = v.document JOIN statement_rows AS s ON s.id = v.statement
WHERE s.identity IS NOT NULL AND s.review <> 'rejected' AND v.review <> 'rejected' AND d.replaced = 0
UNION ALL
SELECT v.document, p.identity, 'events', substr(v.day, 1, 7), v.type
FROM event_rows AS v JOIN document_rows AS d ON d.id = v.document JOIN participant_rows AS p ON p.event = v.id
WHERE v.review <> 'rejected' AND d.replaced = 0
AND NOT EXISTS (SELECT 1 FROM participant_rows AS o WHERE o.event = v.id AND o.identity = p.identity
                AND (o.part, o.position) < (p.part, p.position));

INSERT INTO person_month_rows
SELECT identity, layer, month, kind, count(*) FROM document_person_months GROUP BY 1, 2, 3, 4;

-- What a report tells as fact against what somebody denies. Documents compared before are not compared again for it.

CREATE TABLE contest_rows (
    event      INTEGER NOT NULL REFERENCES event_rows ON DELETE CASCADE,
    statement  INTEGER NOT NULL REFERENCES statement_rows ON DELETE CASCADE,
    score      REAL NOT NULL,
    because    TEXT NOT NULL,
    PRIMARY KEY (event, statement)
) STRICT, WITHOUT ROWID;
CREATE INDEX contest_by_statement ON contest_rows (statement);

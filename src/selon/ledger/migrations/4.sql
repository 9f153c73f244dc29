-- Sums in the order in which one document changes them; fewer pages of indexes that each document writes to.

DROP VIEW edges;
ALTER TABLE edge_rows RENAME TO edges_before;
ALTER TABLE edge_year_rows RENAME TO edge_years_before;
ALTER TABLE person_month_rows RENAME TO person_months_before;
CREATE TABLE edge_rows (
    month      TEXT NOT NULL,
    kind       TEXT NOT NULL,
    stance     TEXT NOT NULL,
    source     INTEGER NOT NULL REFERENCES identity_rows,
    target     INTEGER NOT NULL REFERENCES identity_rows,
    count      INTEGER NOT NULL,
    PRIMARY KEY (month, source, target, kind, stance)
) STRICT, WITHOUT ROWID;
CREATE TABLE edge_year_rows (
    year       TEXT NOT NULL,
    kind       TEXT NOT NULL,
    stance     TEXT NOT NULL,
    source     INTEGER NOT NULL REFERENCES identity_rows,
    target     INTEGER NOT NULL REFERENCES identity_rows,
    count      INTEGER NOT NULL,
    PRIMARY KEY (year, source, target, kind, stance)
) STRICT, WITHOUT ROWID;
CREATE TABLE person_month_rows (
    identity   INTEGER NOT NULL REFERENCES identity_rows,
    layer      TEXT NOT NULL,
    month      TEXT NOT NULL,
    kind       TEXT NOT NULL,
    count      INTEGER NOT NULL,
    PRIMARY KEY (identity, month, layer, kind)
) STRICT, WITHOUT ROWID;
INSERT INTO edge_rows SELECT * FROM edges_before ORDER BY month, source, target, kind, stance;
INSERT INTO edge_year_rows SELECT * FROM edge_years_before ORDER BY year, source, target, kind, stance;
INSERT INTO person_month_rows SELECT * FROM person_months_before ORDER BY identity, month, layer, kind;
DROP TABLE edges_before;
DROP TABLE edge_years_before;
DROP TABLE person_months_before;
CREATE INDEX edge_by_source ON edge_rows (source, kind, stance, target, month, count);
CREATE INDEX edge_by_target ON edge_rows (target, kind, stance, source, month, count);
CREATE VIEW edges AS
SELECT e.month, e.kind, e.stance, e.source AS source_person, s.name AS source, e.target AS target_person,
       t.name AS target, e.count
FROM edge_rows AS e JOIN identity_rows AS s ON s.id = e.source JOIN identity_rows AS t ON t.id = e.target;

DROP INDEX document_by_day;
CREATE INDEX document_by_day ON document_rows (day, id, last_day, replaced, language);
DROP INDEX document_by_language;
CREATE INDEX document_by_language ON document_rows (language);
DROP INDEX document_by_origin;
CREATE INDEX document_by_origin ON document_rows (origin) WHERE origin IS NOT NULL;
DROP INDEX document_by_previous;
CREATE INDEX document_by_previous ON document_rows (previous) WHERE previous IS NOT NULL;
DROP INDEX statement_by_entity;
CREATE INDEX statement_by_entity ON statement_rows (entity) WHERE entity IS NOT NULL;
DROP INDEX event_by_type;
DROP INDEX event_by_day;
CREATE INDEX event_by_day ON event_rows (day, id, last_day, document, type) WHERE review <> 'rejected';
DROP INDEX event_by_place;
CREATE INDEX event_by_place ON event_rows (place) WHERE place IS NOT NULL;
DROP INDEX event_by_statement;
CREATE INDEX event_by_statement ON event_rows (statement) WHERE statement IS NOT NULL;

DROP TABLE spelling_text;
CREATE VIRTUAL TABLE spelling_text USING fts5 (
    name, content='spelling_rows', content_rowid='id', columnsize=0,
    tokenize='trigram remove_diacritics 1'
);
INSERT INTO spelling_text (spelling_text) VALUES ('rebuild');
DROP TABLE statement_text;
CREATE VIRTUAL TABLE statement_text USING fts5 (
    content, period, content='statement_rows', content_rowid='id', columnsize=0,
    tokenize='unicode61 remove_diacritics 2'
);
INSERT INTO statement_text (statement_text, rank) VALUES ('automerge', 8);
INSERT INTO statement_text (statement_text, rank) VALUES ('hashsize', 16000000);
INSERT INTO statement_text (statement_text) VALUES ('rebuild');
DROP TABLE addressee_text;
CREATE VIRTUAL TABLE addressee_text USING fts5 (
    addressee, period, content='statement_addressees', content_rowid='id', columnsize=0,
    tokenize='unicode61 remove_diacritics 2'
);
INSERT INTO addressee_text (addressee_text) VALUES ('rebuild');
INSERT INTO document_text (document_text, rank) VALUES ('automerge', 8);
INSERT INTO document_text (document_text, rank) VALUES ('hashsize', 16000000);

-- The last day too of what names are found by.
DROP INDEX topic_by_identity;
DROP INDEX addressee_by_identity;
DROP INDEX participant_by_identity;
ALTER TABLE topic_rows ADD COLUMN last_day TEXT NOT NULL DEFAULT '';
ALTER TABLE addressee_rows ADD COLUMN last_day TEXT NOT NULL DEFAULT '';
ALTER TABLE participant_rows ADD COLUMN last_day TEXT NOT NULL DEFAULT '';
UPDATE topic_rows SET last_day = (SELECT s.last_day FROM statement_rows AS s WHERE s.id = statement);
UPDATE addressee_rows SET last_day = (SELECT s.last_day FROM statement_rows AS s WHERE s.id = statement);
UPDATE participant_rows SET last_day = (SELECT v.last_day FROM event_rows AS v WHERE v.id = event);
CREATE INDEX topic_by_identity ON topic_rows (identity, day, last_day);
CREATE INDEX addressee_by_identity ON addressee_rows (identity, day, last_day);
CREATE INDEX participant_by_identity ON participant_rows (identity, day, last_day);

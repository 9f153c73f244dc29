-- The ledger, version 5. Tables named *_rows hold the facts; the views at the end are what people query.
--
-- The views keep to what SQLite 3.38 knows, so that older tools open the file too.
--
-- A document's fact rows are made anew from its machine reading (`readings`) and from what people decided about it
-- (`decisions`); nobody edits them in place. Every day is YYYY-MM-DD; `day` is the first day a thing can have happened,
-- '' where it cannot be dated, so that lists can be paged by it.

CREATE TABLE runs (
    id         INTEGER PRIMARY KEY,
    selon      TEXT NOT NULL,
    rules      TEXT NOT NULL,
    model      TEXT NOT NULL,
    started_at TEXT NOT NULL,
    UNIQUE (selon, rules, model)
) STRICT;

CREATE TABLE document_rows (
    id         INTEGER PRIMARY KEY,
    hash       TEXT NOT NULL UNIQUE,
    title      TEXT,
    publisher  TEXT,
    author     TEXT,
    url        TEXT,
    language   TEXT NOT NULL,
    published  TEXT,
    day        TEXT NOT NULL,
    last_day   TEXT NOT NULL,
    version    INTEGER NOT NULL,
    previous   INTEGER REFERENCES document_rows ON DELETE SET NULL,
    replaced   INTEGER NOT NULL DEFAULT 0,
    origin     INTEGER REFERENCES document_rows ON DELETE SET NULL,
    shared     REAL,
    added_at   TEXT NOT NULL,
    -- Last, so that no other column is read across its pages.
    text       TEXT NOT NULL,
    -- Its month and its day as words, for `document_text`.
    period     TEXT GENERATED ALWAYS AS
               (CASE day WHEN '' THEN 'undated' ELSE replace(substr(day, 1, 7) || ' ' || day, '-', '') END),
    -- What its source calls it, where it has no address: versions share the one or the other.
    own_id     TEXT
) STRICT;
CREATE INDEX document_by_own_id ON document_rows (own_id, version) WHERE own_id IS NOT NULL;
CREATE INDEX document_replaced ON document_rows (id) WHERE replaced = 1;
CREATE INDEX document_by_url ON document_rows (url, version) WHERE url IS NOT NULL;
CREATE INDEX document_by_day ON document_rows (day, id, last_day, replaced, language);
CREATE INDEX document_by_language ON document_rows (language);
CREATE INDEX document_by_publisher ON document_rows (publisher COLLATE NOCASE, day);
CREATE INDEX document_of_publisher ON document_rows (publisher COLLATE NOCASE, id);
CREATE INDEX document_by_origin ON document_rows (origin) WHERE origin IS NOT NULL;
CREATE INDEX document_by_previous ON document_rows (previous) WHERE previous IS NOT NULL;

-- Every place a document was found at: the same text under two addresses is one document with two sources.
CREATE TABLE source_rows (
    document   INTEGER NOT NULL REFERENCES document_rows ON DELETE CASCADE,
    name       TEXT NOT NULL,
    url        TEXT,
    publisher  TEXT,
    title      TEXT,
    published  TEXT,
    provenance TEXT NOT NULL,
    added_at   TEXT NOT NULL,
    PRIMARY KEY (document, name)
) STRICT, WITHOUT ROWID;

-- What the machine last found in a document: the JSON of the reading, less the text, compressed by zlib.
CREATE TABLE readings (
    document   INTEGER PRIMARY KEY REFERENCES document_rows ON DELETE CASCADE,
    run        INTEGER NOT NULL REFERENCES runs,
    facts      BLOB NOT NULL
) STRICT;
CREATE INDEX reading_by_run ON readings (run);

-- People, bodies, places and groups across documents; `key` is the plain name, `sound` what its spellings share;
-- `standing` is the one that stands for it after a merge.
CREATE TABLE identity_rows (
    id         INTEGER PRIMARY KEY,
    kind       TEXT NOT NULL,
    key        TEXT NOT NULL,
    sound      TEXT NOT NULL,
    name       TEXT NOT NULL,
    country    TEXT,
    latitude   REAL,
    longitude  REAL,
    standing   INTEGER NOT NULL,
    UNIQUE (kind, key)
) STRICT;
CREATE INDEX identity_by_standing ON identity_rows (standing);
CREATE INDEX identity_by_sound ON identity_rows (sound, kind);

-- Every spelling an identity was met with.
CREATE TABLE spelling_rows (
    id         INTEGER PRIMARY KEY,
    identity   INTEGER NOT NULL REFERENCES identity_rows ON DELETE CASCADE,
    name       TEXT NOT NULL,
    UNIQUE (identity, name)
) STRICT;
-- The words of these spellings as they sound (selon.spelling.name_key): what a name in another spelling is found by.
CREATE TABLE sound_rows (
    sound      TEXT NOT NULL,
    identity   INTEGER NOT NULL REFERENCES identity_rows ON DELETE CASCADE,
    PRIMARY KEY (sound, identity)
) STRICT, WITHOUT ROWID;
CREATE INDEX sound_by_identity ON sound_rows (identity);
CREATE VIRTUAL TABLE spelling_text USING fts5 (
    name, content='spelling_rows', content_rowid='id', columnsize=0,
    tokenize='trigram remove_diacritics 1'
);
-- Nothing gets into this and the other indexes of words by a trigger (ledger/store.py puts in those of many documents at
-- once): SQLite writes an index of words out before whatever changes another table.
CREATE TRIGGER spelling_removed AFTER DELETE ON spelling_rows BEGIN
    INSERT INTO spelling_text (spelling_text, rowid, name) VALUES ('delete', old.id, old.name);
END;

CREATE TABLE time_rows (
    id         INTEGER PRIMARY KEY,
    document   INTEGER NOT NULL REFERENCES document_rows ON DELETE CASCADE,
    label      TEXT NOT NULL,
    start      INTEGER NOT NULL,
    "end"      INTEGER NOT NULL,
    text       TEXT NOT NULL,
    type       TEXT NOT NULL,
    value      TEXT,
    candidates TEXT NOT NULL,
    earliest   TEXT,
    latest     TEXT,
    timex      TEXT NOT NULL,
    because    TEXT NOT NULL,
    review     TEXT NOT NULL
) STRICT;
CREATE INDEX time_by_document ON time_rows (document);

CREATE TABLE entity_rows (
    id         INTEGER PRIMARY KEY,
    document   INTEGER NOT NULL REFERENCES document_rows ON DELETE CASCADE,
    label      TEXT NOT NULL,
    name       TEXT NOT NULL,
    kind       TEXT NOT NULL,
    country    TEXT,
    latitude   REAL,
    longitude  REAL,
    roles      TEXT NOT NULL,
    aliases    TEXT NOT NULL,
    because    TEXT NOT NULL,
    review     TEXT NOT NULL,
    own        INTEGER NOT NULL REFERENCES identity_rows,
    identity   INTEGER NOT NULL REFERENCES identity_rows
) STRICT;
CREATE INDEX entity_by_document ON entity_rows (document);
CREATE INDEX entity_by_own ON entity_rows (own);
CREATE INDEX entity_by_identity ON entity_rows (identity, document);

CREATE TABLE mention_rows (
    id         INTEGER PRIMARY KEY,
    document   INTEGER NOT NULL REFERENCES document_rows ON DELETE CASCADE,
    entity     INTEGER NOT NULL REFERENCES entity_rows ON DELETE CASCADE,
    start      INTEGER NOT NULL,
    "end"      INTEGER NOT NULL,
    text       TEXT NOT NULL,
    kind       TEXT NOT NULL
) STRICT;
CREATE INDEX mention_by_document ON mention_rows (document);
CREATE INDEX mention_by_entity ON mention_rows (entity);

CREATE TABLE statement_rows (
    id         INTEGER PRIMARY KEY,
    document   INTEGER NOT NULL REFERENCES document_rows ON DELETE CASCADE,
    label      TEXT NOT NULL,
    entity     INTEGER REFERENCES entity_rows,
    identity   INTEGER REFERENCES identity_rows,
    named      TEXT NOT NULL,
    stance     TEXT NOT NULL,
    form       TEXT NOT NULL,
    content    TEXT NOT NULL,
    spans      TEXT NOT NULL,
    quotes     TEXT NOT NULL,
    source     TEXT,
    cue        TEXT,
    addressee  TEXT,
    medium     TEXT,
    said_at    TEXT,
    said       TEXT,
    day        TEXT NOT NULL,
    last_day   TEXT NOT NULL,
    inside     TEXT,
    repeated   INTEGER NOT NULL,
    hearsay    INTEGER NOT NULL,
    start      INTEGER NOT NULL,
    "end"      INTEGER NOT NULL,
    because    TEXT NOT NULL,
    review     TEXT NOT NULL,
    -- Its month and its day as words, for `statement_text`.
    period     TEXT GENERATED ALWAYS AS
               (CASE day WHEN '' THEN 'undated' ELSE replace(substr(day, 1, 7) || ' ' || day, '-', '') END)
) STRICT;
-- With what the statements of a publisher are chosen and sorted by: its thousands of rows are not looked up.
CREATE INDEX statement_by_document ON statement_rows (document, start, day, stance, named, last_day, review);
CREATE INDEX statement_by_entity ON statement_rows (entity) WHERE entity IS NOT NULL;
CREATE INDEX statement_by_identity ON statement_rows (identity, day, id, last_day, document, stance) WHERE review <> 'rejected';
CREATE INDEX statement_by_day ON statement_rows (day, id, last_day, document, stance, named) WHERE review <> 'rejected';

-- Whom and what a statement is about: the names in its content. Its days stand here too, and those of an event with whoever
-- takes part: what is looked for in some months is found without the rows of all others.
CREATE TABLE topic_rows (
    identity   INTEGER NOT NULL REFERENCES identity_rows,
    day        TEXT NOT NULL,
    statement  INTEGER NOT NULL REFERENCES statement_rows ON DELETE CASCADE,
    entity     INTEGER NOT NULL REFERENCES entity_rows ON DELETE CASCADE,
    last_day   TEXT NOT NULL DEFAULT '',
    PRIMARY KEY (statement, entity)
) STRICT, WITHOUT ROWID;
CREATE INDEX topic_by_identity ON topic_rows (identity, day, last_day);
CREATE INDEX topic_by_entity ON topic_rows (entity);

-- Whom a statement is made to: the names in its addressee, as far as they are names.
CREATE TABLE addressee_rows (
    identity   INTEGER NOT NULL REFERENCES identity_rows,
    day        TEXT NOT NULL,
    statement  INTEGER NOT NULL REFERENCES statement_rows ON DELETE CASCADE,
    entity     INTEGER NOT NULL REFERENCES entity_rows ON DELETE CASCADE,
    last_day   TEXT NOT NULL DEFAULT '',
    PRIMARY KEY (statement, entity)
) STRICT, WITHOUT ROWID;
CREATE INDEX addressee_by_identity ON addressee_rows (identity, day, last_day);
CREATE INDEX addressee_by_entity ON addressee_rows (entity);

CREATE TABLE event_rows (
    id         INTEGER PRIMARY KEY,
    document   INTEGER NOT NULL REFERENCES document_rows ON DELETE CASCADE,
    label      TEXT NOT NULL,
    type       TEXT NOT NULL,
    mode       TEXT,
    context    TEXT NOT NULL,
    anchor     TEXT NOT NULL,
    start      INTEGER NOT NULL,
    "end"      INTEGER NOT NULL,
    place      INTEGER REFERENCES entity_rows,
    time       TEXT,
    day        TEXT NOT NULL,
    last_day   TEXT NOT NULL,
    factuality TEXT NOT NULL,
    statement  INTEGER REFERENCES statement_rows,
    evidence   TEXT NOT NULL,
    evidence_start INTEGER NOT NULL,
    evidence_end   INTEGER NOT NULL,
    because    TEXT NOT NULL,
    review     TEXT NOT NULL
) STRICT;
CREATE INDEX event_by_document ON event_rows (document, start, day, type, last_day, review);
-- With the type: one more index, by type and day, is written all over its pages by each document.
CREATE INDEX event_by_day ON event_rows (day, id, last_day, document, type) WHERE review <> 'rejected';
CREATE INDEX event_by_place ON event_rows (place) WHERE place IS NOT NULL;
CREATE INDEX event_by_statement ON event_rows (statement) WHERE statement IS NOT NULL;

-- Who takes part in an event: part is 'actor' or 'recipient'.
CREATE TABLE participant_rows (
    event      INTEGER NOT NULL REFERENCES event_rows ON DELETE CASCADE,
    part       TEXT NOT NULL,
    position   INTEGER NOT NULL,
    entity     INTEGER NOT NULL REFERENCES entity_rows,
    identity   INTEGER NOT NULL REFERENCES identity_rows,
    day        TEXT NOT NULL,
    last_day   TEXT NOT NULL DEFAULT '',
    PRIMARY KEY (event, part, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX participant_by_identity ON participant_rows (identity, day, last_day);
CREATE INDEX participant_by_entity ON participant_rows (entity);

-- Words searched for: those of documents, and those of statements. `period` holds the month and the day as words, so that a
-- question that finds much can be asked of the newest months first.
-- `columnsize=0` where nothing is ranked: no row is written for the length of each. Pieces are merged eight at a time, not
-- four: a third less is written again while documents come in. What one transaction adds is one piece up to 16 MB, not up to
-- 1 MB: there is less to merge.
CREATE VIRTUAL TABLE document_text USING fts5 (
    title, text, period, content='document_rows', content_rowid='id', tokenize='unicode61 remove_diacritics 2'
);
INSERT INTO document_text (document_text, rank) VALUES ('automerge', 8);
INSERT INTO document_text (document_text, rank) VALUES ('hashsize', 16000000);
CREATE TRIGGER document_removed AFTER DELETE ON document_rows BEGIN
    INSERT INTO document_text (document_text, rowid, title, text, period)
    VALUES ('delete', old.id, old.title, old.text, old.period);
END;
CREATE VIRTUAL TABLE statement_text USING fts5 (
    content, period, content='statement_rows', content_rowid='id', columnsize=0,
    tokenize='unicode61 remove_diacritics 2'
);
INSERT INTO statement_text (statement_text, rank) VALUES ('automerge', 8);
INSERT INTO statement_text (statement_text, rank) VALUES ('hashsize', 16000000);
CREATE TRIGGER statement_removed AFTER DELETE ON statement_rows BEGIN
    INSERT INTO statement_text (statement_text, rowid, content, period)
    VALUES ('delete', old.id, old.content, old.period);
END;

-- The words of those a statement is made to, names or not.
CREATE VIEW statement_addressees AS
SELECT id, addressee, period FROM statement_rows WHERE addressee IS NOT NULL;
CREATE VIRTUAL TABLE addressee_text USING fts5 (
    addressee, period, content='statement_addressees', content_rowid='id', columnsize=0,
    tokenize='unicode61 remove_diacritics 2'
);
CREATE TRIGGER addressee_removed AFTER DELETE ON statement_rows WHEN old.addressee IS NOT NULL BEGIN
    INSERT INTO addressee_text (addressee_text, rowid, addressee, period)
    VALUES ('delete', old.id, old.addressee, old.period);
END;

-- Who speaks of whom, and who does what to whom, month by month: kept up with every document, for networks.
-- kind is 'says' for statements, else the PLOVER type; month is '' where it cannot be dated.
CREATE TABLE edge_rows (
    month      TEXT NOT NULL,
    kind       TEXT NOT NULL,
    stance     TEXT NOT NULL,
    source     INTEGER NOT NULL REFERENCES identity_rows,
    target     INTEGER NOT NULL REFERENCES identity_rows,
    count      INTEGER NOT NULL,
    PRIMARY KEY (month, source, target, kind, stance)
) STRICT, WITHOUT ROWID;
-- In the order in which one person's are summed.
CREATE INDEX edge_by_source ON edge_rows (source, kind, stance, target, month, count);
CREATE INDEX edge_by_target ON edge_rows (target, kind, stance, source, month, count);
-- The same by year (YYYY): twelve months are too many rows to be summed while somebody waits.
CREATE TABLE edge_year_rows (
    year       TEXT NOT NULL,
    kind       TEXT NOT NULL,
    stance     TEXT NOT NULL,
    source     INTEGER NOT NULL REFERENCES identity_rows,
    target     INTEGER NOT NULL REFERENCES identity_rows,
    count      INTEGER NOT NULL,
    PRIMARY KEY (year, source, target, kind, stance)
) STRICT, WITHOUT ROWID;

-- How many statements (by stance), events (by type) and documents (kind '') each month has: kept up in the same way.
CREATE TABLE month_rows (
    month      TEXT NOT NULL,
    layer      TEXT NOT NULL,
    kind       TEXT NOT NULL,
    count      INTEGER NOT NULL,
    PRIMARY KEY (month, layer, kind)
) STRICT, WITHOUT ROWID;

-- In how many documents somebody is named, and how many statements are theirs; how many documents a publisher has ('' for
-- none). Kept up in the same way.
CREATE TABLE person_rows (
    identity   INTEGER PRIMARY KEY REFERENCES identity_rows,
    kind       TEXT NOT NULL,
    documents  INTEGER NOT NULL,
    statements INTEGER NOT NULL
) STRICT;
CREATE INDEX person_by_documents ON person_rows (kind, documents);
-- The statements of each, the events each takes part in and those told according to each ('told'), by month.
CREATE TABLE person_month_rows (
    identity   INTEGER NOT NULL REFERENCES identity_rows,
    layer      TEXT NOT NULL,
    month      TEXT NOT NULL,
    kind       TEXT NOT NULL,
    count      INTEGER NOT NULL,
    PRIMARY KEY (identity, month, layer, kind)
) STRICT, WITHOUT ROWID;
CREATE TABLE publisher_rows (
    publisher  TEXT PRIMARY KEY,
    documents  INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- What people decided. Nothing is ever changed or taken out here: an undo is a row of its own.
CREATE TABLE decisions (
    id          INTEGER PRIMARY KEY,
    uid         TEXT NOT NULL UNIQUE,
    at          TEXT NOT NULL,
    by          TEXT NOT NULL,
    action      TEXT NOT NULL,
    layer       TEXT NOT NULL,
    document    TEXT,
    target      TEXT NOT NULL,
    fingerprint TEXT NOT NULL,
    before      TEXT NOT NULL,
    after       TEXT NOT NULL,
    why         TEXT NOT NULL,
    settles     TEXT
) STRICT;
CREATE INDEX decision_by_document ON decisions (document);
CREATE INDEX decision_by_settled ON decisions (settles);

-- Decisions that no longer meet exactly what they were about: they wait here until somebody settles them.
CREATE TABLE waiting (
    decision   INTEGER PRIMARY KEY REFERENCES decisions,
    document   TEXT NOT NULL,
    label      TEXT,
    now        TEXT NOT NULL
) STRICT;

-- What tells copies of a text from other texts (selon.copies.Signature): 64 pieces of two hashes. `band_rows` finds the
-- documents that share a piece, and so may share text; it has no reference to documents, since nothing but their
-- signature finds their rows here. Documents that have no signature yet wait in `unsigned_rows`.
CREATE TABLE signature_rows (
    document   INTEGER PRIMARY KEY REFERENCES document_rows ON DELETE CASCADE,
    signature  BLOB NOT NULL
) STRICT;
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

-- What servers gave to ask later whether a page has changed.
CREATE TABLE visits (
    url        TEXT PRIMARY KEY,
    etag       TEXT,
    modified   TEXT
) STRICT, WITHOUT ROWID;

-- What the desk compares: keys under which statements of one proposition meet, and how two of them stand to each other.
CREATE TABLE key_rows (
    key        INTEGER NOT NULL,
    statement  INTEGER NOT NULL REFERENCES statement_rows ON DELETE CASCADE,
    PRIMARY KEY (key, statement)
) STRICT, WITHOUT ROWID;
CREATE INDEX key_by_statement ON key_rows (statement);
CREATE TABLE link_rows (
    earlier    INTEGER NOT NULL REFERENCES statement_rows ON DELETE CASCADE,
    later      INTEGER NOT NULL REFERENCES statement_rows ON DELETE CASCADE,
    kind       TEXT NOT NULL,
    score      REAL NOT NULL,
    because    TEXT NOT NULL,
    PRIMARY KEY (earlier, later)
) STRICT, WITHOUT ROWID;
CREATE INDEX link_by_later ON link_rows (later);
CREATE INDEX link_by_kind ON link_rows (kind, later);
-- Events that a report tells as fact in its own words, and statements that deny them.
CREATE TABLE contest_rows (
    event      INTEGER NOT NULL REFERENCES event_rows ON DELETE CASCADE,
    statement  INTEGER NOT NULL REFERENCES statement_rows ON DELETE CASCADE,
    score      REAL NOT NULL,
    because    TEXT NOT NULL,
    PRIMARY KEY (event, statement)
) STRICT, WITHOUT ROWID;
CREATE INDEX contest_by_statement ON contest_rows (statement);
-- `unlinked_rows` are the documents to be compared: whatever makes a document's statements anew puts it there. `turn` of
-- those that have been counts up with every comparing and is never used again: what a watch has seen is told by it.
CREATE TABLE linked_rows (
    turn       INTEGER PRIMARY KEY AUTOINCREMENT,
    document   INTEGER NOT NULL UNIQUE REFERENCES document_rows ON DELETE CASCADE
) STRICT;
CREATE TABLE unlinked_rows (
    document   INTEGER PRIMARY KEY REFERENCES document_rows ON DELETE CASCADE
) STRICT;
-- No OR IGNORE in these: what a statement says of conflicts holds for its triggers too, and a reading is kept by one that
-- says something else.
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

-- Saved questions; `seen` is the last turn of `linked_rows` each has looked at, `mark_rows` is what it takes as told.
CREATE TABLE watches (
    id         INTEGER PRIMARY KEY,
    name       TEXT NOT NULL UNIQUE,
    question   TEXT NOT NULL,
    created_at TEXT NOT NULL,
    seen       INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE TABLE mark_rows (
    watch      INTEGER NOT NULL REFERENCES watches ON DELETE CASCADE,
    mark       TEXT NOT NULL,
    PRIMARY KEY (watch, mark)
) STRICT, WITHOUT ROWID;
-- What each told. `sent` holds for each way it is delivered in "begun" or "done": what was begun is never sent again.
CREATE TABLE alerts (
    id         INTEGER PRIMARY KEY,
    watch      INTEGER NOT NULL REFERENCES watches ON DELETE CASCADE,
    subject    TEXT NOT NULL,
    told       TEXT NOT NULL,
    at         TEXT NOT NULL,
    sent       TEXT NOT NULL DEFAULT '{}',
    delivered  INTEGER NOT NULL DEFAULT 0,
    UNIQUE (watch, subject)
) STRICT;
CREATE INDEX alert_waiting ON alerts (watch) WHERE delivered = 0;

-- `file` is where a report was found first; `selon`, `rules` and `model` are what read it.
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

CREATE VIEW times AS
SELECT d.hash || '/' || t.label AS id, d.hash AS document, t.text, t.start, t."end", t.type, t.value, t.candidates,
       t.earliest, t.latest, t.timex, t.because, t.review, d.title, d.publisher, d.url, d.replaced, t.id AS row
FROM time_rows AS t JOIN document_rows AS d ON d.id = t.document
WHERE t.review <> 'rejected';

CREATE VIEW entities AS
SELECT d.hash || '/' || e.label AS id, d.hash AS document, e.name, e.kind, e.country, e.latitude, e.longitude,
       e.roles, e.aliases, e.because, e.review, e.identity AS person, i.name AS known_as, d.replaced, e.id AS row
FROM entity_rows AS e JOIN document_rows AS d ON d.id = e.document JOIN identity_rows AS i ON i.id = e.identity
WHERE e.review <> 'rejected';

CREATE VIEW mentions AS
SELECT d.hash AS document, d.hash || '/' || e.label AS entity, e.identity AS person, m.text, m.kind, m.start, m."end",
       m.id AS row
FROM mention_rows AS m JOIN entity_rows AS e ON e.id = m.entity JOIN document_rows AS d ON d.id = m.document
WHERE e.review <> 'rejected';

CREATE VIEW people AS
SELECT i.id, i.name, i.kind, i.country, i.latitude, i.longitude,
       coalesce(p.documents, 0) AS documents, coalesce(p.statements, 0) AS statements,
       (SELECT json_group_array(s.name) FROM (SELECT s.name FROM spelling_rows AS s
        WHERE s.identity IN (SELECT j.id FROM identity_rows AS j WHERE j.standing = i.id) ORDER BY s.name) AS s)
       AS spellings
FROM identity_rows AS i LEFT JOIN person_rows AS p ON p.identity = i.id
WHERE i.standing = i.id AND EXISTS (SELECT 1 FROM entity_rows AS e WHERE e.identity = i.id);

CREATE VIEW sources AS
SELECT d.hash AS document, s.name, s.url, s.publisher, s.title, s.published, s.provenance, s.added_at
FROM source_rows AS s JOIN document_rows AS d ON d.id = s.document;

CREATE VIEW edges AS
SELECT e.month, e.kind, e.stance, e.source AS source_person, s.name AS source, e.target AS target_person,
       t.name AS target, e.count
FROM edge_rows AS e JOIN identity_rows AS s ON s.id = e.source JOIN identity_rows AS t ON t.id = e.target;

-- What one document adds to the edges, the months, the people and the publishers: nothing where a later version replaced
-- it. `edge_rows`, `month_rows`, `person_rows` and `publisher_rows` are the sums over all documents.
-- A copy adds nothing to the edges: what is printed twice was said once. Nor does an event that leaves open who did it or
-- to whom, where the rest of its report was asked for a name.
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

CREATE VIEW document_publishers AS
SELECT d.id AS document, coalesce(d.publisher, '') AS publisher FROM document_rows AS d WHERE d.replaced = 0;

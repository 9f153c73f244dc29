-- What a report tells as fact against what somebody denies. Documents compared before are not compared again for it.

CREATE TABLE contest_rows (
    event      INTEGER NOT NULL REFERENCES event_rows ON DELETE CASCADE,
    statement  INTEGER NOT NULL REFERENCES statement_rows ON DELETE CASCADE,
    score      REAL NOT NULL,
    because    TEXT NOT NULL,
    PRIMARY KEY (event, statement)
) STRICT, WITHOUT ROWID;
CREATE INDEX contest_by_statement ON contest_rows (statement);

"""Statements by subject: the people, bodies, groups and places that their contents name."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from selon.ledger import Ledger, LedgerFault, StatementRow
from selon.web.asked import is_number

# A topic is told by whoever its identity stands for after merges; nobody is a subject of their own words.
_TOPICS = (
    "SELECT DISTINCT t.statement, i.id, i.name, i.kind FROM topic_rows AS t"
    " JOIN identity_rows AS own ON own.id = t.identity JOIN identity_rows AS i ON i.id = own.standing"
    " JOIN statement_rows AS s ON s.id = t.statement"
    " WHERE t.statement IN (SELECT value FROM json_each(?)) AND i.id IS NOT s.identity"
)

# Number, name and kind of who is spoken of; all None for nobody.
Topic = tuple[int | None, str | None, str | None]


@dataclass(frozen=True, slots=True)
class Subject:
    """Statements that name one person, body, group or place; all None where they name nobody.

    Attributes:
        stances: how many take each stance, those of most first. speakers: how many different ones are known.
        rows: in the order they were given.
    """

    person: int | None
    name: str | None
    kind: str | None
    stances: Mapping[str, int]
    speakers: int
    rows: tuple[StatementRow, ...]


def group_by_subject(ledger: Ledger, rows: Iterable[StatementRow]) -> tuple[Subject, ...]:
    """Statements under each name in their content: those named most first, what names nobody last.

    A statement that names two stands under both.
    """
    kept = tuple(rows)
    topics: dict[int, list[Topic]] = {}
    for statement, person, name, kind in ledger.query(_TOPICS, (json.dumps([row.row for row in kept]),)):
        topics.setdefault(statement, []).append((person, name, kind))
    groups: dict[Topic, list[StatementRow]] = {}
    for row in kept:
        for topic in topics.get(row.row, [(None, None, None)]):
            groups.setdefault(topic, []).append(row)
    subjects = [_subject(topic, tuple(members)) for topic, members in groups.items()]
    return tuple(sorted(subjects, key=lambda each: _place(len(each.rows), each.person)))


def subjects_after(subjects: Iterable[Subject], cursor: str, size: int) -> tuple[tuple[Subject, ...], str | None]:
    """Those that follow a cursor ("" for the first), and the cursor of the page after them; None where they end.

    Raises:
        LedgerFault: the cursor is none.
    """
    count, _, person = cursor.partition(":")
    if cursor and not (is_number(count) and is_number(person)):
        raise LedgerFault("cursor", value=repr(cursor))
    last = _place(int(count), int(person)) if cursor else None
    following = [each for each in subjects if last is None or _place(len(each.rows), each.person) > last]
    # What names nobody stands last: no page goes on after it.
    shown = following[:size]
    return tuple(shown), f"{len(shown[-1].rows)}:{shown[-1].person}" if len(following) > size else None


def _place(count: int, person: int | None) -> tuple[bool, int, int]:
    """Where a subject stands among others."""
    return person is None, -count, person or 0


def _subject(topic: Topic, rows: tuple[StatementRow, ...]) -> Subject:
    person, name, kind = topic
    stances = Counter(row.stance for row in rows)
    speakers = {row.person for row in rows if row.person is not None}
    return Subject(person, name, kind, dict(stances.most_common()), len(speakers), rows)

"""Who speaks of or acts on whom, with one end for each name.

A country is met as a place and as who acts for it, and what is read of a made-up or little known one may take it for a
person: two dots of one name tell nobody anything. Somebody known by a surname alone that is a town's too is joined
with the town; full names seldom are.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import replace

from selon.ledger import EdgeRow, Ledger

_KEYS = "SELECT id, key FROM identity_rows WHERE id IN (SELECT value FROM json_each(?))"
_NAMESAKES = (
    "SELECT o.id FROM identity_rows AS own JOIN (VALUES ('person'), ('organization'), ('group'), ('place')) AS kind"
    " JOIN identity_rows AS o ON o.kind = kind.column1 AND o.key = own.key WHERE own.id = ? AND o.id = o.standing"
)
# Edges looked at for each that is shown: several become one, and weak ones strengthen it.
_EACH = 5


def find_relations(
    ledger: Ledger, *, since: str | None, until: str | None, person: int | None, limit: int
) -> tuple[EdgeRow, ...]:
    """The strongest edges of some months (YYYY-MM), of all or of one and its namesakes of other kinds."""
    people = [None] if person is None else [person, *namesakes(ledger, person)]
    found = {
        edge: None
        for each in people
        for edge in ledger.edges(since=since, until=until, person=each, limit=limit * _EACH)
    }
    return _joined(ledger, found)[:limit]


def namesakes(ledger: Ledger, person: int) -> list[int]:
    """The numbers of those that bear the same name under another kind."""
    return [number for (number,) in ledger.query(_NAMESAKES, (person,)) if number != person]


def _undone(edge: EdgeRow) -> bool:
    """Whether reports tell that something was not done: the stance of a deed is its factuality."""
    return edge.kind != "says" and edge.stance.endswith("-")


def _joined(ledger: Ledger, edges: Iterable[EdgeRow]) -> tuple[EdgeRow, ...]:
    """The edges between names, the strongest first; how surely something was done is not told apart.

    No relations are what was not done, as reports tell it, and what ends where it began: nobody speaks of or acts on
    themselves ("la Ligrie annonce que la Ligrie ...").
    """
    kept = sorted((edge for edge in edges if not _undone(edge)), key=lambda edge: -edge.count)
    ends = sorted({end for edge in kept for end in (edge.source_person, edge.target_person)})
    keys = dict(ledger.query(_KEYS, (json.dumps(ends),)))
    first: dict[str, tuple[int, str]] = {}
    joined: dict[tuple[str, str, int, int], EdgeRow] = {}
    for edge in kept:
        source = first.setdefault(keys[edge.source_person], (edge.source_person, edge.source))
        target = first.setdefault(keys[edge.target_person], (edge.target_person, edge.target))
        if source == target:
            continue
        key = (edge.kind, edge.stance if edge.kind == "says" else "", source[0], target[0])
        known = joined.get(key)
        month = edge.month if known is None else max(known.month, edge.month)
        count = edge.count if known is None else known.count + edge.count
        joined[key] = replace(
            edge,
            month=month,
            source_person=source[0],
            source=source[1],
            target_person=target[0],
            target=target[1],
            count=count,
        )
    return tuple(sorted(joined.values(), key=lambda edge: -edge.count))

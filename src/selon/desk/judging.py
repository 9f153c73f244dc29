"""What people say of matches: that two sayings belong together, or do not. It lasts, whatever is read anew."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from selon.compare.words import fold_words
from selon.desk.said import number_of_telling
from selon.ledger import Decision, EventRow, Ledger, LedgerFault, StatementRow
from selon.ledger.decisions import active, whoami
from selon.ledger.links import Link

CONFIRMED = "confirmed"
# Two readings of a text mean one statement where they share this much of its words.
SAME = 0.5
# What stands on a side: what somebody said, or what a report tells as fact.
Saying = StatementRow | EventRow


def judge_match(
    ledger: Ledger,
    one: Saying,
    others: Sequence[Saying],
    action: str,
    kind: str = "disputes",
    why: str = "",
    by: str | None = None,
) -> Decision:
    """Confirm that one saying belongs with others, or part it from them; it can be undone in the ledger's log.

    Args:
        one, others: whichever are the later ones.
        action: confirm or part. What is parted is parted from the copies of its reports too.
        kind: what is confirmed: disputes, agrees, reverses or fulfils.
        by: who decides; None for whoever is logged in.

    Raises:
        LedgerFault: the ledger cannot be written to.
    """
    target = {"one": _place(one), "others": [_place(row) for row in others]}
    after = {"kind": kind} if action == "confirm" else {}
    decision = Decision(action, "match", target=target, after=after, why=why, by=by or whoami())
    ledger.decide([decision])
    return decision


def find_saying(ledger: Ledger, id: str) -> Saying:
    """The saying that a row's id names ("0123456789abcdef/s3", of what a report tells ".../v2").

    Raises:
        LedgerFault: there is none, or no such report.
    """
    document, _, label = id.partition("/")
    found = ledger.find_document(document)
    for row in sayings_of(ledger, found):
        if row.id == f"{found}/{label}":
            return row
    raise LedgerFault("no_row", value=repr(id))


def place_of(saying: Saying) -> tuple[int, int]:
    """The code points of its report that it rests on, end exclusive."""
    if isinstance(saying, StatementRow):
        return saying.start, saying.end
    return saying.evidence_start, saying.evidence_end


def judge_links(ledger: Ledger, links: Iterable[Link], rows: Iterable[int] | None = None) -> tuple[Link, ...]:
    """Links as people left them: without those they parted, with those they confirmed, which are sure.

    Args:
        rows: numbers of what is said and told: what is decided about other reports is not looked at; None for all.
    """
    kept = {(link.earlier, link.later): link for link in links}
    # An undoing is of the layer of what it undoes.
    decisions = [each for each in active(ledger.decisions("match")) if each.action in ("confirm", "part")]
    if rows is not None and decisions:
        decisions = _near(ledger, decisions, {*rows, *(number for ends in kept for number in ends)})
    sayings: dict[str, tuple[Saying, ...]] = {}
    for decision in decisions:
        one = _find(ledger, decision.target["one"], sayings)
        found = (_find(ledger, place, sayings) for place in places_of(decision.target)[1:])
        others = [row for row in found if row is not None]
        if one is None:
            continue
        if decision.action == "part":
            ends = [_number(row) for row in _printed(ledger, one, sayings)]
            for number in (_number(row) for other in others for row in _printed(ledger, other, sayings)):
                for end in ends:
                    # The machine may have put them either way round, by the day of the report.
                    kept.pop((end, number), None)
                    kept.pop((number, end), None)
        else:
            for other in others:
                _confirm(kept, one, other, str(decision.after.get("kind", "disputes")))
    return tuple(kept.values())


def places_of(target: Mapping[str, Any]) -> Sequence[Mapping[str, Any]]:
    """Where the sayings of a decision stand: the one, and those that it is confirmed with or parted from."""
    # One alone was kept as "other".
    return [target["one"], *(target.get("others") or [target["other"]])]


def _near(ledger: Ledger, decisions: Sequence[Decision], numbers: Iterable[int]) -> list[Decision]:
    """Those about a report, or a copy of one, that some sayings stand in, or that is confirmed to be of one matter."""
    documents = {each.uid: [place["document"] for place in places_of(each.target)] for each in decisions}
    origins = ledger.links.origins(name for several in documents.values() for name in several)
    groups = {uid: {origins.get(name, name) for name in several} for uid, several in documents.items()}
    known = set(ledger.links.origins_of(numbers))
    while True:
        near = [each for each in decisions if not known.isdisjoint(groups[each.uid])]
        joined = known.union(*(groups[each.uid] for each in near if each.action == "confirm"))
        if joined == known:
            return near
        known = joined


def _confirm(kept: dict[tuple[int, int], Link], one: Saying, other: Saying, kind: str) -> None:
    earlier, later = (_number(row) for row in sorted((one, other), key=lambda row: (row.last_day or "", row.row)))
    here = (later, earlier) if (later, earlier) in kept else (earlier, later)
    known = kept.get(here, Link(*here, kind, 1.0, ()))
    kept[here] = replace(known, kind=kind, score=1.0, because=(CONFIRMED, *known.because))


def _place(row: Saying) -> dict[str, Any]:
    """Where a saying stands, as the log keeps it."""
    layer = "statement" if isinstance(row, StatementRow) else "event"
    return {"layer": layer, "document": row.document, "position": [*place_of(row)], "quote": _words(row)}


def _words(row: Saying) -> str:
    return row.content if isinstance(row, StatementRow) else row.evidence


def _number(row: Saying) -> int:
    return row.row if isinstance(row, StatementRow) else number_of_telling(row.row)


def sayings_of(ledger: Ledger, document: str) -> tuple[Saying, ...]:
    """All that somebody says in a report, and what it tells as fact."""
    return (*ledger.links.statements_of(document), *ledger.contests.told_in(document))


def _loaded(ledger: Ledger, document: str, sayings: dict[str, tuple[Saying, ...]]) -> tuple[Saying, ...]:
    if document not in sayings:
        sayings[document] = sayings_of(ledger, document) if ledger.has(document) else ()
    return sayings[document]


def _find(ledger: Ledger, place: Mapping[str, Any], sayings: dict[str, tuple[Saying, ...]]) -> Saying | None:
    """The saying that a decision means, as the present reading has it; None where the ledger has it no more.

    Another reading may cut a content elsewhere: the text is the same, so what covers most of the same words is meant.
    """
    first, last = (int(each) for each in place["position"])

    def covered(row: Saying) -> float:
        start, end = place_of(row)
        return (min(end, last) - max(start, first)) / (max(end, last) - min(start, first))

    kind = EventRow if place.get("layer") == "event" else StatementRow
    some = (row for row in _loaded(ledger, place["document"], sayings) if isinstance(row, kind))
    best = max(some, key=covered, default=None)
    return best if best is not None and covered(best) >= SAME else None


def _printed(ledger: Ledger, saying: Saying, sayings: dict[str, tuple[Saying, ...]]) -> Iterator[Saying]:
    """A saying and the same words wherever its report was printed."""
    words = fold_words(_words(saying))
    for document in ledger.links.group_of(saying.document):
        yield from (row for row in _loaded(ledger, document, sayings) if fold_words(_words(row)) == words)

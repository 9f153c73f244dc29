"""What an article added, dropped or changed between two versions: in statements and events, not in letters."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from itertools import pairwise
from typing import Any, TypeVar

from rapidfuzz import fuzz

from selon.compare.words import fold_words
from selon.document import Document
from selon.ledger import Ledger
from selon.record import Event, Reading, Statement

# Below this two rows are not one row changed. Reprints of one sentence with other figures are above 80.
NEAR = 70

Fact = TypeVar("Fact", Statement, Event)


@dataclass(frozen=True, slots=True)
class Change:
    """One difference between two versions.

    Attributes:
        kind: added, dropped or changed. layer: statement or event.
        before, after: the row as plain words ("who", "stance" or "type", "words"); None where there is none.
        fields: which of them differ.
    """

    kind: str
    layer: str
    before: dict[str, str] | None
    after: dict[str, str] | None
    fields: tuple[str, ...]
    before_document: str
    after_document: str

    def to_dict(self) -> dict[str, Any]:
        """Plain data, for JSON."""
        return asdict(self)


def find_changes(ledger: Ledger, name: str) -> tuple[Change, ...]:
    """The changes of an article from version to version, the first ones first; empty where there is one version.

    Args:
        name: its address, or the id of any of its versions.

    Raises:
        LedgerFault: there is no such document.
    """
    versions = ledger.load_document(ledger.find_document(name)).versions
    readings = [ledger.load_document(version).reading for version in versions]
    return tuple(change for before, after in pairwise(readings) for change in compare_readings(before, after))


def compare_readings(before: Reading, after: Reading) -> tuple[Change, ...]:
    """The changes from one reading to another: statements in text order of the later one, then events; dropped last.

    A row whose words stand in both texts is none, even if it was read in one of them only.
    """
    documents = before.document, after.document
    return (
        *_compare(before.statements, after.statements, _statement, "statement", documents),
        *_compare(before.events, after.events, _event, "event", documents),
    )


def _compare(
    before: Sequence[Fact],
    after: Sequence[Fact],
    tell: Callable[[Fact], dict[str, str]],
    layer: str,
    documents: tuple[Document, Document],
) -> list[Change]:
    old, new = [tell(each) for each in before], [tell(each) for each in after]
    pairs = _pair(old, new)
    ids = documents[0].id, documents[1].id
    earlier, later = (fold_words(each.text) for each in documents)
    changes = []
    for number, its in enumerate(new):
        mine = old[pairs[number]] if number in pairs else None
        fields = tuple(key for key in its if mine is not None and fold_words(mine[key]) != fold_words(its[key]))
        if mine is not None and fields:
            changes.append(Change("changed", layer, mine, its, fields, *ids))
        elif mine is None and _passage(after[number], documents[1]) not in earlier:
            changes.append(Change("added", layer, None, its, (), *ids))
    kept = set(pairs.values())
    changes += [
        Change("dropped", layer, each, None, (), *ids)
        for number, each in enumerate(old)
        if number not in kept and _passage(before[number], documents[0]) not in later
    ]
    return changes


def _passage(fact: Statement | Event, document: Document) -> str:
    """All the words, folded, that a row was read in."""
    spans = [fact.evidence] if isinstance(fact, Event) else [*fact.content, fact.source, fact.cue]
    known = [span for span in spans if span is not None]
    return fold_words(document.text[min(span.start for span in known) : max(span.end for span in known)])


def _pair(old: list[dict[str, str]], new: list[dict[str, str]]) -> dict[int, int]:
    """For rows of the later version those of the earlier one they are, the most alike first, each once."""
    scores = sorted(
        (
            (-fuzz.token_sort_ratio(_flat(mine), _flat(its)), number, other)
            for number, its in enumerate(new)
            for other, mine in enumerate(old)
        ),
    )
    pairs: dict[int, int] = {}
    for score, number, other in scores:
        if -score >= NEAR and number not in pairs and other not in pairs.values():
            pairs[number] = other
    return pairs


def _flat(row: dict[str, str]) -> str:
    return fold_words(" ".join(row.values()))


def _statement(statement: Statement) -> dict[str, str]:
    return {
        "who": statement.speaker.name if statement.speaker else "",
        "stance": statement.saying,
        "words": statement.text,
    }


def _event(event: Event) -> dict[str, str]:
    return {
        "who": ", ".join(each.name for each in event.actor),
        "type": event.type,
        "factuality": event.factuality,
        "whom": ", ".join(each.name for each in event.recipient),
        "words": event.anchor.text,
    }

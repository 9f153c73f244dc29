"""The layer of names: people, places and organisations, right where both ends and the kind are."""

from __future__ import annotations

from collections import Counter

from selon.evaluation.gold import GoldDocument
from selon.evaluation.results import Miss, Row, Tally, measure_f1
from selon.record import Reading
from selon.span import Span

LAYER = "names"
KINDS = ("person", "place", "organization")
NAMES = Row("names", measure_f1)
BY_KIND = {kind: Row(kind, measure_f1) for kind in KINDS}
ROWS = (NAMES, *BY_KIND.values())

_Name = tuple[Span, str]


def score_names(document: GoldDocument, reading: Reading) -> Tally:
    """The names of a reading against those of its gold; titles, pronouns and demonyms are no names."""
    gold: set[_Name] = {(name.span, name.kind) for name in document.names or ()}
    found: set[_Name] = {
        (mention.span, entity.kind)
        for entity in reading.entities
        if entity.kind in KINDS
        for mention in entity.mentions
        if mention.kind == "name"
    }
    tally = Tally()
    tally.add_matches(NAMES, len(gold & found), len(gold), len(found))
    right, wanted, got = (Counter(kind for _, kind in names) for names in (gold & found, gold, found))
    for kind, row in BY_KIND.items():
        tally.add_matches(row, right[kind], wanted[kind], got[kind])
    tally.misses += _find_misses(document.name, gold, found)
    return tally


def _find_misses(document: str, gold: set[_Name], found: set[_Name]) -> list[Miss]:
    """A name of the wrong kind is one miss and not two."""
    wanted, got = dict(sorted(gold - found)), dict(sorted(found - gold))
    misses = []
    for span in sorted({*wanted, *got}):
        kind = "kind" if span in wanted and span in got else "missed" if span in wanted else "spurious"
        misses.append(Miss(document, LAYER, kind, span.start, span.text, wanted.get(span, ""), got.get(span, "")))
    return misses

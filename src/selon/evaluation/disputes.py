"""The layer of disputes: found where statements of its two sides stand on opposite sides of one in the reading."""

from __future__ import annotations

from selon.evaluation.gold import GoldDispute, GoldDocument
from selon.evaluation.results import Miss, Row, Tally, measure_f1
from selon.evaluation.statements import find_twins
from selon.record import Dispute, Reading
from selon.span import Span

LAYER = "disputes"
DISPUTES = Row("disputes", measure_f1)
ROWS = (DISPUTES,)


def score_disputes(document: GoldDocument, reading: Reading) -> Tally:
    """The disputes of a reading against those of its gold."""
    gold, twins = document.disputes or (), find_twins(document, reading)
    sides = [[{twins.get(each) for each in side.statements} for side in found.sides] for found in reading.disputes]
    free = list(range(len(sides)))
    tally = Tally()
    found = 0
    for dispute in gold:
        place = next((k for k in free if _is_found(dispute, sides[k])), None)
        if place is None:
            tally.misses.append(_miss(document, "missed", _where(document, dispute), dispute.about, ""))
        else:
            free.remove(place)
            found += 1
    for k in free:
        other = reading.disputes[k]
        tally.misses.append(_miss(document, "spurious", _where_found(reading, other), "", other.about))
    tally.add_matches(DISPUTES, found, len(gold), len(sides))
    return tally


def _is_found(dispute: GoldDispute, sides: list[set[str | None]]) -> bool:
    pairs = ((one, other) for one in sides for other in sides if one is not other)
    return any(one & dispute.supporting and other & dispute.denying for one, other in pairs)


def _where(document: GoldDocument, dispute: GoldDispute) -> Span | None:
    told = (s.content[0] for s in document.statements or () if s.id in dispute.supporting | dispute.denying)
    return min(told, default=None)


def _where_found(reading: Reading, dispute: Dispute) -> Span | None:
    ids = {each for side in dispute.sides for each in side.statements}
    return min((s.content[0] for s in reading.statements if s.id in ids), default=None)


def _miss(document: GoldDocument, kind: str, span: Span | None, gold: str, found: str) -> Miss:
    start, text = (span.start, span.text) if span else (0, "")
    return Miss(document.name, LAYER, kind, start, text, gold, found)

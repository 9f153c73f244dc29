"""The layer of events.

An event is found where its anchor overlaps one of the reading, of at most 60 code points. "who" wants both roles right:
more than half of the names found are, and at least half of those in gold are found; a role that gold leaves open
forgives one.
"""

from __future__ import annotations

from collections.abc import Iterable

from selon.evaluation.gold import GoldDocument, GoldEvent
from selon.evaluation.matching import Pair, match, overlap_length
from selon.evaluation.results import Miss, Row, Tally, measure_f1, measure_share
from selon.evaluation.speakers import SpeakerNames
from selon.evaluation.statements import find_twins
from selon.evaluation.times import plain_value
from selon.record import Event, Reading, Reference

LAYER = "events"
LONGEST_ANCHOR = 60
# Both sides do the same: who is actor and who recipient is not asked.
MUTUAL = frozenset(("CONSULT", "COOPERATE", "AGREE"))

ANCHOR = Row("anchor", measure_f1)
TYPE = Row("type", measure_f1)
WHO = Row("who", measure_f1)
FACTUALITY = Row("factuality", measure_share)
UNSURE = Row("factuality_other", measure_share)
PLACE = Row("place", measure_share)
TIME = Row("time", measure_share)
ACCORDING_TO = Row("according_to", measure_share)
ROWS = (ANCHOR, TYPE, WHO, FACTUALITY, UNSURE, PLACE, TIME, ACCORDING_TO)


def score_events(document: GoldDocument, reading: Reading) -> Tally:
    """The events of a reading against those of its gold."""
    gold, found = document.events or (), reading.events
    names = SpeakerNames(reading, document.statements or ())
    matching = match(gold, found, _likeness, 1)
    typed = [pair for pair in matching.hits if found[pair.found].type in gold[pair.gold].types]
    right = [pair for pair in typed if _is_who_right(gold[pair.gold], found[pair.found], names)]
    required = sum(not each.optional for each in gold)
    tally = Tally()
    for row, hits in ((ANCHOR, matching.hits), (TYPE, typed), (WHO, right)):
        tally.add_matches(row, len(hits), required, matching.counted)
    twins = find_twins(document, reading)
    for pair in typed:
        _add_shares(tally, gold[pair.gold], found[pair.found], names, twins)
    tally.misses += _find_misses(document, reading, matching.pairs, typed, right)
    return tally


def _likeness(gold: GoldEvent, found: Event) -> float:
    """0 where the anchors do not overlap; a right type counts as much again as the anchor."""
    if overlap_length(gold.anchor, found.anchor) <= 0 or found.anchor.end - found.anchor.start > LONGEST_ANCHOR:
        return 0
    return 1 + (found.type in gold.types)


def _is_who_right(gold: GoldEvent, found: Event, names: SpeakerNames) -> bool:
    if gold.type in MUTUAL:
        return _is_role_right(gold.actor + gold.recipient, found.actor + found.recipient, names)
    return _is_role_right(gold.actor, found.actor, names) and _is_role_right(gold.recipient, found.recipient, names)


def _is_role_right(gold: tuple[tuple[str, ...], ...], found: tuple[Reference, ...], names: SpeakerNames) -> bool:
    if not gold or not found:
        return not gold and len(found) <= 1
    right = sum(any(names.fit(name, each) for name in gold) for each in found)
    covered = sum(any(names.fit(name, each) for each in found) for name in gold)
    return right / len(found) > 0.5 and covered / len(gold) >= 0.5


def _add_shares(tally: Tally, gold: GoldEvent, found: Event, names: SpeakerNames, twins: dict[str | None, str]) -> None:
    tally.add_share(FACTUALITY, gold.factuality == found.factuality)
    if gold.factuality != "CT+":
        tally.add_share(UNSURE, gold.factuality == found.factuality)
    if gold.place:
        tally.add_share(PLACE, names.fit(gold.place, found.place))
    if gold.time:
        tally.add_share(TIME, plain_value(gold.time) == plain_value(found.time))
    tally.add_share(ACCORDING_TO, gold.according_to == twins.get(found.according_to))


def _find_misses(
    document: GoldDocument, reading: Reading, pairs: list[Pair], typed: list[Pair], right: list[Pair]
) -> list[Miss]:
    gold, found = document.events or (), reading.events
    misses = []
    for pair in typed:
        if pair not in right:
            row, other = gold[pair.gold], found[pair.found]
            misses.append(_miss(document, "who", row, _who_in_gold(row), _who_found(other)))
    known = {pair.gold for pair in typed}
    for i, row in enumerate(gold):
        if i not in known and not row.optional:
            misses.append(_miss(document, "missed", row, f"{row.type}, {_who_in_gold(row)}", ""))
    known = {pair.found for pair in pairs}
    for j, other in enumerate(found):
        if j not in known:
            misses.append(_miss(document, "spurious", other, "", f"{other.type}, {_who_found(other)}"))
    return sorted(misses, key=lambda miss: miss.start)


def _miss(document: GoldDocument, kind: str, event: GoldEvent | Event, gold: str, found: str) -> Miss:
    return Miss(document.name, LAYER, kind, event.anchor.start, event.anchor.text, gold, found)


def _who_in_gold(event: GoldEvent) -> str:
    return _who((name[0] for name in event.actor), (name[0] for name in event.recipient))


def _who_found(event: Event) -> str:
    return _who((each.name for each in event.actor), (each.name for each in event.recipient))


def _who(actor: Iterable[str], recipient: Iterable[str]) -> str:
    return f"{', '.join(actor) or '?'} → {', '.join(recipient) or '?'}"

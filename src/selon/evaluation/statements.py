"""The layer of statements.

Two statements match where their contents overlap by half (intersection over union of code points). "full" also wants
the right speaker. Optional gold costs nothing, found or not.
"""

from __future__ import annotations

from selon.evaluation.gold import GoldDocument, GoldStatement
from selon.evaluation.matching import Matching, Pair, match, overlap_share
from selon.evaluation.results import Miss, Row, Tally, measure_f1, measure_macro_f1, measure_share
from selon.evaluation.speakers import SpeakerNames, is_speaker_right
from selon.record import Reading, Statement
from selon.record.facts import GAP
from selon.span import Span

LAYER = "statements"
LEAST_OVERLAP, LEAST_STRICT_OVERLAP = 0.5, 0.8

CONTENT = Row("content", measure_f1)
STRICT = Row("content_strict", measure_f1)
FULL = Row("full", measure_f1)
SPEAKER = Row("speaker", measure_share)
FORM = Row("form", measure_share)
STANCE = Row("stance", measure_share)
STANCES = Row("stance_macro", measure_macro_f1)
CUE = Row("cue", measure_share)
ADDRESSEE = Row("addressee", measure_share)
MEDIUM = Row("medium", measure_share)
SAID_AT = Row("said_at", measure_share)
INSIDE = Row("inside", measure_share)
ROWS = (CONTENT, STRICT, FULL, SPEAKER, FORM, STANCE, STANCES, CUE, ADDRESSEE, MEDIUM, SAID_AT, INSIDE)


def score_statements(document: GoldDocument, reading: Reading) -> Tally:
    """The statements of a reading against those of its gold."""
    gold, found = document.statements or (), reading.statements
    names = SpeakerNames(reading, gold)
    required = sum(not each.optional for each in gold)
    loose, strict = (match(gold, found, _likeness, least) for least in (LEAST_OVERLAP, LEAST_STRICT_OVERLAP))
    right = {pair for pair in loose.hits if is_speaker_right(gold[pair.gold], found[pair.found], names)}
    twins = _twins(document, reading, loose)
    tally = Tally()
    tally.add_matches(CONTENT, len(loose.hits), required, loose.counted)
    tally.add_matches(STRICT, len(strict.hits), required, strict.counted)
    tally.add_matches(FULL, len(right), required, loose.counted)
    for pair in loose.hits:
        tally.add_share(SPEAKER, pair in right)
        _add_shares(tally, gold[pair.gold], found[pair.found], twins)
    tally.misses += _find_misses(document, reading, loose, right)
    return tally


def find_twins(document: GoldDocument, reading: Reading) -> dict[str | None, str]:
    """What the ids of a reading's statements stand for in gold, to compare what other rows say of them."""
    return _twins(document, reading, match(document.statements or (), reading.statements, _likeness, LEAST_OVERLAP))


def _twins(document: GoldDocument, reading: Reading, matching: Matching) -> dict[str | None, str]:
    gold, found = document.statements or (), reading.statements
    return {found[pair.found].id: gold[pair.gold].id for pair in matching.pairs}


def _likeness(gold: GoldStatement, found: Statement) -> float:
    return overlap_share(gold.content, found.content)


def _add_shares(tally: Tally, gold: GoldStatement, found: Statement, twins: dict[str | None, str]) -> None:
    tally.add_share(FORM, gold.form == found.form)
    tally.add_share(STANCE, gold.stance == found.stance)
    tally.add_label(STANCES, gold.stance, found.stance)
    tally.add_share(INSIDE, gold.inside == twins.get(found.inside))
    parts = (
        (CUE, gold.cue, found.cue),
        (ADDRESSEE, gold.addressee, found.addressee),
        (MEDIUM, gold.medium, found.medium),
        (SAID_AT, gold.said_at, found.said_at),
    )
    for row, wanted, span in parts:
        if wanted is not None:
            tally.add_share(row, span is not None and wanted.overlaps(span))


def _find_misses(document: GoldDocument, reading: Reading, matching: Matching, right: set[Pair]) -> list[Miss]:
    gold, found = document.statements or (), reading.statements
    misses = []
    for pair in matching.hits:
        if pair not in right:
            row, other = gold[pair.gold], found[pair.found]
            name = other.speaker.name if other.speaker else "?"
            misses.append(_miss(document, "speaker", row.content, _speakers(row), name))
    matched = {pair.gold for pair in matching.pairs}
    for i, row in enumerate(gold):
        if i not in matched and not row.optional:
            misses.append(_miss(document, "missed", row.content, _who(_speakers(row), row.cue), ""))
    matched = {pair.found for pair in matching.pairs}
    for j, other in enumerate(found):
        if j not in matched:
            name = other.speaker.name if other.speaker else "?"
            misses.append(_miss(document, "spurious", other.content, "", _who(name, other.cue)))
    return sorted(misses, key=lambda miss: miss.start)


def _miss(document: GoldDocument, kind: str, content: tuple[Span, ...], gold: str, found: str) -> Miss:
    text = GAP.join(span.text for span in content)
    return Miss(document.name, LAYER, kind, content[0].start if content else 0, text, gold, found)


def _speakers(gold: GoldStatement) -> str:
    return "|".join(gold.speakers) or "?"


def _who(speaker: str, cue: Span | None) -> str:
    return f"{speaker}, {cue.text}" if cue else speaker

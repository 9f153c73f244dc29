"""Statements side by side of which one says the contrary of the other, in words of its own."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from selon.compare import Claim, Vocabulary, claim_of, load_vocabulary, match, speaker_of
from selon.compare.bond import ANSWER_WITHIN
from selon.compare.replies import set_in_turn
from selon.document import Document
from selon.reading.disputes.sides import HOLDING, Keys, Quarrel
from selon.record import Event, Reason, Statement

_DISPUTES = "disputes"
_RULE, _FIGURES = "fr.dispute.contrary", "fr.dispute.figures"


def find_contraries(
    document: Document, keys: Keys, statements: Sequence[Statement], events: Sequence[Event]
) -> Iterator[Quarrel]:
    """Each statement with what somebody else holds shortly before it and it contradicts, compared as across reports.

    What comparing needs is loaded where two speakers stand near each other, and no sooner.
    """
    known = [each for each in statements if each.speaker is not None]
    holders = {each.id: keys.holder(each) for each in known}
    claims: dict[str, Claim] = {}
    for later in known:
        near = [
            each
            for each in known
            if each.stance in HOLDING
            and 0 <= later.content[0].start - each.content[-1].end <= ANSWER_WITHIN
            and not holders[each.id] & holders[later.id]
        ]
        if near:
            claims = claims or _claims(document, statements)
            held, rule = _contradicted(load_vocabulary(document.language), claims, near, later)
            if held is not None:
                meant = tuple(event for event in events if event.according_to == held.id)
                yield Quarrel((held,), (later,), (), meant, Reason(rule, later.content[0]))


def _contradicted(
    vocabulary: Vocabulary, claims: Mapping[str, Claim], near: Sequence[Statement], later: Statement
) -> tuple[Statement | None, str]:
    """Which of the statements before it one contradicts most surely, and the rule: by saying no or by a figure."""
    matches = ((match(vocabulary, claims[each.id], claims[later.id]), each) for each in near)
    found = [(met, each) for met, each in matches if met is not None and met.kind == _DISPUTES]
    if not found:
        return None, _RULE
    met, held = max(found, key=lambda pair: pair[0].score)
    return held, _FIGURES if any(why.startswith("figures:") for why in met.because) else _RULE


def _claims(document: Document, statements: Sequence[Statement]) -> dict[str, Claim]:
    """What each statement claims, with how the report's own words set it against what was said before."""
    vocabulary = load_vocabulary(document.language)
    made = {each.id: _claim(vocabulary, each) for each in statements}
    ids = {claim.key: id for id, claim in made.items()}
    return {ids[claim.key]: claim for claim in set_in_turn(vocabulary, document.text, made.values())}


def _claim(vocabulary: Vocabulary, statement: Statement) -> Claim:
    return claim_of(
        vocabulary,
        key=f"{statement.content[0].start:09} {statement.id}",
        document="",
        speaker=speaker_of(vocabulary, statement.speaker.name if statement.speaker else None),
        day="",
        stance=statement.stance,
        cue=statement.cue.text if statement.cue else None,
        content=statement.text,
        form=statement.form,
        hearsay=statement.hearsay,
        span=(statement.content[0].start, statement.content[-1].end),
    )

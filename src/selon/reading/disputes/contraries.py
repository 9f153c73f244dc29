"""Statements side by side of which one says the contrary of the other, in words of its own."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from selon.compare import Claim, Match, Vocabulary, claim_of, match, speaker_of
from selon.compare.match import ANSWER_WITHIN
from selon.reading.disputes.sides import HOLDING, Keys, Quarrel
from selon.record import Event, Reason, Statement

_DISPUTES = "disputes"
_RULE = "fr.dispute.contrary"


def find_contraries(
    vocabulary: Vocabulary, keys: Keys, statements: Sequence[Statement], events: Sequence[Event]
) -> Iterator[Quarrel]:
    """Each statement with what somebody else holds shortly before it and it contradicts, compared as across reports."""
    claims = {each.id: _claim(vocabulary, each) for each in statements if each.speaker is not None}
    for later in statements:
        if later.id not in claims:
            continue
        found = [
            (contrary.score, each)
            for each in statements
            if each.stance in HOLDING
            and each.id in claims
            and 0 <= later.content[0].start - each.content[-1].end <= ANSWER_WITHIN
            and not keys.holder(each) & keys.holder(later)
            and (contrary := _contrary(claims[each.id], claims[later.id])) is not None
        ]
        if found:
            _, held = max(found, key=lambda pair: pair[0])
            meant = tuple(event for event in events if event.according_to == held.id)
            yield Quarrel((held,), (later,), (), meant, Reason(_RULE, later.content[0]))


def _contrary(one: Claim, other: Claim) -> Match | None:
    found = match(one, other)
    return found if found is not None and found.kind == _DISPUTES else None


def _claim(vocabulary: Vocabulary, statement: Statement) -> Claim:
    return claim_of(
        vocabulary,
        key=f"{statement.content[0].start:09}",
        document="",
        speaker=speaker_of(vocabulary, statement.speaker.name if statement.speaker else None),
        day="",
        stance=statement.stance,
        cue=statement.cue.text if statement.cue else None,
        content=" […] ".join(span.text for span in statement.content),
        form=statement.form,
        hearsay=statement.hearsay,
        span=(statement.content[0].start, statement.content[-1].end),
    )

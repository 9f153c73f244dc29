"""Who speaks in turn in a report, and whether its own words set one turn against the one before."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from selon.compare.proposition import Claim
from selon.compare.vocabulary import Vocabulary
from selon.compare.words import fold_words

# What a report says of a turn stands before it, or behind it to the end of the sentence; in code points.
_BEFORE, _BEHIND = 350, 120
_SENTENCE_END = re.compile(r"[.!?…](?=\s|$)|\n")


def set_in_turn(vocabulary: Vocabulary, text: str, claims: Iterable[Claim]) -> Iterator[Claim]:
    """The claims of a report in text order, each with its turn and how the report sets that against the one before.

    What somebody says without a break is one turn; who speaks inside another's words, or is not known, has none.

    Args:
        text: of the report, in which the claims have their spans.
    """
    ordered = sorted(claims, key=lambda claim: claim.span)
    voices = [claim for claim in ordered if claim.speaker]
    end = 0
    for number, (_, several) in enumerate(groupby(voices, key=lambda claim: claim.speaker), start=1):
        turn = list(several)
        told = _told_around(text, turn, end)
        against, beside = vocabulary.contests("opposing", told), vocabulary.holds("contrasting", told)
        for claim in turn:
            # "Dément que P : « C'est faux »" rejects P, and not what somebody else said before.
            rejects = claim.rejects and claim is turn[0]
            last = _SENTENCE_END.search(text[claim.span[1] : turn[-1].span[0]]) is None
            yield replace(claim, turn=number, last=last, opposed=against, contrasted=beside, rejects=rejects)
        end = turn[-1].span[1]
    yield from (claim for claim in ordered if not claim.speaker)


def _told_around(text: str, turn: Sequence[Claim], end: int) -> str:
    """The report's own words around a turn, folded: from the turn before on, and behind each of its statements."""
    start = turn[0].span[0]
    pieces = [text[max(end, start - _BEFORE) : start]]
    for claim in turn:
        behind = text[claim.span[1] : claim.span[1] + _BEHIND]
        last = _SENTENCE_END.search(behind)
        pieces.append(behind[: last.start()] if last else behind)
    return fold_words(" ".join(pieces))

"""Words that somebody typed, found in a report: whatever its blanks, its apostrophes and its quotation marks are."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from selon.ledger.fault import LedgerFault
from selon.record.gist import has_letters

Place = Sequence[int]
_QUOTES, _APOSTROPHES, _DASHES = '"«»“”„‟‹›', "'’‘ʼ", "-‐‑–—"
# Between the parts of what a cue breaks, as lists show it.
_GAP = re.compile(r"\[(?:…|\.\.\.)\]")
_PIECE = re.compile(rf"\s*[{re.escape(_QUOTES)}]\s*|\s+|.")


def find_words(text: str, words: str, near: Iterable[Place] = ()) -> list[list[int]]:
    """Where some words stand in a text: code points, end exclusive, one pair for each part between "[…]".

    Args:
        near: of words that stand in several places, those that share something with these are meant.

    Raises:
        LedgerFault: they are not there, or in several places.

    >>> find_words("« L’eau monte », dit-il. Et elle monte.", "l'eau monte")
    [[2, 13]]
    """
    known = tuple(near)
    places: list[list[int]] = []
    for part in filter(str.strip, _GAP.split(words)):
        found = [place for place in _all_places(text, part) if not places or place[0] >= places[-1][1]]
        close = [place for place in found if any(place[0] < end and start < place[1] for start, end in known)]
        chosen = close if len(close) == 1 else found
        if not chosen:
            raise LedgerFault("words_absent", value=_shown(part))
        if len(chosen) > 1 and not places:
            raise LedgerFault("words_often", value=_shown(part), count=len(chosen))
        places.append(chosen[0])
    if not places:
        raise LedgerFault("words_absent", value=_shown(words))
    return places


def _all_places(text: str, words: str) -> list[list[int]]:
    if not has_letters(words):
        return []
    pattern = re.compile(rf"(?<!\w){''.join(map(_pattern, _PIECE.findall(words.strip())))}(?!\w)", re.IGNORECASE)
    found = []
    for match in pattern.finditer(text):
        bare = match.group().strip()
        start = match.start() + match.group().index(bare)
        found.append([start, start + len(bare)])
    return found


def _pattern(piece: str) -> str:
    if piece.strip() in _QUOTES:
        return rf"\s*[{re.escape(_QUOTES)}]\s*" if piece.strip() else r"\s+"
    for alike in (_APOSTROPHES, _DASHES):
        if piece in alike:
            return f"[{re.escape(alike)}]"
    return re.escape(piece)


def _shown(words: str) -> str:
    return repr(" ".join(words.split()))

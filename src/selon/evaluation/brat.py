"""Gold names from brat standoff files."""

from __future__ import annotations

import re
from pathlib import Path

from selon.evaluation.fault import GoldFault
from selon.evaluation.files import load_text
from selon.evaluation.gold import GoldDocument, GoldName
from selon.span import Span

KINDS = {"Person": "person", "Location": "place", "Organization": "organization"}


def load_brat(path: Path) -> GoldDocument:
    """A NAME.ann and the NAME.txt beside it: persons, places and organisations, the outermost where they nest.

    What stands inside another name ("Bodoland" in "Front national du Bodoland") is left out, since a reading has no
    names within names.

    Source: brat standoff format.
    """
    text = load_text(path.with_suffix(".txt"))
    names: list[GoldName] = []
    for number, line in enumerate(load_text(path).split("\n"), start=1):
        try:
            name = _parse(line, text) if line.startswith("T") else None
        except ValueError as error:
            raise GoldFault("broken_gold", name=path, reason=f"line {number}: {error}") from None
        if name is not None:
            names.append(name)
    return GoldDocument(path.stem, text, names=tuple(name for name in names if not _is_inner(name, names)))


def _parse(line: str, text: str) -> GoldName | None:
    """The name on a line such as "T1<tab>Location 0 4<tab>Inde"; None where it is of another type."""
    _, place, words = line.split("\t", 2)
    kind, *offsets = re.split("[ ;]", place)
    if kind not in KINDS:
        return None
    # One in several pieces ("0 4;9 12") reaches from its first to its last.
    span = Span.of(text, int(offsets[0]), int(offsets[-1]))
    # brat writes a line end within a name as a blank.
    if len(offsets) == 2 and span.text.split() != words.split():
        raise ValueError(f"{span.start}:{span.end} is {span.text[:40]!r} in the text, not {words[:40].rstrip()!r}")
    return GoldName(span, KINDS[kind])


def _is_inner(name: GoldName, names: list[GoldName]) -> bool:
    return any(other.span.covers(name.span) and other.span != name.span for other in names)

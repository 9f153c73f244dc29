"""Gold names from brat standoff files."""

from __future__ import annotations

import re
from pathlib import Path

from selon.evaluation.fault import GoldFault
from selon.evaluation.files import load_text
from selon.evaluation.gold import GoldDocument, GoldName
from selon.span import Span

KINDS = {"Person": "person", "Location": "place", "Organization": "organization"}
# "T1<tab>Location 0 4<tab>Inde"; a name in several pieces ("0 4;9 12") reaches from its first to its last.
_LINE = re.compile(r"T\S+\t(?P<type>\S+) (?P<start>\d+) (?:[\d ;]* |\d+;\d+ )?(?P<end>\d+)\t(?P<words>.*)")


def load_brat(path: Path) -> GoldDocument:
    """A NAME.ann and the NAME.txt beside it: persons, places and organisations, the outermost where they nest.

    Source: brat standoff format; what stands inside another name ("Bodoland" in "Front national du Bodoland") is
    left out, since a reading has no names within names.
    """
    text = load_text(path.with_suffix(".txt"))
    names: list[GoldName] = []
    for number, line in enumerate(load_text(path).splitlines(), start=1):
        if not line.startswith("T"):
            continue
        match = _LINE.fullmatch(line)
        if match is None or int(match["end"]) > len(text):
            raise GoldFault("broken_gold", name=path, reason=f"line {number}: {line[:60]!r}")
        if match["type"] not in KINDS:
            continue
        span = Span.of(text, int(match["start"]), int(match["end"]))
        # brat writes a line end within a name as a blank.
        if ";" not in line.split("\t")[1] and span.text.split() != match["words"].split():
            reason = f"line {number}: {span.text!r} in the text, not {match['words']!r}"
            raise GoldFault("broken_gold", name=path, reason=reason)
        names.append(GoldName(span, KINDS[match["type"]]))
    return GoldDocument(path.stem, text, names=tuple(name for name in names if not _is_inner(name, names)))


def _is_inner(name: GoldName, names: list[GoldName]) -> bool:
    return any(other.span.covers(name.span) and other.span != name.span for other in names)

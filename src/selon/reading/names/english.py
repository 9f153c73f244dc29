"""English names in a French report that the model cuts: "Bestie's" before its s."""

from __future__ import annotations

from dataclasses import replace

from selon.analysis import Analysis
from selon.reading.names.found import Found


def with_genitive(analysis: Analysis, mention: Found) -> Found:
    """A name with the "s" of an English genitive, which opens a house's name and no person's: "Bestie' | s"."""
    tokens, last = analysis.tokens, mention.last
    if last >= len(tokens) or tokens[last].text != "s" or tokens[last - 1].text[-1] not in "'’":
        return mention
    joined = tokens[last - 1].end == tokens[last].start
    return replace(mention, last=last + 1, kind="organization") if joined else mention

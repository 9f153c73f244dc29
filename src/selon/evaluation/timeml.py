"""Gold time expressions from TimeML: TIMEX3 elements within a text."""

from __future__ import annotations

from pathlib import Path
from xml.etree import ElementTree

from selon.evaluation.fault import GoldFault
from selon.evaluation.gold import GoldDocument, GoldTime
from selon.span import Span


def load_timeml(path: Path) -> GoldDocument:
    """A NAME.tml: what TEXT holds, without its tags, and the time expressions of it; the report's date is in DCT.

    Source: ISO-TimeML (ISO 24617-1).
    """
    try:
        root = ElementTree.fromstring(path.read_bytes())
    except (OSError, ElementTree.ParseError, ValueError, LookupError) as error:
        raise GoldFault("broken_gold", name=path, reason=error) from None
    body = root.find(".//TEXT")
    if body is None:
        raise GoldFault("broken_gold", name=path, reason="no TEXT")
    text = "".join(body.itertext())
    times: list[GoldTime] = []
    _collect(body, 0, text, times)
    created = root.find(".//DCT/TIMEX3")
    # A time of day may follow the day; a report's date goes down to the day.
    published = (created.get("value") or "")[:10] or None if created is not None else None
    return GoldDocument(path.stem, text, published, times=tuple(times), timex=True)


def _collect(element: ElementTree.Element, start: int, text: str, times: list[GoldTime]) -> int:
    """Put the time expressions in an element into `times`; returns where the element ends, in code points."""
    end = start + len(element.text or "")
    for child in element:
        end = _collect(child, end, text, times) + len(child.tail or "")
    # One without words ("deux jours" has a begin that is nowhere in the text) cannot be found.
    if element.tag == "TIMEX3" and end > start:
        times.append(GoldTime(Span.of(text, start, end), element.get("value")))
    return end

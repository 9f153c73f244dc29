"""A report's text with its marks: what is reported, who did what, dates and names, each a layer that can be hidden."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator
from html import escape

from selon.record.dates import adds_something, describe_time
from selon.record.facts import Reading
from selon.record.marks import Mark, Step, find_paragraphs, nest, share_out
from selon.record.sections import Section
from selon.ui import Words

# What a page can show or hide, and what it shows to begin with: all names are more than one can read through.
LAYERS = {"said": True, "sources": True, "deeds": True, "dates": True, "names": False}
# Parts what a mark is of from what its style writes behind it.
_BESIDE = "\0"


def render_text(section: Section, words: Words, at: tuple[int, int] | None = None) -> str:
    """The text of a section with its marks. With the tags taken out it is the escaped text, code point for code point.

    Numbers and dates' values are attributes that the style shows, so that copying gives the report's own words.

    Args:
        at: code points, end exclusive, that are pointed at: they are marked and can be linked to as `#at`.
    """
    text, marks = section.reading.document.text, _marks(section, words)
    if at is not None:
        marks.append(Mark(*at, "at", ""))
    labels = _Labels(section, words)
    parts, done = [], section.start
    paragraphs = _paragraphs(section)
    for (start, end), own in zip(paragraphs, share_out(marks, paragraphs), strict=True):
        parts.append(plain(text[done:start]) + "<p>")
        depth = 0
        for step in nest(text, start, end, own):
            if step.mark is None:
                parts.append(plain(step.text))
                continue
            if step.mark.kind == "statement":
                depth += 1 if step.opens else -1
            parts.append(labels.tag(step, depth))
        parts.append("</p>")
        done = end
    return "".join(parts) + plain(text[done : section.end])


def plain(text: str) -> str:
    """Text as markup, where it is no value of an attribute: quotation marks and apostrophes stay as they are."""
    return escape(text, quote=False)


def spoken(reading: Reading, words: Words) -> str:
    """The `lang` of an element that holds words of a report; nothing where the page is in its language."""
    language = reading.document.language
    return "" if language == words.ui else f' lang="{escape(language)}"'


def _paragraphs(section: Section) -> list[tuple[int, int]]:
    """Those of a section; of one that it begins or ends in, its piece."""
    found = find_paragraphs(section.reading.document.text)
    return [
        (max(start, section.start), min(end, section.end))
        for start, end in found
        if start < section.end and end > section.start
    ]


class _Labels:
    """The tags of marks; remembers which rows' anchors are set, as an id may stand once."""

    def __init__(self, section: Section, words: Words) -> None:
        self._stances = {str(number): statement.stance for number, statement in section.statements}
        self._events = {event.id: number for number, event in section.events}
        self._words = words
        self._anchored: set[str] = set()

    def tag(self, step: Step, depth: int) -> str:
        """The tag of the mark that a step opens or closes; `depth` is how many statements are open then, with it."""
        assert step.mark is not None
        mark = step.mark
        match mark.kind:
            case "statement":
                return self._statement(mark, depth) if step.opens else "</mark>"
            case "event":
                return self._event(mark) if step.opens else "</mark>"
            case "source":
                return f'<b data-s="{mark.key}">' if step.opens else "</b>"
            case "cue":
                return f'<i data-s="{mark.key}">' if step.opens else "</i>"
            case "at":
                anchor = ' id="at"' if mark.first else ""
                return f'<span class="at"{anchor}>' if step.opens else "</span>"
            case "name":
                return self._pointed("nm", mark.key) if step.opens else "</span>"
        if not step.opens:
            return "</span>"
        row, _, means = mark.key.partition(_BESIDE)
        return self._pointed("tm", row, f' data-means="{escape(means)}"' if means and mark.last else "")

    def _statement(self, mark: Mark, depth: int) -> str:
        number = mark.key
        deeper = f" d{min(depth - 1, 2)}" if depth > 1 else ""
        style = f'class="{self._stances[number]}{deeper}" data-s="{number}"'
        if not mark.first:
            return f"<mark{self._anchor(number)} {style}>"
        label = escape(self._words("report.to_list", number=number))
        link = f'<a class="no"{self._anchor(number)} href="#s{number}" data-s="{number}" aria-label="{label}"></a>'
        return f"{link}<mark {style}>"

    def _event(self, mark: Mark) -> str:
        row = escape(mark.key)
        style = f'class="ev" data-s="{row}"'
        if not mark.first:
            return f"<mark{self._anchor(mark.key)} {style}>"
        number = self._events[mark.key]
        label = escape(self._words("report.event_to_list", number=str(number)))
        link = (
            f'<a class="no ev"{self._anchor(mark.key)} href="#{row}" data-n="{number}" data-s="{row}"'
            f' aria-label="{label}"></a>'
        )
        return f"{link}<mark {style}>"

    def _pointed(self, style: str, row: str, more: str = "") -> str:
        """A stretch that its row in the list leads to, where it is the first one of that row."""
        return f'<span class="{style}"{self._anchor(row)} data-s="{escape(row)}"{more}>'

    def _anchor(self, row: str) -> str:
        if row in self._anchored:
            return ""
        self._anchored.add(row)
        return f' id="{escape(text_anchor(row))}"'


def text_anchor(row: str) -> str:
    """What the place of a row in the text is linked to by: statements by their number, other rows by their id."""
    return f"t{row}" if row.isdecimal() else f"in-{row}"


def list_anchor(row: str) -> str:
    """What a date or a name in the list is linked to by: `t1` is the place of a statement in the text."""
    return escape(f"row-{row}")


def to_text(row: str, name: str) -> str:
    """A link from a row of the list to its place in the text."""
    return f'<a class="go" href="#{escape(text_anchor(row))}">{plain(name)}</a>'


def _marks(section: Section, words: Words) -> list[Mark]:
    """All marks; a source or cue that statements share is one mark with all their numbers."""
    marks: list[Mark] = []
    shared: defaultdict[tuple[int, int, str], list[str]] = defaultdict(list)
    for number, statement in section.statements:
        marks.extend(Mark(span.start, span.end, "statement", str(number)) for span in statement.content)
        for kind, span in (("source", statement.source), ("cue", statement.cue)):
            if span is not None:
                shared[span.start, span.end, kind].append(str(number))
    marks.extend(Mark(start, end, kind, " ".join(keys)) for (start, end, kind), keys in shared.items())
    marks.extend(Mark(event.anchor.start, event.anchor.end, "event", event.id) for _, event in section.events)
    for entity in section.entities:
        spans = {(each.span.start, each.span.end) for each in entity.mentions}
        marks.extend(Mark(start, end, "name", entity.id) for start, end in sorted(spans))
    marks.extend(_dates(section, words))
    return marks


def _dates(section: Section, words: Words) -> Iterator[Mark]:
    """Times, with what they mean where it adds something and the paragraph has not said it yet."""
    starts = [start for start, _ in _paragraphs(section)]
    told = set()
    for time in section.times:
        means = describe_time(time, words) if adds_something(time, words) else ""
        here = (bisect_right(starts, time.span.start), means)
        yield Mark(time.span.start, time.span.end, "time", time.id + _BESIDE + ("" if here in told else means))
        told.add(here)

"""The events and disputes of a reading in the list of its page."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from html import escape

from selon.record.deeds import certainty, event_line, side_lines, told_by, where_and_when
from selon.record.facts import Dispute, Reading
from selon.record.gist import added, one_line, shorten
from selon.record.sections import LINES, Section
from selon.record.text_html import plain, spoken, text_anchor
from selon.ui import Words

# Three lines of the column beside the text.
WORDS = 150
# The address of what more there is to say of a row, by the id of the row; where there is more.
Address = Callable[[str], str]


def more_link(row: str, words: Words, more: Address) -> str:
    """The link to what more there is to say of a row."""
    return f'<a class="more" href="{escape(more(row))}">{escape(words("report.more"))}</a>'


def list_disputes(section: Section, words: Words) -> Iterator[str]:
    """The disputes, each side with its people and words; nothing where there are none."""
    disputes = section.disputes
    if not disputes:
        return
    head = f"{escape(words('report.disputes'))} <small>{len(disputes)}</small>"
    yield f'<section class="disputes"><h2 id="disputes">{head}</h2>\n<ol>'
    for dispute in disputes:
        yield _dispute(dispute, section.reading, words)
    yield "</ol></section>"


def _dispute(dispute: Dispute, reading: Reading, words: Words) -> str:
    language = spoken(reading, words)
    about = one_line(dispute.about)
    lines = [f"<b{language}>{plain(about[:1].upper() + about[1:])}</b>"]
    for position, style in (("for", "affirms"), ("against", "denies")):
        verb = escape(words(f"dispute.{dispute.verb_of(position)}"))
        said_here = list(side_lines(dispute, position, reading, words))
        for name, said in said_here[:LINES]:
            quote = f"<span{language}>{plain(shorten(said, WORDS))}</span>"
            lines.append(f'<p class="q {style}"><b>{escape(name)}</b> <em>{verb}</em>{words("row.colon")} {quote}</p>')
        if len(said_here) > LINES:
            lines.append(f'<p class="q">{escape(words("row.and_others", number=len(said_here) - LINES))}</p>')
    return f'<li id="{escape(dispute.id)}" class="denies">{"".join(lines)}</li>'


def list_events(section: Section, words: Words, more: Address | None = None) -> str:
    """The events in text order."""
    head = f"<h2>{escape(words('report.events'))} <small>{len(section.events)}</small></h2>"
    if not section.events:
        return head + f'\n<p class="none">{escape(words("report.no_events"))}</p>'
    return "\n".join([head, "<ol>", *_events(section, words, more), "</ol>"])


def _events(section: Section, words: Words, more: Address | None) -> Iterator[str]:
    reading = section.reading
    for number, event in section.events:
        row = escape(event.id)
        what = (
            f'<a class="who" href="#{escape(text_anchor(event.id))}"><span class="no">{number}</span>'
            f"{plain(event_line(event, words))}</a>"
        )
        anchor = f"<q{spoken(reading, words)}>{plain(one_line(event.anchor.text))}</q>"
        details = [*where_and_when(event, words), certainty(event, words), told_by(event, reading, words)]
        details += added(event, words)
        meta = f'<p class="meta">{anchor} · {plain(" · ".join(details))}</p>'
        link = "" if more is None else more_link(event.id, words, more)
        yield f'<li id="{row}" data-s="{row}">{what}{meta}{link}</li>'

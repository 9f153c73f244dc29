"""A reading as one self-contained page: the report with its attributions, and the list of them beside it."""

from __future__ import annotations

import base64
import hashlib
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from html import escape
from importlib.resources import files

from selon.record.dates import adds_something, describe_time
from selon.record.deeds_html import Address, list_disputes, list_events, more_link
from selon.record.facts import Reading, Statement
from selon.record.gist import (
    SIGNS,
    circumstances,
    dateline,
    gist,
    one_line,
    said_when,
    shorten,
    source_count,
    speaker_name,
)
from selon.record.marks import Mark, Step, find_paragraphs, nest
from selon.ui import Words
from selon.version import VERSION

# Three lines of the column beside the text.
GIST = 150
TITLE = 70
_KINDS = ("person", "organization", "place", "group")


def render_page(reading: Reading, words: Words) -> str:
    """The page. It loads nothing, and its security policy lets nothing but its own style and script run."""
    style, script = (_file(name) for name in ("page.css", "page.js"))
    only = f"default-src 'none'; style-src '{_digest(style)}'; script-src '{_digest(script)}'"
    policy = f"{only}; base-uri 'none'; form-action 'none'"
    title = one_line(reading.document.title or "") or first_words(reading)
    return "\n".join(
        [
            f'<!doctype html>\n<html lang="{words.ui}">\n<head>\n<meta charset="utf-8">',
            f'<meta http-equiv="Content-Security-Policy" content="{escape(policy)}">',
            '<meta name="viewport" content="width=device-width, initial-scale=1">',
            f"<title>{escape(title)} · Selon</title>\n<style>{style}</style>\n</head>\n<body>",
            f'<a class="skip" href="#list">{escape(words("report.skip"))}</a>\n<main>',
            render_article(reading, words),
            f'<aside id="list" aria-label="{escape(words("report.statements"))}">',
            render_lists(reading, words),
            "</aside>\n</main>",
            _footer(reading, words),
            f"<script>{script}</script>\n</body>\n</html>\n",
        ]
    )


def render_frame(reading: Reading, words: Words) -> str:
    """The page within a frame of its own, for notebooks: neither's style touches the other."""
    page = escape(render_page(reading, words))
    return f'<iframe title="Selon" style="width:100%;height:42rem;border:0" srcdoc="{page}"></iframe>'


def render_text(reading: Reading, words: Words, at: tuple[int, int] | None = None) -> str:
    """The report's text with its marks. With the tags taken out it is the escaped text, code point for code point.

    Numbers and dates' values are attributes that the style shows, so that copying gives the report's own words.

    Args:
        at: code points, end exclusive, that are pointed at: they are marked and can be linked to as `#at`.
    """
    text, marks = reading.document.text, _marks(reading, words)
    if at is not None:
        marks.append(Mark(*at, "at", ""))
    labels = _Labels(reading, words)
    parts, done = [], 0
    for start, end in find_paragraphs(text):
        parts.append(escape(text[done:start]) + "<p>")
        depth = 0
        for step in nest(text, start, end, marks):
            if step.mark is None:
                parts.append(escape(step.text))
                continue
            if step.mark.kind == "statement":
                depth += 1 if step.opens else -1
            parts.append(labels.tag(step, depth))
        parts.append("</p>")
        done = end
    return "".join(parts) + escape(text[done:])


class _Labels:
    """The tags of marks; remembers which statements' anchors are set, as an id may stand once."""

    def __init__(self, reading: Reading, words: Words) -> None:
        self._stances = [statement.stance for statement in reading.statements]
        self._words = words
        self._anchored: set[str] = set()

    def tag(self, step: Step, depth: int) -> str:
        assert step.mark is not None
        mark = step.mark
        match mark.kind:
            case "statement":
                return self._statement(mark, depth) if step.opens else "</mark>"
            case "source":
                return f'<b class="src" data-s="{mark.key}">' if step.opens else "</b>"
            case "cue":
                return f'<i class="cue" data-s="{mark.key}">' if step.opens else "</i>"
            case "at":
                anchor = ' id="at"' if mark.first else ""
                return f'<span class="at"{anchor}>' if step.opens else "</span>"
        if not step.opens:
            return "</span>"
        means = f' data-means="{escape(mark.key)}"' if mark.key and mark.last else ""
        return f'<span class="tm"{means}>'

    def _statement(self, mark: Mark, depth: int) -> str:
        number = mark.key
        deeper = f" d{min(depth - 1, 2)}" if depth > 1 else ""
        opening = f'<mark class="{self._stances[int(number) - 1]}{deeper}" data-s="{number}">'
        if not mark.first:
            return opening
        anchor = "" if number in self._anchored else f' id="t{number}"'
        self._anchored.add(number)
        label = escape(self._words("report.to_list", number=number))
        link = f'<a class="no"{anchor} href="#s{number}" data-n="{number}" data-s="{number}" aria-label="{label}"></a>'
        return link + opening


def _marks(reading: Reading, words: Words) -> list[Mark]:
    """Contents, sources, cues and times; a source or cue that statements share is one mark with all their numbers."""
    marks: list[Mark] = []
    shared: defaultdict[tuple[int, int, str], list[str]] = defaultdict(list)
    for number, statement in enumerate(reading.statements, start=1):
        marks.extend(Mark(span.start, span.end, "statement", str(number)) for span in statement.content)
        for kind, span in (("source", statement.source), ("cue", statement.cue)):
            if span is not None:
                shared[span.start, span.end, kind].append(str(number))
    marks.extend(Mark(start, end, kind, " ".join(keys)) for (start, end, kind), keys in shared.items())
    marks.extend(_dates(reading, words))
    return marks


def _dates(reading: Reading, words: Words) -> Iterator[Mark]:
    """Times, with what they mean where it adds something and the paragraph has not said it yet."""
    starts = [start for start, _ in find_paragraphs(reading.document.text)]
    told = set()
    for time in reading.times:
        means = describe_time(time, words) if adds_something(time, words) else ""
        here = (bisect_right(starts, time.span.start), means)
        yield Mark(time.span.start, time.span.end, "time", "" if here in told else means)
        told.add(here)


def render_article(reading: Reading, words: Words, at: tuple[int, int] | None = None) -> str:
    """The report itself: its date, its title, what the marks mean, its disputes, its text; `at` as in `render_text`."""
    document = reading.document
    language = escape(document.language)
    kicker = " · ".join([words("report.report"), words.get(f"language.{language}", language), dateline(reading, words)])
    if document.title:
        title = f'<h1 lang="{language}">{escape(one_line(document.title))}</h1>'
    else:
        note = f'<small lang="{words.ui}">({escape(words("report.first_words"))})</small>'
        title = f'<h1 class="words" lang="{language}">{escape(first_words(reading))} {note}</h1>'
    text = f'<div class="text" lang="{language}">{render_text(reading, words, at)}</div>'
    kicker = f'<p class="kick">{escape(kicker)}</p>'
    return "\n".join(
        ["<article>", kicker, title, *_key(reading, words), *list_disputes(reading, words), text, "</article>"]
    )


def _key(reading: Reading, words: Words) -> Iterator[str]:
    """What the marks in the text mean, each shown as it is; nothing for a report without statements."""
    used = [stance for stance in SIGNS if any(statement.stance == stance for statement in reading.statements)]
    if not used:
        return
    source, cue, content, date, means = (
        escape(words(f"report.key_{each}")) for each in ("source", "cue", "content", "time", "means")
    )
    parts = [f"<b>{source}</b>", f"<i>{cue}</i>"]
    if any(adds_something(time, words) for time in reading.times):
        parts.append(f'<span><span class="tm" data-means="{means}">{date}</span></span>')
    lines = (f'<mark class="{each}">{SIGNS[each]} {escape(words(f"stance.{each}"))}</mark>' for each in used)
    parts += [f"<span>{content}</span>", *lines]
    yield f'<p class="key">{" ".join(parts)}</p>'


def render_lists(reading: Reading, words: Words, more: Address | None = None) -> str:
    """What stands beside the report: who says what, its dates, its names; each reached by its tab, without script.

    Args:
        more: where the rows lead to; nowhere in a page that stands alone.
    """
    small = words.count("count.source", source_count(reading))
    return "\n".join(
        [
            f"<h2>{escape(words('report.statements'))} <small>{escape(small)}</small></h2>",
            _jump(reading, words),
            _section("said", _statements(reading, words, more), words("report.statements")),
            _section("deeds", list_events(reading, words, more), words("report.events")),
            _section("dates", _times(reading, words), words("report.times")),
            _section("names", _names(reading, words), words("report.names")),
        ]
    )


def _section(place: str, content: str, label: str) -> str:
    return f'<section id="{place}" aria-label="{escape(label)}">\n{content}\n</section>'


def _statements(reading: Reading, words: Words, more: Address | None) -> str:
    if not reading.statements:
        return f'<p class="none">{escape(words("report.no_statements"))}</p>'
    depths = _depths(reading)
    rows = [_row(number, each, depths, reading, words, more) for number, each in enumerate(reading.statements, 1)]
    return "\n".join(["<ol>", *rows, "</ol>"])


def _jump(reading: Reading, words: Words) -> str:
    """Links to the lists; one list is shown at a time, the first where none was chosen."""
    said = (("said", "statement", reading.statements), ("deeds", "event", reading.events))
    lists = (*said, ("dates", "time", reading.times))
    links = [
        f'<a href="#{place}">{escape(words.count(f"count.{key}", len(found)))}</a>'
        for place, key, found in (*lists, ("names", "name", reading.entities))
    ]
    return f'<p class="jump">{" ".join(links)}</p>'


def _row(
    number: int, statement: Statement, depths: dict[str, int], reading: Reading, words: Words, more: Address | None
) -> str:
    depth = depths[statement.id]
    deep = f" deep{min(depth, 2)}" if depth else ""
    language = escape(reading.document.language)
    verb = escape(words(f"stance.{statement.stance}"))
    label = escape(words("report.to_text", number=number))
    who = (
        f'<a class="who" href="#t{number}" title="{label}"><span class="no">{number}</span><b>'
        f"{escape(speaker_name(statement, words))}</b> <em><span>{SIGNS[statement.stance]}</span> {verb}</em></a>"
    )
    when = said_when(statement, reading, words)
    meta = " · ".join([*circumstances(statement, reading, words), *([when] if when else [])])
    under = f'<p class="meta">{escape(meta)}</p>' if meta else ""
    if more is not None:
        under += more_link(statement.id, words, more)
    said = f'<p class="q" lang="{language}">{escape(gist(statement, GIST))}</p>'
    return f'<li id="s{number}" class="{statement.stance}{deep}" data-s="{number}">{who}{said}{under}</li>'


def _times(reading: Reading, words: Words) -> str:
    head = f"<h2>{escape(words('report.times'))} <small>{len(reading.times)}</small></h2>"
    if not reading.times:
        return head + f'\n<p class="none">{escape(words("report.no_times"))}</p>'
    language = escape(reading.document.language)
    rows = [
        f'<dt lang="{language}">{escape(one_line(time.span.text))}</dt><dd>{escape(describe_time(time, words))}</dd>'
        for time in reading.times
    ]
    return "\n".join([head, "<dl>", *rows, "</dl>"])


def _names(reading: Reading, words: Words) -> str:
    head = f"<h2>{escape(words('report.names'))} <small>{len(reading.entities)}</small></h2>"
    if not reading.entities:
        return head + f'\n<p class="none">{escape(words("report.no_names"))}</p>'
    parts = [head]
    for kind in _KINDS:
        some = [entity for entity in reading.entities if entity.kind == kind]
        if some:
            names = ", ".join(
                f"{escape(one_line(each.name))}\u00a0<small>{len(each.mentions)}</small>" for each in some
            )
            parts.append(f'<h3>{escape(words(f"kind.{kind}"))}</h3>\n<p class="names">{names}</p>')
    return "\n".join(parts)


def _footer(reading: Reading, words: Words) -> str:
    made = words("report.made_with", version=VERSION, rules=reading.rules, model=reading.model)
    return f"<footer>\n<p>{escape(words('report.evidence'))}</p>\n<p>{escape(made)}</p>\n</footer>"


def _depths(reading: Reading) -> dict[str, int]:
    """How many statements each one lies in; a circle, which no reading should have, ends where it began."""
    outer = {statement.id: statement.inside for statement in reading.statements}
    depths = {}
    for each in outer:
        seen, at = {each}, outer[each]
        while at is not None and at in outer and at not in seen:
            seen.add(at)
            at = outer[at]
        depths[each] = len(seen) - 1
    return depths


def first_words(reading: Reading) -> str:
    """What stands for the title of a report that has none: how its text begins."""
    return shorten(one_line(reading.document.text[: TITLE * 4]), TITLE)


@cache
def _file(name: str) -> str:
    return (files("selon") / "record" / name).read_text(encoding="utf8").strip()


def _digest(content: str) -> str:
    """What a Content-Security-Policy calls inline content by."""
    return "sha256-" + base64.b64encode(hashlib.sha256(content.encode()).digest()).decode()

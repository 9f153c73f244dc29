"""A reading as one self-contained page: the report with its attributions, and the list of them beside it."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterable, Iterator
from functools import cache
from html import escape
from importlib.resources import files

from selon.record.dates import adds_something, describe_time
from selon.record.deeds_html import Address, list_disputes, list_events, more_link
from selon.record.facts import Entity, Reading, Statement
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
from selon.record.opening import TITLE, find_headline, first_words, title_from
from selon.record.sections import Section, whole
from selon.record.text_html import LAYERS, list_anchor, plain, render_text, spoken, to_text
from selon.ui import Words
from selon.version import VERSION

# Three lines of the column beside the text.
GIST = 150
_KINDS = ("person", "organization", "place", "group")


def render_page(reading: Reading, words: Words) -> str:
    """The page. It loads nothing, and its security policy lets nothing but its own style and script run."""
    style, script = (_file(name) for name in ("page.css", "page.js"))
    only = f"default-src 'none'; style-src '{_digest(style)}'; script-src '{_digest(script)}'"
    policy = f"{only}; base-uri 'none'; form-action 'none'"
    title = one_line(reading.document.title or "") or title_from(reading.document.text)
    return "\n".join(
        [
            f'<!doctype html>\n<html lang="{words.ui}">\n<head>\n<meta charset="utf-8">',
            f'<meta http-equiv="Content-Security-Policy" content="{escape(policy)}">',
            '<meta name="viewport" content="width=device-width, initial-scale=1">',
            f"<title>{escape(title)} · Selon</title>\n<style>{style}</style>\n</head>\n<body>",
            f'<a class="skip" href="#list">{escape(words("report.skip"))}</a>\n<main>',
            render_article(whole(reading), words),
            f'<aside id="list" aria-label="{escape(words("report.statements"))}"{render_labels(words)}>',
            render_lists(whole(reading), words),
            "</aside>\n</main>",
            _footer(reading, words),
            f"<script>{script}</script>\n</body>\n</html>\n",
        ]
    )


def render_frame(reading: Reading, words: Words) -> str:
    """The page within a frame of its own, for notebooks: neither's style touches the other."""
    page = escape(render_page(reading, words))
    return f'<iframe title="Selon" style="width:100%;height:42rem;border:0" srcdoc="{page}"></iframe>'


def render_article(section: Section, words: Words, at: tuple[int, int] | None = None, notes: Iterable[str] = ()) -> str:
    """The report itself: its date, its title, what the marks mean, its disputes, its text; `at` as in `render_text`.

    Args:
        notes: what else is known of the report, as its copies, told after its date.
    """
    reading = section.reading
    document = reading.document
    language = escape(document.language)
    kicker = " · ".join(
        [
            one_line(document.publisher or "") or words("report.report"),
            words.get(f"language.{language}", language),
            dateline(reading, words),
            *notes,
        ]
    )
    headline = one_line(document.title or "") or find_headline(document.text)
    if headline:
        title = f'<h1 lang="{language}">{escape(headline)}</h1>'
    else:
        note = f'<small lang="{words.ui}">({escape(words("report.first_words"))})</small>'
        title = f'<h1 class="words" lang="{language}">{escape(first_words(document.text))} {note}</h1>'
    text = f'<div class="text" lang="{language}">{render_text(section, words, at)}</div>'
    kicker = f'<p class="kick">{escape(kicker)}</p>'
    return "\n".join(
        ["<article>", kicker, title, *_key(section, words), *list_disputes(section, words), text, "</article>"]
    )


def _key(section: Section, words: Words) -> Iterator[str]:
    """What the marks in the text mean, each shown as it is and with a box that hides it; nothing without marks."""
    statements, times = [each for _, each in section.statements], section.times
    date = f'<span class="tm">{escape(words("report.key_time"))}</span>'
    if any(adds_something(time, words) for time in times):
        date = date.replace(">", f' data-means="{escape(words("report.key_means"))}">', 1)
    samples = {
        "said": "" if not statements else escape(words("report.key_content")),
        "sources": ""
        if not any(each.source or each.cue for each in statements)
        else f"<b>{escape(words('report.key_source'))}</b> <i>{escape(words('report.key_cue'))}</i>",
        "deeds": "" if not section.events else f'<mark class="ev">{escape(words("report.key_event"))}</mark>',
        "dates": "" if not times else f"<span>{date}</span>",
        "names": "" if not section.entities else f'<span class="nm">{escape(words("report.key_name"))}</span>',
    }
    boxes = [
        f'<label><input type="checkbox" id="show-{layer}"{" checked" if LAYERS[layer] else ""}>{sample}</label>'
        for layer, sample in samples.items()
        if sample
    ]
    if not boxes:
        return
    used = [stance for stance in SIGNS if any(each.stance == stance for each in statements)]
    lines = " ".join(f'<mark class="{each}">{SIGNS[each]} {escape(words(f"stance.{each}"))}</mark>' for each in used)
    if used:
        boxes.insert(1, f'<span class="stances">{lines}</span>')
    yield f'<fieldset class="key"><legend>{escape(words("report.show"))}</legend>{" ".join(boxes)}</fieldset>'


def render_labels(words: Words) -> str:
    """What the script needs to say, as attributes of the list, where it shows rows of it under the text."""
    labels = {"rows": "report.tapped", "close": "report.close", "list": "report.in_list"}
    return "".join(f' data-{name}="{escape(words(key))}"' for name, key in labels.items())


def render_lists(section: Section, words: Words, more: Address | None = None) -> str:
    """What stands beside the report: who says what, its dates, its names; each reached by its tab, without script.

    Args:
        more: where the rows lead to; nowhere in a page that stands alone.
    """
    small = words.count("count.source", source_count(each for _, each in section.statements))
    return "\n".join(
        [
            f"<h2>{escape(words('report.statements'))} <small>{escape(small)}</small></h2>",
            _jump(section, words),
            _section("said", _statements(section, words, more), words("report.statements")),
            _section("deeds", list_events(section, words, more), words("report.events")),
            _section("dates", _times(section, words, more), words("report.times")),
            _section("names", _names(section, words, more), words("report.names")),
        ]
    )


def _section(place: str, content: str, label: str) -> str:
    return f'<section id="{place}" aria-label="{escape(label)}">\n{content}\n</section>'


def _statements(section: Section, words: Words, more: Address | None) -> str:
    if not section.statements:
        return f'<p class="none">{escape(words("report.no_statements"))}</p>'
    reading = section.reading
    depths = _depths(reading)
    rows = [_row(number, each, depths, reading, words, more) for number, each in section.statements]
    return "\n".join(["<ol>", *rows, "</ol>"])


def _jump(section: Section, words: Words) -> str:
    """Links to the lists; one list is shown at a time, the first where none was chosen."""
    said = (("said", "statement", len(section.statements)), ("deeds", "event", len(section.events)))
    noted = (("dates", "time", len(section.times)), ("names", "name", len(section.entities)))
    links = [
        f'<a href="#{place}">{escape(words.count(f"count.{key}", number))}</a>'
        for place, key, number in (*said, *noted)
    ]
    return f'<p class="jump">{" ".join(links)}</p>'


def _row(
    number: int, statement: Statement, depths: dict[str, int], reading: Reading, words: Words, more: Address | None
) -> str:
    depth = depths[statement.id]
    deep = f" deep{min(depth, 2)}" if depth else ""
    verb = escape(words(f"stance.{statement.saying}"))
    who = (
        f'<a class="who" href="#t{number}"><span class="no">{number}</span><b>'
        f'{plain(speaker_name(statement, words))}</b> <em data-sign="{SIGNS[statement.saying]}">{verb}</em></a>'
    )
    when = said_when(statement, reading, words)
    meta = " · ".join([*circumstances(statement, reading, words), *([when] if when else [])])
    under = f'<p class="meta">{plain(meta)}</p>' if meta else ""
    if more is not None:
        under += more_link(statement.id, words, more)
    said = f'<p class="q"{spoken(reading, words)}>{plain(gist(statement, GIST))}</p>'
    return f'<li id="s{number}" class="{statement.stance}{deep}" data-s="{number}">{who}{said}{under}</li>'


def _times(section: Section, words: Words, more: Address | None) -> str:
    times = section.times
    head = f"<h2>{escape(words('report.times'))} <small>{len(times)}</small></h2>"
    if not times:
        return head + f'\n<p class="none">{escape(words("report.no_times"))}</p>'
    language = spoken(section.reading, words)
    rows = (
        f'<div id="{list_anchor(time.id)}" data-s="{escape(time.id)}">'
        f"<dt{language}>{to_text(time.id, one_line(time.span.text))}</dt>"
        f"<dd>{escape(describe_time(time, words))}{'' if more is None else more_link(time.id, words, more)}</dd></div>"
        for time in times
    )
    return "\n".join([head, "<dl>", *rows, "</dl>"])


def _names(section: Section, words: Words, more: Address | None) -> str:
    entities = section.entities
    head = f"<h2>{escape(words('report.names'))} <small>{len(entities)}</small></h2>"
    if not entities:
        return head + f'\n<p class="none">{escape(words("report.no_names"))}</p>'
    parts = [head]
    for kind in _KINDS:
        some = [entity for entity in entities if entity.kind == kind]
        if some:
            rows = "\n".join(_name(each, section, words, more) for each in some)
            parts.append(f'<h3>{escape(words(f"kind.{kind}"))}</h3>\n<ul class="names">\n{rows}\n</ul>')
    return "\n".join(parts)


def _name(entity: Entity, section: Section, words: Words, more: Address | None) -> str:
    """A name, how often it is meant, and the offices the report gives it."""
    name = one_line(entity.name)
    link = to_text(entity.id, name) if entity.mentions else plain(name)
    roles = shorten(", ".join(one_line(role) for role in entity.roles), TITLE)
    meta = f' <span class="meta"{spoken(section.reading, words)}>{plain(roles)}</span>' if roles else ""
    details = "" if more is None else more_link(entity.id, words, more)
    count = f"<small>{len(entity.mentions)}</small>"
    return f'<li id="{list_anchor(entity.id)}" data-s="{escape(entity.id)}">{link}\u00a0{count}{meta}{details}</li>'


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


@cache
def _file(name: str) -> str:
    return (files("selon") / "record" / name).read_text(encoding="utf8").strip()


def _digest(content: str) -> str:
    """What a Content-Security-Policy calls inline content by."""
    return "sha256-" + base64.b64encode(hashlib.sha256(content.encode()).digest()).decode()

"""Factiva's exports: HTML (as displayed, or with two-letter tags in a table) and RTF.

As displayed, a report is its section, its headline (`#hd`), its signature, the number of words, the date, the time,
the newspaper, its code, its page, its language, its owner, and paragraphs (`p.articleParagraph`); an address and a
company may follow, and "Document" and an accession number close it. With "indexing", each line has a tag.

Source: an export of 2021 as displayed, made in German (github.com/BernhardClemm/factiva-parsing); one of 2011 with
tags, made in French and emptied of its words, among the tests of the R package tm.plugin.factiva; for RTF public
readers only. Factiva's list of tags (HD, BY, PD, SN, LP, TD).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any

from selon.intake.article import Found, fields_of
from selon.intake.formats.markup import line_of, text_of

_ORIGIN = "factiva"
_TAGS = {"HD": "title", "BY": "author", "PD": "published", "SN": "publisher", "LA": "language", "AN": "key"}
_BODY_TAGS = ("LP", "TD")
_ALL_TAGS = frozenset(
    [
        "SE",
        "HD",
        "BY",
        "CR",
        "WC",
        "PD",
        "ET",
        "SN",
        "SC",
        "ED",
        "PG",
        "VOL",
        "LA",
        "CY",
        "LP",
        "TD",
        "CT",
        "RF",
        "CO",
        "IN",
        "NS",
        "RE",
        "IPD",
        "IPC",
        "PUB",
        "AN",
    ]
)
_LANGUAGES = {"français": "fr", "french": "fr", "anglais": "en", "english": "en"}
_WORDS = re.compile(r"[\d\s.,\u202f\xa0]+(?:mots?|words?|wörter|palabras|parole|palavras)", re.IGNORECASE)
_CLOSES = re.compile(r"Do[ck]umento?\s+(?P<key>[A-Z0-9]{12,}\w*)")
_CLOCK = re.compile(r"\d{1,2}[:.h]\d\d(?:\s*GMT)?")


def is_factiva(root: Any) -> bool:
    """Whether a page is such an export."""
    return bool(_articles(root))


def is_factiva_text(text: str) -> bool:
    """Whether the text of an RTF file is such an export: accession numbers close its reports."""
    return "factiva" in text.lower() and any(map(_CLOSES.fullmatch, map(str.strip, text.splitlines())))


def find_in_factiva(root: Any) -> Iterator[Found]:
    """The reports of an HTML export."""
    for article in _articles(root):
        rows = [row for row in article.iter("tr") if len(row) == 2]
        tagged = [(line_of(row[0]), text_of(row[1])) for row in rows]
        if any(tag in _BODY_TAGS for tag, _ in tagged):
            yield _find_in_tagged(tagged)
        else:
            yield _find_displayed(article)


def find_in_factiva_text(text: str) -> Iterator[Found]:
    """The reports of an RTF export, its markup taken off; lines after the last accession number are no report."""
    lines: list[str] = []
    for line in map(str.strip, text.splitlines()):
        lines.append(line)
        if _CLOSES.fullmatch(line):
            tagged = _tagged_lines(lines)
            yield _find_in_tagged(tagged) if tagged else _find_in_lines([each for each in lines if each])
            lines = []


def _articles(root: Any) -> list[Any]:
    """Elements of class "article" beside one of a language: "article frArticle"."""
    return [div for div in root.iter("div") if re.search(r"\barticle\s+[a-z]{2}Article\b", div.get("class") or "")]


def _find_in_tagged(tagged: Sequence[tuple[str, str]]) -> Found:
    values = {_TAGS[tag]: value for tag, value in tagged if tag in _TAGS}
    values["language"] = _LANGUAGES.get(values.get("language", "").lower(), "")
    values["key"] = values.get("key", "").removeprefix("Document").strip()
    body = [value.strip() for tag in _BODY_TAGS for name, value in tagged if name == tag]
    return Found("\n\n".join(body), fields_of(_ORIGIN, **values))


def _find_displayed(article: Any) -> Found:
    """A report as displayed: its lines from the headline on; its paragraphs are marked."""
    children = [each for each in article if isinstance(each.tag, str)]
    opens = next((number for number, each in enumerate(children) if each.get("id") == "hd"), 0)
    marked = [each for each in article.iter("p") if "articleParagraph" in (each.get("class") or "")]
    return _find_in_lines([line_of(each) for each in children[opens:]], [text_of(each) for each in marked])


def _find_in_lines(lines: Sequence[str], paragraphs: Sequence[str] = ()) -> Found:
    """A report as displayed: the number of words tells where its header is; its text is what follows that, unless its
    paragraphs are known.
    """
    at = next((number for number, line in enumerate(lines) if _WORDS.fullmatch(line)), None)
    if at is None or not 1 <= at <= 3:
        return Found("\n\n".join(paragraphs or lines))
    after = [line for line in lines[at + 1 : at + 4] if not _CLOCK.fullmatch(line)]
    close = _CLOSES.search(lines[-1])
    rights = next((n for n, line in enumerate(lines) if n > at and re.search(r"©|copyright|\(c\)", line, re.I)), at + 5)
    return Found(
        "\n\n".join(paragraphs or lines[rights + 1 : -1 if close else None]),
        fields_of(
            _ORIGIN,
            title=lines[0],
            author=re.sub(r"^(?:par|by|von)\s+", "", lines[1], flags=re.I) if at > 1 else None,
            published=after[0] if after else None,
            publisher=after[1] if len(after) > 1 else None,
            key=close["key"] if close else None,
        ),
    )


def _tagged_lines(lines: Sequence[str]) -> list[tuple[str, str]]:
    """Lines that a tag opens, with those that carry them on; empty where they have no tags."""
    tagged: list[tuple[str, str]] = []
    for line in lines:
        tag, _, value = line.replace("|", " ").strip().partition(" ")
        if tag in _ALL_TAGS:
            tagged.append((tag, value.strip()))
        elif tagged and line.strip("| "):
            name, value = tagged[-1]
            tagged[-1] = (name, f"{value}\n\n{line.strip('| ')}".strip())
    return tagged if any(tag in _BODY_TAGS for tag, _ in tagged) else []

"""Nexis exports as DOCX or RTF: every report ends with "End of Document".

A report is its headline, its newspaper, its date, a copyright line, fields ("Length: 487 words", "Byline: ..."), the
line "Body", its paragraphs, and from "Classification" on what the database adds. The French words for these lines are
a guess.

Source: public readers of exports (tm.plugin.lexisnexis, LexisNexisTools, nexis-analysis); no export was seen.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from selon.intake.article import Found, fields_of
from selon.intake.dates import find_date

_ENDS = re.compile(r"end of document|fin du document", re.IGNORECASE)
_BODY = re.compile(r"body|corps(?: du document| de l[’']article)?|full text|texte intégral", re.IGNORECASE)
_AFTER = re.compile(r"classification|graphic|illustration|load-date: .*|date de chargement ?: .*", re.IGNORECASE)
_FIELD = re.compile(r"(?P<name>[\w -]{3,30}?)\s?:[\xa0 ]+(?P<value>.+)", re.DOTALL)
_NAMES = {"byline": "author", "auteur": "author", "signature": "author", "language": "language", "langue": "language"}
_LANGUAGES = {"fr": "fr", "en": "en", "an": "en"}
_RIGHTS = re.compile(r"copyright|©|tous droits", re.IGNORECASE)


def is_nexis(lines: Sequence[str]) -> bool:
    """Whether the lines of a document are such an export: it has a line "Body" and one that ends a report."""
    plain = [line.strip() for line in lines]
    return any(map(_ENDS.fullmatch, plain)) and any(map(_BODY.fullmatch, plain))


def find_in_nexis(lines: Sequence[str]) -> Iterator[Found]:
    """The reports of an export; its cover page is passed over."""
    report: list[str] = []
    for line in map(str.strip, lines):
        if not _ENDS.fullmatch(line):
            report.append(line)
            continue
        yield _find_report([each for each in report if each])
        report = []


def _find_report(lines: Sequence[str]) -> Found:
    opens = next((number for number, line in enumerate(lines) if _BODY.fullmatch(line)), None)
    if opens is None:
        return Found("\n\n".join(lines))
    head, rest = lines[:opens], lines[opens + 1 :]
    closes = next((number for number, line in enumerate(rest) if _AFTER.fullmatch(line)), len(rest))
    values: dict[str, str] = {}
    for match in filter(None, map(_FIELD.fullmatch, [*head, *rest[closes:]])):
        values.setdefault(_NAMES.get(match["name"].strip().lower(), ""), match["value"])
    values["language"] = _LANGUAGES.get(values.get("language", "")[:2].lower(), "")
    return Found("\n\n".join(rest[:closes]), fields_of("nexis", **_find_title(head), **_known(values)))


def _known(values: dict[str, str]) -> dict[str, str]:
    return {name: value for name, value in values.items() if name}


def _find_title(head: Sequence[str]) -> dict[str, str]:
    """Headline, newspaper and date, which stand in this order and untagged; the date tells where the others are."""
    plain = [line for line in head if not _FIELD.fullmatch(line)]
    dated = next((number for number, line in enumerate(plain) if number and find_date(line)), None)
    if dated is None:
        return {"title": plain[0]} if plain else {}
    # The first report has the export's cover before it.
    above = [line for line in plain[:dated] if not _RIGHTS.search(line)]
    return {
        "title": above[-2] if len(above) > 1 else "",
        "publisher": above[-1] if above else "",
        "published": plain[dated],
    }

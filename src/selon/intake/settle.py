"""What a format found, judged: limits, date, language; what is given goes before what was found."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import asdict, replace

from selon.document import Document
from selon.intake.article import FILE_DATES, Article, Field, Found, Given, fields_of, place_of
from selon.intake.dates import find_date, read_date
from selon.intake.header import split_header
from selon.intake.language import find_language
from selon.intake.refusal import Refusal, grouped
from selon.intake.told import find_told_date
from selon.moment import Moment
from selon.rules import supported_languages

# A long report has 20,000 characters; the language model refuses more than a million.
MAX_CHARACTERS = 1_000_000
# What no text needs and a database cannot keep; HTML, too, puts U+FFFD in their place.
_UNFIT = re.compile("[\x00\ud800-\udfff]")
_MAX_FIELD = 1_000


def settle(found: Found, name: str, position: int, given: Given) -> Article:
    """The article some source holds.

    Raises:
        Refusal: it has no text, too much of it, an impossible date in a place meant for one, or a language that there
            are no rules for.
        MomentError: the date given is none.
    """
    found = _take_header(found, place_of(name, position))
    text = _UNFIT.sub("\ufffd", found.text)
    if not text.strip():
        raise Refusal("textless", name=name, position=str(position))
    if len(text) > MAX_CHARACTERS:
        raise Refusal("too_long", name=place_of(name, position), size=grouped(len(text)), limit=grouped(MAX_CHARACTERS))
    fields = {
        key: Field(_UNFIT.sub("\ufffd", each.value)[:_MAX_FIELD], each.origin)
        for key, each in found.fields.items()
        if key != "url" or each.value.lower().startswith(("http://", "https://"))  # not "javascript:"
    }
    if told := _told_date(fields, text):
        fields["published"] = told
    fields |= {key: Field(value, "given") for key, value in asdict(given).items() if value is not None}
    moment = _find_moment(fields, found.strict, name, position)
    fields["language"] = _find_language(fields, text, place_of(name, position))
    values = {key: each.value for key, each in fields.items()}
    document = Document(
        text=text,
        language=values["language"],
        published=moment,
        title=values.get("title"),
        publisher=values.get("publisher"),
        url=values.get("url"),
    )
    if moment is None:
        fields.pop("published", None)
    provenance = {key: each.origin for key, each in fields.items()}
    return Article(
        name, position, document, values.get("author"), values.get("key"), provenance, found.header, found.unused
    )


def _take_header(found: Found, name: str) -> Found:
    """What was found without a line `date VALUE` at its head, which dates it where its source does not."""
    if _is_dated(found.fields):
        return found
    header, dated, text = split_header(found.text, name)
    if dated is None:
        return found
    if not text.strip():
        raise Refusal("header_only", name=name)
    fields = {**found.fields, **fields_of("text header", published=dated)}
    return replace(found, text=text, fields=fields, header=found.header + header)


def _is_dated(fields: Mapping[str, Field]) -> bool:
    """Whether a source says when its report appeared, not only when its file was made."""
    stated = fields.get("published")
    return stated is not None and stated.origin not in FILE_DATES


def _told_date(fields: Mapping[str, Field], text: str) -> Field | None:
    """The day that the text itself says it appeared on, where its source says none or only when its file was made."""
    if _is_dated(fields):
        return None
    told = find_told_date(text)
    return None if told is None else Field(told, "the words of the text")


def _find_moment(fields: Mapping[str, Field], strict: bool, name: str, position: int) -> Moment | None:
    field = fields.get("published")
    if field is None:
        return None
    if field.origin == "given":
        return read_date(field.value)
    value = find_date(field.value)
    if value is None and strict:
        raise Refusal("row_date", name=name, position=str(position), value=repr(field.value))
    return None if value is None else Moment.parse(value)


def _find_language(fields: Mapping[str, Field], text: str, name: str) -> Field:
    """As given; else by its words, since pages and feeds of every language say they are in English."""
    stated = fields.get("language")
    if stated is not None and stated.origin == "given":
        return stated
    known = supported_languages()
    code = stated.value[:2].lower() if stated else ""
    found = find_language(text)
    if found not in known:
        raise Refusal("other_language", name=name, language=found, known=", ".join(known), first=known[0])
    return Field(found, stated.origin if stated and code == found else "the words of the text")

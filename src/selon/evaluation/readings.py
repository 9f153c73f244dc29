"""The readings that are scored: from a folder of JSON, or made on the spot."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby
from pathlib import Path
from typing import Any

from selon.document import Document
from selon.errors import MomentError
from selon.evaluation.fault import GoldFault
from selon.evaluation.files import check_folder, load_object, parse_optional, parse_span
from selon.evaluation.gold import GoldDocument
from selon.moment import Moment
from selon.record import (
    Candidate,
    Dispute,
    Entity,
    Event,
    Mention,
    Reading,
    Reference,
    Side,
    Statement,
    TimeExpression,
)


def read_gold(documents: Iterable[GoldDocument]) -> Iterator[Reading]:
    """Read each gold text, as published when its gold says; in order.

    Raises:
        GoldError: a gold document has an impossible date.
    """
    from selon.reading.read import read_all

    sources = (_document(gold) for gold in documents)
    for _, group in groupby(sources, key=lambda document: document.language):
        yield from read_all(group)


def _document(gold: GoldDocument) -> Document:
    try:
        published = Moment.parse(gold.published) if gold.published else None
    except MomentError as error:
        raise GoldFault("broken_gold", name=gold.name, reason=error) from None
    return Document(text=gold.text, language=gold.language, published=published)


def load_readings(folder: Path, documents: Iterable[GoldDocument]) -> tuple[Reading | None, ...]:
    """The NAME.json of each gold document, in order; None where the folder has none.

    Raises:
        GoldError: there is no such folder, it fits no gold document, or a file of it cannot be used.
    """
    check_folder(folder)
    pairs = [(gold, folder / f"{gold.name}.json") for gold in documents]
    if pairs and not any(path.is_file() for _, path in pairs):
        raise GoldFault("no_readings", name=folder, example=pairs[0][1].name)
    return tuple(load_reading(path, gold.text) if path.is_file() else None for gold, path in pairs)


def load_reading(path: Path, text: str) -> Reading:
    """As much of a reading's JSON as is scored; what another tool leaves out counts as not found.

    Raises:
        GoldError: it is not JSON, its text is not `text`, or one of its spans is not its slice of it.
    """
    data = load_object(path)
    try:
        if data["document"]["text"] != text:
            raise GoldFault("other_text", name=path)
        between = data["document"].get("published_between")
        return Reading(
            document=Document(text),
            rules="",
            model="",
            published_between=(between[0], between[1]) if between else None,
            times=tuple(_time(row, text) for row in data.get("times") or ()),
            entities=tuple(_entity(row, text) for row in data.get("entities") or ()),
            statements=tuple(_statement(row, text) for row in data.get("statements") or () if row.get("content")),
            events=tuple(_event(row, text) for row in data.get("events") or () if row.get("anchor")),
            disputes=tuple(_dispute(row) for row in data.get("disputes") or ()),
        )
    except (LookupError, TypeError, ValueError, AttributeError) as error:
        reason = f"{error} is missing" if isinstance(error, KeyError) else error
        raise GoldFault("broken_reading", name=path, reason=reason) from None


def _time(row: Mapping[str, Any], text: str) -> TimeExpression:
    return TimeExpression(
        id=row.get("id", ""),
        span=parse_span(row, text),
        type=row.get("type", ""),
        value=row.get("value"),
        candidates=tuple(Candidate(each["value"], each.get("weight", 0)) for each in row.get("candidates") or ()),
        earliest=None,
        latest=None,
        timex=row.get("timex") or "",
        because=(),
    )


def _entity(row: Mapping[str, Any], text: str) -> Entity:
    return Entity(
        id=row["id"],
        name=row.get("name") or "",
        kind=row.get("kind", ""),
        country=None,
        roles=(),
        aliases=tuple(row.get("aliases") or ()),
        latitude=None,
        longitude=None,
        mentions=tuple(Mention(parse_span(each, text), each.get("kind", "")) for each in row.get("mentions") or ()),
        because=(),
    )


def _statement(row: Mapping[str, Any], text: str) -> Statement:
    return Statement(
        id=row.get("id", ""),
        speaker=_reference(row.get("speaker")),
        named=row.get("named", ""),
        source=parse_optional(row.get("source"), text),
        cue=parse_optional(row.get("cue"), text),
        content=tuple(parse_span(each, text) for each in row["content"]),
        quotes=tuple(parse_span(each, text) for each in row.get("quotes") or ()),
        form=row.get("form", ""),
        stance=row.get("stance", ""),
        addressee=parse_optional(row.get("addressee"), text),
        medium=parse_optional(row.get("medium"), text),
        said_at=parse_optional(row.get("said_at"), text),
        said=row.get("said"),
        inside=row.get("inside") or None,
        repeated=bool(row.get("repeated")),
        hearsay=bool(row.get("hearsay")),
        because=(),
    )


def _reference(row: Mapping[str, Any] | None) -> Reference | None:
    return Reference(row.get("id") or "", row.get("name") or "") if row else None


def _references(rows: Iterable[Mapping[str, Any]] | None) -> tuple[Reference, ...]:
    return tuple(reference for row in rows or () if (reference := _reference(row)) is not None)


def _event(row: Mapping[str, Any], text: str) -> Event:
    anchor = parse_span(row["anchor"], text)
    return Event(
        id=row.get("id", ""),
        anchor=anchor,
        type=row.get("type", ""),
        mode=row.get("mode"),
        context=tuple(row.get("context") or ()),
        actor=_references(row.get("actor")),
        recipient=_references(row.get("recipient")),
        place=_reference(row.get("place")),
        time=row.get("time"),
        factuality=row.get("factuality", ""),
        according_to=row.get("according_to") or None,
        evidence=parse_optional(row.get("evidence"), text) or anchor,
        because=(),
    )


def _dispute(row: Mapping[str, Any]) -> Dispute:
    sides = (
        Side(side.get("position", ""), tuple(side.get("statements") or ()), tuple(side.get("events") or ()))
        for side in row.get("sides") or ()
    )
    return Dispute(
        id=row.get("id", ""),
        about=row.get("about", ""),
        type=row.get("type", ""),
        actor=tuple(row.get("actor") or ()),
        recipient=tuple(row.get("recipient") or ()),
        sides=tuple(sides),
        because=(),
    )

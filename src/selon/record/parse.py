"""A reading from the plain data of its JSON: the way back from `to_dict`."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from selon.document import Document
from selon.moment import Moment
from selon.record.facts import (
    Candidate,
    Dispute,
    Entity,
    Event,
    Mention,
    Reading,
    Reason,
    Reference,
    Side,
    Statement,
    TimeExpression,
)
from selon.span import Span

Row = Mapping[str, Any]


def from_dict(data: Row) -> Reading:
    """The reading that `to_dict` made the data of; of each reason the rule is left, not the words it matched.

    Raises:
        LookupError, TypeError, ValueError: the data does not fit the schema.
    """
    document, between = data["document"], data["document"]["published_between"]
    published = document["published"]
    return Reading(
        document=Document(
            text=document["text"],
            language=document["language"],
            published=None if published is None else Moment.parse(published),
            title=document["title"],
            publisher=document["publisher"],
            url=document["url"],
        ),
        rules=data["rules"],
        model=data["model"],
        published_between=None if between is None else (between[0], between[1]),
        times=tuple(_time(row) for row in data["times"]),
        entities=tuple(_entity(row) for row in data["entities"]),
        statements=tuple(_statement(row) for row in data["statements"]),
        events=tuple(_event(row) for row in data["events"]),
        disputes=tuple(_dispute(row) for row in data["disputes"]),
    )


def _time(row: Row) -> TimeExpression:
    return TimeExpression(
        id=row["id"],
        span=_span(row),
        type=row["type"],
        value=row["value"],
        candidates=tuple(Candidate(each["value"], each["weight"]) for each in row["candidates"]),
        earliest=row["earliest"],
        latest=row["latest"],
        timex=row["timex"],
        because=_because(row),
    )


def _entity(row: Row) -> Entity:
    return Entity(
        id=row["id"],
        name=row["name"],
        kind=row["kind"],
        country=row["country"],
        roles=tuple(row["roles"]),
        aliases=tuple(row["aliases"]),
        latitude=row["latitude"],
        longitude=row["longitude"],
        mentions=tuple(Mention(_span(each), each["kind"]) for each in row["mentions"]),
        because=_because(row),
    )


def _statement(row: Row) -> Statement:
    return Statement(
        id=row["id"],
        speaker=_reference(row["speaker"]),
        named=row["named"],
        source=_optional(row["source"]),
        cue=_optional(row["cue"]),
        content=_spans(row["content"]),
        quotes=_spans(row["quotes"]),
        form=row["form"],
        stance=row["stance"],
        addressee=_optional(row["addressee"]),
        medium=_optional(row["medium"]),
        said_at=_optional(row["said_at"]),
        said=row["said"],
        inside=row["inside"],
        repeated=row["repeated"],
        hearsay=row["hearsay"],
        because=_because(row),
    )


def _event(row: Row) -> Event:
    return Event(
        id=row["id"],
        anchor=_span(row["anchor"]),
        type=row["type"],
        mode=row["mode"],
        context=tuple(row["context"]),
        actor=tuple(Reference(each["id"], each["name"]) for each in row["actor"]),
        recipient=tuple(Reference(each["id"], each["name"]) for each in row["recipient"]),
        place=_reference(row["place"]),
        time=row["time"],
        factuality=row["factuality"],
        according_to=row["according_to"],
        evidence=_span(row["evidence"]),
        because=_because(row),
    )


def _dispute(row: Row) -> Dispute:
    return Dispute(
        id=row["id"],
        about=row["about"],
        type=row["type"],
        actor=tuple(row["actor"]),
        recipient=tuple(row["recipient"]),
        sides=tuple(Side(side["position"], tuple(side["statements"]), tuple(side["events"])) for side in row["sides"]),
        because=_because(row),
    )


def _span(row: Row) -> Span:
    return Span(row["start"], row["end"], row["text"])


def _optional(row: Row | None) -> Span | None:
    return None if row is None else _span(row)


def _spans(rows: Iterable[Row]) -> tuple[Span, ...]:
    return tuple(_span(row) for row in rows)


def _reference(row: Row | None) -> Reference | None:
    return None if row is None else Reference(row["id"], row["name"])


def _because(row: Row) -> tuple[Reason, ...]:
    return tuple(Reason(rule) for rule in row["because"])

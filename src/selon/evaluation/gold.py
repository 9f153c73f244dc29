"""Gold documents: what a careful reader found, whatever the format it is written in.

Source: PARC 3.0 and PolNeAR (statements), ISO-TimeML (times), brat standoff (names).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from selon.evaluation.fault import GoldFault
from selon.evaluation.files import check_folder, load_object, load_text, parse_optional, parse_span
from selon.span import Span


@dataclass(frozen=True, slots=True)
class GoldStatement:
    """An attribution; its fields mean what those of `selon.record.Statement` mean.

    Attributes:
        speakers: the names any of which is right; empty where nobody can be identified.
        optional: two careful readers might differ on whether it is one; it costs nothing, found or not.
    """

    id: str
    speakers: tuple[str, ...]
    source: Span | None
    cue: Span | None
    content: tuple[Span, ...]
    form: str
    stance: str
    addressee: Span | None
    medium: Span | None
    said_at: Span | None
    inside: str | None
    optional: bool


@dataclass(frozen=True, slots=True)
class GoldTime:
    """A time expression; `truth` is the one day that was meant, where the report's date leaves several."""

    span: Span
    value: str | None
    truth: str | None = None
    optional: bool = False


@dataclass(frozen=True, slots=True)
class GoldName:
    """A name; `kind` is person, organization or place."""

    span: Span
    kind: str


@dataclass(frozen=True, slots=True)
class GoldEvent:
    """An event; its fields mean what those of `selon.record.Event` mean.

    Attributes:
        types: the type, and others that a careful coder might pick, the type first.
        actor, recipient, place: names, each with the spellings any of which is right.
    """

    anchor: Span
    types: tuple[str, ...]
    actor: tuple[tuple[str, ...], ...]
    recipient: tuple[tuple[str, ...], ...]
    place: tuple[str, ...]
    time: str | None
    factuality: str
    according_to: str | None
    optional: bool

    @property
    def type(self) -> str:
        """The type it was given."""
        return self.types[0]


@dataclass(frozen=True, slots=True)
class GoldDispute:
    """Ids of the statements for a proposition, and of those against it."""

    about: str
    supporting: frozenset[str]
    denying: frozenset[str]


@dataclass(frozen=True, slots=True)
class GoldDocument:
    """A text with the layers that were annotated in it; None for those that were not.

    Attributes:
        published: the report's date in EDTF, or None.
        published_between: first and last day it can have been published on (YYYY-MM-DD), where annotated.
        timex: time values are TIMEX3, so that a reading's TIMEX3 value may be right as well as its EDTF.
    """

    name: str
    text: str
    published: str | None = None
    language: str = "fr"
    statements: tuple[GoldStatement, ...] | None = None
    times: tuple[GoldTime, ...] | None = None
    names: tuple[GoldName, ...] | None = None
    events: tuple[GoldEvent, ...] | None = None
    disputes: tuple[GoldDispute, ...] | None = None
    published_between: tuple[str, str] | None = None
    timex: bool = False


def load_gold(folder: Path) -> tuple[GoldDocument, ...]:
    """Every gold document of a folder, by name: NAME.gold.json and NAME.ann beside NAME.txt, and NAME.tml.

    Raises:
        GoldError: there is no such folder, no gold in it, or a file of it cannot be used.
    """
    from selon.evaluation.brat import load_brat
    from selon.evaluation.timeml import load_timeml

    check_folder(folder)
    loaders = {".gold.json": load_json, ".tml": load_timeml, ".ann": load_brat}
    found = [
        (path.name.removesuffix(ending), load, path)
        for ending, load in loaders.items()
        for path in folder.glob(f"*{ending}")
    ]
    if not found:
        raise GoldFault("no_gold", name=folder)
    return tuple(load(path) for _, load, path in sorted(found, key=lambda each: (each[0], each[2].name)))


def load_json(path: Path) -> GoldDocument:
    """A NAME.gold.json and the NAME.txt beside it."""
    name = path.name.removesuffix(".gold.json")
    text = load_text(path.with_name(f"{name}.txt"))
    data = load_object(path)
    between = data.get("published_between")
    try:
        return GoldDocument(
            name=name,
            text=text,
            published=data.get("published"),
            language=data.get("language", "fr"),
            statements=tuple(_statement(row, text) for row in data["statements"]) if "statements" in data else None,
            times=tuple(_time(row, text) for row in data["times"]) if "times" in data else None,
            events=tuple(_event(row, text) for row in data["events"]) if "events" in data else None,
            disputes=tuple(_dispute(row) for row in data["disputes"]) if "disputes" in data else None,
            published_between=(between[0], between[1]) if between else None,
        )
    except (LookupError, TypeError, ValueError, AttributeError) as error:
        raise GoldFault("broken_gold", name=path, reason=_reason(error)) from None


def _statement(row: Mapping[str, Any], text: str) -> GoldStatement:
    return GoldStatement(
        id=row["id"],
        speakers=tuple(row["speaker"].split("|")) if row["speaker"] is not None else (),
        source=parse_optional(row.get("source"), text),
        cue=parse_optional(row.get("cue"), text),
        content=tuple(parse_span(span, text) for span in row["content"]),
        form=row["form"],
        stance=row["stance"],
        addressee=parse_optional(row.get("addressee"), text),
        medium=parse_optional(row.get("medium"), text),
        said_at=parse_optional(row.get("said_at"), text),
        inside=row.get("inside") or None,
        optional=bool(row.get("optional")),
    )


def _time(row: Mapping[str, Any], text: str) -> GoldTime:
    return GoldTime(parse_span(row, text), row["value"], row.get("truth"), bool(row.get("optional")))


def _event(row: Mapping[str, Any], text: str) -> GoldEvent:
    return GoldEvent(
        anchor=parse_span(row["anchor"], text),
        types=(row["type"], *(row.get("also") or ())),
        actor=tuple(_spellings(name) for name in row["actor"]),
        recipient=tuple(_spellings(name) for name in row["recipient"]),
        place=_spellings(row["place"]) if row.get("place") else (),
        time=row.get("time") or None,
        factuality=row["factuality"],
        according_to=row.get("according_to") or None,
        optional=bool(row.get("optional")),
    )


def _spellings(name: str) -> tuple[str, ...]:
    return tuple(name.split("|"))


def _dispute(row: Mapping[str, Any]) -> GoldDispute:
    return GoldDispute(row["about"], frozenset(row["for"]), frozenset(row["against"]))


def _reason(error: Exception) -> str:
    return f"{error} is missing" if isinstance(error, KeyError) else str(error)

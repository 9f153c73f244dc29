"""Gold documents: what a careful reader found, whatever the format it is written in.

Source: PARC 3.0 and PolNeAR (statements), ISO-TimeML (times), brat standoff (names).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

from selon.evaluation.checks import known_ids, one_of, parties, spellings, time_value
from selon.evaluation.fault import GoldFault
from selon.evaluation.files import check_folder, load_object, load_text, parse_optional, parse_span
from selon.record.schema import FACTUALITY, FORMS, PLOVER, STANCES
from selon.span import Span

Row = TypeVar("Row")


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
        document = GoldDocument(
            name=name,
            text=text,
            published=time_value("published", data.get("published")),
            language=data.get("language", "fr"),
            statements=_rows(data, "statements", lambda row: _statement(row, text)),
            times=_rows(data, "times", lambda row: _time(row, text)),
            events=_rows(data, "events", lambda row: _event(row, text)),
            disputes=_rows(data, "disputes", _dispute),
            published_between=(between[0], between[1]) if between else None,
        )
        _check_ids(document)
    except (LookupError, TypeError, ValueError, AttributeError) as error:
        raise GoldFault("broken_gold", name=path, reason=_reason(error)) from None
    return document


def _rows(data: Mapping[str, Any], layer: str, parse: Callable[[Mapping[str, Any]], Row]) -> tuple[Row, ...] | None:
    """The rows of a layer; None where it was not annotated."""
    if layer not in data:
        return None
    rows = []
    for number, row in enumerate(data[layer], start=1):
        try:
            rows.append(parse(row))
        except (LookupError, TypeError, ValueError, AttributeError) as error:
            raise ValueError(f"{layer}, number {number}: {_reason(error)}") from None
    return tuple(rows)


def _check_ids(document: GoldDocument) -> None:
    """Refuse events and disputes of statements that are not there, where statements were annotated."""
    if document.statements is None:
        return
    known = {each.id for each in document.statements}
    known_ids("inside", (each.inside for each in document.statements), known)
    known_ids("according_to", (each.according_to for each in document.events or ()), known)
    known_ids(
        "a dispute's", (each for some in document.disputes or () for each in some.supporting | some.denying), known
    )


def _statement(row: Mapping[str, Any], text: str) -> GoldStatement:
    return GoldStatement(
        id=row["id"],
        speakers=spellings("speaker", row["speaker"]) if row["speaker"] is not None else (),
        source=parse_optional(row.get("source"), text),
        cue=parse_optional(row.get("cue"), text),
        content=tuple(parse_span(span, text) for span in row["content"]),
        form=one_of("form", row["form"], FORMS),
        stance=one_of("stance", row["stance"], STANCES),
        addressee=parse_optional(row.get("addressee"), text),
        medium=parse_optional(row.get("medium"), text),
        said_at=parse_optional(row.get("said_at"), text),
        inside=row.get("inside") or None,
        optional=bool(row.get("optional")),
    )


def _time(row: Mapping[str, Any], text: str) -> GoldTime:
    value = time_value("value", row["value"])
    return GoldTime(parse_span(row, text), value, time_value("truth", row.get("truth")), bool(row.get("optional")))


def _event(row: Mapping[str, Any], text: str) -> GoldEvent:
    return GoldEvent(
        anchor=parse_span(row["anchor"], text),
        types=tuple(one_of("type", each, PLOVER) for each in (row["type"], *(row.get("also") or ()))),
        actor=parties("actor", row["actor"]),
        recipient=parties("recipient", row["recipient"]),
        place=spellings("place", row["place"]) if row.get("place") else (),
        time=time_value("time", row.get("time")),
        factuality=one_of("factuality", row["factuality"], FACTUALITY),
        according_to=row.get("according_to") or None,
        optional=bool(row.get("optional")),
    )


def _dispute(row: Mapping[str, Any]) -> GoldDispute:
    return GoldDispute(row["about"], frozenset(row["for"]), frozenset(row["against"]))


def _reason(error: Exception) -> str:
    return f"{error} is missing" if isinstance(error, KeyError) else str(error)

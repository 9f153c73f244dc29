"""Who speaks, and how well a source is known."""

from __future__ import annotations

from dataclasses import dataclass

from selon.analysis import Token
from selon.reading.names import Names
from selon.reading.statements.answerable import source_kind
from selon.reading.statements.ground import Ground
from selon.reading.statements.noun_phrases import Source
from selon.record import Reference

_GRADES = {"people": "role", "bodies": "institution", "papers": "institution"}


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who speaks, and how well the source is known: named, role, group, institution, unknown.

    Attributes:
        place: of its entity in the book.
    """

    reference: Reference | None
    named: str
    place: int | None = None


NOBODY = Speaker(None, "unknown")


def kind_of(ground: Ground, head: Token) -> str:
    """What whoever a noun means is, whom the report does not name: person, organization or group."""
    kinds = {"people": "person", "bodies": "organization", "papers": "organization"}
    return "group" if "Number=Plur" in head.morph else kinds.get(source_kind(ground, head), "person")


def grade(ground: Ground, names: Names, place: int, source: Source) -> str:
    """How well a source is known whose entity has this place in the book."""
    if place < len(names.named):
        return "institution" if names.entities[place].kind == "organization" else "named"
    head = ground.analysis.tokens[source.head]
    if "Number=Plur" in head.morph:
        return "group"
    return _GRADES.get(source_kind(ground, head), "role")

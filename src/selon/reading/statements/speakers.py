"""Who a source is, asked of the names layer; and who speaks where no source is named."""

from __future__ import annotations

from dataclasses import dataclass

from selon.reading.names import Names
from selon.reading.statements.drafts import Draft
from selon.reading.statements.ground import Ground
from selon.record import Entity, Reference, Statement


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who speaks, and how well known."""

    reference: Reference | None
    named: str


class SpeakerBook:
    """The speakers of one document, and the entities with those the sources add."""

    def __init__(self, names: Names) -> None:
        self._names = names

    @property
    def entities(self) -> tuple[Entity, ...]:
        """All entities."""
        return self._names.entities

    @property
    def places(self) -> frozenset[int]:
        """Tokens of place names."""
        return frozenset()

    def speaker(self, ground: Ground, draft: Draft, before: list[Statement]) -> Speaker:
        """The speaker of a draft."""
        if draft.source is None:
            if draft.match is None and before:
                return Speaker(before[-1].speaker, before[-1].named)
            return Speaker(None, "unknown")
        text = ground.analysis.span(draft.source.first, draft.source.last).text
        return Speaker(Reference("e0", text), "named")

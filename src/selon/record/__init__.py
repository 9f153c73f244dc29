"""What a reading holds: frozen facts, each with the span it rests on."""

from selon.record.facts import (
    BY_HAND,
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

__all__ = [
    "BY_HAND",
    "Candidate",
    "Dispute",
    "Entity",
    "Event",
    "Mention",
    "Reading",
    "Reason",
    "Reference",
    "Side",
    "Statement",
    "TimeExpression",
]

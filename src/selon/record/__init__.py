"""What a reading holds: frozen facts, each with the span it rests on."""

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

__all__ = [
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

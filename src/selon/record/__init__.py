"""What a reading holds: frozen facts, each with the span it rests on."""

from selon.record.facts import (
    Candidate,
    Entity,
    Mention,
    Reading,
    Reason,
    Reference,
    Statement,
    TimeExpression,
)

__all__ = ["Candidate", "Entity", "Mention", "Reading", "Reason", "Reference", "Statement", "TimeExpression"]

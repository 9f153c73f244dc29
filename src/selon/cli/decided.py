"""What somebody decided, on one line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from selon.record.gist import one_line
from selon.ui import Words

if TYPE_CHECKING:
    from selon.ledger import Decision


# Fields that are places in the text.
_PLACES = ("content", "anchor", "evidence")


def decision_line(decision: Decision, words: Words) -> str:
    """Which decision, when, by whom, of which row, what was changed and why."""
    label = decision.target.get("label") or decision.target.get("name") or ""
    row = f"{decision.document}/{label}" if decision.document else label
    added = decision.action == "add"
    quote = decision.target.get("quote") if added else None
    told = f"« {quote['exact']} »" if quote else ""
    changes = ", ".join(
        f"{key}: {_value(value)}"
        for key, value in decision.after.items()
        # Of a row that is added, its words are told, and what it has not is left out.
        if not (added and (not value or key in _PLACES))
    )
    action = words(f"review.action.{decision.action}")
    parts = [decision.uid[:8], decision.at, decision.by, action, row, told, changes, decision.why]
    return " · ".join(one_line(part) for part in parts if part)


def _value(value: object) -> object:
    """A value as `selon review correct` takes it."""
    if isinstance(value, list) and all(isinstance(each, str) for each in value):
        return ", ".join(value) or "-"
    return "-" if value is None else value

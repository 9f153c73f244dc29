"""What a form of corrections shows of a row, and what it changes."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from selon.ledger.corrections import FIELDS
from selon.ui import Words

# Where the words on screen keep those for the values of a field.
VOCABULARIES = {
    "stance": "stance",
    "form": "form",
    "named": "web.named",
    "type": "event",
    "factuality": "certainty",
    "kind": "list.kind",
}


def field_value(field: str, value: Any, words: Words) -> str:
    """A value of a field in words, as people read it: "∅" for none.

    >>> from selon.ui import load_words
    >>> field_value("stance", "denies", load_words("en")), field_value("actor", ["Ana", "Jo"], load_words("en"))
    ('denies', 'Ana; Jo')
    >>> field_value("kind", "place", load_words("en"))
    'place'
    """
    if isinstance(value, list):
        pairs = all(isinstance(each, list) for each in value)
        return _shown("spans" if pairs else "names", value) or "∅"
    if value in (None, ""):
        return "∅"
    group = VOCABULARIES.get(field)
    return words.get(f"{group}.{value}", str(value)) if group else str(value)


def shown(layer: str, claim: Mapping[str, Any]) -> dict[str, str]:
    """The fields of a row that can be corrected, as a form shows them: names by semicolons, spans as FROM-TO.

    >>> shown("statement", {"speaker": None, "stance": "denies", "content": [[3, 9], [12, 20]]})["content"]
    '3-9 12-20'
    """
    return {field: _shown(allowed, claim.get(field)) for field, allowed in FIELDS[layer].items()}


def _shown(allowed: str | tuple[str, ...], value: Any) -> str:
    if value is None:
        return ""
    if allowed == "names":
        return "; ".join(value)
    if allowed == "spans":
        return " ".join(f"{start}-{end}" for start, end in value)
    return str(value)


def changes_of(form: Mapping[str, str]) -> dict[str, Any]:
    """The fields of a row of `layer` that a form changes: those that differ from what was shown (`was_FIELD`)."""
    changes: dict[str, Any] = {}
    for field, allowed in FIELDS.get(form.get("layer", ""), {}).items():
        value = form.get(field)
        if value is None or value.strip() == form.get(f"was_{field}", "").strip():
            continue
        changes[field] = _value_of(allowed, value.strip())
    return changes


def _value_of(allowed: str | tuple[str, ...], value: str) -> Any:
    if allowed == "names":
        return [name.strip() for name in value.split(";") if name.strip()]
    if allowed == "spans":
        pairs = (pair.partition("-") for pair in value.split())
        return [[int(start), int(end)] for start, _, end in pairs if start.isdecimal() and end.isdecimal()]
    return value or None

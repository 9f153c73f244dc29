"""What a form of corrections shows of a row, and what it changes."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from typing import Any

from selon.errors import MomentError
from selon.intake import read_date
from selon.ledger import Decision, Ledger
from selon.ledger.corrections import FIELDS
from selon.ledger.wording import find_words
from selon.ui import Words
from selon.web.passage import parse_places, words_at
from selon.web.reports import load_texts

# Where the words on screen keep those for the values of a field.
VOCABULARIES = {
    "stance": "stance",
    "form": "form",
    "named": "web.named",
    "type": "event",
    "factuality": "certainty",
    "kind": "list.kind",
}


@dataclass(frozen=True, slots=True)
class Decided:
    """A page of the log of decisions.

    Attributes:
        rows: the newest first.
        holding: the uids of those that can be undone, as they hold; the newest last.
        more: whether there are older ones.
        texts: by the ids of their reports, those in which a correction put a row on other words.
    """

    rows: tuple[Decision, ...]
    holding: tuple[str, ...]
    more: bool
    texts: Mapping[str, str]


def find_decided(ledger: Ledger, limit: int, **asked: str | None) -> Decided:
    """The last decisions of the log, of those that are `asked` for as `Ledger.last_decisions` has it."""
    found, undone = ledger.last_decisions(limit + 1, **asked), ledger.undone()
    rows = found[:limit]
    holding = tuple(each.uid for each in rows[::-1] if each.uid not in undone and each.action != "undo")
    moved = (each.document for each in rows if each.document and any(map(_is_places, each.after.values())))
    return Decided(rows, holding, len(found) > limit, load_texts(ledger, moved))


def field_value(field: str, value: Any, words: Words, text: str = "") -> str:
    """A value of a field in words, as people read it: "∅" for none.

    Args:
        text: of the report, for values that are places in it.

    >>> from selon.ui import load_words
    >>> field_value("stance", "denies", load_words("en")), field_value("actor", ["Ana", "Jo"], load_words("en"))
    ('denies', 'Ana; Jo')
    >>> field_value("kind", "place", load_words("en"))
    'place'
    """
    if isinstance(value, list):
        return _shown("spans" if _is_places(value) else "names", value, text) or "∅"
    if value in (None, ""):
        return "∅"
    group = VOCABULARIES.get(field)
    return words.get(f"{group}.{value}", str(value)) if group else str(value)


def _is_places(value: Any) -> bool:
    return isinstance(value, list) and all(isinstance(each, list) for each in value)


def shown(layer: str, claim: Mapping[str, Any], text: str) -> dict[str, str]:
    """The fields of a row that can be corrected, as a form shows them: names by semicolons, places by their words.

    >>> claim = {"speaker": None, "stance": "denies", "content": [[3, 7], [12, 19]]}
    >>> shown("statement", claim, "Le pont, dit-elle, tient.")["content"]
    'pont […] -elle, '
    """
    return {field: _shown(allowed, claim.get(field), text) for field, allowed in FIELDS[layer].items()}


def _shown(allowed: str | tuple[str, ...], value: Any, text: str) -> str:
    if value is None:
        return ""
    if allowed == "names":
        return "; ".join(value)
    if allowed == "spans":
        return words_at(text, value)
    return str(value)


def changes_of(form: Mapping[str, str], text: str) -> dict[str, Any]:
    """The fields of a row of `layer` that a form changes: those that differ from what was shown (`was_FIELD`).

    Places are told by words of the text, or, where a script knows them, by `FIELD_at`.

    Raises:
        LedgerFault: the text does not have the words, or has them in several places.
    """
    changes: dict[str, Any] = {}
    for field, allowed in FIELDS.get(form.get("layer", ""), {}).items():
        value = form.get(field)
        if value is None or not (_differs(form, field) or _differs(form, f"{field}_at")):
            continue
        changes[field] = _places_of(form, field, text) if allowed == "spans" else _value_of(allowed, value.strip())
    return changes


def claim_of_form(form: Mapping[str, str], text: str) -> dict[str, Any]:
    """What a form claims of a row that is to be added; its words are in `content`.

    Raises:
        LedgerFault: the text does not have them, or has them in several places.
    """
    layer = form.get("layer", "")
    given = {field: form[field].strip() for field in FIELDS.get(layer, {}) if form.get(field, "").strip()}
    claim = {field: _value_of(FIELDS[layer][field], value) for field, value in given.items() if field != "content"}
    places = _places_of(form, "content", text) if form.get("content", "").strip() else []
    if layer == "event":
        return {**claim, "anchor": [places[0][0], places[-1][1]] if places else None}
    return {**claim, "content": places}


def _differs(form: Mapping[str, str], field: str) -> bool:
    # A browser sends its own line ends.
    return form.get(field, "").split() != form.get(f"was_{field}", "").split()


def _places_of(form: Mapping[str, str], field: str, text: str) -> list[list[int]]:
    if _differs(form, f"{field}_at"):
        return parse_places(form.get(f"{field}_at", ""))
    return find_words(text, form[field], near=parse_places(form.get(f"was_{field}_at", "")))


def _value_of(allowed: str | tuple[str, ...], value: str) -> Any:
    if allowed == "names":
        return [name.strip() for name in value.split(";") if name.strip()]
    if allowed == "date" and value:
        with suppress(MomentError):
            return read_date(value).edtf
    return value or None

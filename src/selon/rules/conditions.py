"""Conditions of event triggers: what must stand in a slot, near the trigger or above it."""

from __future__ import annotations

from dataclasses import dataclass

from selon.errors import RuleError
from selon.rules.words import WordList

SLOTS = frozenset(
    (
        *("subject", "object", "par", "de", "à", "contre", "avec", "sur", "pour", "en", "dans", "chez", "envers"),
        *("entre", "vers", "devant", "auprès de", "adjective"),
    )
)
# A slot of actors alone: whoever tells the event.
TELLER = "teller"
PLACES = frozenset(("near", "under"))
COMPLEMENTS = frozenset(("que", "inf", "quote", "said", "plural", "question", "negated"))
KINDS = frozenset(("party", "person", "body", "place", "any", "none"))


@dataclass(frozen=True, slots=True)
class Condition:
    """One condition: a slot (or near, under, que, inf, quote, said, plural, question, negated), and what fills it.

    Attributes:
        kind: one of KINDS, the name of a list, or "" for complements and for words of its own.
        words: the words of its own, those of the list, or None.
    """

    place: str
    kind: str
    words: WordList | None = None


# One of them must hold.
Alternatives = tuple[Condition, ...]


def parse_condition(text: str, lists: dict[str, WordList]) -> Alternatives:
    """The condition a rule file writes, as README.md of the events describes it.

    Raises:
        RuleError: a slot, a kind or a list that there is none of.
    """
    parts = text.removeprefix("any-of:").split("|") if text.startswith("any-of:") else [text]
    return tuple(_parse_one(part, lists) for part in parts)


def _parse_one(text: str, lists: dict[str, WordList]) -> Condition:
    if text in COMPLEMENTS:
        return Condition(text, "")
    place, colon, kind = text.partition(":")
    if not colon or place not in SLOTS | PLACES:
        raise RuleError(f"the condition {text!r} names none of the slots {', '.join(sorted(SLOTS | PLACES))}")
    if kind.startswith("="):
        return Condition(place, "", WordList.of(word.strip() for word in kind[1:].split(",")))
    if kind not in KINDS and kind not in lists:
        raise RuleError(f"the condition {text!r} names no kind and no list of words.toml")
    return Condition(place, kind, lists.get(kind) if kind not in KINDS else None)

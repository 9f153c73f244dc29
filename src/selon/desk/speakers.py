"""Whether a statement is by whom somebody asks for: by name, in any spelling, or by office."""

from __future__ import annotations

import difflib
from collections.abc import Iterator

from selon.compare import load_vocabulary
from selon.desk.fold import fold_name
from selon.desk.offices import is_of_office
from selon.ledger.names import has_words
from selon.record import Entity, Reading, Statement


def is_speaker(statement: Statement, name: str, reading: Reading) -> bool:
    """Whether a statement is by the person named: the words of one name, surname included, are among the other's.

    An office ("la directrice") is whoever the report says holds it.
    """
    if statement.speaker is None:
        return False
    entity = next((each for each in reading.entities if each.id == statement.speaker.id), None)
    known = [statement.speaker.name, *_names(entity)]
    if any(_is_same_name(name, each) for each in known):
        return True
    vocabulary = load_vocabulary(reading.document.language)
    return any(is_of_office(vocabulary, name, role) for role in (*known, *(entity.roles if entity else ())))


def find_meant(reading: Reading, name: str) -> str | None:
    """The speaker whose name is most like one that no speaker has; None where one has it, or none is like it."""
    speakers = {each.speaker.name: each for each in reading.statements if each.speaker is not None}
    if any(is_speaker(statement, name, reading) for statement in speakers.values()):
        return None
    words = {word: full for full in speakers for word in ("".join(fold_name(full)), *fold_name(full))}
    near = difflib.get_close_matches("".join(fold_name(name)), words, 1, cutoff=0.75)
    return words[near[0]] if near else None


def _names(entity: Entity | None) -> Iterator[str]:
    if entity is not None:
        yield from (entity.name, *entity.aliases)
        yield from (each.span.text for each in entity.mentions if each.kind != "pronoun")


def _is_same_name(name: str, known: str) -> bool:
    asked, words = fold_name(name), fold_name(known)
    if not asked or not words:
        return False
    if set(asked) <= set(words) or has_words(known, name):
        return any(len(word) > 2 for word in asked)
    return set(words) <= set(asked) and words[-1] == asked[-1]

"""Denials of what was said before them, and contents that end where the report goes on."""

from __future__ import annotations

import pytest

from .conftest import Read

CASES = [
    pytest.param(
        "La régie dit avoir réparé la digue, ce que conteste Lea Roth.",
        [("régie", "affirms", ["avoir réparé la digue"]), ("Lea Roth", "denies", ["avoir réparé la digue"])],
        id="ce que stands for what is said before it",
    ),
    pytest.param(
        "Le pont a cédé, ce que nie la régie.",
        [("régie", "denies", ["ce que"])],
        id="what the report tells stays its own",
    ),
    pytest.param(
        "Le maire affirme que la préfète savait tout. Elle dément.",
        [("maire", "affirms", ["que la préfète savait tout"]), ("préfète", "denies", ["que la préfète savait tout"])],
        id="a verb of denial alone denies the statement before",
    ),
    pytest.param("Il pleut. Elle dément.", [], id="a verb of denial behind no statement"),
    pytest.param(
        "L'accusé nie avoir voulu tuer sa sœur.",
        [("accusé", "denies", ["avoir voulu tuer sa sœur"])],
        id="what is denied to have been wanted is not wanted",
    ),
    pytest.param(
        "La mairie, qui avait juré en mai que le pont tiendrait, parle désormais d'un « accident ».",
        [("mairie", "promises", ["que le pont tiendrait"]), ("mairie", "affirms", ["d'un « accident »"])],
        id="a relative clause ends where the main one goes on",
    ),
    pytest.param(
        "Les grévistes ont retenu le directeur une heure, avant de le laisser partir à la demande du préfet.",
        [("préfet", "wants", ["le laisser partir"])],
        id="only the last of what is done is asked for",
    ),
    pytest.param(
        "Entre 400 personnes, selon la police, et 1.200, selon les syndicats, ont défilé jeudi à Dole.",
        [("police", "affirms", ["Entre 400 personnes"]), ("syndicats", "affirms", ["1.200"])],
        id="each of two figures has its source",
    ),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_what_is_said_and_denied(read: Read, text: str, expected: list[tuple[str, str, list[str]]]) -> None:
    told = read(text, "2026-10-14").statements
    assert [(s.speaker and s.speaker.name, s.stance, [c.text for c in s.content]) for s in told] == expected


def test_a_denial_of_what_was_said_is_a_dispute(read: Read) -> None:
    disputes = read("La régie dit avoir réparé la digue, ce que conteste Lea Roth.", "2026-10-14").disputes
    assert [[(side.position, side.statements) for side in each.sides] for each in disputes] == [
        [("for", ("s1",)), ("against", ("s2",))]
    ]

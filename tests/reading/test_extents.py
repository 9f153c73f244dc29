"""Where what is said begins and ends: what parts two statements, and what belongs to one."""

from __future__ import annotations

import pytest

from .conftest import Read

CASES = [
    (
        "a quotation that nothing joins to the next is a statement of its own, by the same speaker",
        "« Le lac monte ». « Les quais sont noyés », a noté Lea Roth.",
        [("Lea Roth", ["Le lac monte"]), ("Lea Roth", ["Les quais sont noyés"])],
    ),
    (
        "two paragraphs that a page has glued together are two quotations",
        '"Le lac monte depuis mardi""Les quais sont noyés", a noté Lea Roth.',
        [("Lea Roth", ["Le lac monte depuis mardi"]), ("Lea Roth", ["Les quais sont noyés"])],
    ),
    (
        "a verb that agrees with the cue and not with what is said is the report's own",
        "Les voisins pensaient que la digue tenait et avaient prévenu la mairie.",
        [("voisins", ["que la digue tenait"])],
    ),
    (
        "cries that a comma joins are one statement",
        "« Partez ! », « Démission ! », ont crié les riverains.",
        [("riverains", ["Partez !", "Démission !"])],
    ),
]


@pytest.mark.parametrize(("law", "text", "wanted"), CASES, ids=[case[0] for case in CASES])
def test_extents(read: Read, law: str, text: str, wanted: list[tuple[str | None, list[str]]]) -> None:
    statements = read(text).statements
    assert [(s.speaker and s.speaker.name, [c.text for c in s.content]) for s in statements] == wanted, law

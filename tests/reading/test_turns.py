"""Interviews, where the head of each paragraph tells who speaks."""

from __future__ import annotations

import pytest

from .conftest import Read


@pytest.mark.parametrize(
    "labels",
    [
        ("Question", "Ida Roth", "Question", "Ida Roth"),
        ("Le Goéland", "Ida Roth", "Le Goéland", "I. R."),
        ("Q.", "I. R.", "Q.", "I. R."),
        ("Radio Brenn", "Ida Roth", "Radio Brenn", "Ida Roth"),
    ],
)
def test_answers_are_said_by_whom_their_paragraph_names(read: Read, labels: tuple[str, ...]) -> None:
    turns = ["Le port va-t-il fermer ?", "Non, je pense qu'il tiendra.", "Et les quais ?", "Ils attendront mars."]
    parts = [f"{label} : {turn}" for label, turn in zip(labels, turns, strict=True)]
    said = read("\n\n".join(["Ida Roth est maire de Dole.", *parts])).statements
    assert [(s.speaker and s.speaker.name, s.form, s.content[0].text) for s in said] == [
        ("Ida Roth", "direct", turns[1]),
        ("Ida Roth", "direct", turns[3]),
    ]


def test_an_answer_may_tell_what_another_says(read: Read) -> None:
    said = read(
        "Question : Et le préfet ?\n\nIda Roth : Le préfet affirme que le port tiendra.\n\nQuestion : Et vous ?"
    ).statements
    assert [(s.speaker and s.speaker.name, s.inside) for s in said] == [("Ida Roth", None), ("préfet", "s1")]


def test_one_label_alone_is_a_heading(read: Read) -> None:
    assert read("Météo : Le vent tourne.\n\nLe lac a gelé dans la nuit.").statements == ()

"""Who is the same speaker, and who is not."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from selon.document import Document
from selon.evaluation import GoldDocument
from selon.evaluation.readings import load_reading
from selon.evaluation.speakers import SpeakerNames, are_alike, fold, is_speaker_right
from selon.record import Entity, Reading, Reference


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Odile Brun", "Brun", True),
        ("Odile Brun", "la maire Odile Brun", True),
        ("Odile Brun", "ODILE BRÛN", True),
        ("Odile Brun", "Odile", False),
        ("Odile Brun", "Luc Brun", False),
        ("l’Office", "Office", True),
        ("préfet du Val", "Val", False),
        ("le préfet", "porte-parole du préfet", False),
        ("Jo Xi", "Xi", False),
        ("", "", False),
    ],
)
def test_names_are_alike(one: str, other: str, same: bool) -> None:
    assert are_alike(fold(one), fold(other)) is same
    assert are_alike(fold(other), fold(one)) is same


def entity(name: str, *aliases: str) -> Entity:
    return Entity("e1", name, "person", None, (), aliases, None, None, (), ())


def reading_with(document: GoldDocument, *entities: Entity) -> Reading:
    return Reading(Document(document.text), "", "", None, (), entities, ())


def test_an_alias_of_the_entity_is_as_good_as_its_name(pont: GoldDocument) -> None:
    names = SpeakerNames(reading_with(pont, entity("la maire", "Odile Brun")), pont.statements or ())
    assert names.fit(("Odile Brun",), Reference("e1", "la maire"))
    assert not names.fit(("Odile Brun",), Reference("", "la maire"))


def test_an_entity_that_is_everybody_is_nobody_but_its_name(pont: GoldDocument) -> None:
    names = SpeakerNames(reading_with(pont, entity("Luc Amar", "Odile Brun")), pont.statements or ())
    assert names.fit(("Luc Amar",), Reference("e1", "Luc Amar"))
    assert not names.fit(("Odile Brun",), Reference("e1", "Luc Amar"))


def test_nobody_is_right_only_where_there_is_nobody(pont: GoldDocument) -> None:
    names = SpeakerNames(reading_with(pont), ())
    assert names.fit((), None)
    assert not names.fit((), Reference("", "Odile Brun"))
    assert not names.fit(("Odile Brun",), None)


@pytest.mark.parametrize(("number", "name", "right"), [(0, "maire", True), (1, "elle", False), (2, "elle", False)])
def test_the_words_of_the_source_name_the_speaker_unless_they_are_a_pronoun(
    number: int,
    name: str,
    right: bool,
    pont: GoldDocument,
    perfect: Callable[[GoldDocument], dict[str, Any]],
    tmp_path: Any,
) -> None:
    import json

    path = tmp_path / "pont.json"
    data = perfect(pont)
    data["statements"].sort(key=lambda each: each["id"])
    data["statements"][number]["speaker"] = {"id": "", "name": name}
    path.write_text(json.dumps(data), encoding="utf8")
    reading = load_reading(path, pont.text)
    gold = (pont.statements or ())[number]
    assert is_speaker_right(gold, reading.statements[number], SpeakerNames(reading, pont.statements or ())) is right

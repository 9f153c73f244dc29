"""What a report's list of names holds: who is told of, and no phrase that only looks like somebody."""

from __future__ import annotations

import pytest

from .conftest import Read
from .said import speaker_of


@pytest.mark.parametrize(
    ("text", "phrases"),
    [
        ("Le texte a été adopté par 78 voix contre 61.", ("78 voix", "voix")),
        ("La direction réfute ces accusations.", ("ces accusations",)),
        ("Le maire balaie les critiques d'un revers de main.", ("critiques d'un revers de main", "critiques")),
        ("Le maire dément tout mouvement.", ("tout mouvement",)),
        ("Le préfet se refuse à tout commentaire.", ("tout commentaire",)),
        ("Tout le monde a repris le travail, affirme le maire.", ("Tout le monde", "monde")),
        ("L'avocate affirme au contraire avoir vu son client menotté.", ("contraire",)),
        ("Sollicitée, la mairie n'a pas souhaité commenter.", ("Sollicitée",)),
        ("Allez-vous quitter le pays ?", ("Allez", "pays")),
        ("Le maire conteste. Il parle de mensonge.", ("maire conteste",)),
        ("La reprise par le turc Kalpor serait à l'étude.", ("turc",)),
    ],
)
def test_what_is_done_to_a_thing_makes_it_nobody(read: Read, text: str, phrases: tuple[str, ...]) -> None:
    assert not {entity.name for entity in read(text).entities}.intersection(phrases)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("La police accuse le mouvement.", "mouvement"),
        ("La police a arrêté vingt opposants.", "vingt opposants"),
        ("Le maire attaque toute la famille.", "famille"),
    ],
)
def test_what_can_be_somebody_still_is(read: Read, text: str, name: str) -> None:
    assert name in {entity.name.removeprefix("toute la ") for entity in read(text).entities}


@pytest.mark.parametrize(
    ("text", "name", "roles"),
    [
        ("D'après deux administrateurs, Paul Renard serait sur le départ.", "Paul Renard", ()),
        (
            "Le président de la commission, Erik Roth, juge que le contrat est mauvais.",
            "Erik Roth",
            ("président de la commission",),
        ),
        ("Erik Roth, juge à Brel, part.", "Erik Roth", ("juge à Brel",)),
        ("L'action Belvor a perdu 12 % lundi.", "Belvor", ()),
    ],
)
def test_a_role_is_neither_a_verb_nor_who_else_is_told_of(
    read: Read, text: str, name: str, roles: tuple[str, ...]
) -> None:
    assert [entity.roles for entity in read(text).entities if entity.name == name] == [roles]


def test_one_of_a_group_is_whom_the_apposition_names(read: Read) -> None:
    reading = read("L'un de ses avocats, Me Samir Dalou, va faire appel. « C'est une parodie », a-t-il fustigé.")
    assert [entity.name for entity in reading.entities] == ["Samir Dalou"]


_TWO = (
    "La présidente et le maire se sont vus lundi. La première s'est dite « déçue » ; le second a salué un « progrès »."
)


@pytest.mark.parametrize(
    ("text", "words", "speaker"),
    [
        (_TWO, "déçue", "présidente"),
        (_TWO, "un « progrès »", "maire"),
        (
            "Le préfet a reçu Lea Roth lundi. Le premier affirme que tout va bien. La seconde assure que rien ne va.",
            "que rien ne va",
            "Lea Roth",
        ),
    ],
)
def test_the_first_and_the_second_are_those_told_of_before(read: Read, text: str, words: str, speaker: str) -> None:
    assert speaker_of(read(text), words) == speaker


@pytest.mark.parametrize("text", ["Le premier affirme que tout va bien.", "Le second a dit que le maire ment."])
def test_the_first_of_nobody_is_nobody(read: Read, text: str) -> None:
    assert [entity.name for entity in read(text).entities if entity.name in ("premier", "second")] == []


def test_a_time_before_a_dash_is_no_part_of_who_acts(read: Read) -> None:
    names = {entity.name for entity in read("14h05 - Le président du conseil a rencontré les grévistes.").entities}
    assert "président du conseil" in names


def test_what_stands_in_brackets_before_a_verb_is_not_what_it_reports(read: Read) -> None:
    reading = read("Le groupe Belvor (Nasdaq : BLV) publie un chiffre d'affaires de 40 millions d'euros, en hausse.")
    assert [entity.name for entity in reading.entities] == ["Belvor"]


def test_a_body_in_apposition_is_whom_it_stands_beside(read: Read) -> None:
    reading = read("Des dockers bloquent le port. La Sorvane, l'opérateur privé du terminal, assure avoir tout réglé.")
    assert [entity.name for entity in reading.entities if entity.kind == "organization"] == ["Sorvane"]


def test_what_was_told_before_did_not_happen_where_the_report_goes_on_to(read: Read) -> None:
    before = "La police a arrêté dix manifestants lundi. Le préfet a interdit la marche."
    behind = "À Oran, un porte-parole a dénoncé ces arrestations."
    places = {event.anchor.text: event.place and event.place.name for event in read(f"{before}\n\n{behind}").events}
    assert (places["a arrêté"], places["a dénoncé"]) == (None, "Oran")
    title = read("Un attentat a fait trois morts\n\nÀ Oran, un homme a attaqué une mosquée dimanche.")
    assert {event.place and event.place.name for event in title.events} == {"Oran"}


def test_where_somebody_is_met_is_no_part_of_who_it_is(read: Read) -> None:
    reading = read("Le ministre français a rencontré son homologue algérien à Oran. Ce dernier a promis une réponse.")
    called = {entity.name for entity in reading.entities if entity.kind == "person"}
    assert called == {"ministre français", "son homologue algérien"}
    posted = read("« Tout va bien », a dit l'ambassadeur algérien à Paris.")
    assert "ambassadeur algérien à Paris" in {entity.name for entity in posted.entities}

"""Who is who: each case a short report, a description in it, and the name of whom it means."""

from __future__ import annotations

import pytest

from selon.record import Entity, Reading

from .conftest import Read

JOINED = [
    (
        "Un homme de 28 ans a agressé une coiffeuse à Gap. Le suspect a été interpellé.",
        "Le suspect",
        "Un homme de 28 ans",
    ),
    (
        "Une étudiante de 20 ans a été agressée à Gap. La jeune femme a accusé un chauffeur.",
        "La jeune femme",
        "Une étudiante de 20 ans",
    ),
    (
        "Une infirmière a été poignardée mardi à Rodez. L'infirmière a porté plainte contre son agresseur.",
        "L'infirmière",
        "Une infirmière",
    ),
    (
        "Un homme de 41 ans a tué un apiculteur à Foix. L'homme a été interpellé mardi soir.",
        "L'homme",
        "Un homme de 41 ans",
    ),
    (
        "Un tireur a blessé trois clients d'un bar à Niort. Le tireur a été arrêté deux heures plus tard.",
        "Le tireur",
        "Un tireur",
    ),
    (
        "Deux hommes ont attaqué une bijouterie lundi à Sète. Les deux suspects ont été arrêtés mardi à Gap.",
        "deux suspects",
        "Deux hommes",
    ),
    (
        "Une femme a poignardé son voisin à Niort. La femme a été interpellée. L'assaillante a menacé les policiers.",
        "L'assaillante",
        "Une femme",
    ),
    (
        "Un policier a tué un passant lundi. Le fonctionnaire a été arrêté mardi par ses collègues.",
        "Le fonctionnaire",
        "Un policier",
    ),
    (
        "Trois militants ont été arrêtés à Foix. Les militants ont accusé la police de violence.",
        "Les militants",
        "Trois militants",
    ),
    (
        "Un professeur a été agressé à Gap. L'enseignant a porté plainte contre deux élèves.",
        "L'enseignant",
        "Un professeur",
    ),
]
APART = [
    ("Deux cyclistes ont été blessés à Gap. Trois cyclistes ont accusé la mairie.", "Trois cyclistes"),
    ("Anaïs Morel a été agressée lundi à Sète. Un homme a été interpellé mardi soir.", "Un homme"),
    ("Un garçon de 9 ans a été blessé à Foix. Un garçon de 12 ans a été tué.", "Un garçon de 12 ans"),
    ("Un gendarme a frappé un cycliste à Dole. Un autre gendarme a été arrêté mardi.", "Un autre gendarme"),
    (
        "Hugo Perrin a été arrêté à Dole. La mère de Hugo Perrin a accusé la police de violence.",
        "La mère de Hugo Perrin",
    ),
    (
        "Hugo Perrin a été arrêté à Dole. L'avocat de Hugo Perrin a accusé la police de violence.",
        "L'avocat de Hugo Perrin",
    ),
    ("Hugo Perrin a frappé une coiffeuse à Sète. La coiffeuse a porté plainte samedi.", "une coiffeuse"),
    ("Hugo Perrin a tué un boulanger à Rodez. Un voisin a été blessé par le même homme.", "un boulanger"),
    ("Un homme de 32 ans a été tué à Gap. Un homme de 57 ans a été arrêté samedi.", "Un homme de 57 ans"),
    ("Deux élus bretons ont été agressés lundi. Deux élus alsaciens ont critiqué la préfète.", "Deux élus alsaciens"),
    (
        "Trois policiers ont été blessés à Foix. Cinq manifestants ont été interpellés par la police.",
        "Cinq manifestants",
    ),
    ("Anaïs Morel a été agressée à Niort. Le suspect a été arrêté mardi soir.", "Le suspect"),
    ("Anaïs Morel a critiqué le projet. Chaque candidat a accusé la préfecture de mensonge.", "Chaque candidat"),
    ("Hugo Perrin et Anaïs Morel ont été arrêtés. Un journaliste a été frappé à Dole.", "Un journaliste"),
    ("Un pompier a été blessé à Sète. Les pompiers ont accusé la mairie de mensonge.", "Les pompiers"),
    ("Une cycliste a été tuée à Gap. Un cycliste a été blessé dans la soirée à Foix.", "Un cycliste"),
    (
        "L'agence Norvia a démenti. L'agence régionale de l'eau a accusé un maire de fraude.",
        "L'agence régionale de l'eau",
    ),
    ("Un élève a frappé un professeur à Rodez. Le professeur a porté plainte contre lui.", "Le professeur"),
]
NAMES = [
    ("Anaïs Morel est morte à Dole. Selon un témoin, Anaïs avait peur de son mari.", "Anaïs", "Anaïs Morel"),
    ("Hugo a été arrêté lundi à Sète. Hugo Perrin avait agressé un vigile.", "Hugo", "Hugo Perrin"),
]


def entity_at(reading: Reading, words: str) -> Entity:
    """The entity that is mentioned where the words stand first."""
    start = reading.document.text.index(words)
    return next(e for e in reading.entities if any(m.span.start == start for m in e.mentions))


@pytest.mark.parametrize(("text", "words", "name"), JOINED)
def test_a_description_means_whom_the_report_tells_of_before_or_later(
    read: Read, text: str, words: str, name: str
) -> None:
    assert entity_at(read(text, "2022-12-05"), words).name == name


@pytest.mark.parametrize(("text", "words"), APART)
def test_a_description_of_somebody_else_stays_apart(read: Read, text: str, words: str) -> None:
    reading = read(text, "2022-12-05")
    found = [e for e in reading.entities if any(m.span.text == words for m in e.mentions)]
    assert all(not any(m.kind == "name" for m in e.mentions) for e in found)
    assert all(len({m.span.text.lower() for m in e.mentions if m.kind == "title"}) <= 2 for e in found)


@pytest.mark.parametrize(("text", "words", "name"), NAMES)
def test_a_first_name_is_that_of_the_one_full_name(read: Read, text: str, words: str, name: str) -> None:
    assert entity_at(read(text, "2022-12-05"), words).name == name

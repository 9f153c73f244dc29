"""Where and when events happened: what the clause tells, what is inferred, and what is left open."""

from __future__ import annotations

import pytest

from selon.record import Event
from selon.record.deeds import where_and_when
from selon.record.plover import rows
from selon.ui import Words, load_words

from .conftest import Read

STORY = (
    "Un incendie a détruit lundi un entrepôt à Vierzon.\n\nLe préfet a condamné l'attaque. "
    "Le maire a demandé des renforts."
)


@pytest.fixture
def words() -> Words:
    return load_words("en")


def event(read: Read, text: str, anchor: str, published: str | None = "2022-12-21") -> Event:
    return next(each for each in read(text, published).events if anchor in each.anchor.text)


@pytest.mark.parametrize("near", ["clause", "object"])
def test_a_place_of_the_clause_is_told(read: Read, near: str) -> None:
    text = {
        "clause": "La police a arrêté deux hommes à Vierzon.",
        "object": "Les rebelles ont bombardé Vierzon.",
    }[near]
    found = read(text, "2022-12-21").events[0]
    assert found.place is not None
    assert found.place.name == "Vierzon"
    assert f"fr.event.place.{near}" in {reason.rule for reason in found.because}
    assert found.tells("place")


def test_what_the_clause_does_not_tell_is_explained_and_left_out_of_tables(read: Read, words: Words) -> None:
    reading = read(STORY, "2022-12-21")
    inferred = [each for each in reading.events if each.place and not each.tells("place")]
    assert inferred
    assert all(
        f"{each.place.name}\u00a0?" in where_and_when(each, words, inferred=True) for each in inferred if each.place
    )
    assert not any(each.place.name in part for each in inferred if each.place for part in where_and_when(each, words))
    lines = dict(zip((each.id for each in reading.events), rows(reading).splitlines(), strict=True))
    assert all("Vierzon" not in lines[each.id].split("\t")[9] for each in inferred)


def test_a_report_without_places_and_dates_gives_none(read: Read) -> None:
    found = event(read, "Les ouvriers ont manifesté devant le siège du groupe.", "manifest", None)
    assert found.place is None
    assert not [reason for reason in found.because if ".place." in reason.rule]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("L'annonce de nouveaux pourparlers, le 12 mai à Nantes, a rassuré.", "2023-05-12"),
        ("L'annonce du ministre, le 12 mai, a rassuré.", "2022-05-12"),
    ],
)
def test_what_is_announced_lies_ahead_and_the_announcement_does_not(read: Read, text: str, value: str) -> None:
    assert read(text, "2022-12-21").times[0].value == value


@pytest.mark.parametrize(
    ("text", "anchor", "time"),
    [
        ("Luc Amar, condamné en 2019, a été libéré lundi.", "libéré", "2022-12-19"),
        ("La police a arrêté mardi un homme qui avait tué un garde en 2015.", "tué", "2015"),
        ("La police a arrêté mardi un homme qui avait tué un garde en 2015.", "arrêté", "2022-12-20"),
        ("Le maire a déclaré lundi que la police avait arrêté le suspect dimanche.", "arrêté", "2022-12-18"),
        ("Les deux pays signeront un accord le 12 janvier.", "signeront", "2023-01-12"),
        ("Le syndicat appelle à une grève le 12 janvier.", "grève", "2023-01-12"),
        ("L'armée bombardera le port.", "bombardera", "FUTURE_REF"),
        ("Les rebelles auraient bombardé le port.", "bombardé", "2022-12-21"),
        ("Luc Amar est soupçonné d'avoir tué deux voisins.", "tué", "2022-12-21"),
        ("Le président a convoqué une réunion avec les maires.", "réunion", "FUTURE_REF"),
        ("Si l'armée est attaquée, elle ripostera.", "attaquée", "FUTURE_REF"),
        ("Le président a dénoncé mardi l'attaque de dimanche contre le port.", "dénoncé", "2022-12-20"),
        ("Le président a dénoncé mardi l'attaque de dimanche contre le port.", "attaque", "2022-12-18"),
        ("Le ministre rappelle que la Norvège avait envahi le Danemark en 1710.", "envahi", "1710"),
        ("Le suspect a été placé en garde à vue avant d'être relâché lundi.", "relâché", "2022-12-19"),
        ("La ministre a, dès mardi, condamné l'attaque.", "condamné", "2022-12-20"),
        ("Les dockers bloquent le port depuis lundi.", "bloquent", "2022-12-19"),
        ("Lors de la visite du préfet vendredi, des dockers ont manifesté.", "visite", "2022-12-16"),
        ("Des élus ont appelé à un rassemblement vendredi.", "rassemblement", "2022-12-23"),
    ],
)
def test_an_event_has_the_time_that_is_its_own(read: Read, text: str, anchor: str, time: str) -> None:
    assert event(read, text, anchor, "2022-12-21").time == time

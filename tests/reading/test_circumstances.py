"""Where and when events happened: what the clause tells, what is inferred, and what is left open."""

from __future__ import annotations

import pytest

from selon.record import Event
from selon.record.deeds import where_and_when
from selon.record.plover import rows
from selon.ui import Words, load_words

from .conftest import Read
from .said import find

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
    lines = dict(zip((each.id for each in reading.events), rows(reading, "a.txt").splitlines(), strict=True))
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
        ("Luc Amar est jugé mardi pour le meurtre d'Odile Brun, en mars 2019 à Vannes.", "meurtre", "2019-03"),
        ("Luc Amar a été jugé mardi pour le meurtre d'Odile Brun, en mars 2019 à Vannes.", "jugé", "2022-12-20"),
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


def test_place_and_time_come_from_the_clause_and_say_so() -> None:
    found = find("La police a arrêté trois opposants à Lyon lundi. Rien à Paris.", "COERCE", "2022-12-21")
    assert (found.place and found.place.name, found.time) == ("Lyon", "2022-12-19")
    assert {"fr.event.place.clause", "fr.event.time.clause"} <= {reason.rule for reason in found.because}


def test_the_village_that_is_shelled_is_where_it_happens() -> None:
    found = find("L’armée a bombardé mardi le village de Darn.", "ASSAULT")
    assert found.place is not None
    assert found.place.name == "Darn"
    assert "fr.event.place.object" in [reason.rule for reason in found.because]


def test_the_county_in_brackets_is_where_the_town_lies() -> None:
    found = find("Vers midi, à Mende (Lozère), les gendarmes ont arrêté un routier.", "COERCE")
    assert found.place is not None
    assert found.place.name == "Mende"


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Madrid a imposé des sanctions contre trois banquiers.", None),
        ("La Havane a arrêté deux diplomates.", None),
        ("La police a arrêté deux diplomates à La Havane.", "La Havane"),
        ("Madrid accueille le président chilien.", "Madrid"),
    ],
)
def test_a_capital_that_acts_is_its_government_and_not_where_it_happens(
    read: Read, text: str, place: str | None
) -> None:
    found = read(text).events[0]
    assert (found.place.name if found.place else None) == place


def test_a_town_is_preferred_to_its_state() -> None:
    found = find("Une manifestation a réuni mille étudiants à Lyon, en France.", "PROTEST")
    assert found.place is not None
    assert found.place.name == "Lyon"


@pytest.mark.parametrize(
    ("text", "time"),
    [
        ("La France a bombardé la Libye lundi. Elle compte bombarder la Syrie.", "FUTURE_REF"),
        ("Lundi, la France a bombardé la Libye. Elle avait arrêté Luc Amar.", "2022-12-19"),
        ("Le pont date de 1999. La France a bombardé la Libye.", "2022-12-21"),
    ],
)
def test_what_is_to_come_is_not_dated_by_what_has_happened(read: Read, text: str, time: str) -> None:
    assert read(text, "2022-12-21").events[-1].time == time


def test_a_state_where_something_happens_is_no_party() -> None:
    found = find("Trois opposants ont été arrêtés en Libye.", "COERCE")
    assert found.actor == ()
    assert found.place is not None
    assert found.place.name == "Libye"


def test_a_day_of_which_somebody_only_speaks_is_not_that_of_the_speech(read: Read) -> None:
    text = "« Lundi, rien ne disait que le vin était bon », s'est défendue la maire de Vierzon, Odile Ferrand."
    assert event(read, text, "défendue").time != "2022-12-19"

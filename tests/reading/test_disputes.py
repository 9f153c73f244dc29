"""Who contradicts whom inside one report: by taking up what was said before, and by saying the contrary."""

from __future__ import annotations

import pytest

import selon
from selon.reading.disputes.answers import takes_up
from selon.record import Dispute, Reading
from selon.rules import load_rules

RULES = load_rules("fr").disputes


def sides(reading: Reading, dispute: Dispute) -> list[list[str]]:
    """The words of each side."""
    words = {statement.id: statement.content[0].text for statement in reading.statements}
    words |= {event.id: event.anchor.text for event in reading.events}
    return [[words[each] for each in side.statements + side.events] for side in dispute.sides]


@pytest.mark.parametrize("report", RULES.finds)
def test_a_denial_that_takes_up_what_was_said_makes_a_dispute(report: str) -> None:
    reading = selon.read(report, published="2022-12-05")
    [dispute] = reading.disputes
    holding, denying = sides(reading, dispute)
    assert holding
    assert len(denying) == 1
    assert report.index(holding[-1]) <= report.index(denying[0])  # both may tell the same words


@pytest.mark.parametrize("report", RULES.skips)
def test_what_takes_up_nothing_makes_none(report: str) -> None:
    assert not selon.read(report, published="2022-12-05").disputes


@pytest.mark.parametrize(
    ("content", "whether"),
    [
        ("ces accusations", True),
        ("Ces graves accusations", True),
        ("les accusations de la conseillère", True),
        ("ce qui", True),
        ("C'est un mensonge pur et simple", True),
        ("Ce n’est pas vrai", True),
        ("cette décision", False),
        ("les résultats du scrutin", False),
        ("C'est une erreur de calendrier", False),
        ("l'information judiciaire ouverte par le parquet de la capitale", False),
        ("que le pont soit fissuré", False),
    ],
)
def test_what_takes_something_up(content: str, whether: bool) -> None:
    assert takes_up(content, RULES) is whether


def test_nobody_else_is_meant_than_who_is_named() -> None:
    text = (
        "Selon Anne Tissier, les comptes sont truqués. Paul Aubert assure que la caisse est vide. "
        "Le trésorier nie les accusations d'Anne Tissier."
    )
    reading = selon.read(text)
    [dispute] = reading.disputes
    assert sides(reading, dispute) == [["les comptes sont truqués"], ["les accusations d'Anne Tissier"]]


@pytest.mark.parametrize(
    "report",
    [
        "Le maire de Lauzerte, Paul Morin, accuse la préfète, Anne Delmas, d'avoir menti. Elle répond que c'est faux.",
        "Paul Morin accuse Anne Delmas d'avoir caché le rapport ; Anne Delmas répond que c'est faux.",
        "Selon Paul Morin, la préfète a caché le rapport. Anne Delmas assure qu'il n'en est rien.",
    ],
)
def test_a_verdict_behind_that_takes_up_what_was_said(report: str) -> None:
    [dispute] = selon.read(report).disputes
    assert [len(side.statements) for side in dispute.sides] == [1, 1]


def test_accusations_may_be_told_behind_their_denial() -> None:
    reading = selon.read(
        "Anne Delmas a rejeté les accusations de Paul Morin, selon lesquelles elle aurait caché le rapport."
    )
    [dispute] = reading.disputes
    assert sides(reading, dispute) == [["elle aurait caché le rapport"], ["les accusations de Paul Morin"]]


def test_what_the_report_tells_may_be_denied_too() -> None:
    reading = selon.read("L'armée a bombardé le port de Sarvine. Le gouvernement dément ces informations.")
    [dispute] = reading.disputes
    assert sides(reading, dispute) == [["a bombardé"], ["ces informations"]]
    assert dispute.type == "ASSAULT"


def test_what_is_far_away_is_not_meant() -> None:
    between = "La séance a duré trois heures. " * 4
    text = f"Le maire assure que le pont est sûr. {between}L'opposition conteste cette affirmation."
    assert not selon.read(text).disputes


def test_what_is_disputed_is_told_in_plain_words() -> None:
    reading = selon.read("Le maire assure qu’aucun pont n'est sûr. L'opposition conteste cette affirmation.")
    assert [dispute.about for dispute in reading.disputes] == ["aucun pont n'est sûr"]


@pytest.mark.parametrize(
    "report",
    [
        "L'association affirme que deux enfants ont été blessés. Le maire dément : « Aucun enfant n'a été blessé. »",
        "« L'usine fermera », a annoncé le maire. Le syndicat assure que l'usine ne fermera pas.",
        "Le maire assure que le pont des Forges est ouvert. Selon l'ingénieur, le pont des Forges est fermé.",
        "Paul Morin accuse Anne Delmas d'avoir caché le rapport. « Je l'ai publié en mars », rétorque-t-elle.",
        "Paul Morin affirme que la digue a cédé. Anne Delmas le conteste : « La digue est intacte », dit-elle.",
    ],
)
def test_a_contrary_said_side_by_side_makes_a_dispute(report: str) -> None:
    [dispute] = selon.read(report).disputes
    assert [len(side.statements) for side in dispute.sides] == [1, 1]


@pytest.mark.parametrize(
    "report",
    [
        "« L'usine fermera », a annoncé le maire. Le syndicat assure que l'usine fermera en mai.",
        "Le maire assure que le pont des Forges est ouvert. Selon l'ingénieur, la rue des Lilas est fermée.",
        "Le maire assure que le pont est ouvert. Selon l'ingénieur, la rue est fermée.",
        "« L'usine fermera », a annoncé le maire. « L'usine ne fermera pas », avait-il pourtant dit en mars.",
        "« La digue est sûre », dit Anne Delmas. Le maire, Paul Morin, n'a pas démenti avoir lu la lettre.",
        "« La digue est sûre », dit Anne Delmas. Le maire, Paul Morin, n'a pas nié que l'école était close.",
        "Anne Delmas affirme que la mairie a vendu le stade. Paul Morin ne nie pas que la mairie ait vendu le stade.",
    ],
)
def test_what_is_said_side_by_side_and_is_no_contrary_makes_none(report: str) -> None:
    assert not selon.read(report).disputes


def disputes(text: str) -> tuple[Reading, list[tuple[tuple[str, ...], ...]]]:
    reading = selon.read(text)
    return reading, [tuple(side.statements + side.events for side in each.sides) for each in reading.disputes]


def test_what_one_source_holds_and_another_denies_is_disputed() -> None:
    reading, found = disputes(
        "Luc Amar affirme que la France a bombardé la Libye. Odile Brun nie que Paris ait bombardé la Libye."
    )
    assert found == [((reading.statements[0].id,), (reading.statements[1].id,))]


def test_the_reports_own_voice_is_a_side() -> None:
    reading, found = disputes("La France a bombardé la Libye. Paris nie avoir bombardé la Libye.")
    assert found == [((reading.events[0].id,), (reading.statements[0].id,))]


def test_nobody_disputes_with_himself_nor_over_another_act() -> None:
    assert not disputes("La France a bombardé la Libye. Paris nie avoir bombardé le Tchad.")[1]


def test_one_thing_held_that_two_deny_is_one_dispute() -> None:
    reading = selon.read(
        "L'adjoint Luc Ferrand reproche à la régie d'avoir fermé la halte. « C'est faux », répond la régie. "
        "La maire Odile Brac dément ces accusations."
    )
    [dispute] = reading.disputes
    assert dispute.about == "avoir fermé la halte"
    assert sides(reading, dispute) == [["d'avoir fermé la halte"], ["C'est faux", "ces accusations"]]
